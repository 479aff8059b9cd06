/** Disputing a rejection, with the reason and new proof in one place. */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible } from './visit.ts';

const proof = join(import.meta.dirname, '..', 'samples', 'poe', 'good-exchange-teams.pdf');

// Looked at in every room, light and dark: eight looks for one.
test.slow();

test('why, and new proof; then it is in the history, which can be filtered and saved', async ({
  browser,
}) => {
  const page = await enter(browser, 'Bas van Leeuwen');
  await page.goto('/claims?view=rejected');
  await page.getByRole('link', { name: /Defender for Office 365 at Harbourbank/ }).click();
  await page.getByRole('button', { name: 'Dispute', exact: true }).click();
  const form = page.getByRole('region', { name: 'Dispute the rejection' });
  await expectAccessibleEverywhere(page);
  await form.getByRole('button', { name: 'Dispute', exact: true }).click();
  await expect(form.getByRole('alert')).toBeFocused();
  await form.getByLabel(/^Why should the decision change/).fill('Page 2 names the service and the tenant.');
  await form.locator('input[data-upload]').setInputFiles(proof);
  await expect(form.getByText('1 new file will be sent with it.')).toBeVisible();
  await form.getByRole('button', { name: 'Dispute', exact: true }).click();
  await expect(page.getByText('The rejection is disputed')).toBeVisible();

  const history = page.getByRole('region', { name: 'History' });
  await history.getByLabel('What happened').selectOption({ label: 'Disputed the rejection' });
  await expect(page).toHaveURL(/what=dispute-claim/);
  await expect(history.getByRole('listitem')).toHaveCount(1);
  await expect(history.getByText('Page 2 names the service and the tenant.')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    history.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^claim-history-/);
  await expectAccessible(page);
});
