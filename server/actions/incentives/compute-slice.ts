/** Amounts of a slice of customers, from the facts as they are stored now. Read with the system's eyes: rivals raise the mark. */
import { computeTenant, type Line } from '../../../rules/incentives/compute.ts';
import type { EarningAssociation, LocationFacts, TenantWorld } from '../../../rules/incentives/facts.ts';
import type { Terms } from '../../../rules/incentives/terms.ts';
import type { Catalog } from '../../../rules/programme/catalog.ts';
import type { Month } from '../../../rules/time/month.ts';
import { readApprovedTerms } from '../../store/incentives/terms.ts';
import {
  type StoredAssociation,
  type StoredStanding,
  readAssociations,
  readCustomers,
  readLives,
  readStandings,
  readUsage,
} from '../../store/incentives/worlds.ts';
import { readReference } from '../../store/engine/reference.ts';
import type { Tx } from '../../store/postgres/tx.ts';

export interface ComputedSlice {
  lines: Line[];
  terms: Terms[];
  /** Of the payout profile that counts, by location and programme. */
  currencyOf: (locationId: string, programme: string) => string | null;
  /** Names of customers, for whoever may read the lines. */
  customers: Map<string, string>;
}

/** One customer cloud is known so far. */
const cloud = 'commercial';

export async function computeSlice(
  tx: Tx,
  tenantIds: readonly string[],
  through: Month,
): Promise<ComputedSlice> {
  const { catalog } = await readReference(tx, []);
  const [associations, customers, usage, lives, terms] = await Promise.all([
    readAssociations(tx, tenantIds),
    readCustomers(tx, tenantIds),
    readUsage(tx, tenantIds, through),
    readLives(tx, tenantIds),
    readApprovedTerms(tx),
  ]);
  const standings = await readStandings(
    tx,
    [...new Set(associations.map(({ partnerId }) => partnerId))],
    [...new Set(associations.map(({ locationId }) => locationId))],
  );
  const [held, used, lived] = [associations, usage, lives].map((rows) =>
    Map.groupBy<string, { tenantId: string }>(rows, ({ tenantId }) => tenantId),
  ) as [Map<string, StoredAssociation[]>, Map<string, typeof usage>, Map<string, typeof lives>];
  const locations = locationsOf(standings);
  const lines = customers
    .toSorted((a, b) => (a.tenantId < b.tenantId ? -1 : 1))
    .flatMap(({ tenantId, country, zone, publicSector }) => {
      const world: TenantWorld = {
        tenantId,
        country,
        zone,
        cloud,
        publicSector,
        associations: (held.get(tenantId) ?? []).flatMap((row) => earningOf(row, catalog)),
        usage: used.get(tenantId) ?? [],
        usageDays: [],
        transactions: [],
        subscriptions: lived.get(tenantId) ?? [],
        granted: [],
      };
      return computeTenant({ world, locations, terms, through });
    });
  const currencies = new Map(
    standings.map(({ locationId, programme, currency }) => [`${locationId} ${programme}`, currency]),
  );
  return {
    lines,
    terms,
    currencyOf: (locationId, programme) => currencies.get(`${locationId} ${programme}`) ?? null,
    customers: new Map(customers.map(({ tenantId, name }) => [tenantId, name])),
  };
}

/** An activity without a programme is recognition: it earns in none, and has no terms to be computed by. */
function earningOf(row: StoredAssociation, { items, activities }: Catalog): EarningAssociation[] {
  const area = items.find(({ id }) => id === row.itemId)?.solutionArea;
  const activity = activities.find((one) => one.id === row.activity && one.solutionArea === area);
  if (!activity?.programme) return [];
  return [
    {
      id: row.id,
      claimLineId: row.lineId,
      partnerId: row.partnerId,
      locationId: row.locationId,
      programme: activity.programme,
      item: row.itemId,
      subscriptionId: row.subscriptionId,
      attribution: activity.kind,
      from: row.from,
      until: row.until,
      pays: activity.pays && !row.recognitionOnly,
      overruled: row.neverEarns,
      // The desk approves no claim of a public body without it.
      publicSectorProof: true,
    },
  ];
}

function locationsOf(standings: readonly StoredStanding[]): LocationFacts[] {
  return [...Map.groupBy(standings, ({ locationId }) => locationId)].map(([locationId, rows]) => ({
    locationId,
    partnerId: rows[0]?.partnerId ?? '',
    country: rows[0]?.country ?? '',
    ownTenantIds: [],
    programmes: rows.map((row) => ({
      programme: row.programme,
      enrolled: row.enrolledFrom === null ? [] : [{ from: row.enrolledFrom, until: row.enrolledUntil }],
      agreementFrom: row.agreementFrom,
      payoutProfileFrom: row.payoutFrom,
      taxProfileFrom: row.taxFrom,
    })),
    designations: [],
    competencies: [],
  }));
}
