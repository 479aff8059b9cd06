import { nextEnrollmentStates, type EnrollmentState } from '../../../rules/programme/enrollment.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { holds } from '../../../rules/rights/role.ts';
import { findLocations, type EnrollmentRow, type LocationRow } from '../../store/parties/location-lists.ts';
import { listing } from '../../store/engine/reading.ts';
import { readReference } from '../../store/engine/reference.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

export interface ListedLocation extends Omit<LocationRow, 'enrollments'> {
  /** `nextStates`: what it can become, for those who keep it. */
  enrollments: (EnrollmentRow & { programmeName: string; nextStates: readonly string[] })[];
}

/** What is under way is only the incentives admin's business in detail (domain 3). */
const underWay = new Set(['action-required', 'validating-enrollment']);

export function listLocations(
  ctx: Context,
  partnerId: string | null,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<ListedLocation>>> {
  const of = ctx.actor.side === 'partner' ? (ctx.actor.partnerId as string) : partnerId;
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const { catalog } = await readReference(tx, []);
    const rows = await findLocations(tx, {
      partnerId: of,
      after: after && String(after[0]),
      limit: limit + 1,
    });
    const listed = rows.map((row): ListedLocation => ({
      ...row,
      enrollments: row.enrollments.map((enrollment) => ({
        ...enrollment,
        programmeName:
          catalog.programmes.find((programme) => programme.id === enrollment.programme)?.name ??
          enrollment.programme,
        nextStates:
          ctx.actor.side === 'owner' ? nextEnrollmentStates(enrollment.state as EnrollmentState) : [],
        state:
          underWay.has(enrollment.state) && !seesDetail(ctx, row.id, enrollment.programme)
            ? 'enrolling'
            : enrollment.state,
      })),
    }));
    return accept(pageOfRows(listed, limit, now, (row) => [row.number]));
  });
}

function seesDetail({ actor }: Context, locationId: string, programme: string): boolean {
  return actor.side === 'owner' || holds(actor, ['incentives-admin'], locationId, [programme]);
}
