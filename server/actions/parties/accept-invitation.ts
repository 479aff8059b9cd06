import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { ownerRealm } from '../../../rules/engine/subject.ts';
import { acceptInvitationRow, readInvitationRow } from '../../store/parties/invitations.ts';
import { realNow, type Services } from '../run/context.ts';
import { notFound, run } from '../run/run.ts';
import { systemCaller, unseen } from '../run/system-act.ts';
import { readInvitationToken } from './invitation-link.ts';
import type { Accounts } from './accounts.ts';
import { stateOf } from './invitation-mail.ts';

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
  if (id === null) return notFound();
  const outcome = await run(
    systemCaller(services),
    {
      subject: {
        scope: { side: 'system' },
        realm: ownerRealm,
        async load(tx) {
          const found = await readInvitationRow(tx, id, true);
          return () => found;
        },
        settle: (found) => found,
        about: () => ({ about: {}, version: null }),
        compose: (_found, accountId: string) => ({
          done: null,
          async send(tx) {
            await accounts.setPassword(accountId, password);
            await acceptInvitationRow(tx, id, realNow(services));
          },
        }),
      },
      // Whoever has the link: it is the key.
      right: null,
      async rule(found) {
        if (stateOf(found, services) !== 'open') return deny('conflict', { code: 'link-void', pointer: '' });
        const problem = await accounts.passwordProblem(found.accountId, password);
        return problem ? deny('invalid', problem) : accept(found.accountId);
      },
    },
    () => ({ reply: unseen }),
  );
  return outcome.ok ? accept(null) : outcome;
}
