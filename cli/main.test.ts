import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people as demoPeople } from '../demo/people.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../test/database.ts';
import { readConfig } from '../server/config.ts';
import { startProgram } from '../server/serve.ts';
import { commands, main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'opencpor-cli-'));
const databases: TestDatabase[] = [];

async function place(
  make: () => Promise<TestDatabase>,
  name: string,
): Promise<{ env: Record<string, string>; database: TestDatabase }> {
  const database = await make();
  databases.push(database);
  return { database, env: { DATABASE_URL: database.ownerUrl, DATA_DIR: join(folder, name), PORT: '0' } };
}

interface Answer {
  code: number;
  out: string[];
  err: string[];
}

async function cpor(env: Record<string, string>, ...args: string[]): Promise<Answer> {
  const answer: Answer = { code: 0, out: [], err: [] };
  answer.code = await main(args, {
    env,
    out: (line) => answer.out.push(line),
    err: (line) => answer.err.push(line),
  });
  return answer;
}

async function inDatabase<T>(
  { adminUrl }: TestDatabase,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl, options: '-c timezone=UTC' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Rows and a checksum of every table, by SQL that the product does not use. */
function sums(database: TestDatabase): Promise<Record<string, string>> {
  return inDatabase(database, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth') and tablename <> 'schema_migration' order by 1`,
    );
    const found: Record<string, string> = {};
    for (const { name } of rows) {
      const {
        rows: [row],
      } = await client.query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text)), '') as sum from ${name} t`,
      );
      found[name] = row!.sum;
    }
    return found;
  });
}

afterAll(async () => {
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('without a database', () => {
  test('help names every command and explains each', async () => {
    const { code, out } = await cpor({}, 'help');
    expect(code).toBe(0);
    for (const name of Object.keys(commands)) {
      expect(out.join('\n')).toContain(`  ${name}`);
      expect((await cpor({}, 'help', name)).out[0]).toContain(commands[name]?.summary);
      expect((await cpor({}, name, '--help')).code).toBe(0);
    }
  });

  test('what is not written as it should be ends with 2 and says how', async () => {
    const cases: [string[], string][] = [
      [['nonsense'], 'There is no command "nonsense".'],
      [['constructor'], 'There is no command "constructor".'],
      [['help', 'nonsense'], 'There is no command "nonsense".'],
      [['backup'], 'Usage: cpor backup FILE.tar.gz'],
      [['verify', 'x'], 'Usage: cpor verify'],
      [['seed', '--force'], "Unknown option '--force'"],
      [['import', 'things', 'x.csv'], 'There is no list "things"'],
      [['import', 'usage', '/nowhere.csv'], 'There is no file /nowhere.csv.'],
      [['create-person', '--side', 'other'], '--side is one of'],
      [['create-person', '--side', 'partner', '--role', 'reviewer'], '--role of the partner is one of'],
      [['create-admin', '--name', 'x'], '--email is missing.'],
      [['clock', 'stop'], 'Usage: cpor clock confirm'],
      [['clock', 'confirm', '--yes'], 'cpor clock undo [--yes] [--reason TEXT]'],
    ];
    for (const [args, message] of cases) {
      const { code, err } = await cpor({}, ...args);
      expect([code, err.join('\n')]).toEqual([2, expect.stringContaining(message)]);
    }
  });

  test('config lists every setting, and names the wrong ones', async () => {
    const { out } = await cpor({ SECRET: 'a'.repeat(40) }, 'config');
    expect(out).toContain('MODE=demo');
    expect(out.join('\n')).not.toContain('aaaa');
    expect(await cpor({ PORT: 'x' }, 'config')).toMatchObject({
      code: 1,
      err: [expect.stringContaining('PORT: write a whole number')],
    });
  });

  test('openapi prints the contract', async () => {
    const { out } = await cpor({}, 'openapi');
    expect(JSON.parse(out.join('\n'))).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
  });
});

describe('a new installation', () => {
  test('gets tables, reference data, its own lists and its first people', { timeout: 120_000 }, async () => {
    const { env, database } = await place(createEmptyDatabase, 'new');
    expect((await cpor(env, 'migrate')).out.at(-1)).toBe('The tables are up to date.');
    expect((await cpor(env, 'seed')).out).toEqual([
      expect.stringContaining('Seeded: catalogue, policy cpor-2019-10'),
      'Catalogue, policies and calendars are there.',
    ]);
    expect((await cpor(env, 'seed')).out).toEqual(['Catalogue, policies and calendars are there.']);
    expect(
      await cpor(env, 'import', 'customers', 'demo/samples/customers.csv', '--dry-run', '--quiet'),
    ).toMatchObject({
      code: 0,
      out: ['customers: 60 added, 0 changed, 0 unchanged, 0 refused (dry run: nothing was kept).'],
    });
    for (const name of ['partners', 'customers', 'subscriptions', 'usage']) {
      const { code, out } = await cpor(env, 'import', name, `demo/samples/${name}.csv`);
      expect([code, out.at(-1)]).toEqual([
        0,
        expect.stringMatching(/ added, 0 changed, 0 unchanged, 0 refused\.$/),
      ]);
      expect(out.filter((line) => line.startsWith('line '))).toHaveLength(
        Number(/(\d+) added/.exec(out.at(-1) as string)?.[1]),
      );
    }
    const bad = join(folder, 'bad.csv');
    writeFileSync(
      bad,
      'tenantId,workload,month,monthlyActiveUsers,paidAvailableUnits\n=x,teams,2026-01,1,1\nd23f0824-128b-4f33-8c5c-7fd0a6a3a450,teams,2020-01,1,1\n',
    );
    const report = join(folder, 'report.csv');
    const imported = await cpor(env, 'import', 'usage', bad, '--report', report);
    expect(imported).toMatchObject({
      code: 1,
      out: [
        'line 2: refused teams 2026-01',
        expect.stringContaining('tenantId "=x" is not a tenant ID'),
        'line 3: added teams 2020-01',
        'usage: 1 added, 0 changed, 0 unchanged, 1 refused.',
      ],
    });
    expect(readFileSync(report, 'utf8').split('\n').slice(0, 3)).toEqual([
      'line,outcome,name,column,code,message',
      expect.stringMatching(/^2,refused,teams 2026-01,tenantId,value-invalid,"tenantId ""=x"" is not/),
      '3,added,teams 2020-01,,,',
    ]);

    const admin = await cpor(env, 'create-admin', '--name', 'Ann Admin', '--email', 'Ann@vendor.test');
    expect([admin.code, admin.out.at(-1)]).toEqual([
      0,
      expect.stringMatching(/^Password, shown this once: (\w{4}-){4}\w{4}$/),
    ]);
    expect(
      await cpor(env, 'create-admin', '--name', 'Ann Again', '--email', 'ann@vendor.test'),
    ).toMatchObject({ code: 1, err: ['--email: somebody has this address already.'] });
    const person = ['create-person', '--name', 'P', '--side', 'partner', '--role', 'incentives-admin'];
    expect(
      (await cpor(env, ...person, '--email', 'p@partner.test', '--company', 'Nobody Ltd')).err[0],
    ).toContain('There is no partner named "Nobody Ltd"');
    expect(
      (
        await cpor(
          env,
          ...person,
          '--email',
          'p@partner.test',
          '--company',
          'Havelaar IT',
          '--location',
          '4110001',
        )
      ).err[0],
    ).toContain('has no location 4110001');
    expect(
      (
        await cpor(
          env,
          ...person,
          '--email',
          'p@partner.test',
          '--company',
          'Havelaar IT',
          '--location',
          '4110003',
        )
      ).code,
    ).toBe(0);
    expect(
      await inDatabase(
        database,
        async (client) =>
          (
            await client.query(
              `select m.email, m.side, g.role, l.number, g.may_submit from member m join role_grant g on g.member_id = m.id left join location l on l.id = g.location_id order by 1`,
            )
          ).rows,
      ),
    ).toEqual([
      { email: 'ann@vendor.test', side: 'owner', role: 'programme-admin', number: null, may_submit: false },
      {
        email: 'p@partner.test',
        side: 'partner',
        role: 'incentives-admin',
        number: '4110003',
        may_submit: true,
      },
    ]);
    expect((await cpor(env, 'set-password', '--email', 'p@partner.test')).out[0]).toContain(
      'has a new password',
    );
    expect(await cpor(env, 'set-password', '--email', 'nobody@partner.test')).toMatchObject({ code: 1 });
    expect((await cpor(env, 'clock', 'confirm')).out).toEqual(['The clock was not in doubt.']);
    expect(await cpor(env, 'clock', 'undo', '--yes')).toMatchObject({
      code: 0,
      out: [expect.stringContaining('there is nothing to take back')],
    });
  });
});

describe('a world that is in use', () => {
  let source: Awaited<ReturnType<typeof place>>;
  const file = join(folder, 'world.tar.gz');

  beforeAll(async () => {
    source = await place(createTestDatabase, 'source');
    const program = await startProgram(readConfig({ ...source.env, ROLES: 'http' }));
    await program.stop();
  });

  test(
    'is backed up, restored elsewhere without a difference, and verified',
    { timeout: 120_000 },
    async () => {
      expect(await cpor(source.env, 'verify')).toMatchObject({ code: 0, err: [] });
      expect((await cpor(source.env, 'backup', file)).code).toBe(0);
      const target = await place(createEmptyDatabase, 'target');
      const restored = await cpor(target.env, 'restore', file);
      expect([restored.code, restored.out.includes('No difference was found.')]).toEqual([0, true]);
      expect(await sums(target.database)).toEqual(await sums(source.database));
      expect(await cpor(target.env, 'restore', file)).toMatchObject({
        code: 1,
        err: [expect.any(String), expect.stringContaining('The database is not empty')],
      });
      // The program goes on with it, and does not take it for an empty place.
      const program = await startProgram(readConfig(target.env));
      const people = (await (await fetch(`${program.url}/v1/demo/people`)).json()) as { items: unknown[] };
      expect(people.items).toHaveLength(demoPeople.length);
      await program.stop();
    },
  );

  test('is not as it was written once somebody has changed it', { timeout: 120_000 }, async () => {
    const changed = await place(createEmptyDatabase, 'changed');
    await cpor(changed.env, 'restore', file);
    const claims = await inDatabase(changed.database, async (client) => {
      // What a person with the database's own password could do.
      const pick = async (sql: string): Promise<string> =>
        (await client.query<{ number: string }>(sql)).rows[0]!.number;
      const entry = await pick(
        "select c.number from claim c join history h on h.subject_id = c.id where h.act = 'submit-claim' order by c.number limit 1",
      );
      await client.query(
        "update history set actor_name = 'Somebody else' where act = 'submit-claim' and subject_id = (select id from claim where number = $1)",
        [entry],
      );
      const state = await pick("select number from claim where stage = 'withdrawn' limit 1");
      await client.query("update claim set stage = 'submitted' where number = $1", [state]);
      const cut = await pick("select number from claim where stage = 'disputed' limit 1");
      await client.query(
        'delete from history h using claim c where c.number = $1 and h.subject_id = c.id and h.number = c.history_length',
        [cut],
      );
      await client.query(
        "update association set until = until + interval '1 day' where ended_how = 'superseded'",
      );
      return { entry, state, cut };
    });
    const { code, err, out } = await cpor(changed.env, 'verify');
    expect([code, out]).toEqual([
      1,
      expect.arrayContaining([expect.stringMatching(/^\d+ problems were found/)]),
    ]);
    expect(err.join('\n')).toContain(`claim ${claims.entry}: entry 3 is not what was written (H-1)`);
    expect(err.join('\n')).toContain(`claim ${claims.state}: state-differs claim.stage (C-3)`);
    expect(err.join('\n')).toMatch(
      /workload:teams:usage: lines \S+ and \S+ were official at the same time \(A-1\)/,
    );
    expect(err.join('\n')).toContain(`claim ${claims.cut}: the claim names another end of its history (H-1)`);
  });
});
