/** A new claim from an earlier one: everything that can come along is there, and nothing that must not. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible } from './visit.ts';

// Looked at in every room, light and dark: eight looks for one.
test.slow();

test('items and contacts come along, files do not', async ({ browser }) => {
  const page = await enter(browser, 'Bas van Leeuwen');
  await page.goto('/claims/new');
  await expect(page.getByRole('region', { name: 'Common mistakes' })).toBeVisible();
  await page.getByLabel('Search number').fill('Orchardtools');
  const earlier = page.getByRole('table', { name: 'Or start from an earlier claim' });
  await expect(earlier.getByRole('row')).toHaveCount(2);
  await expectAccessibleEverywhere(page);
  await earlier.getByRole('link').click();

  await expect(page.getByText(/^From ".*Orchardtools Ltd"\.$/)).toBeVisible();
  await page.getByLabel('Name of the claim').fill('Once more for Orchardtools');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create the draft and continue' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Once more for Orchardtools' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Viva Engage/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^SharePoint Online/ })).toBeChecked();
  await page.getByRole('link', { name: 'Contacts' }).click();
  await expect(page.getByLabel('E-mail').first()).toHaveValue(/@orchardtools\.example$/);
  await page.getByRole('link', { name: 'Proof of execution' }).click();
  await expect(page.getByText('No file yet')).toBeVisible();
});
