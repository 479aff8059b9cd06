import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { readDocument } from '../server/ports/read-document.ts';
import { checkProof } from '../rules/proof/proof.ts';
import { createTestDatabase, type TestDatabase } from '../test/database.ts';
import { seed } from '../server/actions/operations/seed.ts';
import { verify } from '../server/actions/operations/verify.ts';
import { openAuth } from '../server/auth/auth.ts';
import { readCalendars } from '../server/open.ts';
import { systemClock } from '../server/ports/clock.ts';
import { folderStore } from '../server/ports/files.ts';
import { systemRandom } from '../server/ports/random.ts';
import { openDatabase } from '../server/store/postgres/tx.ts';
import { itemName } from './filing.ts';
import { loadDemo, type DemoReport } from './load.ts';
import { isUntouched } from './untouched.ts';
import { makeProof, type ProofContent } from './proof.ts';

const folder = mkdtempSync(join(tmpdir(), 'opencpor-demo-'));
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  rmSync(folder, { recursive: true, force: true });
});

interface Loaded {
  database: TestDatabase;
  report: DemoReport;
  problems: string[];
  ask<T>(sql: string): Promise<T[]>;
}

async function load(present: string): Promise<Loaded> {
  const database = await createTestDatabase();
  closing.push(() => database.drop());
  const now = Date.parse(present);
  const db = openDatabase({ url: database.appUrl, clockNow: () => now, onError: () => undefined });
  closing.push(() => db.close());
  await seed({ db }, { calendars: readCalendars() });
  const common = { secret: 'a secret of the test that is long enough', publicUrl: 'http://localhost:8080' };
  const auth = await openAuth({
    url: database.authUrl,
    db,
    clock: systemClock,
    random: systemRandom,
    ...common,
    demo: true,
    sandbox: true,
    oidc: null,
    log: () => undefined,
  });
  closing.push(() => auth.close());
  const owner = { country: 'NL', zone: 'Europe/Amsterdam' };
  const files = folderStore(folder);
  expect(await isUntouched(db)).toBe(true);
  const report = await loadDemo({
    appUrl: database.appUrl,
    now,
    auth,
    log: () => undefined,
    services: { files, ...common, owner, sandbox: true, scanner: null },
    mail: {
      from: { name: 'OpenCPOR', address: 'no-reply@opencpor.example' },
      owner: 'Aldermoor',
      claimUrl: () => 'http://localhost:8080',
    },
  });
  expect(await isUntouched(db)).toBe(false);
  const problems: string[] = [];
  await verify({ db, files, owner, onProblem: (problem) => problems.push(problem) });
  const looking = new pg.Client({ connectionString: database.adminUrl });
  await looking.connect();
  closing.push(() => looking.end());
  return { database, report, problems, ask: async (sql) => (await looking.query(sql)).rows };
}

