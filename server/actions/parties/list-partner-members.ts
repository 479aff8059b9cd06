import { rightDenial } from '../../../rules/access/may-call.ts';
import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { listMembersOf, readCompany } from '../../store/parties/members.ts';
import { findInvitations, findPartner } from '../../store/parties/partner-lists.ts';
import { listing } from '../../store/engine/reading.ts';
import { notFound } from '../run/run.ts';
import { type Context, realNow, scopeOf } from '../run/context.ts';
import { memberRow, type MemberRow } from './list-members.ts';
import { pageOfRows, type Page, type PageAsked } from '../run/page.ts';

/** The people of one partner with their roles, for the programme owner. */
export async function listPartnerMembers(
  ctx: Context,
  partnerId: string,
  { limit, after }: PageAsked,
): Promise<Outcome<Page<MemberRow>>> {
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
      found.filter(({ waiting }) => waiting).map(({ id }) => id),
      realNow(ctx),
    );
    const rows = found.map((member): MemberRow => ({
      ...memberRow(member, locations),
      invitation: invitations.find(({ memberId }) => memberId === member.id) ?? null,
    }));
    return accept(pageOfRows(rows, limit, now, (member) => [member.name, member.id]));
  });
}
