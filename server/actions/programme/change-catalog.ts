import { whyProblems } from '../../../rules/rights/administration.ts';
import type { Catalog } from '../../../rules/programme/catalog.ts';
import {
  catalogChanges,
  catalogProblems,
  type CatalogChange,
} from '../../../rules/programme/catalog-change.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findCatalog, insertCatalog } from '../../store/programme/catalogs.ts';
import { administrationAct, staleVersion, type Change } from '../run/administration-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { ChangeCatalogInput, PresentValue } from '../run/inputs.ts';

export interface ChangedCatalog {
  version: number;
  catalog: Catalog;
  changes: CatalogChange[];
  by: string;
  at: string;
  why: string;
}

/** The next version of the catalogue, sent whole. Nothing goes away: claims may name it. */
export function changeCatalog(
  ctx: Context,
  { why, ...catalog }: ChangeCatalogInput,
  present: PresentValue<ChangedCatalog>,
): Promise<Outcome<Reply>> {
  return administrationAct(
    ctx,
    why,
    async (tx, now) => {
      const current = await findCatalog(tx, null);
      if (!current) throw new Error('the catalogue is empty: run cpor seed');
      const stale = staleVersion(ctx, current.version);
      if (stale) return stale;
      const problems = [...catalogProblems(current.catalog, catalog), ...whyProblems(why)];
      if (problems.length > 0) return deny('invalid', ...problems);
      const changes = catalogChanges(current.catalog, catalog);
      const version = current.version + 1;
      const named = (side: 'before' | 'after'): object => ({
        version: side === 'before' ? current.version : version,
        things: changes.flatMap((change) => (change[side] ? [{ part: change.part, ...change[side] }] : [])),
      });
      return accept({
        value: { version, catalog, changes, by: ctx.actor.name, at: now, why },
        entry: { what: 'change-catalog', subject: 'catalog', before: named('before'), after: named('after') },
        write: (writing, made) => insertCatalog(writing, version, catalog, made),
      } satisfies Change<ChangedCatalog>);
    },
    present,
  );
}
