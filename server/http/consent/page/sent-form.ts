/** Reads a form of the customer's page and finds everything that is missing or too long in it. */
import type { ConsentView } from '../../../actions/consent/read-consent.ts';
import { cleanText } from '../../../mail/clean.ts';
import { refOf } from '../../frame/ids.ts';
import type { ConsentAct } from './texts.ts';

export interface SentForm {
  act: ConsentAct;
  seal: string;
  /** As shown-page.ts wrote it. */
  shown: string;
  values: Record<string, string>;
  /** As the form sent them, to show it again. */
  lines: string[];
  /** null: all of it. */
  lineIds: string[] | null;
  /** Code by field. */
  errors: Record<string, string>;
}

const atMost = 32 * 1024;
const lengths: Record<string, number> = {
  reason: 2000,
  text: 4000,
  name: 200,
  title: 200,
  email: 254,
  code: 20,
};

/** Which forms exist behind which link. */
const actsOf: Record<ConsentView['purpose'], ConsentAct[]> = {
  decide: ['agree', 'refuse', 'not-me', 'ask', 'end'],
  undo: ['undo', 'end'],
};

export async function readForm(request: Request, view: ConsentView): Promise<SentForm> {
  const body = await bodyOf(request);
  const sent = new URLSearchParams(body ?? '');
  const act = actsOf[view.purpose].find((known) => known === sent.get('act'));
  if (!act)
    return {
      act: actsOf[view.purpose][0] as ConsentAct,
      seal: '',
      shown: '',
      values: {},
      lines: [],
      lineIds: null,
      errors: { '': body === null ? 'value-too-long' : 'unknown-form' },
    };
  const values = Object.fromEntries(
    Object.keys(lengths).map((name) => [name, cleanText(sent.get(name) ?? '').trim()]),
  );
  if (sent.get('confirm') === 'yes') values.confirm = 'yes';
  const lines = sent.getAll('line').slice(0, 200);
  const lineIds = lines.includes('all') ? null : lines.map((line) => refOf('line', line)?.id ?? '');
  return {
    act,
    seal: sent.get('seen') ?? '',
    shown: sent.get('shown') ?? '',
    values,
    lines,
    lineIds,
    errors: errorsOf(act, sent, values, lineIds),
  };
}

/** null: longer than all fields together may be. */
async function bodyOf(request: Request): Promise<string | null> {
  if (
    !request.headers.get('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded') ||
    !request.body
  )
    return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > atMost) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function errorsOf(
  act: ConsentAct,
  sent: URLSearchParams,
  values: Record<string, string>,
  lineIds: string[] | null,
): Record<string, string> {
  const errors: Record<string, string> = {};
  const choosing = act === 'refuse' || act === 'end';
  if (choosing && lineIds?.length === 0) errors.line = 'line-required';
  if (choosing && lineIds?.includes('')) errors.line = 'line-unknown';
  if (act === 'end' && lineIds === null) errors.line = 'line-required';
  if (act === 'ask' && values.text === '') errors.text = 'field-required';
  if (act !== 'ask' && sent.get('confirm') !== 'yes') errors.confirm = 'confirmation-required';
  for (const [name, most] of Object.entries(lengths))
    if ((values[name]?.length ?? 0) > most) errors[name] = 'value-too-long';
  return errors;
}
