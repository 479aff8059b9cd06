/**
 * The customer's decision without an account: /consent/{token}. GET never acts; a form that was sent untouched does nothing
 * and is shown again with what is missing (docs/invariants.md, design 8).
 */
import { Hono, type Context as HonoContext } from 'hono';
import { afterNotMe, type AfterNotMe } from '../../../rules/claim/not-me.ts';
import { HTTPException } from 'hono/http-exception';
import type { Outcome, Problem } from '../../../rules/engine/denial.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { formSeal, readToken, type NoticeRef } from '../../actions/consent/consent-link.ts';
import type { ClaimRef, Context, Present, Reply, Services } from '../../actions/run/context.ts';
import type {
  AskQuestionInput,
  EndAssociationInput,
  AgreeInput,
  NotMeInput,
  RefuseInput,
  UndoDecisionInput,
} from '../../actions/run/inputs.ts';
import { contactActor, readConsent, type ConsentView } from '../../actions/consent/read-consent.ts';
import type { OwnerIdentity } from '../../mail/identity.ts';
import { codeOf } from '../frame/answer-error.ts';
import { languageOf, lastDayText } from '../../mail/dates.ts';
import { arrivalOf } from '../frame/arrival.ts';
import { callerAddress } from '../frame/caller.ts';
import type { Returned } from './page/forms.ts';
import { messagePage, pageHeaders, type PageFrame } from './page/layout.ts';
import { cleanView, requestPage } from './page/request.ts';
import { readShown, writeShown } from './page/shown-page.ts';
import { readForm, type SentForm } from './page/sent-form.ts';
import { consentTexts, type ConsentAct, type ConsentTexts, type PassedOn } from './page/texts.ts';
import { isForeignForm } from '../frame/foreign-form.ts';
import type { Limits } from '../frame/limits.ts';
import { HttpProblem, statusOfKind } from '../frame/problem.ts';
import type { Env } from '../frame/serve.ts';

type Act<Input> = (ctx: Context, ref: ClaimRef, input: Input, present: Present) => Promise<Outcome<Reply>>;

/** The acts the page can do. */
export interface ConsentActs {
  agree: Act<AgreeInput>;
  refuse: Act<RefuseInput>;
  notMe: Act<NotMeInput>;
  askQuestion: Act<AskQuestionInput>;
  undoDecision: Act<UndoDecisionInput>;
  endAssociation: Act<EndAssociationInput>;
}

export interface ConsentPageOptions {
  acts: ConsentActs;
  /** The programme owner, by name. */
  owner: string;
  /** Who that is to a customer; null until the operator has set it. */
  identity?: OwnerIdentity | null;
  limits: Limits | null;
  /** Told of every failure that is answered with 500 or 503. */
  onError?(error: unknown, requestId: string): void;
}

/** To be mounted at /consent. */
export function consentPage(services: Services, options: ConsentPageOptions): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/:token', async (c) => {
    limitLink(services, options, c);
    const opened = await openLink(services, options, c);
    if (opened instanceof Response) return opened;
    return show(services, options, opened, {
      status: 200,
      returned: null,
      done: doneOf(services.secret, opened.ref, c.req.query('done')),
    });
  });
  app.post('/:token', async (c) => {
    const ref = readToken(services.secret, c.req.param('token'));
    if (ref === null) limitLink(services, options, c);
    const opened = await openLink(services, options, c);
    if (opened instanceof Response) return opened;
    // The link is the key; this keeps a site that was handed one from using it in a visitor's name.
    if (isForeignForm(c.req.raw, services.publicUrl))
      return show(services, options, opened, {
        status: 403,
        returned: failed('refuse', { '': 'foreign-form' }),
        done: null,
      });
    const sent = await readForm(c.req.raw, opened.view);
    // Whoever holds the link may always refuse, however often it was opened before.
    if (sent.act !== 'refuse') limitLink(services, options, c);
    return answer(services, options, opened, sent, c);
  });
  // Who we are, for whoever types the address by hand; and whatever else is asked for below it is a link that was cut or changed.
  for (const path of ['/', '/*'])
    app.all(path, (c) => {
      const texts = textsOf(c);
      const own = new URL(c.req.url).pathname.replace(/\/$/, '').endsWith('/consent');
      return page(
        own ? 200 : 404,
        messagePage(frameOf(options, texts), own ? texts.about(options.owner) : texts.unknown),
      );
    });
  app.onError((error, c) => failedPage(error, options, c));
  return app;
}

