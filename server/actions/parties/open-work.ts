/**
 * What somebody has in hand who may not do it any more: deactivated, without the role, or with a conflict of interest. Claims are rows of
 * many customers, so they go back to the queue one by one, each with its history (release-claims.ts); the job that does it is part of the
 * change itself.
 */
import { addJob } from '../../store/engine/jobs.ts';
import { ownerRealm } from '../../../rules/engine/subject.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { newId } from '../run/context.ts';
import type { Context } from '../run/context.ts';

export function queueRelease(tx: Tx, ctx: Context, memberId: string, at: string): Promise<void> {
  return addJob(tx, {
    tenantId: ownerRealm,
    id: newId(ctx),
    kind: 'release',
    payload: { memberId, byId: ctx.actor.id, byName: ctx.actor.name },
    at,
  });
}
