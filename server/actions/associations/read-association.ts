import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findAssociation, type AssociationRow } from '../../store/associations/association-lists.ts';
import { listing } from '../../store/engine/reading.ts';
import { readReference } from '../../store/engine/reference.ts';
import { type ClaimRef, type Context, scopeOf } from '../run/context.ts';
import { ownOf, supersededOf } from './list-associations.ts';

/** An association that began; one that only may come to be is nobody's business yet. */
export function readAssociation(ctx: Context, ref: ClaimRef): Promise<Outcome<AssociationRow>> {
  return ctx.db.transact(scopeOf(ctx.actor, ref.tenantId), listing, async (tx, now) => {
    const { catalog } = await readReference(tx, []);
    const superseded = await supersededOf(tx, now, ownOf(ctx, { tenantId: ref.tenantId, partnerId: null }));
    const row = await findAssociation(tx, ref, now, superseded);
    if (!row) return deny('hidden', { code: 'not-found', pointer: '' });
    return accept({
      ...row,
      item: {
        ...row.item,
        name: catalog.items.find((item) => item.id === row.item.id)?.name ?? row.item.id,
      },
    });
  });
}
