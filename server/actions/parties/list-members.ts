import { rightDenial } from '../../../rules/access/may-call.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { type Role } from '../../../rules/rights/role.ts';
import { findAbsences, type AbsenceRow } from '../../store/review/absences.ts';
import {
  companyOf,
  listMembersOf,
  readCompany,
  type CompanyOf,
  type ListedMember,
} from '../../store/parties/members.ts';
import { findInvitations, type OpenInvitation } from '../../store/parties/partner-lists.ts';
import { partnerNames } from '../../store/parties/people.ts';
import { realNow, scopeOf } from '../run/context.ts';
import type { Context } from '../run/context.ts';
import { dayAt } from '../review/read-absence.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

export interface MemberRow extends ListedMember {
  /** At the owner's desk: away now or later. */
  absence: AbsenceRow | null;
  /** Partners whose claims the person never touches. */
  conflicts: { id: string; name: string }[];
  /** Set while the person has not come yet: the link that opens, or the last one that did. */
  invitation: Omit<OpenInvitation, 'memberId'> | null;
  /** The same grants with their locations' numbers and names. */
  roles: {
    role: Role;
    location: CompanyOf['locations'][number] | null;
    programme: string | null;
    maySubmit: boolean;
  }[];
}

/** People of one's own company with all their roles, by name; disabled ones too. */
export async function listMembers(
  ctx: Context,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<MemberRow>>> {
  const denial = rightDenial('listMembers', ctx.actor);
  if (denial) return { ok: false, denial };
  const company = companyOf(ctx.actor);
  return ctx.db.transact(
    scopeOf(ctx.actor, null),
    {
      first: (tx) =>
        Promise.all([
          listMembersOf(tx, company, {
            after: after && { name: String(after[0]), id: String(after[1]) },
            limit: limit + 1,
          }),
          readCompany(tx, company),
        ]),
      mode: 'read',
    },
    async (tx, now, [found, { locations }]) => {
      const absences =
        ctx.actor.side === 'owner'
          ? await findAbsences(
              tx,
              found.map(({ id }) => id),
              dayAt(ctx, now),
            )
          : [];
      const partners = await partnerNames(
        tx,
        found.flatMap(({ conflictPartnerIds }) => conflictPartnerIds),
      );
      const invitations = await findInvitations(
        tx,
        found.filter(({ waiting }) => waiting).map(({ id }) => id),
        realNow(ctx),
      );
      const rows = found.map((member): MemberRow => ({
        ...memberRow(member, locations, partners),
        invitation: invitations.find(({ memberId }) => memberId === member.id) ?? null,
        absence: absences.find(({ memberId }) => memberId === member.id) ?? null,
      }));
      return accept(pageOfRows(rows, limit, now, (member) => [member.name, member.id]));
    },
  );
}

/** `partners`: the names of those with whom there is a conflict of interest. */
export function memberRow(
  member: ListedMember,
  locations: CompanyOf['locations'],
  partners: { id: string; name: string }[] = [],
): MemberRow {
  return {
    ...member,
    absence: null,
    invitation: null,
    conflicts: partners.filter(({ id }) => member.conflictPartnerIds.includes(id)),
    roles: member.grants.map(({ locationId, ...grant }) => ({
      ...grant,
      // Everybody else either always may, or never.
      maySubmit: grant.role === 'incentives-user' && grant.maySubmit,
      location: locations.find(({ id }) => id === locationId) ?? null,
    })),
  };
}
