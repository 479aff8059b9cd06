/** What a partner has earned: the entries of the books, and what they add up to. */
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { addDays } from '../../../rules/time/month.ts';
import {
  type AccountMonth,
  findEarnings,
  type ListedEntry,
  sumAccounts,
} from '../../store/incentives/ledger.ts';
import { readLocationNames } from '../../store/incentives/runs.ts';
import { readReference } from '../../store/engine/reference.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';
import { todayOf } from './enrolment-world.ts';

const readers = ['incentives-admin', 'incentives-user', 'report-viewer'];

/** null: of every location. */
export function locationsOf({ actor }: Context): string[] | null {
  const grants = actor.grants.filter(({ role }) => readers.includes(role));
  return grants.some(({ locationId }) => locationId === null)
    ? null
    : grants.flatMap(({ locationId }) => locationId ?? []);
}

export interface Earning extends ListedEntry {
  programmeName: string;
  itemName: string;
}

export function listEarnings(
  ctx: Context,
  filter: { month: string | null; programme: string | null },
  { limit, after }: PageAsked,
): Promise<Outcome<Page<Earning>>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), { mode: 'read' }, async (tx, now) => {
    const { catalog } = await readReference(tx, []);
    const rows = await findEarnings(tx, {
      ...filter,
      partnerId: ctx.actor.partnerId as string,
      locationIds: locationsOf(ctx),
      after: after && String(after[0]),
      limit: limit + 1,
    });
    const named = rows.map((row) => ({
      ...row,
      programmeName: catalog.programmes.find(({ id }) => id === row.programme)?.name ?? row.programme,
      itemName: catalog.items.find(({ id }) => id === row.item)?.name ?? row.item,
    }));
    return accept(pageOfRows(named, limit, now, (row) => [row.id]));
  });
}

export interface Account {
  locationId: string;
  locationName: string;
  locationNumber: string;
  programme: string;
  programmeName: string;
  currency: string;
  earned: bigint;
  waiting: bigint;
  /** Whose waiting period is over, never below zero. */
  payable: bigint;
  months: { month: string; minor: bigint }[];
}

/** Sums over the books, by location, programme and currency. */
export function listAccounts(ctx: Context): Promise<Outcome<Account[]>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), { mode: 'read' }, async (tx, now) => {
    const { catalog } = await readReference(tx, []);
    const day = todayOf(ctx, now);
    const rows = await sumAccounts(tx, ctx.actor.partnerId as string, locationsOf(ctx), addDays(day, 0));
    const names = await readLocationNames(tx, [...new Set(rows.map(({ locationId }) => locationId))]);
    const groups = Map.groupBy(rows, (row) => `${row.locationId} ${row.programme} ${row.currency}`);
    return accept(
      [...groups.values()].flatMap((own) => {
        const [first] = own;
        const name = names.find(({ id }) => id === first?.locationId);
        if (!first || !name) return [];
        return [
          {
            ...added(own),
            locationId: first.locationId,
            locationName: name.name,
            locationNumber: name.number,
            programme: first.programme,
            programmeName:
              catalog.programmes.find(({ id }) => id === first.programme)?.name ?? first.programme,
            currency: first.currency,
          },
        ];
      }),
    );
  });
}

function added(rows: readonly AccountMonth[]): Pick<Account, 'earned' | 'waiting' | 'payable' | 'months'> {
  const earned = rows.reduce((sum, { minor }) => sum + BigInt(minor), 0n);
  const waiting = rows.reduce((sum, row) => sum + BigInt(row.waiting), 0n);
  const free = earned - waiting;
  return {
    earned,
    waiting,
    payable: free > 0n ? free : 0n,
    months: rows.map(({ month, minor }) => ({ month, minor: BigInt(minor) })),
  };
}
