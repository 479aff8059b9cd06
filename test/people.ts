import pg from 'pg';
import { createPerson } from '../server/auth/accounts.ts';
import { openAuth, type Auth, type AuthOptions } from '../server/auth/auth.ts';
import { keepIdKeys } from '../server/http/frame/ids.ts';
import { systemClock } from '../server/ports/clock.ts';
import { newUuid, systemRandom } from '../server/ports/random.ts';
import { openDatabase, type Database } from '../server/store/postgres/tx.ts';
import type { Grant, Role } from '../rules/rights/role.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export const password = 'correct horse battery';
export const everywhere = (role: Role): Grant => ({
  role,
  locationId: null,
  programme: null,
  maySubmit: false,
});

export interface People {
  database: TestDatabase;
  db: Database;
  auth: Auth;
  /** Past row-level security, as the superuser. */
  look<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  partnerId: string;
  otherPartnerId: string;
  tenantId: string;
  locationId: string;
  secondLocationId: string;
  /** Member ids by name. */
  ids: Record<
    'admin' | 'account' | 'user' | 'rival' | 'reviewer' | 'programme' | 'auditor' | 'tenant',
    string
  >;
  /** What log was called with. */
  logged: string[];
  close(): Promise<void>;
}

/** A database with two partners, a customer and people of every side, all with the same password; e-mail <name>@house.example. */
export async function people(options: Partial<AuthOptions> = {}): Promise<People> {
  const database = await createTestDatabase();
  keepIdKeys('a secret of the tests, long enough for anything');
  const db = openDatabase({
    url: database.appUrl,
    connections: 4,
    clockNow: () => Date.now(),
    onError: () => undefined,
  });
  const logged: string[] = [];
  const auth = await openAuth({
    url: database.authUrl,
    db,
    clock: systemClock,
    random: systemRandom,
    secret: 'a secret of the tests, long enough for anything',
    publicUrl: 'http://localhost:8080',
    demo: true,
    sandbox: true,
    oidc: null,
    log: (message) => logged.push(message),
    ...options,
  });
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 1 });
  admin.on('error', () => undefined);
  const id = () => newUuid(systemRandom, Date.now());
  const [partnerId, otherPartnerId, tenantId, locationId, secondLocationId] = [id(), id(), id(), id(), id()];
  await admin.query('insert into partner (id, name, created_at) values ($1, $2, now()), ($3, $4, now())', [
    partnerId,
    'Northwind',
    otherPartnerId,
    'Adatum',
  ]);
  await admin.query(
    `insert into location (id, partner_id, number, name, country, zone) values
    ($1, $3, '1001', 'Amsterdam', 'NL', 'Europe/Amsterdam'), ($2, $3, '1002', 'Berlin', 'DE', 'Europe/Berlin')`,
    [locationId, secondLocationId, partnerId],
  );
  await admin.query(
    `insert into customer (tenant_id, code, name, country, zone, language, public_sector, updated_at)
    values ($1, 'CON', 'Contoso', 'NL', 'Europe/Amsterdam', 'nl', false, now())`,
    [tenantId],
  );

  const parts = { auth, db, clock: systemClock, random: systemRandom };
  async function add(
    name: string,
    side: 'partner' | 'owner' | 'customer',
    grants: Grant[],
    whose: { partnerId?: string; tenantId?: string } = {},
  ): Promise<string> {
    const made = await createPerson(parts, {
      side,
      ...whose,
      name,
      email: `${name}@house.example`,
      language: 'en',
      password,
      grants,
      grantedBy: 'test',
    });
    if (!made.ok) throw new Error(JSON.stringify(made.denial));
    return made.value.memberId;
  }
  const ids = {
    admin: await add('admin', 'partner', [everywhere('incentives-admin')], { partnerId }),
    account: await add('account', 'partner', [everywhere('account-admin')], { partnerId }),
    user: await add('user', 'partner', [{ ...everywhere('incentives-user'), locationId }], { partnerId }),
    rival: await add('rival', 'partner', [everywhere('incentives-admin')], { partnerId: otherPartnerId }),
    reviewer: await add('reviewer', 'owner', [everywhere('reviewer')]),
    programme: await add('programme', 'owner', [everywhere('programme-admin')]),
    auditor: await add('auditor', 'owner', [everywhere('auditor')]),
    tenant: await add('tenant', 'customer', [everywhere('tenant-admin')], { tenantId }),
  };
  return {
    database,
    db,
    auth,
    partnerId,
    otherPartnerId,
    tenantId,
    locationId,
    secondLocationId,
    ids,
    logged,
    look: async (sql, values = []) => (await admin.query(sql, values)).rows,
    async close() {
      await auth.close();
      await db.close();
      await admin.end();
      await database.drop();
    },
  };
}

/** What a browser would send back of these Set-Cookie headers. */
export function cookieHeader(setCookies: readonly string[], before = ''): string {
  const jar = new Map(
    before
      .split('; ')
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair]),
  );
  for (const line of setCookies) {
    const pair = line.split(';')[0] as string;
    const name = pair.slice(0, pair.indexOf('='));
    if (/max-age=0/i.test(line)) jar.delete(name);
    else jar.set(name, pair);
  }
  return [...jar.values()].join('; ');
}
