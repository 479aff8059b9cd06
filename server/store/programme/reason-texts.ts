/** Versions of the reasons' sentences. Version 1 is the program's own and is not stored. */
import type { ReasonFamily, ReasonTexts } from '../../../rules/programme/reason-text.ts';
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface ReasonVersion {
  family: ReasonFamily;
  code: string;
  version: number;
  texts: ReasonTexts;
  madeBy: string;
  madeAt: string;
  why: string;
}

const columns = `family, code, version, data as texts, made_by as "madeBy", ${instantText('made_at')} as "madeAt", why`;

/** The newest stored version of every reason that was ever changed. */
export function newestReasons(tx: Tx): Promise<ReasonVersion[]> {
  return tx.query<ReasonVersion>(
    `select distinct on (family, code) ${columns} from reason_text order by family, code, version desc`,
  );
}

/** Every stored version of one reason, the newest first. */
export function versionsOfReason(
  tx: Tx,
  family: ReasonFamily,
  code: string,
  limit: number,
): Promise<ReasonVersion[]> {
  return tx.query<ReasonVersion>(
    `select ${columns} from reason_text where family = $1 and code = $2 order by version desc limit $3`,
    [family, code, limit],
  );
}

export interface NewReason {
  family: ReasonFamily;
  code: string;
  version: number;
  texts: ReasonTexts;
  byId: string;
  by: string;
  at: string;
  why: string;
}

export async function insertReason(tx: Tx, row: NewReason): Promise<void> {
  await tx.query(
    `insert into reason_text (family, code, version, data, made_by_id, made_by, made_at, why)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7::timestamptz, $8)`,
    [row.family, row.code, row.version, JSON.stringify(row.texts), row.byId, row.by, row.at, row.why],
  );
}
