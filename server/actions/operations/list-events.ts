import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findEvents, type EventRow } from '../../store/engine/event-reads.ts';
import { listing } from '../../store/engine/reading.ts';
import { type Context, organisationOf, scopeOf } from '../run/context.ts';

/** The caller's own feed, in the order of its numbers. */
export async function listEvents(ctx: Context, after: number, limit: number): Promise<Outcome<EventRow[]>> {
  return accept(
    await ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx) => {
      return findEvents(tx, organisationOf(ctx.actor), after, limit);
    }),
  );
}
