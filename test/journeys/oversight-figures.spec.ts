/** Oversight: figures as pictures, as tables and as files, for those whose they are. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, read } from './visit.ts';

interface Decisions {
  items: { month: string; submitted: number; decided: number; medianHours: number | null }[];
}

test('a senior sees how the work goes, reads the table and takes the file', async ({ browser }) => {
  const page = await enter(browser, 'Ingrid Solberg');
  await page.getByRole('link', { name: 'Oversight' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Oversight' })).toBeVisible();
  for (const name of [
    'Queue age',
    'Time to decision',
    'Refusals by customers',
    'Disputes',
    'Notices to customers',
  ]) {
    await expect(page.getByRole('region', { name, exact: true }).locator('svg').first()).toBeVisible();
  }
  await expect(page.getByRole('region', { name: 'Queue age', exact: true })).toContainText(
    /\d+ waiting, \d+ overdue/,
  );

  await page.getByLabel('Range').selectOption({ label: 'Three months' });
  await expect(page).toHaveURL(/range=quarter/);
  await page.getByRole('button', { name: 'As a table: Time to decision' }).click();
  await expect(page).toHaveURL(/table=decisions/);
  const table = page.getByRole('table', { name: 'Time to decision' });
  await expect(table.getByRole('row')).toHaveCount(4);
  const { items } = await read<Decisions>(page, '/v1/oversight/decisions?range=quarter');
  const newest = table.getByRole('row').last().getByRole('cell');
  await expect(newest.nth(1)).toHaveText(String(items.at(-1)?.submitted));
  await expect(newest.nth(2)).toHaveText(String(items.at(-1)?.decided));
  expect(items.reduce((sum, { decided }) => sum + decided, 0)).toBeGreaterThan(0);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV: Time to decision' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^decisions-[\d-]+\.csv$/);
  const lines = (await readFile(await file.path(), 'utf8')).replace('\uFEFF', '').trimEnd().split('\r\n');
  expect(lines[0]).toBe('month,submitted,decided,medianHours,p90Hours,deskMedianHours,deskP90Hours');
  expect(lines.slice(1).map((line) => line.split(',').slice(0, 3).join(' '))).toEqual(
    items.map(({ month, submitted, decided }) => `${month} ${submitted} ${decided}`),
  );
  await expect(page.getByRole('status').filter({ hasText: /is saved: \d+ rows?/ })).toBeVisible();

  // The address holds it all: who opens it sees the same.
  await page.reload();
  await expect(table).toBeVisible();
  await page.getByLabel('Customer’s country').selectOption({ label: 'Aruba' });
  await expect(page.getByRole('region', { name: 'Time to decision', exact: true }).first()).toContainText(
    'Nothing in these months',
  );
});

test('pictures and tables can be used by everybody, on every screen', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await enter(browser, 'Yuki Arai');
  const tables = ['queue', 'decisions', 'reasons', 'refusals', 'disputes', 'notices']
    .map((name) => `table=${name}`)
    .join('&');
  for (const address of ['/oversight', `/oversight?${tables}`]) {
    await page.goto(address);
    await expect(
      page.getByRole('region', { name: 'Notices to customers', exact: true }).locator('svg, table').first(),
    ).toBeVisible();
    await expectAccessibleEverywhere(page);
  }
});

test('a reviewer is not offered the figures, and is told why at their address', async ({ browser }) => {
  const page = await enter(browser, 'Hanneke Smit');
  await expect(page.getByRole('link', { name: 'Queue' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Oversight' })).toHaveCount(0);
  await page.goto('/oversight');
  await expect(
    page.getByRole('heading', { name: 'Your roles do not give access to this page' }),
  ).toBeVisible();
  expect((await page.request.get('/v1/oversight/decisions')).status()).toBe(403);
});
