/** The people of a measurement: the same in each run on one database, so that a database can be kept. */
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { programmes } from '../../rules/programme/catalog.ts';
import type { Side } from '../../rules/engine/side.ts';
import type { Actor, Role } from '../../rules/rights/role.ts';
import { scopesOf } from '../../rules/rights/scopes.ts';
import type { Services } from '../../server/actions/run/context.ts';
import { keepIdKeys } from '../../server/http/frame/ids.ts';
import { readCalendars } from '../../server/open.ts';
import { seed } from '../../server/actions/operations/seed.ts';
import { folderStore } from '../../server/ports/files.ts';
import { newUuid, systemRandom } from '../../server/ports/random.ts';
import { connectionUrls } from '../../server/store/postgres/migrate.ts';
import { openDatabase } from '../../server/store/postgres/tx.ts';
import { movableClock, type Party, type Scene } from '../scene.ts';

export const secret = 'the secret of measurements, which opens nothing else';

/** A caller has 3,000 requests a minute, so that many colleagues ask in turn. */
export const colleagues = 96;

export interface World {
  scene: Scene;
  admin: pg.Client;
  /** Keys of the partner's and the desk's people, one each. */
  keys: Record<'partner' | 'reviewer' | 'overseer', string[]>;
  close(): Promise<void>;
}

/** The same text gives the same id, in the form of a UUIDv7. */
export function idFor(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `01900000-0000-7000-8000-${hex.slice(0, 12)}`;
}

const keyFor = (name: string): string =>
  `cpor_live_${createHash('sha256').update(`key of ${name}`).digest('base64url')}`;

export async function openWorld({
  ownerUrl,
  adminUrl,
}: {
  ownerUrl: string;
  adminUrl: string;
}): Promise<World> {
  const { app, auth } = connectionUrls(ownerUrl);
  const clock = movableClock(new Date().toISOString());
  const db = openDatabase({ url: app, connections: 4, clockNow: clock.now, onError: () => undefined });
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await seed({ db }, { calendars: readCalendars() });
  keepIdKeys(secret);
  const services: Services = {
    db,
    clock,
    random: systemRandom,
    files: folderStore(mkdtempSync(join(tmpdir(), 'opencpor-bench-files-'))),
    secret,
    publicUrl: 'https://cpor.vendor.test',
    owner: { country: 'NL', zone: 'Europe/Amsterdam' },
    sandbox: false,
    secondReader: true,
    scanner: null,
  };
  const [a, b] = [await party(admin, 'A', 0), await party(admin, 'B', 1)];
  const partner = await crowd(admin, 'partner', 'incentives-admin', a.partnerId);
  const desk = await crowd(admin, 'owner', 'reviewer', null);
  const overseers = await crowd(admin, 'owner', 'senior-reviewer', null);
  const [reviewer, otherReviewer] = desk.actors as [Actor, Actor];
  const [senior] = overseers.actors as [Actor];
  const scene: Scene = {
    database: { name: 'bench', ownerUrl, appUrl: app, authUrl: auth, adminUrl, drop: async () => undefined },
    services,
    clock,
    ...(await customer(admin)),
    otherTenantId: idFor('nobody'),
    a: { ...a, admin: partner.actors[0] as Actor },
    b,
    reviewer,
    otherReviewer,
    senior,
    auditor: actor('owner', 'auditor', 'Auditor', null),
    context: (who, more = {}) => ({
      ...services,
      actor: who,
      requestId: newUuid(systemRandom, Date.now()),
      idempotency: null,
      ifMatch: null,
      validateOnly: false,
      ...more,
    }),
    look: async <T extends object>(sql: string, values: unknown[] = []) =>
      (await admin.query(sql, values)).rows as T[],
    newcomers: () => Promise.reject(new Error('a measurement has two partners')),
    async elsewhere() {
      // A day's look-ups of one location are limited.
      await admin.query('delete from customer_lookup where location_id = $1', [a.locationId]);
      return { ...scene, ...(await customer(admin)) };
    },
    close: async () => undefined,
  };
  return {
    scene,
    admin,
    keys: { partner: partner.keys, reviewer: desk.keys, overseer: overseers.keys },
    async close() {
      await db.close();
      await admin.end();
    },
  };
}

