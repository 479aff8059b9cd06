/**
 * Whether an association earns, month by month: what it comes to and how that was found, or why it is nil, what would repair it,
 * who can, and by when. Right by the clock: it is computed when it is asked for, from the facts as they are.
 */
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { ineligibleCodes } from '../../../rules/incentives/codes.ts';
import type { Line } from '../../../rules/incentives/compute.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { type Month, addMonths, monthOfDay } from '../../../rules/time/month.ts';
import { findTenantsOfPartner } from '../../store/incentives/worlds.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { type Context, scopeOf, type RefTo } from '../run/context.ts';
import { notFound } from '../run/run.ts';
import { computeSlice } from './compute-slice.ts';
import { todayOf } from './enrolment-world.ts';

export interface Evaluation {
  tenantId: string;
  associationId: string;
  programme: string;
  /** The first month that meets everything required; null: none does yet. */
  eligibleFrom: Month | null;
  /** The present month, apart from its figures. */
  now: Line;
  /** Whole months, the newest first. */
  months: Line[];
}

const barring: ReadonlySet<string> = new Set(ineligibleCodes);

/** Nothing required is missing; what the figures then gave is another question. */
export function isEligible({ reasons }: Line): boolean {
  return !reasons.some(({ code }) => barring.has(code));
}

export function readEvaluation(ctx: Context, ref: RefTo<'association'>): Promise<Outcome<Evaluation>> {
  return ctx.db.transact({ side: 'system' }, { mode: 'read' }, async (tx, now) => {
    const found = await evaluationsOf(ctx, tx, [ref.tenantId], now);
    const evaluation = found.find(({ associationId }) => associationId === ref.id);
    if (!evaluation) return notFound();
    const { partnerId, locationId } = evaluation.now;
    const denial = rightDenial('readEvaluation', ctx.actor, { partnerId, locationId });
    return denial ? { ok: false, denial } : accept(evaluation);
  });
}

/** Associations of the partner that earn nothing now for want of something required. */
export async function listIneligible(ctx: Context): Promise<Outcome<IneligibleRow[]>> {
  const partnerId = ctx.actor.partnerId as string;
  const tenants = await ctx.db.transact(
    scopeOf(ctx.actor, null),
    (tx) => findTenantsOfPartner(tx, partnerId, mostTenants),
    'read',
  );
  return ctx.db.transact({ side: 'system' }, { mode: 'read' }, async (tx, now) => {
    const tenantIds = tenants.map(({ tenantId }) => tenantId);
    const { customers, found } = await evaluated(ctx, tx, tenantIds, now);
    const rows = found
      .filter((one) => one.now.partnerId === partnerId && !isEligible(one.now))
      .filter((one) => rightDenial('listIneligible', ctx.actor, { locationId: one.now.locationId }) === null)
      .map((one) => ({ ...one, customer: customers.get(one.tenantId) ?? '' }));
    return accept(rows);
  });
}

export interface IneligibleRow extends Evaluation {
  customer: string;
}

const mostTenants = 500;

async function evaluationsOf(
  ctx: Context,
  tx: Tx,
  tenantIds: readonly string[],
  now: string,
): Promise<Evaluation[]> {
  return (await evaluated(ctx, tx, tenantIds, now)).found;
}

async function evaluated(
  ctx: Context,
  tx: Tx,
  tenantIds: readonly string[],
  now: string,
): Promise<{ customers: Map<string, string>; found: Evaluation[] }> {
  const present = monthOfDay(todayOf(ctx, now));
  const { lines, customers } = await computeSlice(tx, tenantIds, present);
  const found = [...Map.groupBy(lines, ({ associationId }) => associationId)].flatMap(
    ([associationId, own]): Evaluation[] => {
      const last = own.at(-1);
      if (!last) return [];
      return [
        {
          tenantId: last.tenantId,
          associationId,
          programme: last.programme,
          eligibleFrom: own.find(isEligible)?.month ?? null,
          now: last,
          months: own.filter(({ month }) => month <= addMonths(present, -1)).toReversed(),
        },
      ];
    },
  );
  return { customers, found };
}
