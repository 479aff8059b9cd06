import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/database.ts';
import { readConfig, type Config } from './config.ts';
import { makeLogger, type Logger } from './ports/log.ts';
import { startProgram, waitUntilReady, type Program } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'opencpor-serve-'));
let database: TestDatabase;
let looking: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  looking = new pg.Client({ connectionString: database.adminUrl });
  await looking.connect();
});

afterAll(async () => {
  await looking.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function production(more: Record<string, string> = {}): Config {
  return readConfig({
    MODE: 'production',
    SECRET: 'q8Zr1vT0xYb6NfKp3WmLs9Hc7JdGa2Ue5RiVoXt4',
    PUBLIC_URL: 'https://cpor.vendor.test',
    SMTP_URL: 'smtp://127.0.0.1:1',
    PORT: '0',
    MAIL_FROM: 'Vendor <cpor@vendor.test>',
    OWNER_COUNTRY: 'DE',
    OWNER_TIME_ZONE: 'Europe/Berlin',
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_PASSWORD: 'a',
    DATABASE_AUTH_PASSWORD: 'b',
    DATA_DIR: folder,
    ...more,
  });
}

const collect = (lines: string[]): Logger =>
  makeLogger({ level: 'info', form: 'text', out: (line) => lines.push(line) });

async function withProgram(
  config: Config,
  lines: string[],
  work: (at: string, program: Program) => Promise<void>,
): Promise<void> {
  let port = 0;
  const program = await startProgram(config, {
    logger: collect(lines),
    onListening: (one) => {
      port = one;
    },
  });
  try {
    await work(`http://127.0.0.1:${port}`, program);
  } finally {
    await program.stop();
  }
}

describe('in production', () => {
  test('there is reference data, and nothing of the demo', async () => {
    const lines: string[] = [];
    await withProgram(production(), lines, async (at, program) => {
      await waitUntilReady(at);
      expect(program.url).toBe('https://cpor.vendor.test');
      expect(program.parts.mail.owner).toBe('Vendor');
      for (const path of ['/mailbox', '/v1/demo/people', '/v1/sandbox/clock']) {
        const { status } = await fetch(`${at}${path}`);
        expect([path, status < 500 && status >= 400]).toEqual([path, true]);
      }
      const { rows } = await looking.query(
        'select (select count(*) from partner)::integer as partners, (select count(*) from member)::integer as people, (select count(*) from calendar)::integer as calendars, (select policy_id from activation) as policy',
      );
      const brought = globSync('demo/calendars/*.json', { cwd: join(import.meta.dirname, '..') }).length;
      expect(rows).toEqual([{ partners: 0, people: 0, calendars: brought, policy: 'cpor-2020-07' }]);
    });
    expect(lines.join('\n')).toMatch(/Seeded: catalogue/);
    expect(lines.join('\n')).not.toMatch(/lost|failed/);
  });

  test('wrong passwords are counted by the address that a trusted proxy tells, and by no other', async () => {
    const wrong = async (at: string, from: string): Promise<number> =>
      (
        await fetch(`${at}/v1/session`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': from },
          body: JSON.stringify({ email: 'nobody@vendor.test', password: 'not the password' }),
        })
      ).status;
    // All at once, so that no wait passes while the first ones are looked at.
    const manyWrong = async (at: string): Promise<number[]> =>
      Promise.all(Array.from({ length: 10 }, () => wrong(at, '203.0.113.1')));
    await withProgram(production({ TRUSTED_PROXY: '127.0.0.1' }), [], async (at) => {
      await waitUntilReady(at);
      expect(await manyWrong(at)).toContain(429);
      expect(await wrong(at, '198.51.100.2')).toBe(401);
    });
    await looking.query('delete from auth.sign_in_attempt');
    await withProgram(production(), [], async (at) => {
      await waitUntilReady(at);
      expect((await manyWrong(at)).filter((status) => status === 429)).toHaveLength(5);
      expect(
        (await Promise.all([1, 2, 3].map((n) => wrong(at, `198.51.100.${n}`)))).filter((s) => s === 429)
          .length,
      ).toBeGreaterThan(1);
    });
  });

  test('a clock that was set back since the last time pauses deadlines, and says so', async () => {
    await looking.query("update clock set last_seen_at = now() + interval '3 hours'");
    const lines: string[] = [];
    await withProgram(production(), lines, async () => {
      const { rows } = await looking.query("select held_at > now() + interval '2 hours' as held from clock");
      expect(rows).toEqual([{ held: true }]);
    });
    expect(lines.join('\n')).toContain('trusted time is paused');
    await looking.query(
      'update clock set held_at = null, held_why = null, held_by = null, last_seen_at = null, boot_id = null',
    );
  });

  test('a start hours after the last look is believed where the database has a clock of its own', async () => {
    await looking.query("update clock set last_seen_at = now() - interval '3 hours', boot_id = null");
    const lines: string[] = [];
    await withProgram(production(), lines, async () => {
      expect((await looking.query('select held_why as why from clock')).rows).toEqual([{ why: null }]);
    });
    expect(lines.join('\n')).toContain('the clock of the database agrees');
  });
});

test('roles can be parted: one process answers, another does what is due', async () => {
  const lines: string[] = [];
  const jobs = await startProgram(production({ ROLES: 'jobs' }), { logger: collect(lines) });
  expect(jobs.url).toBeNull();
  await withProgram(production({ ROLES: 'http' }), lines, async (at) => {
    await looking.query(`insert into job (tenant_id, id, kind, payload, state, run_at, attempts, made_at) values
      (gen_random_uuid(), gen_random_uuid(), 'scan', '{}', 'waiting', now(), 0, now())`);
    await expect
      .poll(async () => (await looking.query('select state from job')).rows, { timeout: 10_000 })
      .toEqual([{ state: 'failed' }]);
    expect((await fetch(`${at}/livez`)).status).toBe(200);
  });
  await jobs.stop();
  await jobs.stop();
});
