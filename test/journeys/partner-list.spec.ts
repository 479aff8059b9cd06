/** The list of claims as a desk uses it: columns, order, a view of one's own, and the file. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter } from './visit.ts';

// Looked at in every room, light and dark: eight looks for one.
test.slow();

test('columns, order and search stand in the address, are kept as a view, and make the file', async ({
  browser,
}) => {
  const page = await enter(browser, 'Bas van Leeuwen');
  await page.goto('/claims?view=all');
  const table = page.getByRole('table', { name: 'Customer associations' });
  await expect(table.getByRole('row')).not.toHaveCount(0);
  await expectAccessibleEverywhere(page);

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Location' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Your reference' }).click();
  await page.keyboard.press('Escape');
  await expect(table.getByRole('columnheader', { name: 'Your reference' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Location' })).toHaveCount(0);
  await table.getByRole('button', { name: 'Due' }).click();
  await expect(table.getByRole('columnheader', { name: 'Due' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(/sort=dueAt/);

  const view = `By due time ${Date.now()}`;
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toBeFocused();
  await dialog.getByLabel('Name of the view').fill(view);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: view })).toBeVisible();

  await page.goto('/claims');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name: view }).click();
  await expect(table.getByRole('columnheader', { name: 'Your reference' })).toBeVisible();
  await expect(page).toHaveURL(/sort=dueAt/);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^claims-\d{4}-\d\d-\d\d\.csv$/);
  const rows = parse(readFileSync(await download.path(), 'utf8'), { columns: true, bom: true }) as Record<
    string,
    string
  >[];
  expect(rows).toHaveLength((await table.getByRole('row').count()) - 1);
  expect(Object.keys(rows[0] ?? {})).toEqual(
    expect.arrayContaining(['number', 'reference', 'status', 'dueAt']),
  );
  expect(Object.keys(rows[0] ?? {})).not.toContain('locationName');
  await expect(page.getByRole('status').filter({ hasText: 'is saved' })).toBeVisible();

  await page.getByRole('button', { name: view }).click();
  await page.getByRole('menuitem', { name: 'Rename or delete' }).click();
  await page.getByRole('button', { name: `Delete ${view}` }).click();
  await expect(page.getByText('You have no saved views yet.')).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
});

test('a mistyped address still opens', async ({ browser }) => {
  const page = await enter(browser, 'Bas van Leeuwen');
  await page.goto('/claims?view=nonsense&sort=nonsense&columns=nonsense');
  await expect(page.getByRole('table', { name: 'Customer associations' })).toBeVisible();
  await page.goto('/no/such/page');
  await expect(page.getByText('This page does not exist')).toHaveCount(1);
});
