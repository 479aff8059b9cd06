/** What changed, in words: values of history entries are states, names, people, instants and lists of them. */
import type { Change } from '#sdk';
import { formatInstant } from '../frame/dates.ts';
import type { Messages } from '../../messages/en.ts';
import type { CatalogNames, ReasonNames } from '../frame/names.ts';
import { wordFor } from '../frame/words.ts';

export interface HistorySpeech {
  t: Messages;
  locale: string;
  names: CatalogNames;
  reasons: ReasonNames;
  lineName: (id: string) => string | undefined;
  claimZone?: string;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const idPattern =
  /^(?:[a-z]{3}_[A-Za-z0-9_-]{20,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Which table of words a field's values are from. */
function tableOf(
  field: string,
  { t: { words, history }, reasons }: HistorySpeech,
): Record<string, string> | null {
  const nameOf = (table: Record<string, { name: string }>): Record<string, string> =>
    Object.fromEntries(Object.entries(table).map(([code, { name }]) => [code, name]));
  const tables: Record<string, Record<string, string>> = {
    stage: { ...words.statuses, ...history.stages },
    solutionArea: words.solutionAreas,
    activities: words.activities,
    activity: words.activities,
    kind: words.kinds,
    consentBy: words.consentBy,
    endedHow: words.endedHow,
    rejectionCodes: nameOf(reasons.rejection),
    requested: nameOf(reasons.information),
    acknowledgements: words.acknowledgements,
  };
  return tables[field] ?? null;
}

const codes = new Set([
  'review',
  'consent',
  'association',
  'evaluation',
  'arbitration',
  'state',
  'itemKind',
  'answerTo',
]);

export function valueWords(field: string, value: unknown, speech: HistorySpeech): string {
  const { t, locale, names } = speech;
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return t.history.nothing;
  if (typeof value === 'boolean') return value ? t.app.yes : t.app.no;
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (Array.isArray(value)) return value.map((one) => valueWords(field, one, speech)).join(', ');
  if (typeof value === 'object')
    return (
      Object.values(value)
        .filter((one) => typeof one === 'string' && !idPattern.test(one))
        .join(', ') || t.history.nothing
    );
  const text = String(value);
  if (instantPattern.test(text)) return formatInstant(text, locale);
  const table = tableOf(field, speech);
  if (table) return wordFor(table, text);
  if (field === 'itemId') return names.item(text);
  if (field === 'programmes') return names.programme(text);
  if (codes.has(field)) return wordFor({}, text);
  return idPattern.test(text) ? (speech.lineName(text) ?? `…${text.slice(-4)}`) : text;
}

/** What the change is about: the claim itself needs no name. */
export function subjectOf(
  { part, of, field }: Pick<Change, 'part' | 'of' | 'field'>,
  { t, lineName }: HistorySpeech,
): string {
  const what = wordFor(t.history.fields, field);
  if (part === 'round' && of) return `${t.history.round(of)}: ${what}`;
  const name = of ? lineName(of) : undefined;
  return name ? `${name}: ${what}` : what;
}

/** Whether the fields say anything to a person: counters of the process do not. */
export function tells({ field, before, after }: Pick<Change, 'field' | 'before' | 'after'>): boolean {
  const counters = new Set([
    'submissions',
    'requests',
    'decisions',
    'rounds',
    'version',
    'policyPinned',
    'disputesUsed',
    'ordinal',
    'key',
    'updatedAt',
  ]);
  return !counters.has(field) && JSON.stringify(before ?? null) !== JSON.stringify(after ?? null);
}

export interface Said {
  label: string | null;
  text: string;
}

/** What the entry says beside the state: words that somebody wrote, codes, names of files. */
export function saidIn(
  detail: Record<string, unknown>,
  { t, reasons }: Pick<HistorySpeech, 't' | 'reasons'>,
): Said[] {
  const said: Said[] = [];
  const codesIn = detail['codes'];
  if (Array.isArray(codesIn)) {
    said.push({
      label: null,
      text: codesIn.map((code) => reasons.any[String(code)]?.name ?? wordFor({}, String(code))).join(', '),
    });
  }
  for (const name of ['comment', 'text', 'justification', 'note', 'question'])
    if (typeof detail[name] === 'string' && detail[name] !== '')
      said.push({ label: null, text: String(detail[name]) });
  if (typeof detail['name'] === 'string') said.push({ label: null, text: detail['name'] });
  const files = detail['files'];
  if (Array.isArray(files))
    said.push(
      ...files.flatMap((file): Said[] =>
        typeof file?.name === 'string' ? [{ label: t.files.columns.name, text: file.name }] : [],
      ),
    );
  const answers = detail['answers'];
  if (Array.isArray(answers)) {
    said.push(
      ...answers.map((answer: { code: string; text: string }): Said => ({
        label: reasons.information[answer.code]?.name ?? wordFor({}, answer.code),
        text: answer.text,
      })),
    );
  }
  return said;
}
