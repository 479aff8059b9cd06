import type { Catalog } from '../../rules/catalog.ts';
import { accept, refuse, type Outcome } from '../../rules/refusal.ts';
import { findCatalog, type CatalogVersionRow } from '../store/catalogs.ts';
import { administrationRead } from './administration-act.ts';
import type { Context } from './context.ts';

/** One version of the catalogue, whole; `null` is the newest. */
export function readCatalogVersion(
  ctx: Context,
  version: number | null,
): Promise<Outcome<CatalogVersionRow & { catalog: Catalog }>> {
  return administrationRead(ctx, async (tx) => {
    const found = await findCatalog(tx, version);
    return found ? accept(found) : refuse('hidden', { code: 'not-found', pointer: '' });
  });
}
