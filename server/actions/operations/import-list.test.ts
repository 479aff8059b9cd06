import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { systemRandom } from '../../ports/random.ts';
import { moveClock } from '../../store/engine/clock.ts';
import { openDatabase, type Database } from '../../store/postgres/tx.ts';
import type { Services } from '../run/context.ts';
import { importCustomers } from './import-customers.ts';
import type { ImportedLine, ImportOptions, ImportReport, ImportServices } from './import-list.ts';
import { importPartners } from './import-partners.ts';
import { importSubscriptions } from './import-subscriptions.ts';
import { importUsage } from './import-usage.ts';
import { seed } from './seed.ts';

const samples = (name: string): string =>
  readFileSync(new URL(`../../../demo/samples/${name}.csv`, import.meta.url), 'utf8');
const now = Date.parse('2026-11-20T12:00:00Z');

let database: TestDatabase;
let services: ImportServices & { db: Database };
let looking: pg.Client;

beforeEach(async () => {
  database = await createTestDatabase();
  const clock = { now: () => now };
  const db = openDatabase({
    url: database.appUrl,
    connections: 4,
    clockNow: clock.now,
    onError: () => undefined,
  });
  services = { db, clock, random: systemRandom };
  looking = new pg.Client({ connectionString: database.adminUrl });
  await looking.connect();
  await seed(services, {
    calendars: [
      {
        id: 'NL',
        version: 1,
        workdays: [1, 2, 3, 4, 5],
        holidays: [],
        from: '2019-01-01',
        until: '2030-12-31',
      },
    ],
  });
});

afterEach(async () => {
  await looking.end();
  await services.db.close();
  await database.drop();
});

type Import = (services: ImportServices, source: Readable, options?: ImportOptions) => Promise<ImportReport>;

async function bring(
  how: Import,
  content: string | Uint8Array,
  options: ImportOptions = {},
): Promise<ImportReport & { lines: ImportedLine[] }> {
  const lines: ImportedLine[] = [];
  const report = await how(services, Readable.from([Buffer.from(content)]), {
    ...options,
    onLine: (line) => lines.push(line),
  });
  return { ...report, lines };
}

const select = async (sql: string): Promise<unknown[]> => (await looking.query(sql)).rows;
const codes = (lines: ImportedLine[]): string[] =>
  lines.flatMap((line) => line.problems.map((problem) => `${line.line} ${problem.column} ${problem.code}`));

const header =
  'tenantId,name,primaryDomain,otherDomains,country,timeZone,language,publicSector,adminName,adminEmail';
const one =
  'd23f0824-128b-4f33-8c5c-7fd0a6a3a450,Falken K.K.,falken.example,falken.onmicrosoft.example,NL,Europe/Amsterdam,nl,false,L. Visser,L.Visser@falken.example';
const two = '6f03675a-1600-435a-8999-50d836f675cc,Granite S.A.S.,granite.example,,FR,Europe/Paris,fr,true,,';

