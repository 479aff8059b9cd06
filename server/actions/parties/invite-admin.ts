/**
 * A partner's first account admin, or another one: a person without a password, and a mail with a link to choose one.
 */
import { partnerSubject } from '../../../rules/engine/subject.ts';
import { filledProblems, placeProblems } from '../../../rules/rights/party.ts';
import { rightDenial } from '../../../rules/rights/may-call.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import { findPartnerMember, insertInvitation } from '../../store/parties/invitations.ts';
import { addJob } from '../../store/engine/jobs.ts';
import { insertMember } from '../../store/parties/members.ts';
import { lockPartner } from '../../store/parties/partner-admin.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { newId, realNow, scopeOf, type Context, type Reply, type Services, realmOf } from '../run/context.ts';
import type { InviteAdminInput, PresentValue } from '../run/inputs.ts';
import { replayOf } from '../run/replay.ts';
import { rowAct } from '../run/row-act.ts';
import { invitationDays } from './invitation-link.ts';

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
    (tx) => Promise.all([replayOf(tx, ctx, realmOf(ctx.actor)), findPartnerMember(tx, person.email)]),
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
  const expiresAt = Temporal.Instant.from(at)
    .add({ hours: invitationDays * 24 })
    .toString();
  return rowAct(
    ctx,
    {
      right: 'inviteAdmin',
      why,
      async load(tx) {
        const partner = await lockPartner(tx, partnerId);
        return partner && { partner, taken: known === null && (await findPartnerMember(tx, email)) !== null };
      },
      rule({ partner, taken }) {
        // Invited by somebody else a moment ago.
        if (taken) return deny('conflict', { code: 'email-taken', pointer: '/email' });
        return accept({
          value: { memberId, name, email, expiresAt },
          log: {
            subject: partner.name,
            of: partnerSubject(partnerId),
            before: null,
            after: { name, email, role: 'account-admin' },
          },
          write: (tx) => writeInvitation(tx, ctx, inviting, { memberId, at, expiresAt }),
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
  { memberId, at, expiresAt }: { memberId: string; at: string; expiresAt: string },
): Promise<void> {
  const role = { role: 'account-admin', locationId: null, programme: null, maySubmit: false } as const;
  const member = {
    id: memberId,
    accountId,
    side: 'partner' as const,
    partnerId,
    tenantId: null,
    name,
    email,
    language,
    conflictPartnerIds: [],
    grants: [role],
    grantedBy: ctx.actor.name,
    at,
  };
  if (known === null) await insertMember(tx, member, 'query');
  const id = newId(ctx);
  const by = { id: ctx.actor.id, name: ctx.actor.name };
  await insertInvitation(tx, { id, memberId, email, by, at, expiresAt });
  await addJob(tx, {
    tenantId: partnerId,
    id: newId(ctx),
    kind: 'mail',
    claimId: null,
    payload: { template: 'invitation', invitationId: id },
    at,
  });
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
