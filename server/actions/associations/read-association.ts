import { claimSubject } from '../../../rules/claim/rights/may-act.ts';
import { settle } from '../../../rules/claim/settle.ts';
import { type AllowedAction, allowedActions } from '../../../rules/access/may-call.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findAssociation, type AssociationRow } from '../../store/associations/association-lists.ts';
import { listing } from '../../store/engine/reading.ts';
import { loadWorlds } from '../../store/engine/load-world.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { readReference } from '../../store/engine/reference.ts';
import { type Context, scopeOf, type RefTo } from '../run/context.ts';
import { ownOf, supersededOf } from './list-associations.ts';

/** An association that began; one that only may come to be is nobody's business yet. */
export function readAssociation(ctx: Context, ref: RefTo<'association'>): Promise<Outcome<AssociationRow>> {
  return ctx.db.transact(scopeOf(ctx.actor, ref.tenantId), listing, (tx, now) => find(tx, ctx, ref, now));
}

export interface AssociationDetail extends AssociationRow {
  /** What the reader may do about it, by its claim and the claim's policy. */
  actions: AllowedAction[];
}

const ends = ['endAssociation', 'requestEnd', 'endTenantAssociation'] as const;

/** The same with what may be done about it now. */
export function readAssociationDetail(
  ctx: Context,
  ref: RefTo<'association'>,
): Promise<Outcome<AssociationDetail>> {
  return ctx.db.transact(scopeOf(ctx.actor, ref.tenantId), listing, async (tx, now) => {
    const found = await find(tx, ctx, ref, now);
    if (!found.ok) return found;
    const { claimId, state } = found.value;
    const worldsAt = await loadWorlds(tx, [{ tenantId: ref.tenantId, id: claimId }], ctx.owner, false);
    const [loaded] = worldsAt(now);
    const subject = loaded && claimSubject(settle(loaded, now).world, claimId);
    return accept({
      ...found.value,
      actions: subject ? allowedActions(ends, ctx.actor, { subject, over: state !== 'official' }) : [],
    });
  });
}

async function find(
  tx: Tx,
  ctx: Context,
  ref: RefTo<'association'>,
  now: string,
): Promise<Outcome<AssociationRow>> {
  const { catalog } = await readReference(tx, []);
  const superseded = await supersededOf(tx, now, ownOf(ctx, { tenantId: ref.tenantId, partnerId: null }));
  const row = await findAssociation(tx, ref, now, superseded);
  if (!row) return deny('hidden', { code: 'not-found', pointer: '' });
  const name = catalog.items.find((item) => item.id === row.item.id)?.name ?? row.item.id;
  return accept({ ...row, item: { ...row.item, name } });
}
