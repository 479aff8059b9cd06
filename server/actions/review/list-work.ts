import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { findAbsent } from '../../store/review/absences.ts';
import { positionOf } from '../../store/claims/claim-summary.ts';
import { readReference } from '../../store/engine/reference.ts';
import { listing } from '../../store/engine/reading.ts';
import { findWork, fitsWork } from '../../store/review/work-lists.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { asListed, type ListedClaim } from '../claims/listed-claim.ts';
import type { Page, PageAsked } from '../run/page.ts';
import { dayAt } from './read-absence.ts';

export interface WorkFilter {
  only: 'all' | 'disputed';
  /** 'absent': not begun, and with somebody who is away today; 'covered': of these, those for whom the reader stands in. */
  assignee: 'me' | 'none' | 'absent' | 'covered' | null;
  stages?: string[] | undefined;
  overdue?: boolean | undefined;
  partner?: string | undefined;
  policy?: string | undefined;
  publicSector?: boolean | undefined;
}

/** What waits for the programme owner, by due time. A page may hold fewer than asked for: some filters are applied within it. */
export function listWork(
  ctx: Context,
  filter: WorkFilter,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<ListedClaim>>> {
  const { only, assignee } = filter;
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const reference = await readReference(tx, []);
    const position = after && { at: after[0] === null ? null : String(after[0]), id: String(after[1]) };
    const away = assignee === 'absent' || assignee === 'covered';
    const waitingFor = away
      ? await findAbsent(tx, dayAt(ctx, now), assignee === 'covered' ? ctx.actor.id : null)
      : null;
    const page = {
      only,
      assignee: away ? null : assignee === 'me' ? ctx.actor.id : assignee,
      waitingFor,
      after: position,
      limit,
      now,
      overdue: filter.overdue ?? false,
      stages: filter.stages?.length ? filter.stages : null,
      partnerId: filter.partner ?? null,
      policyId: filter.policy ?? null,
      publicSector: filter.publicSector ?? null,
    };
    const found = await findWork(tx, page);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return accept({
      rows: await asListed(
        tx,
        shown.filter((row) => fitsWork(page, row)),
        { reference, now, partnerId: null, tenantId: null, ownerZone: ctx.owner.zone, isLast: true },
      ),
      next: found.length > limit && last ? positionOf(last) : null,
      now,
    });
  });
}
