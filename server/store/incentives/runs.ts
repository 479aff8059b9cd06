/** Monthly runs, what their previews would book, and the slices in which that is booked. */
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export type RunState = 'preview' | 'awaiting-approval' | 'posting' | 'posted' | 'discarded';

export interface RunKey {
  programme: string;
  month: string;
  number: number;
}

/** Amounts as texts of minor units, since JSON has no whole numbers of that size. */
export interface StoredPreview {
  totals: { currency: string; earnings: string; adjustments: string; clawbacks: string; sum: string }[];
  outliers: {
    locationId: string;
    currency: string;
    why: 'new' | 'up' | 'down';
    before: string;
    now: string;
  }[];
  zeroes: Record<string, number>;
  capped: number;
  entries: number;
  /** Lines that could not be booked: the day of an exchange rate is missing. */
  withoutRate: { date: string; lines: number }[];
}

export interface StoredRun extends RunKey {
  state: RunState;
  version: number;
  revision: number;
  preview: StoredPreview;
  digest: string;
  preparedById: string;
  preparedBy: string;
  preparedAt: string;
  approvedById: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  postedAt: string | null;
  reason: string | null;
}

const columns = `programme, month, number, state, version, revision, preview, digest, prepared_by_id as "preparedById",
  prepared_by as "preparedBy", ${instantText('prepared_at')} as "preparedAt", approved_by_id as "approvedById",
  approved_by as "approvedBy", ${instantText('approved_at')} as "approvedAt", ${instantText('posted_at')} as "postedAt", reason`;

/** The newest first. */
export function readRuns(tx: Tx, programme: string | null, limit: number): Promise<StoredRun[]> {
  return tx.query<StoredRun>(
    `select ${columns} from incentive_run where ($1::text is null or programme = $1)
     order by month desc, programme, number desc limit $2`,
    [programme, limit],
  );
}

export async function lockRun(tx: Tx, { programme, month, number }: RunKey): Promise<StoredRun | null> {
  const rows = await tx.query<StoredRun>(
    `select ${columns} from incentive_run where programme = $1 and month = $2 and number = $3 for update`,
    [programme, month, number],
  );
  return rows[0] ?? null;
}

/** The whole row as it is from now on. */
export async function writeRun(tx: Tx, run: StoredRun): Promise<void> {
  await tx.query(
    `insert into incentive_run (programme, month, number, state, version, revision, preview, digest, prepared_by_id, prepared_by,
       prepared_at, approved_by_id, approved_by, approved_at, posted_at, reason)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11::timestamptz, $12, $13, $14::timestamptz, $15::timestamptz, $16)
     on conflict (programme, month, number) do update set state = excluded.state, version = excluded.version, revision = excluded.revision,
       preview = excluded.preview, digest = excluded.digest, prepared_by_id = excluded.prepared_by_id, prepared_by = excluded.prepared_by,
       prepared_at = excluded.prepared_at, approved_by_id = excluded.approved_by_id, approved_by = excluded.approved_by,
       approved_at = excluded.approved_at, posted_at = excluded.posted_at, reason = excluded.reason`,
    [
      run.programme,
      run.month,
      run.number,
      run.state,
      run.version,
      run.revision,
      JSON.stringify(run.preview),
      run.digest,
      run.preparedById,
      run.preparedBy,
      run.preparedAt,
      run.approvedById,
      run.approvedBy,
      run.approvedAt,
      run.postedAt,
      run.reason,
    ],
  );
}

/** Customers where something is or was official, after this one. A listed fan-out. */
export function findTenantsAfter(
  tx: Tx,
  after: string | null,
  limit: number,
): Promise<{ tenantId: string }[]> {
  return tx.query<{ tenantId: string }>(
    `select distinct tenant_id as "tenantId" from association
     where state in ('official', 'ended') and ($1::uuid is null or tenant_id > $1::uuid) order by tenant_id limit $2`,
    [after, limit],
  );
}

export interface StoredEntry {
  tenantId: string;
  associationId: string;
  lever: string;
  earnedMonth: string;
  partnerId: string;
  entry: Record<string, unknown>;
}

export async function insertRunEntry(
  tx: Tx,
  { programme, month, number }: RunKey,
  revision: number,
  row: StoredEntry,
): Promise<void> {
  await tx.query(
    `insert into run_entry (tenant_id, programme, month, number, revision, association_id, lever, earned_month, partner_id, entry)
     values ($1::uuid, $2, $3, $4, $5, $6::uuid, $7, $8, $9::uuid, $10::jsonb)`,
    [
      row.tenantId,
      programme,
      month,
      number,
      revision,
      row.associationId,
      row.lever,
      row.earnedMonth,
      row.partnerId,
      JSON.stringify(row.entry),
    ],
  );
}

/** Entries of the run's last preview that the books do not have yet, in the order of their keys. Fans out by run_entry_of_run. */
export function findUnbooked(
  tx: Tx,
  { programme, month, number }: RunKey,
  revision: number,
  limit: number,
): Promise<StoredEntry[]> {
  return tx.query<StoredEntry>(
    `select e.tenant_id as "tenantId", e.association_id as "associationId", e.lever, e.earned_month as "earnedMonth",
       e.partner_id as "partnerId", e.entry
     from run_entry e where e.programme = $1 and e.month = $2 and e.number = $3 and e.revision = $4
       and not exists (select from ledger l where l.tenant_id = e.tenant_id and l.association_id = e.association_id and l.lever = e.lever
         and l.earned_month = e.earned_month and l.programme = $1 and l.run_month = $2 and l.run_number = $3)
     order by e.tenant_id, e.association_id, e.lever, e.earned_month limit $5`,
    [programme, month, number, revision, limit],
  );
}

/** The first entries of a preview, for people. */
export function readRunEntries(
  tx: Tx,
  { programme, month, number }: RunKey,
  revision: number,
  limit: number,
): Promise<StoredEntry[]> {
  return tx.query<StoredEntry>(
    `select tenant_id as "tenantId", association_id as "associationId", lever, earned_month as "earnedMonth", partner_id as "partnerId", entry
     from run_entry where programme = $1 and month = $2 and number = $3 and revision = $4
     order by tenant_id, association_id, lever, earned_month limit $5`,
    [programme, month, number, revision, limit],
  );
}

/** A run that is being posted, the oldest first. */
export async function findPosting(tx: Tx): Promise<RunKey | null> {
  const rows = await tx.query<RunKey>(
    `select programme, month, number from incentive_run where state = 'posting' order by approved_at limit 1`,
  );
  return rows[0] ?? null;
}

export function readLocationNames(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; name: string; number: string; partner: string }[]> {
  return tx.query(
    `select l.id, l.name, l.number, p.name as partner from location l join partner p on p.id = l.partner_id where l.id = any($1::uuid[])`,
    [ids],
  );
}
