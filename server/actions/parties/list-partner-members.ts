import { rightDenial } from '../../../rules/rights/may-call.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { listMembersOf, readCompany } from '../../store/parties/members.ts';
import { findInvitations, findPartner } from '../../store/parties/partner-lists.ts';
import { listing } from '../../store/engine/reading.ts';
import { notFound } from '../run/run.ts';
import { type Context, scopeOf } from '../run/context.ts';
import { memberRow, type MemberRow } from './list-members.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

export interface PartnerMember extends MemberRow {
  /** Set while a first password has not been chosen. */
  invitation: { invitedAt: string; expiresAt: string } | null;
}

/** The people of one partner with their roles, for the programme owner. */
export async function listPartnerMembers(
  ctx: Context,
  partnerId: string,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<PartnerMember>>> {
  const denial = rightDenial('listPartnerMembers', ctx.actor);
  if (denial) return { ok: false, denial };
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    if (!(await findPartner(tx, partnerId))) return notFound();
    const company = { side: 'partner', partnerId, tenantId: null } as const;
    const found = await listMembersOf(tx, company, {
      after: after && { name: String(after[0]), id: String(after[1]) },
      limit: limit + 1,
    });
    const { locations } = await readCompany(tx, company);
    const invitations = await findInvitations(
      tx,
      found.map(({ id }) => id),
    );
    const rows = found.map((member): PartnerMember => ({
      ...memberRow(member, locations),
      invitation: invitations.find(({ memberId }) => memberId === member.id) ?? null,
    }));
    return accept(pageOfRows(rows, limit, now, (member) => [member.name, member.id]));
  });
}
