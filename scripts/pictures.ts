// `npm run pictures`: starts the program in the demo world and takes a picture of every page of every side into pictures/, light and
// dark, for a desk, a tablet and a phone. For looking at before showing; with words (`npm run pictures -- claim`) only pages so named.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { startDemo } from '../test/journeys/program.ts';

/** Opens one page, so that it shows something. */
type Way = (page: Page) => Promise<unknown>;

interface Side {
  /** Whoever is signed in; nobody for what needs no account. */
  person: string | null;
  pages: Record<string, Way>;
}

const folder = join(import.meta.dirname, '..', 'pictures');
const widths = { 1440: 900, 768: 1024, 390: 844 };
const schemes = ['light', 'dark'] as const;
const chromes = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const at =
  (path: string): Way =>
  (page) =>
    page.goto(path);

/** From a list to the first of it, or to the first row with these words. */
function first(list: string, words?: string): Way {
  return async (page) => {
    await page.goto(list);
    const rows = page.locator('main tbody tr');
    const link = (words === undefined ? rows : rows.filter({ hasText: words }))
      .first()
      .getByRole('link')
      .first();
    await page.goto((await link.getAttribute('href')) ?? list);
  };
}

const then =
  (way: Way, query: string): Way =>
  async (page) => {
    await way(page);
    await page.goto(`${new URL(page.url()).pathname.replace(/\/edit$/, '')}${query}`);
  };

const partnerClaim = (view: string): Way => first(`/claims?view=${view}`);

const openDetails: Way = async (page) => {
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
};

const open =
  (way: Way): Way =>
  async (page) => {
    await way(page);
    await openDetails(page);
  };

const asking = /asks to be recorded|wil als uw partner/;
const receipt = /^\[\S+\] (?:Receipt|Bevestiging)/;

async function openNotice(page: Page, person: string, about = asking): Promise<void> {
  await page.goto(`/mailbox?to=${encodeURIComponent(person)}`);
  await page.getByRole('region', { name: 'Mails' }).getByRole('link', { name: about }).first().click();
}

/** The customer's page behind the link of a mail, with everything unfolded. */
const consent =
  (person: string, language: string, about = asking): Way =>
  async (page) => {
    await openNotice(page, person, about);
    const link = await page
      .getByRole('link', { name: /\/consent\/[\w-]+$/ })
      .first()
      .getAttribute('href');
    await page.goto(`${link}?lang=${language}`);
    await openDetails(page);
  };

const consentStates: Record<string, [person: string, about?: RegExp]> = {
  open: ['it-admin@deltaschools.example'],
  named: ['it-manager@deltaschools.example'],
  pending: ['it-admin@meridianhousing.example'],
  paused: ['it-admin@juniperenergy.example'],
  accepted: ['it-admin@velderhousing.example'],
  checked: ['r.sinclair@office-advisers.example'],
  recorded: ['it-admin@harbourseeds.example'],
  'refused-in-part': ['it-admin@amberinsurance.example'],
  ended: ['it-admin@thistletools.example'],
  'passed-on': ['it-manager@pinehousing.example'],
  undo: ['it-manager@velderhousing.example', receipt],
  'undo-over': ['it-admin@amberinsurance.example', receipt],
};

/** Each state in both languages. */
const consentPages: Record<string, Way> = Object.fromEntries(
  Object.entries(consentStates).flatMap(([state, [person, about]]) =>
    ['en', 'nl'].map((language) => [`consent-${state}-${language}`, consent(person, language, about)]),
  ),
);

const pressing =
  (way: Way, ...names: string[]): Way =>
  async (page) => {
    await way(page);
    for (const name of names) await page.getByRole('button', { name, exact: true }).click();
  };

const choosing =
  (way: Way, name: RegExp): Way =>
  async (page) => {
    await way(page);
    await page.getByRole('radio', { name }).check();
  };

