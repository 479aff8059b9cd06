/** The main job: from a draft to an official association, as everybody who takes part sees it. */
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { consentLink, enter, expectAccessible, mailText, openMail, read } from './visit.ts';

const proof = join(import.meta.dirname, '..', '..', 'demo', 'samples', 'poe', 'good-dutch.pdf');
const customer = {
  name: 'Deltaclinic B.V.',
  domain: 'deltaclinic.example',
  tenant: 'b9f3635c-f88c-422b-8ca2-a92b03a56cc1',
};
const comment = 'Please describe the work on Teams.';

interface AssociationRow {
  id: string;
  from: string;
  item: { id: string };
  customer: { name: string };
  claimId: string;
}
interface UsageMonth {
  item: { id: string };
  month: string;
  complete: boolean;
  monthlyActiveUsers: number;
}

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const said = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });
const lineRow = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Lines' }).getByRole('row').filter({ hasText: name });

async function chooseCustomer(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'New association' }).first().click();
  await expect(title(page, 'New association')).toBeVisible();
  await page.getByRole('radio', { name: /4110001/ }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Check the customer' }).click();
  await expect(page.getByRole('alert')).toContainText('There are 2 problems:');
  await expectAccessible(page);
  await page.getByLabel('Customer domain').fill(customer.domain);
  await page.getByLabel('Tenant ID').fill(customer.tenant);
  await page.getByRole('button', { name: 'Check the customer' }).click();
  await expect(page.getByText(`Found: ${customer.name}, Netherlands`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('radio', { name: /^Microsoft 365/ }).check();
  await page
    .getByRole('radio', { name: /^Usage/ })
    .or(page.getByRole('checkbox', { name: /^Usage/ }))
    .check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create the draft and continue' }).click();
}

/** Answers the address of the claim's page. */
async function file(page: Page): Promise<string> {
  await chooseCustomer(page);
  await page.getByRole('checkbox', { name: 'Exchange Online' }).check();
  await page.getByRole('checkbox', { name: 'Teams' }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  const contact = page.getByRole('group', { name: 'Customer contact' });
  await contact.getByLabel('Name').fill('Joost Hendriks');
  await contact.getByLabel('Title').fill('Hoofd ICT');
  await contact.getByLabel('E-mail').fill(`j.hendriks@${customer.domain}`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles(proof);
  await expect(page.getByRole('link', { name: 'Download good-dutch.pdf' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Ready to submit')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(said(page, 'Submitted. The review clock runs from now.')).toBeVisible();
  await expectAccessible(page);
  return new URL(page.url()).pathname;
}

async function takeAndAsk(page: Page, address: string): Promise<void> {
  await expect(title(page, 'Queue')).toBeVisible();
  await page.getByRole('link', { name: 'Assigned to nobody' }).click();
  await expectAccessible(page);
  const row = page.locator(`a[href="${address}"]`).first();
  for (const more = page.getByRole('button', { name: 'Load more' }); (await row.count()) === 0;)
    await more.click();
  await row.click();
  await page.getByRole('button', { name: 'Start the review' }).click();
  await expect(said(page, 'The review has started')).toBeVisible();
  await page.getByRole('button', { name: 'Request information' }).click();
  await page.getByRole('checkbox', { name: 'Service not described' }).check();
  await page.getByLabel('Message to the partner').fill(comment);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'See the letter' }).click();
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(said(page, 'Asked. The partner got a mail')).toBeVisible();
  await expectAccessible(page);
}

async function answer(page: Page, address: string): Promise<void> {
  await page.getByRole('link', { name: 'Home' }).click();
  await expectAccessible(page);
  const waiting = page.getByRole('table', { name: 'Action required' }).locator(`a[href="${address}"]`);
  await waiting.first().click();
  await expect(page.getByText(comment).first()).toBeVisible();
  await page.getByRole('button', { name: 'Answer the request' }).click();
  await page
    .getByLabel(/^Your answer: Service not described/)
    .fill('We moved all mailboxes and trained the staff.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(said(page, 'Sent. The review clock starts anew.')).toBeVisible();
}

async function decide(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Decide', exact: true }).first().click();
  await page
    .getByRole('radiogroup', { name: /Exchange Online/ })
    .getByRole('radio', { name: 'Approve' })
    .check();
  await page.getByRole('radiogroup', { name: /Teams/ }).getByRole('radio', { name: 'Reject' }).check();
  await page.getByRole('checkbox', { name: 'Workload or product not named' }).check();
  await page.getByLabel('What you found about Teams').fill('Teams is not named in the statement.');
  await expectAccessible(page);
  const form = page.getByRole('region', { name: 'Decide line by line' });
  await form.getByRole('button', { name: 'See the letter' }).click();
  await form.getByRole('button', { name: 'Send and decide' }).click();
  await expect(said(page, 'Decided.')).toBeVisible();
  await expect(lineRow(page, 'Teams')).toContainText('Rejected');
  await expectAccessible(page);
}

/** The customer reads in its own language, and does nothing. */
async function readNotice(page: Page): Promise<void> {
  await page.goto('/mailbox');
  await expect(title(page, 'Mailbox')).toBeVisible();
  await expectAccessible(page);
  await openMail(page, `j.hendriks@${customer.domain}`, /Kade Nine Consulting/);
  await expect(mailText(page)).toContainText('Geachte');
  await expect(mailText(page)).toContainText('Exchange Online');
  await expect(mailText(page)).not.toContainText('Teams');
  await expectAccessible(page);
  await page.goto(await consentLink(page));
  await expect(
    title(page, 'Kade Nine Consulting wil worden gekoppeld als uw partner of record'),
  ).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await expect(page.getByText(/^U kunt weigeren tot en met/)).toBeVisible();
  await expectAccessible(page);
}

/** Day by day, until nobody can object any more. */
async function waitOutTheWindow(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const row = lineRow(page, 'Exchange Online');
  await expect(row).toContainText("In the customer's window");
  const clock = page.getByRole('region', { name: 'Sandbox clock' });
  let days = 0;
  for (; !(await row.innerText()).includes('Official'); days += 1) {
    expect(days, 'the window should have closed').toBeLessThan(10);
    const shown = await clock.locator('strong').innerText();
    await clock.getByRole('button', { name: '+1 business day' }).click();
    await expect(clock.locator('strong')).not.toHaveText(shown);
    await expect(said(page, 'The sandbox clock now shows')).toBeVisible();
    // The page reads the claim anew when the clock has moved.
    await page.reload();
    await expect(row).toBeVisible();
  }
  expect(days).toBeGreaterThanOrEqual(5);
  await expect(row).toContainText('by silence');
}

/** Answers the address of the association's page. */
async function seeUsage(page: Page, address: string): Promise<string> {
  const claimId = address.split('/').at(-1);
  const { items } = await read<{ items: AssociationRow[] }>(page, '/v1/associations?limit=100');
  const [association, ...more] = items.filter((one) => one.claimId === claimId);
  if (!association) throw new Error('the association is not listed');
  expect([association.item.id, more.length]).toEqual(['exchange-online', 0]);
  await page.goto('/associations');
  await expect(title(page, 'Associations and usage')).toBeVisible();
  await expectAccessible(page);
  await page.goto(address);
  await lineRow(page, 'Exchange Online')
    .getByRole('link', { name: /Exchange Online/ })
    .click();
  await expect(title(page, `Exchange Online at ${customer.name}`)).toBeVisible();
  const usage = await read<{ items: UsageMonth[] }>(page, `/v1/usage?association=${association.id}`);
  const month = Temporal.Instant.from(association.from)
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDate()
    .toString()
    .slice(0, 7);
  expect(usage.items.map((one) => [one.item.id, one.month, one.complete])).toEqual([
    ['exchange-online', `${month}-01`, false],
  ]);
  const row = page.getByRole('table', { name: 'As a table' }).getByRole('row').nth(1);
  await expect(row).toContainText('so far');
  await expect(row).toContainText(
    new Intl.NumberFormat('en-GB').format(usage.items[0]?.monthlyActiveUsers ?? 0),
  );
  await expectAccessible(page);
  return new URL(page.url()).pathname;
}

async function expectHistory(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const history = page.getByRole('region', { name: 'History' });
  for (const more = history.getByRole('button', { name: 'Load more' }); await more.isVisible();)
    await more.click();
  for (const step of [
    'created the draft',
    'added a file',
    'submitted',
    'started the review',
    'requested information',
    'answered the request',
    'decided',
    'notice delivered',
    "customer's window closed",
  ])
    await expect(history.getByRole('listitem').filter({ hasText: step }).first()).toBeVisible();
  await expectAccessible(page);
}

test('from a draft to the official association', async ({ browser, page: stranger }) => {
  test.setTimeout(300_000);
  await stranger.goto('/sign-in');
  await expect(stranger.getByLabel('Find a person or company')).toBeVisible();
  await expectAccessible(stranger);

  const partner = await enter(browser, 'Mila de Vries');
  const address = await test.step('the partner files and submits', () => file(partner));
  const reviewer = await enter(browser, 'Hanneke Smit');
  await test.step('the reviewer takes it and asks', () => takeAndAsk(reviewer, address));
  await test.step('the partner answers', () => answer(partner, address));
  await test.step('the reviewer approves one line and rejects another', () => decide(reviewer, address));
  await test.step('the customer reads and does nothing', () => readNotice(stranger));
  await test.step('the window closes', () => waitOutTheWindow(partner, address));
  const association = await test.step('the partner sees the usage of exactly that workload', () =>
    seeUsage(partner, address));
  await test.step('every step stands in the history', () => expectHistory(partner, address));
  await test.step('another partner sees nothing of it', async () => {
    const rival = await enter(browser, 'Marcus Hale');
    for (const path of [address, association]) {
      await rival.goto(path);
      await expect(rival.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
      await expectAccessible(rival);
    }
    const { items } = await read<{ items: AssociationRow[] }>(rival, '/v1/associations?limit=100');
    expect(items.filter((one) => one.customer.name === customer.name)).toEqual([]);
    const id = association.split('/').at(-1);
    const usage = await rival.request.get(`/v1/usage?association=${id}`);
    expect([usage.status(), usage.ok() ? ((await usage.json()) as { items: unknown[] }).items : []]).toEqual([
      usage.status(),
      [],
    ]);
  });
});
