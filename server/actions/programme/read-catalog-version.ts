import type { Catalog } from '../../../rules/programme/catalog.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findCatalog, type CatalogVersionRow } from '../../store/programme/catalogs.ts';
import { administrationRead } from '../run/administration-read.ts';
import type { Context } from '../run/context.ts';

/** One version of the catalogue, whole; `null` is the newest. */
export function readCatalogVersion(
  ctx: Context,
  version: number | null,
): Promise<Outcome<CatalogVersionRow & { catalog: Catalog }>> {
  return administrationRead(ctx, 'readCatalogVersion', async (tx) => {
    const found = await findCatalog(tx, version);
    return found ? accept(found) : deny('hidden', { code: 'not-found', pointer: '' });
  });
}