/** Per link, so that nobody is kept from theirs by others behind the same address; what is no link is counted by address. */
function limitLink({ secret }: Services, { limits }: ConsentPageOptions, c: HonoContext<Env>): void {
  const ref = readToken(secret, c.req.param('token') ?? '');
  limits?.take(ref ? `link ${ref.noticeId}` : callerAddress(c.env?.incoming), 'link');
}

/** In the language that was asked for, or else the reader's browser's. */
function textsOf(c: HonoContext<Env>): ConsentTexts {
  const asked = c.req.query('lang');
  return consentTexts[asked === 'en' || asked === 'nl' ? asked : languageOf(c.req.header('accept-language'))];
}

function frameOf(
  { owner, identity = null }: ConsentPageOptions,
  texts: ConsentTexts,
): Omit<PageFrame, 'title'> {
  return { texts, owner, identity, otherUrl: `?lang=${texts.otherLanguage.code}` };
}

/** A person reads this: what was lost, what was not, and that the way is still open. Whose link it is nobody could look up. */
function failedPage(error: Error, options: ConsentPageOptions, c: HonoContext<Env>): Response {
  const frame = frameOf(options, textsOf(c));
  if (error instanceof HttpProblem && error.code === 'rate-limited') {
    const busy = page(429, messagePage(frame, frame.texts.busy));
    for (const [name, value] of Object.entries(error.headers)) busy.headers.set(name, value);
    return busy;
  }
  // A form too large: a refusal of its own, with a status of its own.
  if (error instanceof HttpProblem || error instanceof HTTPException) throw error;
  options.onError?.(error, c.get('requestId'));
  const code = codeOf(error);
  const otherUrl = c.req.method === 'GET' ? frame.otherUrl : null;
  return new Response(messagePage({ ...frame, otherUrl }, frame.texts.failed[code]), {
    status: code === 'internal-error' ? 500 : 503,
    headers: { ...pageHeaders, ...(code !== 'internal-error' && { 'Retry-After': '10' }) },
  });
}

interface Opened {
  ref: NoticeRef;
  view: ConsentView;
  texts: ConsentTexts;
  token: string;
}

/** Unknown, changed and foreign links get one answer; only the holder of a link that was good learns that it is not any more. */
async function openLink(
  services: Services,
  options: ConsentPageOptions,
  c: HonoContext<Env>,
): Promise<Opened | Response> {
  const token = c.req.param('token') ?? '';
  const asked = c.req.query('lang');
  const ref = readToken(services.secret, token);
  const read = ref && (await readConsent(services, ref));
  const language =
    asked === 'en' || asked === 'nl'
      ? asked
      : read === null
        ? languageOf(c.req.header('accept-language'))
        : languageOf(read.kind === 'void' ? read.language : read.view.language);
  const texts = consentTexts[language];
  if (ref === null || read === null) return page(404, messagePage(frameOf(options, texts), texts.unknown));
  if (read.kind === 'void')
    return page(
      410,
      messagePage(frameOf(options, texts), { title: texts.gone.title, text: texts.gone.why[read.why] }),
    );
  return { ref, view: cleanView(read.view), texts, token };
}

interface Showing {
  status: number;
  returned: Returned | null;
  done: Exclude<ConsentAct, 'not-me'> | null;
}

function show(
  { secret }: Services,
  { owner, identity = null }: ConsentPageOptions,
  { ref, view, texts }: Opened,
  { status, returned, done }: Showing,
): Response {
  const { language, otherLanguage } = texts;
  return page(
    status,
    writeShown(secret, ref.noticeId, language, (shown) =>
      requestPage({
        view,
        texts,
        owner,
        identity,
        returned,
        done,
        action: `?lang=${language}`,
        otherUrl: `?lang=${otherLanguage.code}`,
        seal: formSeal(secret, ref.noticeId, seenOf(view)),
        shown,
      }),
    ),
  );
}

function page(status: number, body: string): Response {
  return new Response(body, { status, headers: pageHeaders });
}

/** What a decision is made on: a page that shows something else is stale. */
function seenOf(view: ConsentView): string {
  return JSON.stringify([
    view.lines.map((line) => [line.lineId, line.standing, line.window?.endsAt ?? null]),
  ]);
}

/** Refusing and asking stay possible from a page that is behind; everything else must have been decided on what is so now. */
const mayBeStale: readonly ConsentAct[] = ['refuse', 'ask'];

