/** The bench: two rivals without names, a proposal, a second reader who returns it, and one who confirms. */
import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible } from './visit.ts';

const names = ['Sonnenfeld', 'Kestrel', 'claims@'];

async function openCase(page: Page): Promise<void> {
  await page.goto('/arbitrations');
  await page.getByRole('row').filter({ hasText: 'Falkenfoods' }).getByRole('link').click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Exchange Online at Falkenfoods Ltd' }),
  ).toBeVisible();
}

async function propose(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Claim B/ }).check();
  await page.getByLabel(/^Reason for Claim A/).fill('Your proof is the older one.');
  await page.getByLabel(/^Reason for Claim B/).fill('Your proof is the most recent one.');
  await page.getByRole('button', { name: 'Propose' }).click();
  await expect(page.getByText('Proposed. A senior reviewer confirms it or returns it.')).toBeVisible();
}

test('two persons decide, and neither is told who the sides are before', async ({ browser }) => {
  test.setTimeout(300_000);
  const first = await enter(browser, 'Hanneke Smit');
  const told: string[] = [];
  first.on('response', async (response) => {
    if (/\/v1\/(arbitrations|claims)/.test(response.url())) told.push(await response.text().catch(() => ''));
  });
  await openCase(first);
  const timeline = first.getByRole('region', { name: 'Both on one timeline' });
  await expect(timeline.getByRole('list', { name: 'What happened to Claim A' })).toContainText('submitted');
  await expect(timeline.getByRole('list', { name: 'What happened to Claim B' })).toContainText(
    'answered in the case',
  );
  // The most recent proof counts, so both signatures are there, once the files have been read.
  await expect(async () => {
    await first.reload();
    for (const claim of ['A', 'B'])
      await expect(timeline.getByRole('list', { name: `What happened to Claim ${claim}` })).toContainText(
        'customer signed',
        { timeout: 2_000 },
      );
  }).toPass({ timeout: 60_000 });
  await expectAccessibleEverywhere(first);
  await first.getByRole('button', { name: 'Propose' }).click();
  await expect(first.getByRole('alert')).toContainText('There are 3 problems:');
  await propose(first);
  await expect(first.getByRole('button', { name: 'Confirm the decision' })).toHaveCount(0);
  for (const name of names) {
    await expect(first.getByText(name)).toHaveCount(0);
    expect(told.join('\n')).not.toContain(name);
  }
  await expectAccessible(first);

  const second = await enter(browser, 'Ingrid Solberg');
  await openCase(second);
  await expect(second.getByText('Your proof is the most recent one.')).toBeVisible();
  for (const name of names) await expect(second.getByText(name)).toHaveCount(0);
  await second.getByRole('button', { name: 'Return it' }).click();
  await second.getByLabel(/^What should be looked at again/).fill('Name the date of each signature.');
  await expectAccessible(second);
  await second.getByRole('button', { name: 'Return it' }).click();
  await expect(second.getByText('Returned. The case is open again.')).toBeVisible();

  await first.reload();
  await expect(first.getByText('Name the date of each signature.')).toBeVisible();
  await expectAccessible(first);
  await propose(first);
  await second.reload();
  await second.getByRole('button', { name: 'Confirm the decision' }).click();
  await expect(second.getByText('Decided. Each side gets a mail.')).toBeVisible();
  await expect(second.getByText('Proposed by Hanneke Smit, confirmed by Ingrid Solberg')).toBeVisible();
  await expect(second.getByRole('heading', { level: 2, name: 'Claim B: Kestrel Cloud' })).toBeVisible();
  await expectAccessibleEverywhere(second);
});
