/** The first ten minutes of the README, word for word: from a draft to an official association, as everybody who takes part sees it. */
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { consentLink, enter, expectAccessible, mailText, openMail, read } from './visit.ts';

const proof = join(import.meta.dirname, '..', '..', 'demo', 'samples', 'first-claim.pdf');
const customer = {
  name: 'Harbourseeds B.V.',
  domain: 'harbourseeds.example',
  tenant: 'ae2eb154-7f15-4524-b4b9-b5df9e7769b1',
};
const contact = `it-manager@${customer.domain}`;
const approved = 'Defender for Office 365';
const rejected = 'Information Protection';
const comment = 'Please name the work on Information Protection.';

interface AssociationRow {
  id: string;
  from: string;
  item: { id: string };
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
  await page.getByRole('checkbox', { name: approved }).check();
  await page.getByRole('checkbox', { name: rejected }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  const person = page.getByRole('group', { name: 'Customer contact' });
  await person.getByLabel('Name').fill('J. Whitfield');
  await person.getByLabel('Title').fill('IT manager');
  await person.getByLabel('E-mail').fill(contact);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await choosing).setFiles(proof);
  await expect(page.getByRole('link', { name: 'Download first-claim.pdf' })).toBeVisible();
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
  await page.getByRole('checkbox', { name: 'Workload or product not named' }).check();
  await page.getByLabel('Message to the partner').fill(comment);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'See the letter' }).click();
  // Mila reads her mail in Dutch.
  await expect(page.getByText(/Geachte|Beste/).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(said(page, 'Asked. The partner gets a mail')).toBeVisible();
  await expectAccessible(page);
}

async function answer(page: Page, address: string): Promise<void> {
  await page.getByRole('link', { name: 'Home' }).click();
  await expectAccessible(page);
  const waiting = page.getByRole('main').getByRole('table').first().getByRole('row').nth(1);
  await waiting.locator(`a[href="${address}"]`).first().click();
  await expect(page.getByText(comment).first()).toBeVisible();
  await page.getByRole('button', { name: 'Answer the request' }).click();
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page
    .getByLabel(/^Your answer: Workload or product not named/)
    .fill('The statement names it as “sensitivity labels”.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(said(page, 'Sent. The review clock starts')).toBeVisible();
}

async function decide(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Decide', exact: true }).first().click();
  await page
    .getByRole('radiogroup', { name: new RegExp(approved) })
    .getByRole('radio', { name: 'Approve' })
    .check();
  await page
    .getByRole('radiogroup', { name: new RegExp(rejected) })
    .getByRole('radio', { name: 'Reject' })
    .check();
  await page.getByRole('checkbox', { name: 'Workload or product not named' }).check();
  await page.getByLabel(`What you found about ${rejected}`).fill('It is not named in the statement.');
  await expectAccessible(page);
  const form = page.getByRole('region', { name: 'Decide line by line' });
  await form.getByRole('button', { name: 'See the letter' }).click();
  await form.getByRole('button', { name: 'Send and decide' }).click();
  await expect(said(page, 'Decided.')).toBeVisible();
  await expect(lineRow(page, rejected)).toContainText('Rejected');
  await expectAccessible(page);
}

/** The customer reads in its own language, and does nothing. */
async function readNotice(page: Page): Promise<void> {
  await page.goto('/mailbox');
  await expect(title(page, 'Mailbox')).toBeVisible();
  await expectAccessible(page);
  await openMail(page, contact, /Kade Nine Consulting/);
  await expect(mailText(page)).toContainText('Geachte');
  await expect(mailText(page)).toContainText(approved);
  await expect(mailText(page)).not.toContainText(rejected);
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
  const row = lineRow(page, approved);
  await expect(row).toContainText("In the customer's window");
  const clock = page.getByRole('region', { name: 'Sandbox clock' });
  let days = 0;
  for (; !(await row.innerText()).includes('Official'); days += 1) {
    expect(days, 'the window should have closed').toBeLessThan(10);
    const shown = await clock.locator('strong').innerText();
    await clock.getByRole('button', { name: '+1 business day' }).click();
    await expect(clock.locator('strong')).not.toHaveText(shown);
    await expect(said(page, 'The sandbox clock now shows')).toBeVisible();
    // The page reads the claim again when the clock has moved.
    await page.reload();
    await expect(row).toBeVisible();
  }
  expect([5, 6]).toContain(days);
  await expect(row).toContainText('by silence');
}

/** Answers the address of the association's page. */
async function seeUsage(page: Page, address: string): Promise<string> {
  const claimId = address.split('/').at(-1);
  const { items } = await read<{ items: AssociationRow[] }>(page, '/v1/associations?limit=100');
  const [association, ...more] = items.filter((one) => one.claimId === claimId);
  if (!association) throw new Error('the association is not listed');
  expect([association.item.id, more.length]).toEqual(['defender-for-office-365', 0]);
  await page.goto('/associations');
  await expect(title(page, 'Associations and usage')).toBeVisible();
  await expectAccessible(page);
  await page.goto(address);
  await lineRow(page, approved)
    .getByRole('link', { name: new RegExp(approved) })
    .click();
  await expect(title(page, `${approved} at ${customer.name}`)).toBeVisible();
  const usage = await read<{ items: UsageMonth[] }>(page, `/v1/usage?association=${association.id}`);
  const month = Temporal.Instant.from(association.from)
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDate()
    .toString()
    .slice(0, 7);
  expect(usage.items.map((one) => [one.item.id, one.month, one.complete])).toEqual([
    ['defender-for-office-365', `${month}-01`, false],
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
      await expect(rival.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
      await expectAccessible(rival);
    }
    const { items } = await read<{ items: AssociationRow[] }>(rival, '/v1/associations?limit=100');
    const id = association.split('/').at(-1);
    expect(items.filter((one) => one.id === id)).toEqual([]);
    const usage = await rival.request.get(`/v1/usage?association=${id}`);
    expect([usage.status(), usage.ok() ? ((await usage.json()) as { items: unknown[] }).items : []]).toEqual([
      usage.status(),
      [],
    ]);
  });
});