async function answer(
  services: Services,
  options: ConsentPageOptions,
  opened: Opened,
  sent: SentForm,
  c: HonoContext<Env>,
): Promise<Response> {
  const { ref, view, texts } = opened;
  const again = (status: number, errors: Record<string, string>): Response =>
    show(services, options, opened, { status, returned: failed(sent.act, errors, sent), done: null });
  if (Object.keys(sent.errors).length > 0) return again(422, sent.errors);
  if (!mayBeStale.includes(sent.act) && sent.seal !== formSeal(services.secret, ref.noticeId, seenOf(view)))
    return again(409, { '': 'stale' });
  const ctx: Context = {
    ...services,
    actor: contactActor(ref, view.contact, readShown(services.secret, ref.noticeId, sent.shown)),
    requestId: c.get('requestId') ?? '',
    idempotency: null,
    arrivedAt: arrivalOf(c.env?.incoming, services.clock),
    ifMatch: null,
    validateOnly: false,
  };
  let after: AfterNotMe | null = null;
  const present: Present = ({ world, claimId }) => {
    if (sent.act === 'not-me') after = afterNotMe(factsOf(world, claimId), ref.noticeId);
    return { status: 204, headers: {}, body: '' };
  };
  const outcome = await perform(options.acts, ctx, view.ref, sent, present);
  if (!outcome.ok) {
    // A wrong code has been counted meanwhile, so the page is read again.
    const fresh = await readConsent(services, ref);
    const now = fresh?.kind === 'open' ? { ...opened, view: cleanView(fresh.view) } : opened;
    return show(services, options, now, {
      status: statusOfKind[outcome.denial.kind],
      returned: failed(sent.act, errorsOf(outcome.denial.problems), sent),
      done: null,
    });
  }
  if (after !== null)
    return page(
      200,
      messagePage(
        { ...frameOf(options, texts), otherUrl: null },
        { title: texts.passedOn.title, text: texts.passedOn.text(told(after, sent, texts)) },
      ),
    );
  return c.body(null, 303, {
    ...pageHeaders,
    Location: `${new URL(c.req.url).pathname}?lang=${texts.language}&done=${doneMark(services.secret, ref, sent.act)}`,
  });
}

function told({ until, ...after }: AfterNotMe, { values }: SentForm, { language }: ConsentTexts): PassedOn {
  return {
    ...after,
    named: (values['email'] ?? '') !== '',
    until: until && lastDayText(language, until),
  };
}

function perform(
  acts: ConsentActs,
  ctx: Context,
  ref: ClaimRef,
  sent: SentForm,
  present: Present,
): Promise<Outcome<Reply>> {
  const { lineIds } = sent;
  const confirmed = true;
  const { reason = '', code = '', name = '', title = '', email = '', text = '' } = sent.values;
  switch (sent.act) {
    case 'agree':
      return acts.agree(ctx, ref, { lineIds: null, code: code === '' ? null : code, confirmed }, present);
    case 'refuse':
      return acts.refuse(ctx, ref, { lineIds, reason: reason === '' ? null : reason, confirmed }, present);
    case 'not-me':
      return acts.notMe(
        ctx,
        ref,
        { replacement: `${name}${title}${email}` === '' ? null : { name, title, email }, confirmed },
        present,
      );
    case 'ask':
      return acts.askQuestion(ctx, ref, { text }, present);
    case 'undo':
      return acts.undoDecision(ctx, ref, { confirmed }, present);
    case 'end':
      return acts.endAssociation(ctx, ref, { lineId: lineIds?.[0] ?? '', reason }, present);
  }
}

const fieldOf: [pattern: RegExp, field: string][] = [
  [/^\/lineIds?\b/, 'line'],
  [/^\/confirmed$/, 'confirm'],
  [/^\/code$/, 'code'],
  [/^\/replacement\/(?:name|title|email)$/, ''],
  [/^\/(?:reason|text)$/, ''],
];

/** Each problem at its field, the first one where there are several. */
function errorsOf(problems: Problem[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { code, pointer } of problems) {
    const known = fieldOf.find(([pattern]) => pattern.test(pointer));
    const field = known ? known[1] || pointer.slice(pointer.lastIndexOf('/') + 1) : '';
    errors[field] ??= code;
  }
  return errors;
}

function failed(act: ConsentAct, errors: Record<string, string>, sent: SentForm | null = null): Returned {
  return { act, errors, values: sent?.values ?? {}, lines: sent?.lines ?? [] };
}

const leadBack = ['agree', 'refuse', 'ask', 'undo', 'end'] as const satisfies ConsentAct[];

/** Sealed, so that a page says that something was done only to whoever did it. */
function doneMark(secret: string, { noticeId }: NoticeRef, act: ConsentAct): string {
  return `${act}.${formSeal(secret, noticeId, `done ${act}`)}`;
}

function doneOf(secret: string, ref: NoticeRef, value: string | undefined): (typeof leadBack)[number] | null {
  return leadBack.find((act) => value === doneMark(secret, ref, act)) ?? null;
}
