/** Counts what an answer tells of a customer, and logs it for the customer. One quota for probes, dry runs and acts. */
import type { World } from '../../../rules/claim/facts.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { type Outcome, deny } from '../../../rules/engine/denial.ts';
import { factsPerDay, itemsTold, untold } from '../../../rules/claim/told.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { addLookup, countLookups, findTold, partnerName } from '../../store/parties/lookups.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { type Context, newId } from './context.ts';

/** Stands in a count of look-ups for a customer that is not there. Nothing else lies under it. */
export const unknownTenant = '00000000-0000-0000-0000-000000000000';

export interface Telling {
  locationId: string;
  partnerId: string;
  /** `unknownTenant` for a customer that is unknown or does not fit: never told before, so that each try counts. */
  tenantId: string;
  /** '' is the customer itself, as a look-up tells it. */
  items: readonly string[];
}

export interface Counted {
  used: number;
  resetsAt: Temporal.Instant;
  /** More would be told than is left: nothing was written. */
  exhausted: boolean;
}

/** Writes down what is told now, unless it is more than the quota has left. The location is locked until the act is done. */
export async function countTold(tx: Tx, ctx: Context, telling: Telling, now: string): Promise<Counted> {
  const { locationId, tenantId, items } = telling;
  const since = Temporal.Instant.from(now).subtract({ hours: 24 }).toString();
  // The lock first: what another act is told meanwhile is counted before this one.
  const [quota, known, name] = await Promise.all([
    countLookups(tx, locationId, since, factsPerDay),
    tenantId === unknownTenant ? new Set<string>() : findTold(tx, { tenantId, locationId, items, since }),
    partnerName(tx, telling.partnerId),
  ]);
  const fresh = items.filter((item) => !known.has(item));
  const resetsAt = Temporal.Instant.from(quota.oldestAt ?? now).add({ hours: 24 });
  if (quota.used + fresh.length > factsPerDay) return { used: quota.used, resetsAt, exhausted: true };
  await Promise.all(
    fresh.map((item) =>
      addLookup(tx, {
        tenantId,
        id: newId(ctx),
        partnerId: telling.partnerId,
        partnerName: name,
        locationId,
        readerId: ctx.actor.id,
        readerName: ctx.actor.name,
        at: now,
        item,
      }),
    ),
  );
  return { used: quota.used + fresh.length, resetsAt, exhausted: false };
}

export function quotaUsed({ resetsAt }: Counted, now: string): Outcome<never> {
  const seconds = Math.max(1, Math.ceil(Temporal.Instant.from(now).until(resetsAt).total('seconds')));
  return deny('later', {
    code: 'lookup-quota-used',
    pointer: '',
    params: { retryAfterSeconds: seconds },
  });
}

export interface HowTold {
  /** It has consequences, and so stands also where no more may be told. */
  submission: boolean;
  now: string;
}

/** Of an act on a claim that is there. Denials that look at nothing of the customer tell nothing. */
export function tellClaim(
  tx: Tx,
  ctx: Context,
  ref: { tenantId: string; id: string },
  world: World,
  outcome: Outcome<Step>,
  how: HowTold,
): Promise<Outcome<Step>> {
  if (!outcome.ok && outcome.denial.kind !== 'invalid') return Promise.resolve(outcome);
  const facts = factsOf(outcome.ok ? outcome.value.world : world, ref.id);
  const { locationId, partnerId } = facts.claim;
  return tellOutcome(tx, ctx, { locationId, partnerId, tenantId: ref.tenantId }, outcome, how);
}

/** The outcome as it may be told: whole, without what the quota has no room for, or not at all. */
export async function tellOutcome(
  tx: Tx,
  ctx: Context,
  telling: Omit<Telling, 'items'>,
  outcome: Outcome<Step>,
  { submission, now }: HowTold,
): Promise<Outcome<Step>> {
  const items = ['', ...itemsTold(outcome)];
  const counted = await countTold(tx, ctx, { ...telling, items }, now);
  if (!counted.exhausted) return outcome;
  return untold(outcome, submission && !ctx.validateOnly) ?? quotaUsed(counted, now);
}
