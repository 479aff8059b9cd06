/**
 * The one way in which an administrator changes what all tenants share: rights, replay check, the version that was read, the
 * new version, the log. Version, log and replay record are one transaction.
 */
import { administrationProblem } from '../../../rules/rights/administration.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { writeAdminLog, type AdminEntry } from '../../store/programme/admin-log.ts';
import { listing } from '../../store/engine/reading.ts';
import { forgetReference } from '../../store/engine/reference.ts';
import { keepReplay, nilTenant } from '../../store/engine/replay.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { again } from './run.ts';
import { replayOf, stored } from './replay.ts';
import { type Context, newId, realNow, type Reply, scopeOf } from './context.ts';
import type { PresentValue } from './inputs.ts';

/** Whose change it is, as the new version keeps it. */
export interface Made {
  byId: string;
  by: string;
  at: string;
  why: string;
}

export interface Change<T> {
  /** What is answered. */
  value: T;
  entry: Pick<AdminEntry, 'what' | 'subject' | 'before' | 'after'>;
  write(tx: Tx, made: Made): Promise<void>;
}

/** Reads, checks and says what is to be written. */
export type Decide<T> = (tx: Tx, now: string) => Promise<Outcome<Change<T>>>;

export async function administrationAct<T>(
  ctx: Context,
  why: string,
  decide: Decide<T>,
  present: PresentValue<T>,
): Promise<Outcome<Reply>> {
  const forbidden = administrationProblem(ctx.actor, 'administration:write');
  if (forbidden) return deny('forbidden', forbidden);
  const outcome = await again(() =>
    ctx.db.transact(
      scopeOf(ctx.actor, null),
      { first: (tx) => replayOf(tx, ctx, nilTenant) },
      async (tx, now, replay) => replay ?? once(tx, ctx, why, { decide, now }, present),
    ),
  );
  // What this process remembers may be older than what was just written.
  if (outcome.ok && !ctx.validateOnly) forgetReference(ctx.db.pool);
  return outcome;
}

async function once<T>(
  tx: Tx,
  ctx: Context,
  why: string,
  { decide, now }: { decide: Decide<T>; now: string },
  present: PresentValue<T>,
): Promise<Outcome<Reply>> {
  // An act looks at what is there, and not at what this process remembers of it.
  forgetReference(tx.cacheKey);
  const outcome = await decide(tx, now);
  if (!outcome.ok) return outcome;
  const { value, entry, write } = outcome.value;
  const { reply } = present(value);
  if (ctx.validateOnly) return accept(reply);
  const made = { byId: ctx.actor.id, by: ctx.actor.name, at: now, why };
  await write(tx, made);
  await writeAdminLog(tx, { id: newId(ctx), at: made.at, byId: made.byId, byName: made.by, ...entry, why });
  if (ctx.idempotency) await keepReplay(tx, { ...stored(ctx, nilTenant), ...reply, at: realNow(ctx) });
  return accept(reply);
}

/** What one has read must be what is there: two administrators do not overwrite each other. */
export function staleVersion(ctx: Context, version: number): Outcome<never> | null {
  return ctx.ifMatch === null || ctx.ifMatch === version
    ? null
    : deny('stale', { code: 'stale-version', pointer: '', params: { version } });
}

/** A read of the administration: for administrators and the auditor. */
export function administrationRead<T>(
  ctx: Context,
  read: (tx: Tx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const forbidden = administrationProblem(ctx.actor, 'administration:read');
  return forbidden
    ? Promise.resolve(deny('forbidden', forbidden))
    : ctx.db.transact(scopeOf(ctx.actor, null), read, 'read');
}

/** The same for a list, which says of when it is. */
export function administrationList<T>(
  ctx: Context,
  read: (tx: Tx, now: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const forbidden = administrationProblem(ctx.actor, 'administration:read');
  return forbidden
    ? Promise.resolve(deny('forbidden', forbidden))
    : ctx.db.transact(scopeOf(ctx.actor, null), listing, read);
}