const sides: Record<string, Side> = {
  nobody: {
    person: null,
    pages: {
      'sign-in': at('/sign-in'),
      mailbox: at('/mailbox'),
      mail: (page) => openNotice(page, 'it-manager@deltaschools.example'),
      'consent-unknown': at('/consent/nothing'),
      ...consentPages,
      'consent-error-en': pressing(consent('it-admin@deltaschools.example', 'en'), 'Refuse'),
      'consent-error-nl': pressing(consent('it-admin@deltaschools.example', 'nl'), 'Weigeren'),
    },
  },
  partner: {
    person: 'Mila de Vries',
    pages: {
      home: at('/home'),
      'home-tables': open(at('/home')),
      claims: at('/claims'),
      'claims-all': at('/claims?view=all'),
      'claims-none': at('/claims?q=nothing-like-this'),
      'claims-columns': at(
        '/claims?view=all&columns=number&columns=reference&columns=items&columns=activity&columns=location&columns=submitted&columns=owner&sort=-submittedAt',
      ),
      'claims-choose': pressing(at('/claims'), 'Columns'),
      'claims-view': async (page) => {
        await pressing(at('/claims?view=all&q=b'), 'Saved views')(page);
        await page.getByRole('menuitem', { name: 'Save this view' }).click();
      },
      'claim-editing': first('/claims?view=all', 'Editing'),
      'claim-window': partnerClaim('window'),
      'claim-official': first('/claims?view=all', 'official'),
      'claim-rejected': partnerClaim('rejected'),
      'claim-contested': partnerClaim('contested'),
      'claim-dispute': then(partnerClaim('rejected'), '?act=dispute-claim'),
      'claim-withdraw': then(partnerClaim('review'), '?act=withdraw-claim'),
      'new-location': at('/claims/new'),
      'new-customer': pressing(choosing(at('/claims/new'), /4110001/), 'Continue', 'Check the customer'),
      'claim-missing': at('/claims/CL-nothing'),
      'claim-history': open(first('/claims?view=all', 'official')),
      ...Object.fromEntries(
        ['basics', 'lines', 'contacts', 'proof', 'review'].map((step) => [
          `edit-${step}`,
          then(first('/claims?view=all', 'Editing'), `/edit?step=${step}`),
        ]),
      ),
      associations: at('/associations'),
      'associations-ended': at('/associations?view=ended'),
      'associations-ending': at('/associations?view=ending'),
      association: first('/associations'),
      company: at('/company'),
      people: at('/company?view=people'),
      'role-changes': at('/company?view=changes'),
      profile: at('/profile'),
      'other-side': at('/queue'),
      missing: at('/no/such/page'),
    },
  },
  'asked-partner': {
    person: 'Callum Reid',
    pages: {
      home: at('/home'),
      'claim-action': partnerClaim('action'),
      'claim-answer': then(partnerClaim('action'), '?act=resubmit-claim'),
    },
  },
  owner: {
    person: 'Ingrid Solberg',
    pages: {
      queue: at('/queue'),
      'queue-overdue': at('/queue?view=overdue'),
      'queue-mine': at('/queue?view=mine'),
      claims: at('/claims'),
      claim: first('/queue'),
      review: then(first('/claims?view=review', 'Under review'), '/review'),
      decide: then(first('/claims?view=review', 'Under review'), '?act=decide-claim'),
      ask: then(first('/claims?view=review', 'Under review'), '?act=request-information'),
      assign: then(first('/queue'), '?act=assign-claim'),
      tasks: at('/tasks'),
      task: first('/tasks'),
      arbitrations: at('/arbitrations'),
      arbitration: first('/arbitrations'),
      disputes: at('/disputes'),
      disputed: first('/disputes'),
      customers: at('/customers'),
      customer: first('/customers'),
      'customers-none': at('/customers?q=nothing-like-this'),
      'queue-covered': at('/queue?view=covered'),
      'decide-error': pressing(
        then(first('/claims?view=review', 'Under review'), '?act=decide-claim'),
        'See the letter',
      ),
      colleagues: at('/colleagues'),
      'arbitrations-decided': at('/arbitrations?view=decided'),
      'arbitration-decided': first('/arbitrations?view=decided'),
      oversight: at('/oversight'),
      'oversight-tables': at(
        '/oversight?table=queue&table=decisions&table=reasons&table=refusals&table=disputes&table=notices',
      ),
      'oversight-nothing': at('/oversight?range=quarter&country=AW'),
      profile: at('/profile'),
    },
  },
  administration: {
    person: 'Carla Mendes',
    pages: {
      catalog: at('/admin/catalog'),
      'catalog-change': at('/admin/catalog?view=activities&edit=new'),
      policies: at('/admin/policies'),
      'new-policy': at('/admin/policies/new?from=cpor-2020-07'),
      calendars: at('/admin/calendars'),
      calendar: at('/admin/calendars/NL'),
      reasons: at('/admin/reasons'),
      reason: at('/admin/reasons/rejection/insufficient-poe'),
      mails: at('/admin/mail-texts'),
      mail: at('/admin/mail-texts/customer-notice/en'),
      log: at('/admin/log'),
      partners: at('/admin/partners'),
      partner: first('/admin/partners'),
      'partner-add': at('/admin/partners?act=add'),
      ...Object.fromEntries(
        ['rename', 'add-location', 'enrol', 'invite'].map((act) => [
          `partner-${act}`,
          then(first('/admin/partners'), `?act=${act}`),
        ]),
      ),
      customers: at('/customers'),
      'customer-edit': then(first('/customers'), '?act=edit'),
      profile: at('/profile'),
    },
  },
  customer: {
    person: 'Grace Holloway',
    pages: {
      home: at('/tenant'),
      requests: at('/requests'),
      request: first('/requests'),
      associations: at('/tenant/associations'),
      'associations-ended': at('/tenant/associations?view=ended'),
      association: first('/tenant/associations'),
      end: then(first('/tenant/associations'), '?act=end'),
      'end-error': pressing(then(first('/tenant/associations'), '?act=end'), 'End'),
      reads: at('/tenant/reads'),
      'reads-none': at('/tenant/reads?until=2020-01-01'),
      lookups: at('/tenant/reads?view=lookups'),
      contacts: at('/tenant/contacts'),
      'contacts-end': async (page) => {
        await page.goto('/tenant/contacts');
        await page
          .getByRole('button', { name: /^Remove / })
          .first()
          .click();
      },
      locks: at('/tenant/locks'),
      codes: at('/tenant/codes'),
      'codes-error': pressing(at('/tenant/codes'), 'Make the code'),
      profile: at('/profile'),
      'other-side': at('/claims'),
      missing: at('/no/such/page'),
    },
  },
  'asked-customer': {
    person: 'Harriet Lowe',
    pages: {
      home: at('/tenant'),
      requests: at('/requests?view=waiting'),
      request: first('/requests?view=waiting'),
      refuse: pressing(first('/requests?view=waiting'), 'Refuse'),
      'refuse-error': pressing(first('/requests?view=waiting'), 'Refuse', 'Refuse'),
      agree: pressing(first('/requests?view=waiting'), 'Agree now'),
      'ask-error': pressing(first('/requests?view=waiting'), 'Ask a question', 'Send the question'),
      locked: async (page) => {
        await page.goto('/tenant/locks');
        await page.getByLabel('Workload or product').selectOption({ label: 'Intune' });
        await page.getByRole('button', { name: 'Lock', exact: true }).click();
        await page.getByRole('table', { name: 'Locks' }).waitFor();
      },
      'code-made': async (page) => {
        await page.goto('/tenant/codes');
        await page.getByRole('checkbox', { name: 'Intune' }).check();
        await page.getByRole('button', { name: 'Make the code' }).click();
        await page.getByRole('region', { name: 'Your one-time code' }).waitFor();
      },
    },
  },
};

