import type { World } from '../../../rules/claim/facts.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { settle } from '../../../rules/claim/settle.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { loadWorlds } from '../../store/engine/load-world.ts';
import { findRequests } from '../../store/consent/tenant-lists.ts';
import { type Context, scopeOf } from '../run/context.ts';
import type { Page, PageAsked } from '../run/page.ts';

export interface RequestView {
  world: World;
  claimId: string;
  now: string;
}

const undecided = new Set(['notice-pending', 'open', 'paused', 'unconfirmed']);

/** Has the tenant still to decide, or to let time decide? */
function isWaiting({ world, claimId }: RequestView): boolean {
  return factsOf(world, claimId).lines.some(
    (line) =>
      line.round !== null &&
      undecided.has(line.consent) &&
      line.review !== 'withdrawn' &&
      line.review !== 'rejected',
  );
}

/** Everything that was asked of the tenant, each as it is at this instant; or only what waits, or only what does not. */
export function listRequests(
  ctx: Context,
  { waiting }: { waiting: boolean | null },
  { limit, after }: PageAsked,
): Promise<Outcome<Page<RequestView>>> {
  const denial = rightDenial('listRequests', ctx.actor);
  if (denial) return Promise.resolve({ ok: false, denial });
  const tenantId = ctx.actor.tenantId as string;
  return ctx.db.transact(
    scopeOf(ctx.actor, tenantId),
    {
      async first(tx) {
        const found = await findRequests(
          tx,
          tenantId,
          {
            after: after && { at: String(after[0]), id: String(after[1]) },
            limit: limit + 1,
          },
          waiting,
        );
        const keys = found.slice(0, limit).map(({ id }) => ({ tenantId, id }));
        return { found, worldsAt: await loadWorlds(tx, keys, ctx.owner, false) };
      },
      mode: 'read',
    },
    async (_tx, now, { found, worldsAt }) => {
      const shown = found.slice(0, limit);
      const views = new Map(
        worldsAt(now).map((world) => [world.claims[0]?.claim.id, { world: settle(world, now).world, now }]),
      );
      const last = shown.at(-1);
      return accept({
        rows: shown.flatMap(({ id }) => {
          const view = views.get(id);
          if (!view) return [];
          const found = { ...view, claimId: id };
          return waiting === null || waiting === isWaiting(found) ? [found] : [];
        }),
        next: found.length > limit && last ? [last.at, last.id] : null,
        now,
      });
    },
  );
}
