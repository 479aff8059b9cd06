/**
 * Acts of administration outside any claim: rights, replay, the change, the log and the replay record, one transaction.
 */
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { partyProblem, type PartyRight } from '../../../rules/rights/party.ts';
import { writeAdminLog } from '../../store/programme/admin-log.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { again } from './run.ts';
import { replayOf, stored } from './replay.ts';
import { type Context, newId, realNow, type Reply, scopeOf } from './context.ts';
import type { PresentValue } from './inputs.ts';

export interface Change<T> {
  value: T;
  /** What it was done to, in words that people know it by. */
  subject: string;
  before: object | null;
  after: object | null;
  apply(): Promise<void>;
}

export interface AdminAct<T> {
  /** The act's one word. */
  what: string;
  right: PartyRight;
  why: string;
  /** Reads under lock and decides; nothing is written before it said yes. */
  decide(tx: Tx, now: string): Promise<Outcome<Change<T>>>;
}

export function adminAct<T>(
  ctx: Context,
  act: AdminAct<T>,
  present: PresentValue<T>,
): Promise<Outcome<Reply>> {
  const forbidden = partyProblem(ctx.actor, act.right);
  if (forbidden) return Promise.resolve(deny('forbidden', forbidden));
  return again(() =>
    ctx.db.transact(
      scopeOf(ctx.actor, null),
      { first: (tx) => replayOf(tx, ctx, nilTenant) },
      async (tx, now, replay) => {
        if (replay) return replay;
        const decided = await act.decide(tx, now);
        if (!decided.ok) return decided;
        const { value, subject, before, after, apply } = decided.value;
        const { reply, stored: kept } = present(value);
        if (ctx.validateOnly) return accept(reply);
        await apply();
        await logged(tx, ctx, { what: act.what, why: act.why, subject, before, after, now });
        if (ctx.idempotency)
          await keepReplay(tx, { ...stored(ctx, nilTenant), ...(kept ?? reply), at: realNow(ctx) });
        return accept(reply);
      },
    ),
  );
}

export interface Logged {
  what: string;
  why: string | null;
  subject: string;
  before: object | null;
  after: object | null;
  now: string;
}

export function logged(
  tx: Tx,
  ctx: Pick<Context, 'random' | 'clock' | 'actor'>,
  { now, ...entry }: Logged,
): Promise<void> {
  return writeAdminLog(tx, { ...entry, id: newId(ctx), at: now, byId: ctx.actor.id, byName: ctx.actor.name });
}

export function stale(ctx: Context, version: number): Problem | null {
  return ctx.ifMatch !== null && ctx.ifMatch !== version
    ? {
        code: 'stale-version',
        pointer: '',
        params: { version },
      }
    : null;
}

export function unknown(): Outcome<never> {
  return deny('hidden', { code: 'not-found', pointer: '' });
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
