/** The queue without a pointer: filter, go from row to row, take a claim, open it, give it back. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible } from './visit.ts';

const claim = /^SharePoint Online at Meridianworks/;

test('from row to row by keys, and the claim is mine with one of them', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await enter(browser, 'Hanneke Smit');
  await page.goto('/queue?view=unassigned');
  await expect(page.getByRole('table', { name: 'Assigned to nobody' })).toBeVisible();
  await expectAccessibleEverywhere(page);
  const rows = page.getByRole('table', { name: 'Assigned to nobody' }).locator('tbody tr');
  const links = rows.getByRole('link');
  // From where the page begins, without a single Tab.
  await page.keyboard.press('j');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys on this page' });
  await expect(keys.getByText('Assign the claim to me')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await links.first().focus();
  await page.keyboard.press('j');
  await expect(links.nth(1)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /^Row 2 of \d+/ })).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(links.last()).toBeFocused();
  await page.keyboard.press('Home');
  const wanted = page.getByRole('link', { name: claim });
  for (
    let pressed = 0;
    pressed < 20 && !(await wanted.evaluate((link) => link === link.ownerDocument.activeElement));
    pressed += 1
  ) {
    await page.keyboard.press('j');
  }
  await expect(wanted).toBeFocused();
  await page.keyboard.press('a');
  await expect(page.getByText('Assigned to Hanneke Smit.')).toBeVisible();
  await page.goto('/queue?view=mine&stage=submitted');
  await expect(page.getByLabel('Stage')).toHaveValue('submitted');
  await expectAccessible(page);
  await wanted.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: claim })).toBeVisible();
  // Back to nobody, for whoever comes next.
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByLabel('Assign to').selectOption({ label: 'Nobody' });
  await expectAccessible(page);
  await page
    .getByRole('region', { name: 'Assign this claim' })
    .getByRole('button', { name: 'Assign' })
    .click();
  await expect(page.getByText('Assigned.')).toBeVisible();
  await page.goto('/queue?view=overdue&stage=disputed&sector=public');
  await expect(page.getByRole('heading', { name: 'No claims match these filters' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByText(/days overdue/).first()).toBeVisible();
});

test('who belongs to a partner is told so, in the list and on the claim', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await enter(browser, 'Daniel Osei');
  await page.goto('/queue');
  const row = page.getByRole('row').filter({ hasText: 'You belong to this partner' }).first();
  await expect(row.getByRole('button')).toHaveCount(0);
  await row.getByRole('link').first().click();
  await expect(
    page
      .getByText('You belong to this partner yourself, so another person has to review this claim.', {
        exact: true,
      })
      .first(),
  ).toBeVisible();
  await expectAccessibleEverywhere(page);
});
