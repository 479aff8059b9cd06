/**
 * The one way in which somebody changes something, whatever it is: replay → load and lock → now → settle → right → version → rule →
 * write → present. One transaction; state, history, outbox and replay record are written together or not at all.
 */
import type { Instant } from '../../../rules/time/meant.ts';
import type { About } from '../../../rules/access/circumstances.ts';
import { decideAct, type Asked } from '../../../rules/access/decide-act.ts';
import { rightDenial, rightProblem, type Right } from '../../../rules/access/may-call.ts';
import { kindOf } from '../../../rules/rights/may-act.ts';
import { accept, deny, type Denial, type Outcome } from '../../../rules/engine/denial.ts';
import type { ReplayRow } from '../../store/engine/replay.ts';
import { isTaken, type Scope, type Tx } from '../../store/postgres/tx.ts';
import type { Context, Reply } from './context.ts';
import { replayOf, replayRow } from './replay.ts';

/** Who acts, and how the call was made. */
export type Caller = Pick<
  Context,
  'db' | 'clock' | 'random' | 'actor' | 'idempotency' | 'ifMatch' | 'validateOnly'
> & { requestId: string | null };

/** In the transaction of the act, after its rows were locked. */
export interface Moment {
  tx: Tx;
  now: Instant;
  /** Domain time at an instant of real time; never after `now`. */
  at(realMs: number): string;
}

/** What is loaded, as it is at an instant; null: there is no such thing, or none that this actor may see. */
export type StateAt<State> = (now: Instant) => State | null;

/** What is sent to the database, and what will be there then. */
export interface Sending<Done> {
  done: Done;
  send(tx: Tx, replay: ReplayRow | null): Promise<void>;
}

/** What an act is done to, and how it is loaded and locked, settled and written. */
export interface Subject<State, Settled, Change, Done> {
  /** Whose eyes load it. */
  scope: Scope;
  /** In which the replay record lies: that of what is changed, or of whoever changes it. */
  realm: string;
  /** Sent together with the opening of the transaction. `lock` is false for a dry run. */
  load(tx: Tx, lock: boolean): Promise<StateAt<State>>;
  /** The time of the act, when it must not be before what the state has seen already. */
  timeOf?(state: State, now: Instant): string;
  settle(state: State, now: Instant): Settled;
  /**
   * What the right is asked about, and the version that is there. `replayed`: the act itself has moved the state on, so only what still
   * says something is told.
   */
  about(settled: Settled, replayed: boolean): { about: About; version: number | null };
  /** Ids, versions and numbers are given here; the change that the rule returned stays as it was. Nothing is sent yet. */
  compose(state: State, change: Change, now: Instant): Sending<Done>;
}

export interface ActSpec<State, Settled, Change, Done> {
  subject: Subject<State, Settled, Change, Done>;
  /** Row of the table of rights; null: the clock and the mail do what is theirs. */
  right: Right | null;
  /** What is known before anything is loaded: whoever may never do it is denied without a look. */
  known?: About;
  rule(settled: Settled, moment: Moment): Outcome<Change> | Promise<Outcome<Change>>;
  /** Statements that belong to the same transaction, whatever comes of the act: the job that is done with it. */
  beside?(tx: Tx, now: Instant): Promise<void>;
  /** How to load it once more, when the change turned out to touch what was not loaded; null: nothing is missing. */
  reload?(change: Change): ((tx: Tx) => Promise<StateAt<State>>) | null;
  /** What the outcome tells is counted, and taken out where it may not be told any more. */
  tell?(state: State, outcome: Outcome<Change>, moment: Moment): Promise<Outcome<Change>>;
  /** What is written although the act was denied: a wrong code counts. */
  denied?(state: State, denial: Denial, now: Instant): Change | null;
}

/** An answer, and the one to keep for a replay where it is another: a secret is shown once. */
export type Answer = { reply: Reply; stored?: Reply };

