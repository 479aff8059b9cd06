/**
 * A partner's first account admin, or another one: a person without a password, and a mail with a link to choose one.
 */
import { filledProblems, partyProblem, placeProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findByAddress } from '../../store/parties/invitations.ts';
import { findMemberOf, insertMember } from '../../store/parties/members.ts';
import { lockPartner } from '../../store/parties/partner-admin.ts';
import { insertGrant } from '../../store/parties/people.ts';
import { nilTenant } from '../../store/engine/replay.ts';
import { newId, realNow, scopeOf } from '../run/context.ts';
import { replayOf } from '../run/replay.ts';
import { adminAct, unknown } from '../run/admin-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { Accounts } from './accounts.ts';
import { invitationEnd, sendInvitation } from './invitation-mail.ts';
import { peopleOf } from './people-log.ts';
import type { InviteAdminInput, PresentValue } from '../run/inputs.ts';

export interface Invited {
  memberId: string;
  name: string;
  email: string;
  expiresAt: string;
}

/** Asked again for somebody who has not chosen a password yet, it sends a new link and voids the old one. */
export async function inviteAdmin(
  ctx: Context,
  accounts: Accounts,
  partnerId: string,
  input: InviteAdminInput,
  present: PresentValue<Invited>,
): Promise<Outcome<Reply>> {
  const forbidden = partyProblem(ctx.actor, 'company:write');
  if (forbidden) return deny('forbidden', forbidden);
  const person = { ...input, email: input.email.trim().toLowerCase() };
  const [replay, found] = await ctx.db.transact(
    scopeOf(ctx.actor, null),
    async (tx) =>
      [await replayOf(tx, ctx, nilTenant), await findByAddress(tx, 'partner', person.email)] as const,
    'read',
  );
  if (replay) return replay;
  const problems = [
    ...filledProblems({ name: person.name, why: person.why }),
    ...placeProblems({ language: person.language }),
  ];
  if (problems.length > 0) return deny('invalid', ...problems);
  const own = found && found.partnerId === partnerId && !found.disabled ? found.accountId : null;
  const waits = own !== null && !(await accounts.hasPassword(own));
  if (found && !waits) return deny('conflict', { code: 'email-taken', pointer: '/email' });
  const accountId =
    ctx.validateOnly || found ? (found?.accountId ?? null) : await accounts.accountFor(person);
  if (accountId === null && !ctx.validateOnly)
    return deny('conflict', { code: 'email-taken', pointer: '/email' });
  return invited(ctx, { partnerId, person, memberId: found?.id ?? null, accountId }, present);
}

const accountAdmin = { role: 'account-admin', locationId: null, programme: null, maySubmit: false } as const;

interface Inviting {
  partnerId: string;
  person: InviteAdminInput;
  memberId: string | null;
  accountId: string | null;
}

function invited(
  ctx: Context,
  { partnerId, person, memberId: known, accountId }: Inviting,
  present: PresentValue<Invited>,
): Promise<Outcome<Reply>> {
  const { name, email, language, why } = person;
  const memberId = known ?? newId(ctx);
  const at = realNow(ctx);
  const expiresAt = invitationEnd(at);
  const company = { side: 'partner', partnerId, tenantId: null } as const;
  return adminAct(
    ctx,
    {
      what: 'invite-admin',
      right: 'company:write',
      why,
      async decide(tx) {
        const partner = await lockPartner(tx, partnerId);
        if (!partner) return unknown();
        // Invited by somebody else a moment ago.
        if (known === null && (await findByAddress(tx, 'partner', email)))
          return deny('conflict', { code: 'email-taken', pointer: '/email' });
        return accept({
          value: { memberId, name, email, expiresAt },
          // Among the changes of the partner's people, so that both read it.
          subject: peopleOf(partnerId),
          memberId,
          before: null,
          after: {
            company: partner.name,
            person: name,
            ...(known === null && {
              roles: [{ role: 'account-admin', programme: null, location: null, maySubmit: false }],
            }),
            invitedUntil: expiresAt,
          },
          async apply() {
            const before = known === null ? null : await findMemberOf(tx, company, known);
            if (before && !before.grants.some(({ role }) => role === 'account-admin'))
              await insertGrant(tx, { ...accountAdmin, memberId }, { name: ctx.actor.name, at });
            if (known === null) {
              await insertMember(
                tx,
                {
                  id: memberId,
                  accountId,
                  ...company,
                  name,
                  email,
                  language,
                  conflictPartnerIds: [],
                  grants: [accountAdmin],
                  grantedBy: ctx.actor.name,
                  at,
                },
                'query',
              );
            }
            await sendInvitation(tx, ctx, { memberId, partnerId, email, at });
          },
        });
      },
    },
    present,
  );
}
