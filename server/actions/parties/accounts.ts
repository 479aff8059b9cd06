import type { Problem } from '../../../rules/engine/denial.ts';

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
  /** Every session of the account. */
  endSessions(accountId: string): Promise<void>;
}
