/** Is a new password good enough for this person? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { passwordProblem } from '../../rules/rights/password.ts';
import type { Problem } from '../../rules/engine/denial.ts';
import { memberOfAccount, readCompany, type Company } from '../store/parties/members.ts';
import type { Database } from '../store/postgres/tx.ts';

let common: ReadonlySet<string> | null = null;

function commonWords(): ReadonlySet<string> {
  common ??= new Set(
    readFileSync(join(import.meta.dirname, 'common-passwords.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
  return common;
}

export interface PasswordOwner extends Company {
  name: string;
  email: string;
}

/** `words`: of this installation; its name, its owner, its address. */
export async function newPasswordProblem(
  db: Database,
  words: readonly string[],
  person: PasswordOwner,
  password: string,
  pointer: string,
): Promise<Problem | null> {
  const { name } = await db.transact({ side: 'system' }, (tx) => readCompany(tx, person), 'read');
  const [, domain = ''] = person.email.split('@');
  const own = [...words, person.name, person.email, domain, ...(name === null ? [] : [name])];
  return passwordProblem(password, { common: commonWords(), own }, pointer);
}

/** Of somebody who has an account; null also when nobody has it any more. */
export async function accountPasswordProblem(
  db: Database,
  words: readonly string[],
  accountId: string,
  password: string,
  pointer: string,
): Promise<Problem | null> {
  const member = await memberOfAccount(db, accountId);
  return member && newPasswordProblem(db, words, member, password, pointer);
}
