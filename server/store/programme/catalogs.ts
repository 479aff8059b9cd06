/** Versions of the catalogue. */
import type { Catalog } from '../../../rules/programme/catalog.ts';
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface CatalogVersionRow {
  version: number;
  madeBy: string | null;
  madeAt: string;
  why: string | null;
}

const made = `version, made_by as "madeBy", ${instantText('made_at')} as "madeAt", why`;

/** The newest first. */
export function catalogVersions(
  tx: Tx,
  page: { after: number | null; limit: number },
): Promise<CatalogVersionRow[]> {
  return tx.query<CatalogVersionRow>(
    `select ${made} from catalog where $1::integer is null or version < $1 order by version desc limit $2`,
    [page.after, page.limit],
  );
}

export async function findCatalog(
  tx: Tx,
  version: number | null,
): Promise<(CatalogVersionRow & { catalog: Catalog }) | null> {
  const rows = await tx.query<CatalogVersionRow & { catalog: Catalog }>(
    `select ${made}, data as catalog from catalog where $1::integer is null or version = $1 order by version desc limit 1`,
    [version],
  );
  return rows[0] ?? null;
}

export async function insertCatalog(
  tx: Tx,
  version: number,
  catalog: Catalog,
  by: { byId: string; by: string; at: string; why: string },
): Promise<void> {
  await tx.query(
    `insert into catalog (version, data, made_at, made_by, made_by_id, why) values ($1, $2::jsonb, $3::timestamptz, $4, $5, $6)`,
    [version, JSON.stringify(catalog), by.at, by.by, by.byId, by.why],
  );
}