describe('customers', () => {
  test('are added with domains, contact and a short code of their own', async () => {
    const report = await bring(importCustomers, `${header}\n${one}\n${two}\n`);
    expect(report.counts).toEqual({ added: 2, changed: 0, unchanged: 0, refused: 0 });
    expect(report.notes).toEqual([expect.stringContaining('no calendar for FR')]);
    expect(
      await select(
        'select name, country, zone, language, public_sector, length(code) as code from customer order by name',
      ),
    ).toEqual([
      {
        name: 'Falken K.K.',
        country: 'NL',
        zone: 'Europe/Amsterdam',
        language: 'nl',
        public_sector: false,
        code: 3,
      },
      {
        name: 'Granite S.A.S.',
        country: 'FR',
        zone: 'Europe/Paris',
        language: 'fr',
        public_sector: true,
        code: 3,
      },
    ]);
    expect(await select('select domain, is_primary from customer_domain order by domain')).toEqual([
      { domain: 'falken.example', is_primary: true },
      { domain: 'falken.onmicrosoft.example', is_primary: false },
      { domain: 'granite.example', is_primary: true },
    ]);
    expect(await select('select name, email, added_by from customer_contact')).toEqual([
      { name: 'L. Visser', email: 'l.visser@falken.example', added_by: 'import' },
    ]);
  });

  test('brought in again change nothing; what is different is changed and keeps its code', async () => {
    await bring(importCustomers, `${header}\n${one}\n${two}\n`);
    const before = await select('select tenant_id, code from customer order by 1');
    expect((await bring(importCustomers, `${header}\n${one}\n${two}\n`)).counts).toMatchObject({
      unchanged: 2,
      changed: 0,
    });
    const changed = one
      .replace('falken.example,falken.onmicrosoft.example', 'falken.nl,falken.example')
      .replace('L. Visser,L.Visser@', 'P. Bakker,p.bakker@');
    expect((await bring(importCustomers, `${header}\n${changed}\n${two}\n`)).counts).toMatchObject({
      unchanged: 1,
      changed: 1,
    });
    expect(await select('select tenant_id, code from customer order by 1')).toEqual(before);
    expect(
      await select(
        "select domain, is_primary from customer_domain where domain like 'falken%' order by domain",
      ),
    ).toEqual([
      { domain: 'falken.example', is_primary: false },
      { domain: 'falken.nl', is_primary: true },
    ]);
    expect(
      await select('select email, removed_at is null as held from customer_contact order by email'),
    ).toEqual([
      { email: 'l.visser@falken.example', held: false },
      { email: 'p.bakker@falken.example', held: true },
    ]);
  });

  test('columns stand in any order, after a byte order mark, with semicolons, quotes and CRLF', async () => {
    const text =
      '\uFEFFname;tenantId;primaryDomain;publicSector;language;timeZone;country;remark\r\n"Falken; ""K.K.""";D23F0824-128B-4F33-8C5C-7FD0A6A3A450;Falken.Example;no;nl;Europe/Amsterdam;nl;x\r\n';
    const report = await bring(importCustomers, text);
    expect(report).toMatchObject({
      problem: null,
      counts: { added: 1 },
      notes: ['Columns that were not read: remark.'],
    });
    expect(await select('select tenant_id, name, country from customer')).toEqual([
      { tenant_id: 'd23f0824-128b-4f33-8c5c-7fd0a6a3a450', name: 'Falken; "K.K."', country: 'NL' },
    ]);
  });

  test('a bad line tells everything that is wrong with it and stops no good one', async () => {
    const bad = [
      'not-a-guid,,nodomain,"a.example, b!",Holland,Mars/Olympus,Dutch,perhaps,X,nobody',
      `d23f0824-128b-4f33-8c5c-7fd0a6a3a450,${'x'.repeat(201)},c.example,,NL,Europe/Amsterdam,nl,false,Only A Name,`,
      'too,few',
      '"open,1',
      'a,"b"c,d',
      `${'z'.repeat(100_000)}`,
    ];
    const content = Buffer.concat([
      Buffer.from(`${header}\n${bad.join('\n')}\n`),
      Buffer.from([0x61, 0xff, 0x0a]),
      Buffer.from(`${one}\n${one}\n${two.replace('granite.example', 'falken.example')}\n`),
    ]);
    const report = await bring(importCustomers, content);
    expect(report.counts).toEqual({ added: 1, changed: 0, unchanged: 0, refused: 9 });
    expect(codes(report.lines)).toEqual([
      '2 tenantId value-invalid',
      '2 name value-missing',
      '2 primaryDomain value-invalid',
      '2 otherDomains value-invalid',
      '2 country value-too-long',
      '2 country value-invalid',
      '2 timeZone value-invalid',
      '2 language value-invalid',
      '2 publicSector value-invalid',
      '2 adminEmail value-invalid',
      '3 name value-too-long',
      '3 adminEmail value-missing',
      '4 null wrong-number-of-values',
      '5 null unreadable',
      '6 null unreadable',
      '7 null unreadable',
      '8 null unreadable',
      '10 null repeated-line',
      '11 primaryDomain held-by-another',
    ]);
    expect(report.lines.map((line) => line.line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('a first line that does not name the columns is told, and nothing is read', async () => {
    expect((await bring(importCustomers, 'tenantId;name\n1;2\n')).problem).toContain(
      'missing: primaryDomain, country, timeZone, language, publicSector',
    );
    expect((await bring(importCustomers, `${header},name\n`)).problem).toContain('twice: name');
    expect((await bring(importCustomers, '')).problem).toBe('The file is empty.');
    expect((await bring(importCustomers, Buffer.from('\uFEFFtenantId', 'utf16le'))).problem).toContain(
      'missing',
    );
  });

  test('a dry run reports the same and keeps nothing', async () => {
    const dry = await bring(importCustomers, `${header}\n${one}\n${two}\n`, { dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, counts: { added: 2 } });
    expect(await select('select from customer')).toEqual([]);
  });

  test('two lists at the same time leave one of each', async () => {
    const both = await Promise.all([
      bring(importCustomers, samples('customers')),
      bring(importCustomers, samples('customers')),
    ]);
    expect(both.map((report) => report.counts.refused)).toEqual([0, 0]);
    expect(both[0].counts.added + both[1].counts.added).toBe(60);
    expect(
      await select(
        'select count(*)::integer as customers, count(distinct code)::integer as codes from customer',
      ),
    ).toEqual([{ customers: 60, codes: 60 }]);
    expect(await select('select count(*)::integer as contacts from customer_contact')).toEqual([
      { contacts: 60 },
    ]);
  });
});

test('hundreds of customers are compared one with another: what changed is written, and nothing else', async () => {
  const line = (number: number, name = `Customer "${number}"`): string =>
    `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000,"${name.replaceAll('"', '""')}",c${number}.example,o${number}.example,NL,Europe/Amsterdam,nl,false,Ann,ann@c${number}.example`;
  const lines = Array.from({ length: 627 }, (_, number) => line(number));
  expect((await bring(importCustomers, `${header}\n${lines.join('\n')}\n`)).counts).toMatchObject({
    added: 627,
  });
  expect(await select('select count(distinct name)::int as n from customer')).toEqual([{ n: 627 }]);
  expect(await select('select count(*)::int as n from customer_domain')).toEqual([{ n: 1254 }]);
  expect(await select('select count(*)::int as n from customer_contact')).toEqual([{ n: 627 }]);
  lines[300] = line(300, 'Renamed');
  expect((await bring(importCustomers, `${header}\n${lines.join('\n')}\n`)).counts).toEqual({
    added: 0,
    changed: 1,
    unchanged: 626,
    refused: 0,
  });
  expect(await select('select name, version from customer where version > 1')).toEqual([
    { name: 'Renamed', version: 2 },
  ]);
});

describe('partners', () => {
  const columns = 'partnerName,locationId,locationName,country,timeZone';

  test('are added with their locations, and a second time nothing changes', async () => {
    expect((await bring(importPartners, samples('partners'))).counts).toEqual({
      added: 10,
      changed: 0,
      unchanged: 0,
      refused: 0,
    });
    const again = await bring(importPartners, samples('partners'));
    expect(again.counts).toMatchObject({ unchanged: 10 });
    expect(again.notes).toEqual(['Columns that were not read: adminEmail, userEmail.']);
    expect(await select('select count(*)::integer as partners from partner')).toEqual([{ partners: 5 }]);
    const moved = await bring(
      importPartners,
      `${columns}\nHavelaar IT,4110003,Havelaar IT Utrecht,NL,Europe/Amsterdam\nAnother,4110003,X,NL,Europe/Amsterdam\nAnother,4110103,X,NL,+01:00\n`,
    );
    expect(moved.counts).toMatchObject({ changed: 1, refused: 2 });
    expect(codes(moved.lines)).toEqual(['3 null repeated-line', '4 timeZone value-invalid']);
    expect(
      codes((await bring(importPartners, `${columns}\nAnother,4110103,X,NL,Europe/Amsterdam\n`)).lines),
    ).toEqual(['2 locationId held-by-another']);
  });

  test('have mail domains where the list names them, and keep them where it does not', async () => {
    const wide = `${columns},mailDomains`;
    const domains = (): Promise<unknown[]> =>
      select(`select name, mail_domains as domains from partner where name like 'Quay%' order by name`);
    const line = (partner: string, number: string, named: string): string =>
      `${partner},${number},X,NL,Europe/Amsterdam,${named}\n`;
    const list =
      line('Quay One', '5110001', 'two.example One.example') +
      line('Quay One', '5110101', '') +
      line('Quay Two', '5110002', 'gmail.com') +
      line('Quay One', '5110201', 'other.example');
    expect(codes((await bring(importPartners, `${wide}\n${list}`)).lines)).toEqual([
      '4 mailDomains value-invalid',
      '5 mailDomains value-invalid',
    ]);
    expect(await domains()).toEqual([{ name: 'Quay One', domains: ['one.example', 'two.example'] }]);
    const narrow = `${columns}\nQuay One,5110001,Y,NL,Europe/Amsterdam\n`;
    expect((await bring(importPartners, narrow)).counts).toMatchObject({ changed: 1 });
    expect(await domains()).toEqual([{ name: 'Quay One', domains: ['one.example', 'two.example'] }]);
    const other = `${wide}\n${line('Quay One', '5110001', 'three.example').replace(',X,', ',Y,')}`;
    expect((await bring(importPartners, other)).counts).toMatchObject({ changed: 1 });
    expect(await domains()).toEqual([{ name: 'Quay One', domains: ['three.example'] }]);
    expect((await bring(importPartners, other)).counts).toMatchObject({ unchanged: 1 });
  });
});

describe('subscriptions', () => {
  const columns = 'subscriptionId,tenantId,product,state,purchaseMotion,startsOn,endsOn,paidSeats';
  const tenant = 'd23f0824-128b-4f33-8c5c-7fd0a6a3a450';
  const bringSubscriptions: Import = (services, source, options) =>
    importSubscriptions(services as Services, source, options);

  test('are added to customers that are known, and a second time nothing changes', async () => {
    await bring(importCustomers, samples('customers'));
    expect((await bring(bringSubscriptions, samples('subscriptions'))).counts).toEqual({
      added: 133,
      changed: 0,
      unchanged: 0,
      refused: 0,
    });
    expect((await bring(bringSubscriptions, samples('subscriptions'))).counts).toMatchObject({
      unchanged: 133,
    });
    const ended = samples('subscriptions').replace(
      'finance,active,enterprise-agreement',
      'finance,ended,enterprise-agreement',
    );
    expect((await bring(bringSubscriptions, ended)).counts).toMatchObject({ changed: 1, unchanged: 132 });
    expect(
      await select(
        "select state, ends_on::text, paid_seats from subscription where id = 'a0f096da-4fde-4bec-aea7-bb6433a71568'",
      ),
    ).toEqual([{ state: 'ended', ends_on: '2027-05-28', paid_seats: 150 }]);
  });

  test('a bad line is told whole', async () => {
    await bring(importCustomers, `${header}\n${one}\n`);
    const report = await bring(
      bringSubscriptions,
      [
        columns,
        `x,${tenant},sales,running,gift,2026-02-30,2026-01-01,-5`,
        `a0f096da-4fde-4bec-aea7-bb6433a71568,${tenant},teams,active,csp,2026-05-01,2026-04-01,10`,
        `a0f096da-4fde-4bec-aea7-bb6433a71568,${tenant},teams,active,csp,2026-05-01,,10`,
        'cdbde747-58d5-4f1b-8540-f4262d8ad8c0,6f03675a-1600-435a-8999-50d836f675cc,sales,active,csp,2026-05-01,,10',
        `cdbde747-58d5-4f1b-8540-f4262d8ad8c1,${tenant},Sales,Active,CSP,2026-05-01,,10`,
      ].join('\n'),
    );
    expect(codes(report.lines)).toEqual([
      '2 startsOn value-invalid',
      '2 subscriptionId value-invalid',
      '2 state value-invalid',
      '2 purchaseMotion value-invalid',
      '2 paidSeats value-invalid',
      '3 endsOn value-invalid',
      '4 product unknown-item',
      '5 tenantId unknown-tenant',
    ]);
    expect(report.counts).toMatchObject({ added: 1, refused: 4 });
  });
});

describe('usage', () => {
  test('is kept by month, and the customer knows which items have any', async () => {
    await bring(importCustomers, `${header}\n${one}\n`);
    const lines = [
      'teams,2026-01,5,10',
      'teams,2026-02,6,10',
      'intune,2026-02,1,10',
      'nonsense,2026-02,1,1',
      'teams,2027-01,1,1',
      'teams,2026-1,-1,x',
      'teams,2026-02,7,10',
    ];
    const text =
      `tenantId,workload,month,monthlyActiveUsers,paidAvailableUnits\n${lines.map((line) => `d23f0824-128b-4f33-8c5c-7fd0a6a3a450,${line}`).join('\n')}\n` +
      '6f03675a-1600-435a-8999-50d836f675cc,teams,2026-01,5,10\n';
    const report = await bring(importUsage, text);
    expect(report.counts).toEqual({ added: 3, changed: 0, unchanged: 0, refused: 5 });
    expect(codes(report.lines)).toEqual([
      '5 workload unknown-item',
      '6 month value-invalid',
      '7 month value-invalid',
      '7 monthlyActiveUsers value-invalid',
      '7 paidAvailableUnits value-invalid',
      '8 null repeated-line',
      '9 tenantId unknown-tenant',
    ]);
    expect(await select('select items_with_usage from customer')).toEqual([
      { items_with_usage: ['intune', 'teams'] },
    ]);
    expect((await bring(importUsage, text.replace('2026-01,5', '2026-01,9'))).counts).toMatchObject({
      changed: 1,
      unchanged: 2,
    });
  });

  test("is taken for the months that have begun by the sandbox's clock", async () => {
    await bring(importCustomers, `${header}\n${one}\n`);
    const text =
      'tenantId,workload,month,monthlyActiveUsers,paidAvailableUnits\n' +
      'd23f0824-128b-4f33-8c5c-7fd0a6a3a450,teams,2027-01,5,10\n';
    expect((await bring(importUsage, text)).counts).toMatchObject({ added: 0, refused: 1 });
    await services.db.transact({ side: 'system' }, (tx) => moveClock(tx, 60 * 24 * 60 * 60 * 1000));
    expect((await bring(importUsage, text)).counts).toMatchObject({ added: 1, refused: 0 });
  });

  test('thousands of lines go in slices, and a second time nothing changes', async () => {
    await bring(importCustomers, samples('customers'));
    expect((await bring(importUsage, samples('usage'))).counts).toEqual({
      added: 3600,
      changed: 0,
      unchanged: 0,
      refused: 0,
    });
    expect((await bring(importUsage, samples('usage'))).counts).toEqual({
      added: 0,
      changed: 0,
      unchanged: 3600,
      refused: 0,
    });
  });
});
