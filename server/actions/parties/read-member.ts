import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { companyOf, findMemberOf, readCompany } from '../../store/parties/members.ts';
import { findInvitations } from '../../store/parties/partner-lists.ts';
import { partnerNames } from '../../store/parties/people.ts';
import { findAbsence } from '../../store/review/absences.ts';
import { dayAt } from '../review/read-absence.ts';
import { realNow, scopeOf } from '../run/context.ts';
import { notFound } from '../run/run.ts';
import type { Context } from '../run/context.ts';
import { listing } from '../../store/engine/reading.ts';
import { memberRow, type MemberRow } from './list-members.ts';

/** One person of the own company, with the version that changes are made from. */
export function readMember(ctx: Context, memberId: string): Promise<Outcome<MemberRow>> {
  const denial = rightDenial('readMember', ctx.actor);
  if (denial) return Promise.resolve({ ok: false, denial });
  const company = companyOf(ctx.actor);
  return ctx.db.transact(scopeOf(ctx.actor, null), listing, async (tx, now) => {
    const found = await findMemberOf(tx, company, memberId);
    if (!found) return notFound();
    const { locations } = await readCompany(tx, company);
    const [invitation] = found.waiting ? await findInvitations(tx, [memberId], realNow(ctx)) : [];
    return accept({
      ...memberRow(found, locations, await partnerNames(tx, found.conflictPartnerIds)),
      invitation: invitation ?? null,
      absence: company.side === 'owner' ? await findAbsence(tx, memberId, dayAt(ctx, now)) : null,
    });
  });
}
