/** A small world in a fresh database, and people to act in it: for the tests of actions, races and crashes. */
import { readFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { items, programmes, solutionAreas } from '../rules/programme/catalog.ts';
import { defaultPolicyId, policies } from '../rules/programme/policy.ts';
import type { Actor, Grant, Role } from '../rules/rights/role.ts';
import type { Context, Present, Services } from '../server/actions/run/context.ts';
import { keepIdKeys } from '../server/http/frame/ids.ts';
import { folderStore } from '../server/ports/files.ts';
import { newUuid, systemRandom } from '../server/ports/random.ts';
import { openDatabase } from '../server/store/postgres/tx.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

const sceneSecret = 'a secret of this test only, long enough';

/** Real time as a test moves it. */
export interface MovableClock {
  now(): number;
  set(instant: string): void;
}

export function movableClock(start: string): MovableClock {
  let at = Temporal.Instant.from(start).epochMilliseconds;
  return {
    now: () => at,
    set: (instant) => {
      at = Temporal.Instant.from(instant).epochMilliseconds;
    },
  };
}

export interface Party {
  partnerId: string;
  locationId: string;
  admin: Actor;
  user: Actor;
}
export interface Scene {
  database: TestDatabase;
  services: Services;
  clock: MovableClock;
  tenantId: string;
  domain: string;
  otherTenantId: string;
  subscriptions: Record<'sales' | 'salesSecond' | 'finance' | 'csp' | 'ended', string>;
  a: Party;
  b: Party;
  reviewer: Actor;
  otherReviewer: Actor;
  senior: Actor;
  tenantAdmin: Actor;
  auditor: Actor;
  context(actor: Actor, more?: Partial<Context>): Context;
  /** Looks past row-level security, for assertions. */
  look<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  /** Further partners, each with one location that is enrolled in everything. */
  newcomers(count: number): Promise<Party[]>;
  /** The same people and services at a customer of its own: claims of one test do not meet those of another. */
  elsewhere(): Promise<Scene>;
  close(): Promise<void>;
}

const id = (): string => newUuid(systemRandom, Date.now());
const grant = (role: Role): Grant => ({ role, locationId: null, programme: null, maySubmit: false });

function actor(side: Actor['side'], role: Role, name: string, more: Partial<Actor> = {}): Actor {
  return {
    side,
    id: id(),
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@people.example`,
    grants: [grant(role)],
    readOnly: false,
    scopes: null,
    ...more,
  };
}

/** What an act answered, as its claim's version, status and standing: enough for tests of actions. */
export const plain: Present = ({ claimId, world }) => {
  const facts = world.claims.find(({ claim }) => claim.id === claimId);
  return { status: 200, headers: {}, body: JSON.stringify(facts) };
};

export interface SceneOptions {
  start?: string;
  /** Instead of one that only moves. */
  clock?: MovableClock;
  policyId?: string;
  database?: TestDatabase;
  connections?: number;
}

export async function makeScene(options: SceneOptions = {}): Promise<Scene> {
  const database = options.database ?? (await createTestDatabase());
  const clock = options.clock ?? movableClock(options.start ?? '2020-12-01T10:00:00Z');
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const tenantId = id();
  const otherTenantId = id();
  const subscriptions = { sales: id(), salesSecond: id(), finance: id(), csp: id(), ended: id() };
  const parties = [id(), id()].map((partnerId, index) => ({
    partnerId,
    locationId: id(),
    name: index === 0 ? 'Kade Nine Consulting' : 'Havelaar IT',
    index,
  }));
  await seed(admin, {
    tenantId,
    otherTenantId,
    subscriptions,
    parties,
    policyId: options.policyId ?? defaultPolicyId,
  });
  const db = openDatabase({
    url: database.appUrl,
    connections: options.connections ?? 8,
    clockNow: clock.now,
    onError: () => undefined,
  });
  keepIdKeys(sceneSecret);
  const services: Services = {
    db,
    clock,
    random: systemRandom,
    files: folderStore(mkdtempSync(join(tmpdir(), 'opencpor-files-'))),
    secret: sceneSecret,
    publicUrl: 'http://localhost:8080',
    owner: { country: 'NL', zone: 'Europe/Amsterdam' },
    sandbox: true,
    scanner: null,
  };
  const party = ({ partnerId, locationId, index }: (typeof parties)[number]): Party => ({
    partnerId,
    locationId,
    admin: actor('partner', 'incentives-admin', `Admin ${index}`, { partnerId }),
    user: actor('partner', 'incentives-user', `User ${index}`, { partnerId }),
  });
  const otherReviewer = actor('owner', 'reviewer', 'Otto Reviewer');
  await admin.query(
    `insert into member (id, side, name, email, created_at) values ($1, 'owner', $2, $3, now())`,
    [otherReviewer.id, otherReviewer.name, otherReviewer.email],
  );
  await admin.query(
    `insert into role_grant (member_id, role, granted_by, granted_at) values ($1, 'reviewer', 'test', now())`,
    [otherReviewer.id],
  );
  const scene: Scene = {
    database,
    services,
    clock,
    tenantId,
    domain: 'harbourseeds.example',
    otherTenantId,
    subscriptions,
    a: party(parties[0] as (typeof parties)[number]),
    b: party(parties[1] as (typeof parties)[number]),
    reviewer: actor('owner', 'reviewer', 'Rita Reviewer'),
    otherReviewer,
    senior: actor('owner', 'senior-reviewer', 'Sven Senior'),
    auditor: actor('owner', 'auditor', 'Ada Auditor'),
    tenantAdmin: actor('customer', 'tenant-admin', 'Tess Admin', { tenantId }),
    context: (who, more = {}) => ({
      ...services,
      actor: who,
      requestId: id(),
      idempotency: null,
      ifMatch: null,
      validateOnly: false,
      ...more,
    }),
    look: inTurn(admin),
    async newcomers(count) {
      const added: Party[] = [];
      for (let index = 2; index < count + 2; index += 1) {
        const one = { partnerId: id(), locationId: id(), name: `Partner ${index}`, index };
        await addPartner((sql, values) => admin.query(sql, values), one);
        added.push(party(one));
      }
      return added;
    },
    async elsewhere() {
      const own = id();
      const domain = `t${own.slice(-12)}.example`;
      const ownSubscriptions = { sales: id(), salesSecond: id(), finance: id(), csp: id(), ended: id() };
      await seedCustomer(
        admin,
        { tenantId: own, code: own.slice(-6).toUpperCase(), name: `Customer ${own.slice(-6)}`, domain },
        ownSubscriptions,
      );
      return {
        ...scene,
        tenantId: own,
        domain,
        subscriptions: ownSubscriptions,
        tenantAdmin: actor('customer', 'tenant-admin', 'Tess Admin', { tenantId: own }),
      };
    },
    async close() {
      await db.close();
      await admin.end();
      if (!options.database) await database.drop();
    },
  };
  return scene;
}

/** One after the other, however many look at once: a client takes one query at a time. */
function inTurn(admin: pg.Client): Scene['look'] {
  let last: Promise<unknown> = Promise.resolve();
  return async <T extends object>(sql: string, values: unknown[] = []) => {
    const asked = last.then(() => admin.query(sql, values));
    last = asked.catch(() => undefined);
    return (await asked).rows as T[];
  };
}

interface Seed {
  tenantId: string;
  otherTenantId: string;
  subscriptions: Scene['subscriptions'];
  parties: { partnerId: string; locationId: string; name: string; index: number }[];
  policyId: string;
}

async function seed(
  admin: pg.Client,
  { tenantId, otherTenantId, subscriptions, parties, policyId }: Seed,
): Promise<void> {
  const run = (sql: string, values: unknown[] = []): Promise<unknown> => admin.query(sql, values);
  const activities = (policies.find((policy) => policy.id === policyId) as (typeof policies)[number])
    .activities;
  await run('insert into catalog values (1, $1, now())', [
    JSON.stringify({ solutionAreas, programmes, items, activities }),
  ]);
  for (const policy of policies)
    await run('insert into policy values ($1, $2, now())', [policy.id, JSON.stringify(policy)]);
  await run(`insert into activation values ('*', '2019-01-01', $1)`, [policyId]);
  for (const country of ['NL', 'DE', 'GB', 'US']) {
    const data = readFileSync(new URL(`../demo/calendars/${country}.json`, import.meta.url), 'utf8');
    await run(`insert into calendar values ($1, 1, $2, 'test', now())`, [country, data]);
  }
  for (const one of parties) await addPartner(run, one);
  await seedCustomer(
    admin,
    { tenantId, code: 'HS', name: 'Harbourseeds B.V.', domain: 'harbourseeds.example' },
    subscriptions,
  );
  await customer(run, otherTenantId, 'SL', 'Saffronlabs B.V.', 'saffronlabs.example');
}

async function addPartner(
  run: (sql: string, values?: unknown[]) => Promise<unknown>,
  { partnerId, locationId, name, index }: Seed['parties'][number],
): Promise<void> {
  await run(
    `insert into partner (id, name, mail_domains, created_at) values ($1, $2, '{partner.example,partner-a.example,partner-b.example}', now())`,
    [partnerId, name],
  );
  await run(`insert into location values ($1, $2, $3, $4, 'NL', 'Europe/Amsterdam')`, [
    locationId,
    partnerId,
    String(4110001 + index),
    `${name} HQ`,
  ]);
  for (const { id: programme } of programmes)
    await run(`insert into enrollment values ($1, $2, 'enrolled', '2020-07-01', '2030-06-30', now())`, [
      locationId,
      programme,
    ]);
}

interface NewCustomer {
  tenantId: string;
  code: string;
  name: string;
  domain: string;
}

async function seedCustomer(
  admin: pg.Client,
  { tenantId, code, name, domain }: NewCustomer,
  subscriptions: Scene['subscriptions'],
): Promise<void> {
  const run = (sql: string, values: unknown[] = []): Promise<unknown> => admin.query(sql, values);
  await customer(run, tenantId, code, name, domain);
  const rows: [string, string, string, string][] = [
    [subscriptions.sales, 'sales', 'active', 'enterprise-agreement'],
    [subscriptions.salesSecond, 'sales', 'active', 'web-direct'],
    [subscriptions.finance, 'finance', 'active', 'volume-licensing'],
    [subscriptions.csp, 'marketing', 'active', 'csp'],
    [subscriptions.ended, 'commerce', 'ended', 'web-direct'],
  ];
  for (const [subscription, product, state, motion] of rows) {
    await run(`insert into subscription values ($1, $2, $3, $4, $5, '2020-01-01', '2030-01-01', 25, now())`, [
      tenantId,
      subscription,
      product,
      state,
      motion,
    ]);
  }
  await run(
    `insert into usage_record select $1, 'exchange-online', month, 50, 100, now() from generate_series('2020-01-01'::date, '2021-06-01', interval '1 month') month`,
    [tenantId],
  );
}

async function customer(
  run: (sql: string, values?: unknown[]) => Promise<unknown>,
  tenantId: string,
  code: string,
  name: string,
  domain: string,
): Promise<void> {
  await run(
    `insert into customer values ($1, $2, $3, 'NL', 'Europe/Amsterdam', 'nl', false, '{exchange-online}', now())`,
    [tenantId, code, name],
  );
  await run('insert into customer_domain values ($1, $2, true)', [domain, tenantId]);
  await run(
    `insert into customer_contact (tenant_id, id, name, title, email, added_by, added_at, confirmed_at)
     values ($1, $2, 'Ilse Admin', 'IT admin', $3, 'owner', now(), now())`,
    [tenantId, id(), `it-admin@${domain}`],
  );
}
