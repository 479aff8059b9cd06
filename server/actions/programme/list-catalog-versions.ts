import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { catalogVersions, type CatalogVersionRow } from '../../store/programme/catalogs.ts';
import { administrationList } from '../run/administration-read.ts';
import type { Context } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

/** Every version of the catalogue with who made it, when and why; the newest first. */
export function listCatalogVersions(
  ctx: Context,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<CatalogVersionRow>>> {
  return administrationList(ctx, 'listCatalogVersions', async (tx, now) => {
    const found = await catalogVersions(tx, { after: after && Number(after[0]), limit: limit + 1 });
    return accept(pageOfRows(found, limit, now, (row) => [row.version]));
  });
}
