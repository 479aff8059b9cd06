/**
 * A partner's first account admin, or another one: a person without a password, and a mail with a link to choose one.
 */
import { filledProblems, partyProblem, placeProblems } from '../../../rules/rights/party.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { findPartnerMember, insertInvitation } from '../../store/parties/invitations.ts';
import { addJob } from '../../store/engine/jobs.ts';
import { insertMember } from '../../store/parties/members.ts';
import { lockPartner } from '../../store/parties/partner-admin.ts';
import { nilTenant } from '../../store/engine/replay.ts';
import { replayOf } from '../run/replay.ts';
import { adminAct, unknown } from '../run/admin-act.ts';
import { type Context, newId, realNow, type Reply, scopeOf, type Services } from '../run/context.ts';
import { invitationDays } from './invitation-link.ts';
import type { InviteAdminInput, PresentValue } from '../run/inputs.ts';

/** The accounts, which live apart under a role of their own. */
export interface Accounts {
  /**
   * A new account without a password, or one that was left without a person; null when the address belongs to somebody.
   */
  accountFor(person: { name: string; email: string }): Promise<string | null>;
  hasPassword(accountId: string): Promise<boolean>;
  setPassword(accountId: string, password: string): Promise<void>;
  /** What is wrong with it as a password of this person. */
  passwordProblem(accountId: string, password: string): Promise<Problem | null>;
}

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
    async (tx) => [await replayOf(tx, ctx, nilTenant), await findPartnerMember(tx, person.email)] as const,
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
  const expiresAt = Temporal.Instant.from(at)
    .add({ hours: invitationDays * 24 })
    .toString();
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
        if (known === null && (await findPartnerMember(tx, email)))
          return deny('conflict', { code: 'email-taken', pointer: '/email' });
        return accept({
          value: { memberId, name, email, expiresAt },
          subject: partner.name,
          before: null,
          after: {
            name,
            email,
            role: 'account-admin',
          },
          async apply() {
            if (known === null) {
              const grants = [
                { role: 'account-admin' as const, locationId: null, programme: null, maySubmit: false },
              ];
              await insertMember(
                tx,
                {
                  id: memberId,
                  accountId,
                  side: 'partner',
                  partnerId,
                  tenantId: null,
                  name,
                  email,
                  language,
                  conflictPartnerIds: [],
                  grants,
                  grantedBy: ctx.actor.name,
                  at,
                },
                'query',
              );
            }
            const id = newId(ctx);
            await insertInvitation(tx, {
              id,
              memberId,
              email,
              by: { id: ctx.actor.id, name: ctx.actor.name },
              at,
              expiresAt,
            });
            await addJob(tx, {
              tenantId: nilTenant,
              id: newId(ctx),
              kind: 'mail',
              claimId: null,
              payload: { template: 'invitation', invitationId: id },
              at,
            });
          },
        });
      },
    },
    present,
  );
}

export type InvitationState = 'open' | 'accepted' | 'expired' | 'replaced';

export function stateOf(
  found: {
    acceptedAt: string | null;
    revokedAt: string | null;
    expiresAt: string;
    disabled: boolean;
  },
  { clock }: Pick<Services, 'clock'>,
): InvitationState {
  if (found.acceptedAt !== null) return 'accepted';
  if (found.revokedAt !== null || found.disabled) return 'replaced';
  return Temporal.Instant.from(found.expiresAt).epochMilliseconds <= clock.now() ? 'expired' : 'open';
}