export function run<State, Settled, Change, Done>(
  caller: Caller,
  spec: ActSpec<State, Settled, Change, Done>,
  present: (done: Done) => Answer,
): Promise<Outcome<Reply>> {
  const { subject, right, known } = spec;
  const never = known && right ? rightDenial(right, caller.actor, known) : null;
  if (never) return Promise.resolve({ ok: false, denial: never });
  // The record is looked for behind the lock: the same request sent twice at once finds what the first one has answered.
  const first = (tx: Tx): Promise<[StateAt<State>, Outcome<Reply> | null]> =>
    Promise.all([subject.load(tx, !caller.validateOnly), replayOf(tx, caller, subject.realm)]);
  return again(() =>
    caller.db.transact(subject.scope, { first }, async (tx, now, [stateAt, replay], at) => {
      await spec.beside?.(tx, now);
      const running: Running<State, Settled, Change, Done> = { caller, spec, present, replay };
      return once(running, stateAt, { tx, now, at });
    }),
  );
}

interface Running<State, Settled, Change, Done> {
  caller: Caller;
  spec: ActSpec<State, Settled, Change, Done>;
  present: (done: Done) => Answer;
  replay: Outcome<Reply> | null;
}

async function once<State, Settled, Change, Done>(
  running: Running<State, Settled, Change, Done>,
  stateAt: StateAt<State>,
  opened: Moment,
  reloaded = false,
): Promise<Outcome<Reply>> {
  const { caller, spec, replay } = running;
  const { subject } = spec;
  const state = stateAt(opened.now);
  // What was taken away is not found by its own replay.
  if (state === null)
    return replay && spec.known ? replayTo(replay, caller, spec.right, spec.known) : notFound();
  const now = subject.timeOf?.(state, opened.now) ?? opened.now;
  const moment = { ...opened, now };
  const settle = (loaded: State): Settled => subject.settle(loaded, now);
  if (replay) return replayTo(replay, caller, spec.right, subject.about(settle(state), true).about);
  const asked = (settled: Settled): Asked => ({
    right: spec.right,
    actor: caller.actor,
    read: caller.ifMatch,
    ...subject.about(settled, false),
  });
  const found = await decideAct(state, { settle, asked }, (settled) => spec.rule(settled, moment));
  const reload = found.ok && !reloaded ? (spec.reload?.(found.value) ?? null) : null;
  if (reload) return once(running, await reload(opened.tx), opened, true);
  const outcome = (await spec.tell?.(state, found, moment)) ?? found;
  return outcome.ok ? write(running, state, outcome.value, moment) : denied(running, state, outcome, moment);
}

async function write<State, Settled, Change, Done>(
  { caller, spec: { subject }, present }: Running<State, Settled, Change, Done>,
  state: State,
  change: Change,
  { tx, now }: Moment,
): Promise<Outcome<Reply>> {
  const { done, send } = subject.compose(state, change, now);
  const { reply, stored } = present(done);
  if (!caller.validateOnly) await send(tx, replayRow(caller, subject.realm, stored ?? reply));
  return accept(reply);
}

async function denied<State, Settled, Change, Done>(
  { caller, spec }: Running<State, Settled, Change, Done>,
  state: State,
  outcome: { ok: false; denial: Denial },
  { tx, now }: Moment,
): Promise<Outcome<Reply>> {
  const counted = caller.validateOnly ? null : (spec.denied?.(state, outcome.denial, now) ?? null);
  if (counted === null) return (await replayOf(tx, caller, spec.subject.realm)) ?? outcome;
  await spec.subject.compose(state, counted, now).send(tx, null);
  return outcome;
}

/** The first answer again, to those of the organisation who may do the act. */
function replayTo(
  replay: Outcome<Reply>,
  { actor }: Caller,
  right: Right | null,
  about: About,
): Outcome<Reply> {
  const problem = right && rightProblem(right, actor, about);
  return problem ? deny(kindOf(problem), problem) : replay;
}

export function notFound(): { ok: false; denial: Denial } {
  return deny('hidden', { code: 'not-found', pointer: '' });
}

/**
 * Two honest acts can meet at a unique key at the same time: the later one is done again and sees the earlier. Which key is not
 * asked: where a table is split by tenant, each part has its own index under its own name.
 */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      // Each time at least one of those who met has got through, so this bounds how many may meet.
      if (attempt >= 32 || !isTaken(error)) throw error;
    }
  }
}
