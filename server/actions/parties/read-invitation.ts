import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import { readInvitationRow } from '../../store/parties/invitations.ts';
import { notFound } from '../run/run.ts';
import type { Services } from '../run/context.ts';
import { readInvitationToken } from './invitation-link.ts';
import { stateOf, type InvitationState } from './invitation-mail.ts';

/** For whom and by whom is told while the link is open, and never after. */
export interface InvitationView {
  state: InvitationState;
  side: 'partner' | 'owner' | null;
  name: string | null;
  email: string | null;
  company: string | null;
  invitedBy: string | null;
  expiresAt: string;
}

/** Reading changes nothing. */
export async function readInvitation(
  services: Services,
  token: string,
  ownerName: string | null,
): Promise<Outcome<InvitationView>> {
  const id = readInvitationToken(services.secret, token);
  const found =
    id && (await services.db.transact({ side: 'system' }, (tx) => readInvitationRow(tx, id, false), 'read'));
  if (!found) return notFound();
  const state = stateOf(found, services);
  const { name, email, invitedBy, expiresAt } = found;
  const side = found.side === 'owner' ? 'owner' : 'partner';
  const company = found.company ?? ownerName;
  return accept(
    state === 'open'
      ? { state, side, name, email, company, invitedBy, expiresAt }
      : {
          state,
          side: null,
          name: null,
          email: null,
          company: null,
          invitedBy: null,
          expiresAt,
        },
  );
}
