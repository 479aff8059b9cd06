/** The books: rows that are only added. A balance is a sum over them. */
import type { EarningEntry } from '../../../rules/incentives/ledger.ts';
import type { Tx } from '../postgres/tx.ts';

export interface LedgerRow extends Omit<EarningEntry, 'inputs' | 'run'> {
  id: string;
  item: string;
  runMonth: string;
  run: number;
  inputsDigest: string;
}

interface Stored extends Omit<LedgerRow, 'minor' | 'earned' | 'exchange'> {
  minor: string;
  earnedMinor: string;
  earnedCurrency: string;
  exchangeRate: string | null;
  exchangeDate: string | null;
}

const columns = `id, tenant_id as "tenantId", kind, programme, run_month as "runMonth", run_number as run, association_id as "associationId",
  claim_line_id as "claimLineId", partner_id as "partnerId", location_id as "locationId", lever, earned_month as "earnedMonth", item, units,
  rate, minor::text as minor, currency, earned_minor::text as "earnedMinor", earned_currency as "earnedCurrency",
  exchange_rate as "exchangeRate", exchange_date::text as "exchangeDate", terms_version as "termsVersion",
  inputs_digest as "inputsDigest", booked_on::text as "bookedOn", payable_from::text as "payableFrom"`;

function rowOf({
  minor,
  earnedMinor,
  earnedCurrency,
  exchangeRate,
  exchangeDate,
  ...row
}: Stored): LedgerRow {
  return {
    ...row,
    minor: BigInt(minor),
    earned: { currency: earnedCurrency, minor: BigInt(earnedMinor) },
    exchange:
      exchangeRate !== null && exchangeDate !== null ? { rate: exchangeRate, date: exchangeDate } : null,
  };
}

/** Booked twice at the same time, it stands once: the key refuses the second. */
export async function insertLedger(tx: Tx, row: LedgerRow): Promise<void> {
  await tx.query(
    `insert into ledger (tenant_id, id, kind, programme, run_month, run_number, association_id, claim_line_id, partner_id, location_id, lever,
       earned_month, item, units, rate, minor, currency, earned_minor, earned_currency, exchange_rate, exchange_date, terms_version,
       inputs_digest, booked_on, payable_from)
     values ($1::uuid, $2::uuid, $3, $4, $5, $6, $7::uuid, $8::uuid, $9::uuid, $10::uuid, $11, $12, $13, $14, $15, $16::bigint, $17, $18::bigint,
       $19, $20, $21::date, $22, $23, $24::date, $25::date)
     on conflict (tenant_id, association_id, lever, earned_month, programme, run_month, run_number) do nothing`,
    [
      row.tenantId,
      row.id,
      row.kind,
      row.programme,
      row.runMonth,
      row.run,
      row.associationId,
      row.claimLineId,
      row.partnerId,
      row.locationId,
      row.lever,
      row.earnedMonth,
      row.item,
      row.units,
      row.rate,
      String(row.minor),
      row.currency,
      String(row.earned.minor),
      row.earned.currency,
      row.exchange?.rate ?? null,
      row.exchange?.date ?? null,
      row.termsVersion,
      row.inputsDigest,
      row.bookedOn,
      row.payableFrom,
    ],
  );
}

/** Everything booked for a slice of customers in a programme. */
export async function readLedgerOf(
  tx: Tx,
  tenantIds: readonly string[],
  programme: string,
): Promise<LedgerRow[]> {
  const rows = await tx.query<Stored>(
    `select ${columns} from ledger where tenant_id = any($1::uuid[]) and programme = $2 order by tenant_id, booked_on, id`,
    [tenantIds, programme],
  );
  return rows.map(rowOf);
}

/** What the runs of a month booked, by location: for the comparison with the next. Fans out by ledger_of_run. */
export function sumsOfRunMonth(
  tx: Tx,
  programme: string,
  month: string,
): Promise<{ locationId: string; currency: string; minor: string }[]> {
  return tx.query(
    `select location_id as "locationId", currency, sum(minor)::text as minor from ledger
     where programme = $1 and run_month = $2 group by location_id, currency`,
    [programme, month],
  );
}

/** The last month with a posted run. */
export async function postedThrough(tx: Tx, programme: string): Promise<string | null> {
  const rows = await tx.query<{ month: string | null }>(
    `select max(month) as month from incentive_run where programme = $1 and state in ('posting', 'posted')`,
    [programme],
  );
  return rows[0]?.month ?? null;
}

export interface ListedEntry extends LedgerRow {
  customer: string;
  locationName: string;
  locationNumber: string;
}

/** A partner's entries, the newest first; of these locations where they are named. Fans out by ledger_of_partner. */
export async function findEarnings(
  tx: Tx,
  page: {
    partnerId: string;
    locationIds: string[] | null;
    month: string | null;
    programme: string | null;
    after: string | null;
    limit: number;
  },
): Promise<ListedEntry[]> {
  const rows = await tx.query<Stored & Pick<ListedEntry, 'customer' | 'locationName' | 'locationNumber'>>(
    `select e.*, c.name as customer, l.name as "locationName", l.number as "locationNumber"
     from (select ${columns} from ledger where partner_id = $1::uuid and ($2::uuid[] is null or location_id = any($2::uuid[]))
         and ($3::text is null or earned_month = $3) and ($4::text is null or programme = $4) and ($5::uuid is null or id < $5::uuid)
       order by id desc limit $6) e
       join customer c on c.tenant_id = e."tenantId" join location l on l.id = e."locationId" order by e.id desc`,
    [page.partnerId, page.locationIds, page.month, page.programme, page.after, page.limit],
  );
  return rows.map(({ customer, locationName, locationNumber, ...row }) => ({
    ...rowOf(row),
    customer,
    locationName,
    locationNumber,
  }));
}

export interface AccountMonth {
  locationId: string;
  programme: string;
  currency: string;
  month: string;
  minor: string;
  /** Of it, what waits for the end of its hold on the day. */
  waiting: string;
}

/** Sums by account and earned month; everything shown of an account is added up from these. Fans out by ledger_of_partner. */
export function sumAccounts(
  tx: Tx,
  partnerId: string,
  locationIds: string[] | null,
  day: string,
): Promise<AccountMonth[]> {
  return tx.query<AccountMonth>(
    `select location_id as "locationId", programme, currency, earned_month as month, sum(minor)::text as minor,
       coalesce(sum(minor) filter (where minor > 0 and payable_from > $3::date), 0)::text as waiting
     from ledger where partner_id = $1::uuid and ($2::uuid[] is null or location_id = any($2::uuid[]))
     group by location_id, programme, currency, earned_month order by earned_month, location_id, programme, currency`,
    [partnerId, locationIds, day],
  );
}
