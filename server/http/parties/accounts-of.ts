import type { Accounts } from '../../actions/parties/accounts.ts';
import type { Services } from '../../actions/run/context.ts';
import { accountFor, endSessions, hasPassword, setPassword } from '../../auth/accounts.ts';
import type { Auth } from '../../auth/auth.ts';
import { accountPasswordProblem } from '../../auth/check-password.ts';

/** The accounts as the acts need them. */
export function accountsOf(services: Services, auth: Auth): Accounts {
  const parts = { auth, db: services.db, clock: services.clock, random: services.random };
  return {
    accountFor: (person) => accountFor(parts, { ...person, password: null }),
    hasPassword: (accountId) => hasPassword(parts, accountId),
    setPassword: (accountId, password) => setPassword(parts, accountId, password),
    passwordProblem: (accountId, password) =>
      accountPasswordProblem(services.db, auth.sessions.words, accountId, password, '/password'),
    endSessions: (accountId) => endSessions(parts, accountId),
  };
}