/** Nothing on its way any more: no loading shape, and the fonts are there. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page
    .locator('[aria-busy="true"]')
    .waitFor({ state: 'detached', timeout: 10_000 })
    .catch(() => undefined);
  await page.evaluate(
    'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))',
  );
}

async function photograph(page: Page, side: string, name: string): Promise<void> {
  for (const [width, height] of Object.entries(widths)) {
    await page.setViewportSize({ width: Number(width), height });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // The portal follows the system one render later.
      if ((await page.locator('#portal').count()) > 0)
        await page.locator(`html[data-theme="${colorScheme}"]`).waitFor({ state: 'attached' });
      await settled(page);
      await page.screenshot({
        path: join(folder, side, `${name}-${width}-${colorScheme}.png`),
        fullPage: true,
        animations: 'disabled',
      });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Answers what could not be shown. */
async function photographSide(
  browser: Browser,
  url: string,
  side: string,
  wanted: string[],
): Promise<string[]> {
  const { person, pages } = sides[side] as Side;
  const names = Object.keys(pages).filter(
    (name) => wanted.length === 0 || wanted.some((word) => `${side}/${name}`.includes(word)),
  );
  if (names.length === 0) return [];
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  if (person !== null) {
    await page.goto('/sign-in');
    await page.getByLabel('Find a person or company').fill(person);
    await page.getByRole('button', { name: person }).click();
    await page.getByRole('button', { name: `${person}: account` }).waitFor();
  }
  const failed: string[] = [];
  for (const name of names) {
    try {
      await (pages[name] as Way)(page);
      await photograph(page, side, name);
      console.log(`${side}/${name}`);
    } catch (error) {
      failed.push(
        `${side}/${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      );
    }
  }
  await context.close();
  return failed;
}

const executablePath = [process.env.CHROMIUM_PATH ?? '', ...chromes].find((path) => existsSync(path));
if (!executablePath) throw new Error('There is no Chromium. Install it, or set CHROMIUM_PATH to one.');
const wanted = process.argv.slice(2);
if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const program = await startDemo();
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
try {
  const failed: string[] = [];
  for (const side of Object.keys(sides))
    failed.push(...(await photographSide(browser, program.url, side, wanted)));
  for (const line of failed) console.error(`No picture of ${line}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  await program.stop();
}