describe('the demo world', () => {
  // An ordinary day, the turn of the year, and Easter in the night in which summer time begins.
  test.each(['2026-11-20T12:00:00Z', '2027-01-02T09:00:00Z', '2027-03-28T00:30:00Z'])(
    'has every status and standing on %s',
    { timeout: 120_000 },
    async (present) => {
      const { report, problems, ask } = await load(present);
      expect(report).toMatchObject({ customers: 60, refused: [] });
      expect(problems).toEqual([]);
      expect(
        (await ask<{ status: string }>('select distinct status from claim order by 1')).map(
          (row) => row.status,
        ),
      ).toEqual([
        'approved',
        'disputed',
        'editing',
        'partner-action-required',
        'rejected',
        'rejected-final',
        'submitted',
        'under-review',
        'withdrawn',
      ]);
      expect(
        (await ask<{ consent: string }>('select distinct consent from claim_line order by 1')).map(
          (row) => row.consent,
        ),
      ).toEqual(['agreed', 'not-asked', 'notice-pending', 'open', 'paused', 'refused', 'unconfirmed']);
      expect(
        (
          await ask<{ how: string }>(
            'select distinct coalesce(ended_how, state) as how from association order by 1',
          )
        ).map((row) => row.how),
      ).toEqual(['customer', 'official', 'pending', 'subscription-ended', 'superseded', 'void']);
      expect(
        (
          await ask<{ kind: string }>('select distinct kind from task where closed_at is null order by 1')
        ).map((row) => row.kind),
      ).toEqual(['arbitration', 'customer-question', 'end-requested', 'overdue', 'unconfirmed-contact']);
      expect(
        (
          await ask<{ code: string }>(
            'select distinct unnest(rejection_codes) as code from claim_line order by 1',
          )
        ).map((row) => row.code),
      ).toEqual([
        'customer-refused',
        'insufficient-poe',
        'missing-customer-consent-on-poe',
        'missing-products',
        'no-partner-response',
      ]);
      expect(await ask('select state from arbitration_case order by 1')).toEqual([
        { state: 'answers-awaited' },
        { state: 'answers-awaited' },
        { state: 'closed' },
      ]);
      // Nothing lies in the future, and every role has its people.
      expect(
        await ask(`select count(*)::integer as later from history where recorded_at > '${present}'`),
      ).toEqual([{ later: 0 }]);
      expect(
        (await ask<{ role: string }>('select distinct role from role_grant order by 1')).map(
          (row) => row.role,
        ),
      ).toEqual([
        'account-admin',
        'auditor',
        'finance',
        'incentives-admin',
        'incentives-user',
        'programme-admin',
        'report-viewer',
        'reviewer',
        'senior-reviewer',
        'tenant-admin',
      ]);
      // Whoever holds an association has usage to look at, and more for each month that the sandbox's clock is moved on, for a year.
      const month = Temporal.Instant.from(present).toZonedDateTimeISO('UTC').toPlainDate().toPlainYearMonth();
      const last = month.add({ months: 13 }).toString();
      expect(
        await ask(`select to_char(max(month), 'YYYY-MM') as month, count(*)::integer as months,
      bool_and(monthly_active_users between 0 and paid_available_units) as plausible from usage_record group by tenant_id, item`),
      ).toEqual(Array(360).fill({ month: last, months: 24, plausible: true }));
    },
  );
});

/** What a reviewer's checklist says to a proof of the demo. */
async function findingsIn(
  given: Pick<ProofContent, 'dutch' | 'publicSector'> & Partial<ProofContent>,
  variant: number,
): Promise<string[]> {
  const claimed = {
    customer: 'Saffronlabs B.V.',
    domain: 'saffronlabs.example',
    tenantId: 'c3baea9e-13de-4f86-ab10-31d0f646e1f4',
  };
  const items = ['teams', 'intune'];
  const content = await makeProof(
    {
      ...claimed,
      partner: 'Havelaar IT',
      locationNumber: '4110003',
      items: items.map(itemName),
      signedBy: 'J. Whitfield',
      signedOn: Temporal.PlainDate.from('2026-10-05'),
      ...given,
    },
    variant,
  );
  const read = await readDocument(content, 'application/pdf');
  const report = checkProof(
    {
      partnerNames: ['Havelaar IT', 'Havelaar IT HQ'],
      customerName: claimed.customer,
      tenantDomains: [claimed.domain],
      tenantId: claimed.tenantId,
      items: items.map((id) => ({ id, kind: 'workload', names: [itemName(id)] })),
      country: given.publicSector ? 'US' : 'NL',
      publicSector: given.publicSector,
      sentOn: Temporal.PlainDate.from('2026-11-02'),
      maxAgeMonths: 12,
    },
    [{ file: 'proof.pdf', ...read }],
  );
  return [...report.findings.map((one) => one.code), ...report.notes.map((one) => one.code)];
}

test.each([
  [false, false],
  [true, false],
  [false, true],
])(
  'the proofs that are made show what a reviewer asks for (Dutch: %s, public sector: %s)',
  async (dutch, publicSector) => {
    for (const variant of [0, 1, 2]) expect(await findingsIn({ dutch, publicSector }, variant)).toEqual([]);
  },
);

test.each<[string, Partial<ProofContent>]>([
  ['missing-partner-service', { licencesOnly: true }],
  ['missing-products', { items: ['Teams'] }],
  ['missing-products', { items: [] }],
  ['missing-customer-acknowledgement', { signedBy: null }],
  ['missing-or-old-dates', { undated: true }],
])('and what is to be missed is missed: %s', async (code, lack) => {
  for (const dutch of [false, true])
    expect(await findingsIn({ dutch, publicSector: false, ...lack }, 0)).toContain(code);
});
