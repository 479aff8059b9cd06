/**
 * Acts on what is no claim and no tenant: a partner, a calendar, a key, a role, a person's views. One row or a few are locked, changed
 * and, where others have to be able to see it, logged.
 */
import type { Outcome } from '../../../rules/engine/denial.ts';
import type { About } from '../../../rules/access/circumstances.ts';
import type { NamedSubject } from '../../../rules/engine/subject.ts';
import { wordOf } from '../../../rules/access/may-call.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import { forgetReference } from '../../store/engine/reference.ts';
import { keepReplay } from '../../store/engine/replay.ts';
import { writeAdminLog } from '../../store/programme/admin-log.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { entryActor, newId, realmOf, scopeOf, type Context, type Reply } from './context.ts';
import type { PresentValue } from './inputs.ts';
import { run, type Moment, type Subject } from './run.ts';

/** Whose change it is, as a new version keeps it. */
export interface Made {
  byId: string;
  by: string;
  at: string;
  why: string;
}

export interface LogEntry {
  /** What it was done to, in words that people know it by. */
  subject: string;
  /** Whose history it belongs to, where the words do not say so. */
  of?: NamedSubject;
  before: object | null;
  after: object | null;
  /** Whose change it is, for what is done to people: they can read it. */
  memberId?: string;
}

export interface RowChange<T> {
  /** What is answered. */
  value: T;
  /** For the programme owner's log; null for what is nobody else's business, or when nothing changed. */
  log: LogEntry | null;
  write(tx: Tx, made: Made): Promise<void>;
}

export interface RowAct<State, T> {
  /** Its row in the table of operations; its word is the word in the log. */
  right: OperationId;
  /** What is known before anything is loaded. */
  known?: About;
  /** Locks and reads; null: there is no such thing. */
  load(tx: Tx): Promise<State | null>;
  /** `replayed`: the act itself has changed the state since. */
  about?(state: State, replayed: boolean): About;
  /** What one has read must be what is there: two people do not overwrite each other. */
  version?(state: State): number;
  rule(state: State, moment: Moment): Outcome<RowChange<T>> | Promise<Outcome<RowChange<T>>>;
  /** In the words of who does it. */
  why?: string | null;
}

export function rowAct<State, T>(
  ctx: Context,
  act: RowAct<State, T>,
  present: PresentValue<T>,
): Promise<Outcome<Reply>> {
  const { right, known = {}, rule } = act;
  return run(ctx, { subject: rowsOf(ctx, act), right, known, rule }, present);
}

/** What all tenants share (calendars, policies, the catalogue, texts) is kept in memory for a moment. */
export async function sharedAct<State, T>(
  ctx: Context,
  act: RowAct<State, T>,
  present: PresentValue<T>,
): Promise<Outcome<Reply>> {
  const load = (tx: Tx): Promise<State | null> => {
    // An act looks at what is there, and not at what this process remembers of it.
    forgetReference(tx.cacheKey);
    return act.load(tx);
  };
  const outcome = await rowAct(ctx, { ...act, load }, present);
  // What this process remembers may be older than what was just written.
  if (outcome.ok && !ctx.validateOnly) forgetReference(ctx.db.pool);
  return outcome;
}

function rowsOf<State, T>(ctx: Context, act: RowAct<State, T>): Subject<State, State, RowChange<T>, T> {
  const { why = null } = act;
  return {
    scope: scopeOf(ctx.actor, null),
    realm: realmOf(ctx.actor),
    async load(tx) {
      const state = await act.load(tx);
      return () => state;
    },
    settle: (state) => state,
    about: (state, replayed) => ({
      about: act.about?.(state, replayed) ?? {},
      version: act.version?.(state) ?? null,
    }),
    compose: (_state, { value, log, write }, now) => ({
      done: value,
      async send(tx, replay) {
        const made = { byId: ctx.actor.id, by: ctx.actor.name, at: now, why: why ?? '' };
        await write(tx, made);
        if (log) await logged(tx, ctx, { what: wordOf(act.right), ...log, why, now });
        if (replay) await keepReplay(tx, replay);
      },
    }),
  };
}

export interface Logged extends LogEntry {
  what: string;
  why: string | null;
  now: string;
}

/** The log is the programme owner's; whatever side somebody is on, their entry is written with the system's eyes. */
export function logged(
  tx: Tx,
  ctx: Pick<Context, 'random' | 'clock' | 'actor'>,
  { now, ...entry }: Logged,
): Promise<void> {
  const { id: byId, name: byName, ...by } = entryActor(ctx.actor);
  const row = { ...entry, id: newId(ctx), at: now, byId, byName, by };
  return ctx.actor.side === 'owner'
    ? writeAdminLog(tx, row)
    : tx.as({ side: 'system' }, () => writeAdminLog(tx, row));
}

/** Of the fields given, those that differ, as they were and as they are. null when there is none. */
export function difference<T extends object>(
  old: T,
  given: Partial<T>,
): {
  before: Partial<T>;
  after: Partial<T>;
} | null {
  const differs = (name: keyof T): boolean =>
    given[name] !== undefined && JSON.stringify(given[name]) !== JSON.stringify(old[name]);
  const names = (Object.keys(given) as (keyof T)[]).filter(differs);
  if (names.length === 0) return null;
  const pick = (from: Partial<T>): Partial<T> =>
    Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<T>;
  return { before: pick(old), after: pick(given) };
}
