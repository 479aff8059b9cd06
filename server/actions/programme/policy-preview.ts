/**
 * What another policy would mean: nothing for running claims, which stay pinned, and these dates for one filed on a
 * day.
 */
import type { Policy } from '../../../rules/programme/policy.ts';
import { clockExamples, type ClockExample } from '../../../rules/programme/policy-change.ts';
import { claimsByPolicy } from '../../store/programme/policies.ts';
import type { Reference } from '../../store/engine/reference.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { Context } from '../run/context.ts';
import { bounded, lookedClaims, type BoundedCount } from './list-policies.ts';

export interface PolicyPreview {
  before: { id: string; name: string };
  after: { id: string; name: string };
  /** Running claims under the one before: they stay under it. */
  staying: BoundedCount;
  /** The day on which everything in the examples begins, and whose calendar is used. */
  day: string;
  examples: ClockExample[];
}

export async function policyPreview(
  tx: Tx,
  ctx: Context,
  reference: Reference,
  { before, after, day }: { before: Policy; after: Policy; day: string },
): Promise<PolicyPreview> {
  const { country, zone } = ctx.owner;
  const calendar = reference.calendars[country];
  if (!calendar) throw new Error(`there is no calendar for the owner's ${country}`);
  const { looked, counts } = await claimsByPolicy(tx, lookedClaims);
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '10:00' }).toInstant();
  const named = ({ id, name }: Policy): { id: string; name: string } => ({ id, name });
  return {
    before: named(before),
    after: named(after),
    staying: bounded(counts, before.id, looked),
    day,
    examples: clockExamples(before, after, at, { zone, calendar }),
  };
}

/** Today in the owner's zone. */
export function ownersToday(ctx: Context, now: Temporal.Instant): string {
  return now.toZonedDateTimeISO(ctx.owner.zone).toPlainDate().toString();
}
