import { randomInt } from 'node:crypto';
import { createPerson, setPassword, type AccountParts, type NewPerson } from '../server/auth/accounts.ts';
import { migrateNamed, openParts, seedAll, type Parts } from '../server/open.ts';
import { systemClock } from '../server/ports/clock.ts';
import { readDirectory } from '../server/store/parties/imports.ts';
import { memberByEmail, type PersonSide } from '../server/store/parties/members.ts';
import { readPartners } from '../server/store/parties/partners.ts';
import { loggerOf, withServer } from './database.ts';
import { UsageError, type Call } from './main.ts';

type Role = NewPerson['grants'][number]['role'];

const roles: Record<PersonSide, Role[]> = {
  owner: ['reviewer', 'senior-reviewer', 'programme-admin', 'finance', 'auditor'],
  partner: ['account-admin', 'incentives-admin', 'incentives-user', 'report-viewer'],
  customer: ['tenant-admin'],
};

const optionOf = (call: Call, name: string): string | undefined => {
  const value = call.options[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

function needed(call: Call, name: string): string {
  const value = optionOf(call, name);
  if (value === undefined) throw new UsageError(`--${name} is missing.`);
  return value;
}

function withParts(call: Call, work: (parts: Parts) => Promise<number>): Promise<number> {
  return withServer(call, async (config, urls, opened) => {
    await migrateNamed(config, urls, call.err);
    const parts = await openParts(config, urls, systemClock, config.publicUrl, opened, loggerOf(call));
    await seedAll(parts.services.db, call.err);
    return work(parts);
  });
}

export async function createPersonCommand(call: Call): Promise<number> {
  const side = needed(call, 'side') as PersonSide;
  if (!Object.hasOwn(roles, side)) throw new UsageError(`--side is one of ${Object.keys(roles).join(', ')}.`);
  const role = needed(call, 'role') as Role;
  if (!roles[side].includes(role))
    throw new UsageError(`--role of the ${side} is one of ${roles[side].join(', ')}.`);
  const [name, email] = [needed(call, 'name'), needed(call, 'email')];
  const company = side === 'owner' ? undefined : needed(call, 'company');
  const { password, made } = await passwordOf(call);
  return withParts(call, async ({ services, auth }) => {
    const { ids, locationId } = await companyIds(services, side, company, optionOf(call, 'location'));
    const grant = {
      role,
      locationId,
      programme: optionOf(call, 'programme') ?? null,
      maySubmit: call.options['may-submit'] === true || role === 'incentives-admin',
    };
    const person: NewPerson = {
      side,
      ...ids,
      name,
      email,
      language: optionOf(call, 'language') ?? 'en',
      password,
      grants: [grant],
      grantedBy: 'cpor',
    };
    const outcome = await createPerson(accountsOf(services, auth), person);
    if (!outcome.ok) {
      for (const { code, pointer, params } of outcome.denial.problems)
        call.err(explain(code, pointer, params));
      return 1;
    }
    call.out(`${name} (${email}) can sign in at ${services.publicUrl} as ${role}.`);
    if (made) call.out(`Password, shown this once: ${password}`);
    return 0;
  });
}

function accountsOf(services: Parts['services'], auth: Parts['auth']): AccountParts {
  return { auth, db: services.db, clock: services.clock, random: services.random };
}

function explain(code: string, pointer: string, params: Record<string, unknown> | undefined): string {
  const option = `--${pointer.replace(/^\//, '')}`;
  if (params?.because === 'in-use') return `${option}: somebody has this address already.`;
  if (code === 'password-easy')
    return 'This password is easy to guess. Use several words that have nothing to do with the person or each other.';
  if (pointer === '/password')
    return `The password must have ${String(params?.min)} to ${String(params?.max)} characters.`;
  return `${option}: ${code}.`;
}

interface CompanyIds {
  ids: { partnerId?: string; tenantId?: string };
  locationId: string | null;
}

async function companyIds(
  { db }: Parts['services'],
  side: PersonSide,
  company: string | undefined,
  location: string | undefined,
): Promise<CompanyIds> {
  if (company === undefined) return { ids: {}, locationId: null };
  if (side === 'customer') {
    const tenantId = company.toLowerCase();
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(tenantId))
      throw new UsageError('--company of a customer is the tenant ID.');
    const { customers } = await db.transact(
      { side: 'owner' },
      (tx) => readDirectory(tx, [tenantId], []),
      'read',
    );
    if (customers.length === 0)
      throw new UsageError(`There is no customer with tenant ID ${tenantId}; import customers first.`);
    return { ids: { tenantId }, locationId: null };
  }
  const found = await db.transact(
    { side: 'owner' },
    (tx) => readPartners(tx, [company], location ? [location] : []),
    'read',
  );
  const partner = found.partners.find((one) => one.name === company);
  if (!partner) throw new UsageError(`There is no partner named "${company}"; import partners first.`);
  const place = found.locations.find((one) => one.partnerId === partner.id);
  if (location && !place) throw new UsageError(`${company} has no location ${location}.`);
  return { ids: { partnerId: partner.id }, locationId: place?.id ?? null };
}

export async function setPasswordCommand(call: Call): Promise<number> {
  const email = needed(call, 'email').toLowerCase();
  const { password, made } = await passwordOf(call);
  return withParts(call, async ({ services, auth }) => {
    const sides = Object.keys(roles) as PersonSide[];
    const people = await services.db.transact(
      { side: 'owner' },
      (tx) => Promise.all(sides.map((side) => memberByEmail(tx, side, email))),
      'read',
    );
    const accountIds = new Set(people.flatMap((person) => person?.accountId ?? []));
    if (accountIds.size === 0) {
      call.err(`Nobody signs in as ${email}.`);
      return 1;
    }
    for (const accountId of accountIds) await setPassword(accountsOf(services, auth), accountId, password);
    call.out(`${email} has a new password; every session has ended.`);
    if (made) call.out(`Password, shown this once: ${password}`);
    return 0;
  });
}

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

async function passwordOf(call: Call): Promise<{ password: string; made: boolean }> {
  if (call.options['password-stdin'] !== true) {
    const password = Array.from({ length: 5 }, () =>
      Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(''),
    ).join('-');
    return { password, made: true };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return {
    password: Buffer.concat(chunks)
      .toString('utf8')
      .replace(/\r?\n$/, ''),
    made: false,
  };
}
