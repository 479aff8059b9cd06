import { whyProblems } from '../../../rules/rights/administration.ts';
import type { Catalog } from '../../../rules/programme/catalog.ts';
import {
  catalogChanges,
  catalogProblems,
  type CatalogChange,
} from '../../../rules/programme/catalog-change.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findCatalog, insertCatalog } from '../../store/programme/catalogs.ts';
import { sharedAct, type RowChange } from '../run/row-act.ts';
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
  return sharedAct(
    ctx,
    {
      right: 'changeCatalog',
      why,
      load: (tx) => findCatalog(tx, null),
      version: ({ version }) => version,
      rule(current, { now }) {
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
          log: { subject: 'catalog', before: named('before'), after: named('after') },
          write: (writing, made) => insertCatalog(writing, version, catalog, made),
        } satisfies RowChange<ChangedCatalog>);
      },
    },
    present,
  );
}
