/** Lists as CSV: the same rights and filters as JSON, every row, safe to open in a spreadsheet, and no more memory for more rows. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvOf } from '#sdk';
import { official, submitted } from '../../../test/acts.ts';
import { door, type Door } from '../../../test/api.ts';
import { manyClaims } from '../../../test/many-claims.ts';
import { makeScene, type Scene } from '../../../test/scene.ts';
import { csvAnswer, wantsCsv } from './csv.ts';

const csv = { headers: { Accept: 'text/csv' } };
const many = Number(process.env['CPOR_TEST_CLAIMS'] ?? 20_000);

let scene: Scene;
let partner: Door;
let rival: Door;
let big: Door;
beforeAll(async () => {
  scene = await makeScene();
  partner = door(scene, scene.a.admin);
  rival = door(scene, scene.b.admin);
  const { partnerIds } = await manyClaims(scene, { claims: many, partners: 2, customers: 500 });
  big = door(scene, { ...scene.a.admin, partnerId: partnerIds[0] as string });
}, 600_000);
afterAll(() => scene.close());

async function rowsOf(response: Response): Promise<Record<string, string>[]> {
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  return parse(text, { columns: true, bom: true }) as Record<string, string>[];
}

describe('claims', () => {
  test("are the partner's own, with the columns asked for in their order, and nothing of a rival", async () => {
    await submitted(scene, scene.b);
    await scene.look(
      `update claim set name = '=HYPERLINK("http://bad.example";"open me")' where partner_id = $1`,
      [scene.b.partnerId],
    );
    const response = await rival.ask(
      '/v1/claims?columns=name&columns=customerName&columns=status&columns=items',
      csv,
    );
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
    ]);
    expect(response.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="claims-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(await rowsOf(response)).toEqual([
      {
        name: '\'=HYPERLINK("http://bad.example";"open me")',
        customerName: 'Harbourseeds B.V.',
        status: 'submitted',
        items: 'Exchange Online',
      },
    ]);
    expect(await rowsOf(await partner.ask('/v1/claims', csv))).toEqual([]);
  });

  test('of any number are all there, once, by the same filter as JSON, and memory stays flat', async () => {
    const statuses = 'status=approved&status=submitted';
    const [{ expected }] = (await scene.look<{ expected: number }>(
      `select count(*)::integer as expected from claim where partner_id = (select partner_id from claim where number like 'N%' limit 1)
       and status in ('approved', 'submitted')`,
    )) as [{ expected: number }];
    const response = await big.ask(`/v1/claims?${statuses}&columns=number`, csv);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const numbers: string[] = [];
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      const lines = (rest + decoder.decode(read.value, { stream: true })).split('\r\n');
      rest = lines.pop() ?? '';
      numbers.push(...lines);
    }
    expect(rest).toBe('');
    expect(numbers.shift()).toBe('number');
    expect([numbers.length, new Set(numbers).size]).toEqual([expected, expected]);
    expect(most).toBeLessThan(8 * 1024 * 1024);
  }, 120_000);

  test('stop being read when the reader goes', async () => {
    const response = await big.ask('/v1/claims', csv);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await reader.cancel();
    // Two may run at once for one company: the places of those that were left are free again.
    for (let tries = 0; tries < 4; tries += 1) {
      const next = await big.ask('/v1/claims?q=nothing-like-this', csv);
      expect(next.status).toBe(200);
      await next.text();
    }
  });

  test('of one company that nobody reads do not hold up those of another', async () => {
    const unread = [await big.ask('/v1/claims', csv), await big.ask('/v1/claims', csv)];
    const third = await big.ask('/v1/claims', csv);
    expect([third.status, third.headers.get('Retry-After')]).toEqual([503, '5']);
    const other = await rival.ask('/v1/claims?q=nothing-like-this', csv);
    expect(other.status).toBe(200);
    await other.text();
    for (const one of unread) await one.body?.cancel();
  });

  test('are refused as JSON would be, and have no pages', async () => {
    expect((await rival.ask('/v1/claims?columns=secret', csv)).status).toBe(400);
    expect((await rival.ask('/v1/claims?limit=5', csv)).status).toBe(400);
    expect((await door(scene, null).ask('/v1/claims', csv)).status).toBe(401);
    expect((await rival.ask('/v1/usage?association=asc_nothing', csv)).status).toBe(400);
  });

  test('are counted by the SDK while they come', async () => {
    const told: number[] = [];
    const options = {
      baseUrl: 'http://test',
      fetch: ((url: string, init: RequestInit) =>
        big.ask(url.slice('http://test'.length), init)) as typeof fetch,
    };
    const file = await csvOf(
      options,
      'claims.list',
      { status: ['approved'], columns: ['number', 'name'] },
      { onRows: (rows) => told.push(rows) },
    );
    expect(file.name).toMatch(/^claims-.*\.csv$/);
    expect(file.rows).toBe((await file.content.text()).split('\r\n').length - 2);
    expect(told.at(-1)).toBe(file.rows);
  });
});

describe('associations, usage and history', () => {
  test("associations in one file, usage with a line in the customer's log for what was read", async () => {
    const elsewhere = await scene.elsewhere();
    const ref = await official(elsewhere, scene.b);
    const associations = await rowsOf(
      await rival.ask('/v1/associations?columns=itemName&columns=state', csv),
    );
    expect(associations).toEqual([{ itemName: 'Exchange Online', state: 'official' }]);
    await scene.look(
      `insert into usage_record select $1, 'exchange-online', date_trunc('month', official_from)::date, 40, 50, now(), array[partner_id] from association
      where claim_id = $2 on conflict (tenant_id, item, month) do update set monthly_active_users = 40, paid_available_units = 50`,
      [ref.tenantId, ref.id],
    );
    const usage = await rowsOf(await rival.ask('/v1/usage', csv));
    expect(usage).toContainEqual(
      expect.objectContaining({
        itemName: 'Exchange Online',
        monthlyActiveUsers: '40',
        paidAvailableUnits: '50',
      }),
    );
    expect(
      await scene.look('select reader_name, item from usage_read where tenant_id = $1', [ref.tenantId]),
    ).toEqual([{ reader_name: scene.b.admin.name, item: 'exchange-online' }]);
  });

  test("a claim's history, and nothing of it for somebody else", async () => {
    const {
      items: [claim],
    } = await rival.api.claims.list({ limit: 1 });
    const rows = await rowsOf(await rival.ask(`/v1/claims/${claim?.id}/history`, csv));
    expect(rows[0]).toMatchObject({
      act: 'create-claim',
      actorSide: 'partner',
      actorName: scene.b.admin.name,
    });
    expect(rows.some(({ changes }) => changes?.includes('→'))).toBe(true);
    const refused = await partner.ask(`/v1/claims/${claim?.id}/history`, csv);
    expect([refused.status, refused.headers.get('Content-Type')]).toEqual([404, 'application/problem+json']);
  });
});

test('what is asked for is found in Accept', () => {
  const asks = (accept: string): boolean =>
    wantsCsv(new Request('http://test/', { headers: { Accept: accept } }));
  expect([
    asks('text/csv'),
    asks('text/csv; charset=utf-8, application/json'),
    asks('application/json'),
    asks('*/*'),
    asks('text/csv;q=0'),
  ]).toEqual([true, true, false, false, false]);
});

test('a failure on the way breaks the file instead of ending it early', async () => {
  const call = {
    request: new Request('http://test/v1/claims'),
    requestId: 'r',
    path: '/v1/claims',
    actor: scene.a.admin,
  };
  const response = await csvAnswer<{ a: string }>(
    call,
    { name: 'a', columns: { a: (row) => row.a }, chosen: null, day: '2026-01-01' },
    async (take) => {
      await take([{ a: 'one, "two"' }]);
      throw new Error('the database is gone');
    },
  );
  await expect(response.text()).rejects.toThrow('the database is gone');
});
