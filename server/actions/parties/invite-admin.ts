/**
 * A partner's first account admin, or another one: a person without a password, and a mail with a link to choose one.
 */
import { filledProblems, placeProblems } from '../../../rules/rights/party.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { findByAddress } from '../../store/parties/invitations.ts';
import { findMemberOf, insertMember } from '../../store/parties/members.ts';
import { lockPartner } from '../../store/parties/partner-admin.ts';
import { insertGrant } from '../../store/parties/people.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { newId, realmOf, realNow, scopeOf, type Context, type Reply } from '../run/context.ts';
import type { InviteAdminInput, PresentValue } from '../run/inputs.ts';
import { replayOf } from '../run/replay.ts';
import { rowAct } from '../run/row-act.ts';
import type { Accounts } from './accounts.ts';
import { invitationEnd, sendInvitation } from './invitation-mail.ts';
import { peopleOf } from './people-log.ts';

export interface Invited {
  memberId: string;
  name: string;
  email: string;
  expiresAt: string;
}

/**
 * Asked again for somebody who has not chosen a password yet, it sends a new link and voids the old one. The account lives apart, so it
 * is made before the act; one that is left without a person is taken by the next invitation of the same address.
 */
export async function inviteAdmin(
  ctx: Context,
  accounts: Accounts,
  partnerId: string,
  input: InviteAdminInput,
  present: PresentValue<Invited>,
): Promise<Outcome<Reply>> {
  const denial = rightDenial('inviteAdmin', ctx.actor);
  if (denial) return { ok: false, denial };
  const person = { ...input, email: input.email.trim().toLowerCase() };
  const [replay, found] = await ctx.db.transact(
    scopeOf(ctx.actor, null),
    (tx) => Promise.all([replayOf(tx, ctx, realmOf(ctx.actor)), findByAddress(tx, 'partner', person.email)]),
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
  return invite(ctx, { partnerId, person, known: found?.id ?? null, accountId }, present);
}

const accountAdmin = {
  grant: { role: 'account-admin', locationId: null, programme: null, maySubmit: false },
  logged: { role: 'account-admin', location: null, programme: null, maySubmit: false },
} as const;

interface Inviting {
  partnerId: string;
  person: InviteAdminInput;
  /** Who is there already; null: somebody new. */
  known: string | null;
  accountId: string | null;
}

function invite(ctx: Context, inviting: Inviting, present: PresentValue<Invited>): Promise<Outcome<Reply>> {
  const { partnerId, person, known } = inviting;
  const { name, email, why } = person;
  const memberId = known ?? newId(ctx);
  const at = realNow(ctx);
  const expiresAt = invitationEnd(at);
  return rowAct(
    ctx,
    {
      right: 'inviteAdmin',
      why,
      async load(tx) {
        const partner = await lockPartner(tx, partnerId);
        return (
          partner && {
            partner,
            taken: known === null && (await findByAddress(tx, 'partner', email)) !== null,
          }
        );
      },
      rule({ partner, taken }) {
        // Invited by somebody else a moment ago.
        if (taken) return deny('conflict', { code: 'email-taken', pointer: '/email' });
        return accept({
          value: { memberId, name, email, expiresAt },
          // Among the changes of the partner's people, so that both read it.
          log: {
            subject: peopleOf(partnerId),
            memberId,
            before: null,
            after: {
              company: partner.name,
              person: name,
              ...(known === null && { roles: [accountAdmin.logged] }),
              invitedUntil: expiresAt,
            },
          },
          write: (tx) => writeInvitation(tx, ctx, inviting, { memberId, at }),
        });
      },
    },
    present,
  );
}

async function writeInvitation(
  tx: Tx,
  ctx: Context,
  { partnerId, person: { name, email, language }, known, accountId }: Inviting,
  { memberId, at }: { memberId: string; at: string },
): Promise<void> {
  const company = { side: 'partner', partnerId, tenantId: null } as const;
  const { grant } = accountAdmin;
  const by = ctx.actor.name;
  if (known === null) {
    const person = { id: memberId, accountId, name, email, language, conflictPartnerIds: [], at };
    await insertMember(tx, { ...company, ...person, grants: [grant], grantedBy: by }, 'query');
  } else {
    // Invited before by a colleague, with other roles.
    const before = await findMemberOf(tx, company, memberId);
    if (!before?.grants.some(({ role }) => role === grant.role))
      await insertGrant(tx, { ...grant, memberId }, { name: by, at });
  }
  await sendInvitation(tx, ctx, { memberId, partnerId, email, at });
}
