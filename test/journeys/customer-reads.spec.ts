/** A partner looks at figures; the customer sees who it was, narrows the list, takes it as a file, and sees the same figures. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { apiOf } from './tenant-request.ts';
import { enter, expectAccessible } from './visit.ts';

const customer = 'Amberbank Inc.';

test('who read what', async ({ browser }) => {
  test.setTimeout(360_000);
  const reader = await enter(browser, 'Toby Ellison');
  const partner = await apiOf(reader);
  const { items } = await partner.associations.list({ limit: 200 });
  const association = items.find((one) => one.customer.name === customer && one.item.id === 'viva-engage');
  if (!association) throw new Error(`Kestrel Cloud does not hold Viva Engage at ${customer}`);
  await reader.goto(`/associations/${association.id}`);
  const figures = reader.getByRole('table', { name: 'As a table' });
  await expect(figures.getByRole('row').nth(1)).toBeVisible();
  const seen = await figures.getByRole('row').nth(1).innerText();

  const page = await enter(browser, 'Grace Holloway');
  await test.step('the overview shows the last who read', async () => {
    const lately = page.getByRole('region', { name: 'Recent views', exact: true });
    await expect(lately.getByRole('row').nth(1)).toContainText('Toby Ellison');
    await lately.getByRole('link', { name: 'See who read what' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Who read what' })).toBeVisible();
    await expectAccessibleEverywhere(page);
  });

  const rows = page.getByRole('table', { name: 'Usage' }).getByRole('row');
  await test.step('she narrows it; the address keeps what she chose', async () => {
    await expect(rows.filter({ hasText: 'Callum Reid' })).toHaveCount(1);
    await page.getByLabel('Up to and including').fill('2020-01-31');
    await expect(page.getByRole('heading', { level: 2, name: 'Nothing found' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show all' }).first().click();
    const { now } = (await (await page.request.get('/v1/sandbox/clock')).json()) as { now: string };
    // Days are those of the customer, in New York; the day before yesterday is one wherever this runs.
    const lately = new Date(Date.parse(now) - 2 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('From', { exact: true }).fill(lately);
    await expect(rows.filter({ hasText: 'Callum Reid' })).toHaveCount(0);
    await expect(rows.nth(1)).toContainText('Toby Ellison');
    expect(new URL(page.url()).searchParams.get('since')).toBe(lately);
    await page.reload();
    await expect(rows.nth(1)).toContainText('Toby Ellison');
    await expect(rows.filter({ hasText: 'Callum Reid' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByLabel('Partner').selectOption({ label: 'Kestrel Cloud' });
    await expect(rows.filter({ hasText: 'Callum Reid' })).toHaveCount(1);
  });

  await test.step('she takes the list as a file', async () => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(/^usage-reads-\d{4}-\d\d-\d\d\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines[0]).toContain('at,partnerName,readerName,itemName,fromMonth,untilMonth');
    expect(lines.length).toBe(await rows.count());
    expect(lines.filter((line) => line.includes('Toby Ellison')).length).toBeGreaterThanOrEqual(3);
    await expect(page.getByRole('status').filter({ hasText: /is saved: \d+ rows/ })).toBeVisible();
  });

  await test.step('who looked the tenant up', async () => {
    await page.getByRole('link', { name: 'Look-ups' }).click();
    await expect(page.getByRole('table', { name: 'Look-ups' })).toContainText('Kestrel Cloud');
    await expectAccessible(page);
  });

  await test.step("the very figures, and reading them herself is nobody's read", async () => {
    await page.goto('/tenant/associations');
    await expectAccessibleEverywhere(page);
    await page.getByRole('link', { name: 'Viva Engage (Yammer)', exact: true }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: 'Viva Engage (Yammer): Kestrel Cloud' }),
    ).toBeVisible();
    expect(await page.getByRole('table', { name: 'As a table' }).getByRole('row').nth(1).innerText()).toBe(
      seen,
    );
    await expectAccessible(page);
    const reads = await (await apiOf(page)).tenant.usageReads({ association: association.id });
    expect(reads.items.some((one) => one.readerName === 'Grace Holloway')).toBe(false);
  });
});
