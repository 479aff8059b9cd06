/** Versions of a programme's terms. What one says is never changed; only whether it is a draft, in force or dropped. */
import type { Terms } from '../../../rules/incentives/terms.ts';
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export type TermsState = 'draft' | 'approved' | 'discarded';

export interface TermsVersion {
  programme: string;
  version: number;
  state: TermsState;
  terms: Terms;
  madeById: string;
  madeBy: string;
  madeAt: string;
  why: string;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
}

/** The newest first; of one programme where it is named. */
export function readTerms(tx: Tx, programme: string | null): Promise<TermsVersion[]> {
  return tx.query<TermsVersion>(
    `select programme, version, state, data as terms, made_by_id as "madeById", made_by as "madeBy", ${instantText('made_at')} as "madeAt",
       why, decided_by as "decidedBy", ${instantText('decided_at')} as "decidedAt", reason
     from terms where ($1::text is null or programme = $1) order by programme, version desc`,
    [programme],
  );
}

/** Those that were approved: what amounts are computed by. */
export async function readApprovedTerms(tx: Tx): Promise<Terms[]> {
  const rows = await tx.query<{ terms: Terms }>(
    `select data as terms from terms where state = 'approved' order by programme, version`,
  );
  return rows.map(({ terms }) => terms);
}

/** Two people who change the same programme's terms follow each other; a programme has no row of its own to lock. */
export async function lockTerms(tx: Tx, programme: string): Promise<void> {
  await tx.query('select version from terms where programme = $1 order by version desc limit 1 for update', [
    programme,
  ]);
}

export async function insertTerms(tx: Tx, row: TermsVersion): Promise<void> {
  await tx.query(
    `insert into terms (programme, version, state, data, made_by_id, made_by, made_at, why)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7::timestamptz, $8)`,
    [
      row.programme,
      row.version,
      row.state,
      JSON.stringify(row.terms),
      row.madeById,
      row.madeBy,
      row.madeAt,
      row.why,
    ],
  );
}

export async function decideTerms(
  tx: Tx,
  row: Pick<TermsVersion, 'programme' | 'version' | 'state' | 'decidedBy' | 'decidedAt' | 'reason'>,
): Promise<void> {
  await tx.query(
    `update terms set state = $3, decided_by = $4, decided_at = $5::timestamptz, reason = $6
     where programme = $1 and version = $2 and state = 'draft'`,
    [row.programme, row.version, row.state, row.decidedBy, row.decidedAt, row.reason],
  );
}

/** What official associations hold, by activity: each such item needs a rate. Fans out by association_official. */
export function findItemsInUse(tx: Tx): Promise<{ itemId: string; activity: string }[]> {
  return tx.query<{ itemId: string; activity: string }>(
    `select distinct item_id as "itemId", activity from association where state = 'official' order by 1, 2 limit 1000`,
  );
}
