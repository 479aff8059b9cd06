import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { acceptInvitationRow, readInvitationRow } from '../../store/parties/invitations.ts';
import { unknown } from '../run/admin-act.ts';
import { realNow, type Services } from '../run/context.ts';
import { readInvitationToken } from './invitation-link.ts';
import { stateOf, type Accounts } from './invite-admin.ts';

/**
 * The row stays locked while the password is set under the accounts' own role: of two who use the link at once the
 * second finds it used.
 * A crash in between leaves the link open, so that nobody is shut out.
 */
export async function acceptInvitation(
  services: Services,
  accounts: Accounts,
  token: string,
  password: string,
): Promise<Outcome<null>> {
  const id = readInvitationToken(services.secret, token);
  if (id === null) return unknown();
  return services.db.transact({ side: 'system' }, async (tx) => {
    const found = await readInvitationRow(tx, id, true);
    if (!found) return unknown();
    if (stateOf(found, services) !== 'open') return deny('conflict', { code: 'link-void', pointer: '' });
    const problem = await accounts.passwordProblem(found.accountId, password);
    if (problem) return deny('invalid', problem);
    await accounts.setPassword(found.accountId, password);
    await acceptInvitationRow(tx, id, realNow(services));
    return accept(null);
  });
}