function actor(side: Side, role: Role, name: string, partnerId: string | null): Actor {
  return {
    side,
    id: idFor(`${side} ${name}`),
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@${side}.example`,
    grants: [{ role, locationId: null, programme: null, maySubmit: false }],
    readOnly: false,
    scopes: null,
    ...(partnerId && { partnerId }),
  };
}

async function party(admin: pg.Client, name: string, index: number): Promise<Party> {
  const [partnerId, locationId] = [idFor(`partner ${name}`), idFor(`location ${name}`)];
  await admin.query(
    `insert into partner (id, name, mail_domains, created_at) values ($1, $2, '{partner.example}', now()) on conflict do nothing`,
    [partnerId, `Partner ${name}`],
  );
  await admin.query(
    `insert into location (id, partner_id, number, name, country, zone) values ($1, $2, $3, $4, 'NL', 'Europe/Amsterdam')
     on conflict (id) do update set drafts_used = 0, withdrawals_used = 0`,
    [locationId, partnerId, String(4_110_001 + index), `Location ${name}`],
  );
  for (const { id: programme } of programmes)
    await admin.query(
      `insert into enrollment (location_id, programme, state, starts_on, ends_on, updated_at)
       values ($1, $2, 'enrolled', '2020-07-01', '2090-06-30', now()) on conflict do nothing`,
      [locationId, programme],
    );
  const of = (role: Role): Actor => actor('partner', role, `${role} of ${name}`, partnerId);
  return { partnerId, locationId, admin: of('incentives-admin'), user: of('incentives-user') };
}

/** Many people with one role, each with a key. */
async function crowd(
  admin: pg.Client,
  side: 'partner' | 'owner',
  role: Role,
  partnerId: string | null,
): Promise<{ actors: Actor[]; keys: string[] }> {
  const actors = Array.from({ length: colleagues }, (_, index) =>
    actor(side, role, `${role} ${index}`, partnerId),
  );
  const keys = actors.map(({ name }) => keyFor(name));
  const ids = actors.map(({ id }) => id);
  const names = actors.map(({ name }) => name);
  await admin.query(
    `insert into member (id, side, partner_id, name, email, created_at)
     select id, $3, $4, name, email, now() from unnest($1::uuid[], $2::text[], $5::text[]) as m (id, name, email) on conflict do nothing`,
    [ids, names, side, partnerId, actors.map(({ email }) => email)],
  );
  await admin.query(
    `insert into role_grant (member_id, role, granted_by, granted_at) select id, $2, 'bench', now() from unnest($1::uuid[]) id
     on conflict do nothing`,
    [ids, role],
  );
  const hashes = keys.map((key) => createHash('sha256').update(key).digest());
  await admin.query(
    `insert into api_key (id, hash, hint, name, member_id, partner_id, scopes, created_at)
     select id, hash, 'key', name, id, $4, $5, now() from unnest($1::uuid[], $2::bytea[], $3::text[]) as k (id, hash, name)
     on conflict do nothing`,
    [ids, hashes, names, partnerId, scopesOf(side)],
  );
  return { actors, keys };
}

type Customer = Pick<Scene, 'tenantId' | 'domain' | 'subscriptions' | 'tenantAdmin'>;

async function customer(admin: pg.Client): Promise<Customer> {
  const id = (): string => newUuid(systemRandom, Date.now());
  const tenantId = id();
  const domain = `t${tenantId.slice(-12)}.example`;
  const subscriptions = { sales: id(), salesSecond: id(), finance: id(), csp: id(), ended: id() };
  await admin.query(
    `insert into customer (tenant_id, code, name, country, zone, language, public_sector, items_with_usage, updated_at)
     values ($1, $2, $3, 'NL', 'Europe/Amsterdam', 'nl', false, '{exchange-online}', now())`,
    [tenantId, tenantId.slice(-12).toUpperCase(), `Customer ${tenantId.slice(-6)}`],
  );
  await admin.query('insert into customer_domain (domain, tenant_id, is_primary) values ($1, $2, true)', [
    domain,
    tenantId,
  ]);
  await admin.query(
    `insert into customer_contact (tenant_id, id, name, title, email, added_by, added_at, confirmed_at)
     values ($1, $2, 'Ilse Admin', 'IT admin', $3, 'owner', now(), now())`,
    [tenantId, id(), `it-admin@${domain}`],
  );
  await admin.query(
    `insert into subscription (tenant_id, id, product, state, motion, starts_on, ends_on, paid_seats, updated_at)
     values ($1, $2, 'sales', 'active', 'enterprise-agreement', '2020-01-01', '2090-01-01', 25, now())`,
    [tenantId, subscriptions.sales],
  );
  await admin.query(
    `insert into usage_record (tenant_id, item, month, monthly_active_users, paid_available_units, imported_at)
     select $1, 'exchange-online', (date_trunc('month', now()) - n * interval '1 month')::date, 50, 100, now() from generate_series(1, 18) n`,
    [tenantId],
  );
  return {
    tenantId,
    domain,
    subscriptions,
    tenantAdmin: { ...actor('customer', 'tenant-admin', 'Tess Admin', null), tenantId },
  };
}
