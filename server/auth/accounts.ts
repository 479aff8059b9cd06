/** People are made by an administrator or by the demo: an account to sign in with, and the member of the domain that it opens. */
import { hashPassword } from 'better-auth/crypto';
import { accept, deny, type Outcome, type Problem } from '../../rules/engine/denial.ts';
import type { Grant } from '../../rules/rights/role.ts';
import type { Clock } from '../ports/clock.ts';
import { newUuid, type Random } from '../ports/random.ts';
import { insertMember, memberByEmail, type PersonSide } from '../store/parties/members.ts';
import { violates, type Database } from '../store/postgres/tx.ts';
import type { Auth } from './auth.ts';
import { newPasswordProblem } from './check-password.ts';
import { passwordLength } from './instance.ts';

export interface AccountParts {
  auth: Pick<Auth, 'instance' | 'demo' | 'sessions'>;
  db: Database;
  clock: Clock;
  random: Random;
}

export interface NewPerson {
  side: PersonSide;
  /** For a partner's people, and only for them. */
  partnerId?: string;
  /** For a customer's people, and only for them. */
  tenantId?: string;
  name: string;
  email: string;
  language: string;
  /** null: signs in at the company's provider, or in the demo by one click, only. */
  password: string | null;
  grants: Grant[];
  /** Partners a reviewer belongs to himself. */
  conflictPartnerIds?: string[];
  /** Who gave the roles, for the record. */
  grantedBy: string;
}

export interface CreatedPerson {
  memberId: string;
  accountId: string;
}

/**
 * Account first, member second, each in its own database role: a crash between the two leaves an account that opens nothing
 * and that the next try takes over. Refused: an e-mail that is in use, a password that is too short for anything but the demo.
 */
export async function createPerson(parts: AccountParts, person: NewPerson): Promise<Outcome<CreatedPerson>> {
  const problems = problemsOf(parts, person);
  const easy = await easyPassword(parts, person);
  if (easy && problems.length === 0) problems.push(easy);
  if (problems.length > 0) return deny('invalid', ...problems);
  const email = person.email.trim().toLowerCase();
  const taken = await parts.db.transact(
    { side: 'system' },
    (tx) => memberByEmail(tx, person.side, email),
    'read',
  );
  if (taken) return inUse();
  const accountId = await accountFor(parts, { name: person.name, email, password: person.password });
  if (accountId === null) return inUse();
  const now = parts.clock.now();
  const memberId = newUuid(parts.random, now);
  try {
    await parts.db.transact({ side: 'system' }, (tx) =>
      insertMember(tx, {
        id: memberId,
        accountId,
        side: person.side,
        partnerId: person.partnerId ?? null,
        tenantId: person.tenantId ?? null,
        name: person.name,
        email,
        language: person.language,
        conflictPartnerIds: person.conflictPartnerIds ?? [],
        grants: person.grants,
        grantedBy: person.grantedBy,
        at: Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toString(),
      }),
    );
  } catch (error) {
    if (violates(error, 'member_email') || violates(error, 'member_account_id_key')) return inUse();
    throw error;
  }
  return accept({ memberId, accountId });
}

/** The demo's people share one well-known password. */
async function easyPassword({ auth, db }: AccountParts, person: NewPerson): Promise<Problem | null> {
  if (auth.demo || person.password === null) return null;
  const company = { partnerId: person.partnerId ?? null, tenantId: person.tenantId ?? null };
  return newPasswordProblem(db, auth.sessions.words, { ...person, ...company }, person.password, '/password');
}

function inUse(): Outcome<never> {
  return deny('conflict', { code: 'value-invalid', pointer: '/email', params: { because: 'in-use' } });
}

function problemsOf({ auth }: AccountParts, person: NewPerson): Problem[] {
  const problems: Problem[] = [];
  if (!/^[^\s@]+@[^\s@]+$/.test(person.email.trim()))
    problems.push({ code: 'value-invalid', pointer: '/email' });
  if (person.name.trim() === '') problems.push({ code: 'field-required', pointer: '/name' });
  if ((person.side === 'partner') !== (person.partnerId !== undefined))
    problems.push({ code: 'value-invalid', pointer: '/partnerId' });
  if ((person.side === 'customer') !== (person.tenantId !== undefined))
    problems.push({ code: 'value-invalid', pointer: '/tenantId' });
  const length = person.password?.length ?? passwordLength.min;
  if ((length < passwordLength.min && !auth.demo) || length > passwordLength.max) {
    problems.push({ code: 'value-invalid', pointer: '/password', params: { ...passwordLength } });
  }
  return problems;
}

/** The id of a new account, or of one that was left without a member; null when the address belongs to somebody. */
export async function accountFor(
  parts: AccountParts,
  given: { name: string; email: string; password: string | null },
): Promise<string | null> {
  const { internalAdapter } = await parts.auth.instance.$context;
  const found = await internalAdapter.findUserByEmail(given.email);
  if (found && (await hasMember(parts, found.user.id))) return null;
  // The administrator who typed the address vouches for it, so the company's provider may vouch for the same person.
  const user =
    found?.user ??
    (await internalAdapter
      .createUser({ name: given.name, email: given.email, emailVerified: true }, { method: 'admin' })
      .catch((error: unknown) => {
        if (violates(error, 'account_user_email_key')) return null;
        throw error;
      }));
  if (!user) return null;
  if (given.password !== null) await setPassword(parts, user.id, given.password);
  return user.id;
}

async function hasMember({ db }: AccountParts, accountId: string): Promise<boolean> {
  const { rows } = await db.pool.query('select 1 from member where account_id = $1', [accountId]);
  return rows.length > 0;
}

/** Can this account be signed in to by a password? */
export async function hasPassword({ auth }: Pick<AccountParts, 'auth'>, accountId: string): Promise<boolean> {
  const { internalAdapter } = await auth.instance.$context;
  return Boolean(await internalAdapter.findCredentialAccount(accountId));
}

/** Also for `cpor` when somebody is locked out: every session of the account ends. */
export async function setPassword(parts: AccountParts, accountId: string, password: string): Promise<void> {
  const { internalAdapter } = await parts.auth.instance.$context;
  const hash = await hashed(password, parts.auth.demo);
  if (await internalAdapter.findCredentialAccount(accountId))
    await internalAdapter.updatePassword(accountId, hash);
  else
    await internalAdapter.linkAccount({
      userId: accountId,
      providerId: 'credential',
      accountId,
      password: hash,
    });
  await internalAdapter.deleteUserSessions(accountId);
}

export async function endSessions({ auth }: Pick<AccountParts, 'auth'>, accountId: string): Promise<void> {
  const { internalAdapter } = await auth.instance.$context;
  await internalAdapter.deleteUserSessions(accountId);
}

const demoHashes = new Map<string, Promise<string>>();

/** The demo's people share one well-known password: its slow hash is made once. Everywhere else each hash has a salt of its own. */
function hashed(password: string, demo: boolean): Promise<string> {
  if (!demo) return hashPassword(password);
  const made = demoHashes.get(password) ?? hashPassword(password);
  demoHashes.set(password, made);
  return made;
}
