/**
 * The rules that let the schema grow past one machine, asked of the catalogue; and the same migrations on tables that are hash-partitioned
 * by tenant, where PostgreSQL itself refuses a wrong key. Also what each role may reach.
 */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printSchema, schemaFile } from '../../scripts/print-schema.ts';
import { decideClaim } from '../../server/actions/review/decide-claim.ts';
import { placeOf, tablesIn } from '../../server/store/postgres/distribution.ts';
import { submitClaim } from '../../server/actions/claims/submit-claim.ts';
import { processes } from '../../server/actions/operations/processes.ts';
import { sweep } from '../../server/actions/operations/sweep.ts';
import { codesOf, draft, inWindow, official, rejected, underReview } from '../acts.ts';
import type { TestDatabase } from '../database.ts';
import { TEMPLATE } from '../global-setup.ts';
import { checkInvariants } from '../invariants/check.ts';
import { makeScene, plain, type Scene } from '../scene.ts';
import { createSplitDatabase, reference } from './split.ts';

const appendOnly = [
  'history',
  'comment',
  'mail',
  'usage_read',
  'customer_lookup',
  'ledger',
  'run_entry',
  'agreement_acceptance',
];

let scene: Scene;
let admin: pg.Client;
let tables: string[];

beforeAll(async () => {
  scene = await makeScene();
  admin = await connect(scene.database.adminUrl);
  tables = (
    await names(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`)
  ).filter((name) => !reference.includes(name));
});
afterAll(async () => {
  await admin.end();
  await scene.close();
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function names(sql: string, values: unknown[] = []): Promise<string[]> {
  return (await admin.query<{ name: string }>(sql, values)).rows.map(({ name }) => name);
}

const count = async (client: pg.Client, sql: string): Promise<number> =>
  Number((await client.query<{ count: string }>(sql)).rows[0]?.count);

test('schema.sql is what the migrations make; if not, run `node scripts/print-schema.ts`', async () => {
  const client = await connect(scene.database.adminUrl);
  const text = await printSchema(client).finally(() => client.end());
  expect(text).toBe(readFileSync(schemaFile, 'utf8'));
});

describe('the catalogue', () => {
  test('has the tenant tables that are known', () => expect(tables.length).toBeGreaterThanOrEqual(25));

  test('knows the words of the clocks and the work of every process', async () => {
    const checks = await names(
      `select conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) as name from pg_constraint
      where contype = 'c' and conrelid in ('deadline'::regclass, 'task'::regclass)`,
    );
    const without = processes.flatMap(({ kind }) =>
      ['deadline', 'task'].filter(
        (table) =>
          !checks.some(
            (check) => check.startsWith(table) && check.includes(`'${kind}'`) && check.includes('(kind ='),
          ),
      ),
    );
    expect(without).toEqual([]);
  });

  test('begins every primary key, unique index and foreign key of a tenant table with tenant_id', async () => {
    const keys = await names(
      `select i.indexrelid::regclass::text as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indisunique and i.indrelid = any($1::regclass[]) and a.attname <> 'tenant_id'`,
      [tables],
    );
    const without = await names(
      `select name from unnest($1::text[]) as name
      where not exists (select from pg_constraint where conrelid = name::regclass and contype = 'p')`,
      [tables],
    );
    const pointing = await names(
      `select k.conrelid::regclass::text || '.' || k.conname as name from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
      where k.contype = 'f' and k.conrelid = any($1::regclass[]) and (a.attname <> 'tenant_id' or b.attname <> 'tenant_id')`,
      [tables],
    );
    const backwards = await names(
      `select conname as name from pg_constraint where contype = 'f' and confrelid = any($1::regclass[]) and not conrelid = any($1::regclass[])`,
      [tables],
    );
    expect({ keys, without, pointing, backwards }).toEqual({
      keys: [],
      without: [],
      pointing: [],
      backwards: [],
    });
  });

  test('has no trigger, no exclusion constraint, nothing deferrable, no sequence and no default that makes an id', async () => {
    const triggers = await names(`select tgname as name from pg_trigger where not tgisinternal`);
    const constraints = await names(
      `select conname as name from pg_constraint where (contype = 'x' or condeferrable) and connamespace = 'public'::regnamespace`,
    );
    const made = await names(
      `select adrelid::regclass::text as name from pg_attrdef where adrelid = any($1::regclass[]) and pg_get_expr(adbin, adrelid) ~ '(uuid[a-z0-9_]*[(]|random|nextval)'`,
      [tables],
    );
    const sequences = await names(
      `select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`,
    );
    expect({ triggers, constraints, made, sequences }).toEqual({
      triggers: [],
      constraints: [],
      made: [],
      sequences: [],
    });
  });

  test('asks no other table in a policy of a tenant table, and points from no shared table at one', async () => {
    const asking = await names(
      `select polrelid::regclass::text || '.' || polname as name from pg_policy
      where polrelid = any($1::regclass[]) and (polqual::text ~ 'SUBLINK' or polwithcheck::text ~ 'SUBLINK')`,
      [tables],
    );
    const shared = await names(
      `select conname as name from pg_constraint where contype = 'f' and conrelid = any($1::regclass[]) and confrelid = any($2::regclass[])`,
      [tablesIn('reference'), tables],
    );
    expect({ asking, shared }).toEqual({ asking: [], shared: [] });
  });

  test('says of every table where it lies when the database is distributed', async () => {
    const all = await names(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    );
    expect(Object.keys(placeOf).toSorted()).toEqual(all);
    expect(tablesIn('tenant').toSorted()).toEqual(tables.toSorted());
  });

  test('puts the time zone UTC at the roles and not on the connections', async () => {
    const zones = await names(
      `select r.rolname as name from pg_roles r join pg_db_role_setting s on s.setrole = r.oid join pg_database d on d.oid = s.setdatabase and d.datname = $1
      where s.setconfig::text ilike '%timezone=UTC%' order by 1`,
      [TEMPLATE],
    );
    expect(zones).toEqual(['cpor_app', 'cpor_auth']);
  });

  test('enables and forces row-level security on every tenant table', async () => {
    expect(
      await names(
        `select relname as name from pg_class where oid = any($1::regclass[]) and not (relrowsecurity and relforcerowsecurity)`,
        [tables],
      ),
    ).toEqual([]);
  });

  test('lets the program own nothing, pass no policy and rewrite no history', async () => {
    const owned = await names(
      `select relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'cpor_app'`,
    );
    const mighty =
      await names(`select rolname as name from pg_roles where rolname in ('cpor_app', 'cpor_auth', 'cpor_auditor')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`);
    const rewritable = await names(
      `select name || ' ' || what as name from unnest($1::text[]) as name, unnest(array['update', 'delete', 'truncate']) as what
      where has_table_privilege('cpor_app', name, what)`,
      [appendOnly],
    );
    const auditor = await names(
      `select name || ' ' || what as name from unnest($1::text[]) as name, unnest(array['insert', 'update', 'delete', 'truncate']) as what
      where has_table_privilege('cpor_auditor', name, what)`,
      [tables],
    );
    const accounts = await names(
      `select rolname as name from pg_roles where rolname in ('cpor_app', 'cpor_owner', 'cpor_auditor') and has_schema_privilege(rolname, 'auth', 'usage')`,
    );
    expect({ owned, mighty, rewritable, auditor, accounts }).toEqual({
      owned: [],
      mighty: [],
      rewritable: [],
      auditor: [],
      accounts: [],
    });
  });
});

describe('rows', () => {
  let app: pg.Client;
  beforeAll(async () => {
    await official(scene, scene.b);
    await inWindow(scene, scene.b, [{ itemId: 'teams' }]);
    await rejected(await scene.elsewhere(), scene.b);
    // Contested with what B holds, so that a case knows both.
    await underReview(scene, scene.a);
    app = await connect(scene.database.appUrl);
  }, 60_000);
  afterAll(() => app.end());

  test('are not there while no side is set, and there when it is', async () => {
    const seen: string[] = [];
    let stored = 0;
    for (const name of tables) {
      stored += await count(admin, `select count(*) from ${name}`);
      if ((await count(app, `select count(*) from ${name}`)) > 0) seen.push(name);
    }
    expect(seen).toEqual([]);
    expect(stored).toBeGreaterThan(100);
  });

  test('of partner B are closed to partner A, also on the tenant where both claim', async () => {
    const withPartner = await names(
      `select attrelid::regclass::text as name from pg_attribute where attname = 'partner_id' and attrelid = any($1::regclass[])`,
      [tables],
    );
    const silent = tables.filter(
      (name) => !withPartner.includes(name) && ['job', 'mail', 'arbitration_case', 'subject'].includes(name),
    );
    const seen: string[] = [];
    for (const tenantId of ['', scene.tenantId]) {
      await app.query(
        `begin; set local cpor.side = 'partner'; set local cpor.partner_id = '${scene.a.partnerId}'; set local cpor.tenant_id = '${tenantId}'`,
      );
      for (const name of withPartner)
        if ((await count(app, `select count(*) from ${name} where partner_id <> '${scene.a.partnerId}'`)) > 0)
          seen.push(name);
      for (const name of silent) if ((await count(app, `select count(*) from ${name}`)) > 0) seen.push(name);
      if (
        (await count(
          app,
          `select count(*) from event where organisation <> 'partner:${scene.a.partnerId}'`,
        )) > 0
      )
        seen.push('event');
      expect(await count(app, 'select count(*) from claim')).toBe(1);
      await app.query('rollback');
    }
    expect(withPartner.length).toBeGreaterThan(10);
    expect(seen).toEqual([]);
  });

  test('of another customer are closed to a customer', async () => {
    const seen: string[] = [];
    await app.query(
      `begin; set local cpor.side = 'customer'; set local cpor.tenant_id = '${scene.tenantId}'`,
    );
    for (const name of tables)
      if ((await count(app, `select count(*) from ${name} where tenant_id <> '${scene.tenantId}'`)) > 0)
        seen.push(name);
    await app.query('rollback');
    expect(seen).toEqual([]);
  });
});

describe('the same migrations, split by tenant', () => {
  let database: TestDatabase;
  let split: Scene;
  let splitTables: string[];
  beforeAll(async () => {
    const made = await createSplitDatabase();
    database = made.database;
    splitTables = made.split.toSorted();
    split = await makeScene({ database });
  }, 60_000);
  afterAll(async () => {
    await split.close();
    await database.drop();
  });

  const look = async (): Promise<unknown> => {
    const client = await connect(database.adminUrl);
    return checkInvariants(client).finally(() => client.end());
  };

  test('split every tenant table', () => expect(splitTables).toEqual(tables));

  test('carry a claim from its draft to an official association', async () => {
    const ref = await inWindow(split, split.a);
    split.clock.set('2020-12-09T10:00:00Z');
    expect(await sweep(split.services)).toBeGreaterThan(0);
    expect(
      await split.look('select state, consent_by from association where claim_id = $1', [ref.id]),
    ).toEqual([{ state: 'official', consent_by: 'silence' }]);
    expect(await look()).toEqual([]);
  });

  test('let rivals meet: one case at the same submit, one pending line at the same approval', async () => {
    const here = await split.elsewhere();
    const drafts = [await draft(here, split.a), await draft(here, split.b)];
    const sent = await Promise.all(
      drafts.map((ref, index) =>
        submitClaim(split.context(index === 0 ? split.a.admin : split.b.admin), ref, {}, plain),
      ),
    );
    expect(sent.map(codesOf)).toEqual([[], []]);
    expect(
      await split.look('select 1 from arbitration_party where tenant_id = $1', [here.tenantId]),
    ).toHaveLength(2);
    expect(await look()).toEqual([]);
    const there = await split.elsewhere();
    const refs = [await underReview(there, split.a), await underReview(there, split.b)];
    for (const table of ['arbitration_party', 'arbitration_case'])
      await split.look(`delete from ${table} where tenant_id = $1`, [there.tenantId]);
    await split.look(`update claim_line set arbitration = 'none' where tenant_id = $1`, [there.tenantId]);
    const lines = await split.look<{ id: string; claim_id: string }>(
      'select id, claim_id from claim_line where tenant_id = $1',
      [there.tenantId],
    );
    const decided = await Promise.all(
      refs.map((ref, index) =>
        decideClaim(
          split.context(index === 0 ? split.reviewer : split.otherReviewer),
          ref,
          {
            lines: [
              {
                lineId: lines.find((line) => line.claim_id === ref.id)?.id ?? '',
                decision: 'approve',
                codes: [],
                text: null,
              },
            ],
            comment: null,
          },
          plain,
        ),
      ),
    );
    expect(decided.flatMap(codesOf)).toEqual(['pending-line-exists']);
  });
});
