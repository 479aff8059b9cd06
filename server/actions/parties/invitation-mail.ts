/** A new invitation with its mail, in the transaction of whatever asks for it; an earlier one of the person opens nothing any more. */
import { addJob } from '../../store/engine/jobs.ts';
import { ownerRealm } from '../../../rules/engine/subject.ts';
import { insertInvitation } from '../../store/parties/invitations.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { newId } from '../run/context.ts';
import type { Context, Services } from '../run/context.ts';
import { invitationDays } from './invitation-link.ts';

export function invitationEnd(at: string): string {
  return Temporal.Instant.from(at)
    .add({ hours: invitationDays * 24 })
    .toString();
}

export interface Invited {
  memberId: string;
  partnerId: string | null;
  email: string;
  at: string;
}

export async function sendInvitation(
  tx: Tx,
  ctx: Context,
  { memberId, partnerId, email, at }: Invited,
): Promise<void> {
  const id = newId(ctx);
  const by = { id: ctx.actor.id, name: ctx.actor.name };
  await insertInvitation(tx, { id, memberId, partnerId, email, by, at, expiresAt: invitationEnd(at) });
  await addJob(tx, {
    tenantId: partnerId ?? ownerRealm,
    id: newId(ctx),
    kind: 'mail',
    payload: { template: 'invitation', invitationId: id },
    at,
  });
}

export type InvitationState = 'open' | 'accepted' | 'expired' | 'replaced' | 'withdrawn';

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
  if (found.disabled) return 'withdrawn';
  if (found.revokedAt !== null) return 'replaced';
  return Temporal.Instant.from(found.expiresAt).epochMilliseconds <= clock.now() ? 'expired' : 'open';
}
