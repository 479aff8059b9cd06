/** Home: what waits for the partner with its next step, and how the year went, as pictures and as tables. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, read } from './visit.ts';

// Looked at in every room, light and dark: eight looks for one.
test.slow();

test('each claim has its next step, and the pictures have their tables', async ({ browser }) => {
  const page = await enter(browser, 'Bas van Leeuwen');
  await page.goto('/home');
  const drafts = page.getByRole('table', { name: 'Drafts to finish' });
  await expect(drafts.getByRole('link', { name: /^Finish the draft/ }).first()).toBeVisible();
  await expect(
    page
      .getByRole('table', { name: 'Rejected, can be disputed' })
      .or(page.getByRole('table', { name: 'Due this week' }))
      .getByRole('link', { name: /^Dispute/ })
      .first(),
  ).toBeVisible();

  const trend = page.getByRole('region', { name: 'Results of our claims' });
  await trend.getByText('As a table').click();
  const months = trend.getByRole('table', { name: 'Results of our claims' });
  await expect(months.getByRole('row')).toHaveCount(13);

  const usage = page.getByRole('region', { name: 'Usage of our associations' });
  await usage.getByRole('button', { name: 'Show the usage' }).click();
  await usage.getByText('As a table').click();
  const sums = await read<{ months: { monthlyActiveUsers: number; associations: number }[] }>(
    page,
    '/v1/usage-trends',
  );
  const newest = sums.months.filter((month) => month.associations > 0).at(-1);
  await expect(usage.getByRole('table').getByRole('row').nth(1)).toContainText(
    new Intl.NumberFormat('en-GB').format(newest?.monthlyActiveUsers ?? -1),
  );
  await expectAccessibleEverywhere(page);

  // Asked for once, it is shown again on this device.
  await page.goto('/home');
  await expect(usage.getByText('As a table')).toBeVisible();
  await usage.getByRole('button', { name: 'Hide' }).click();
  await expect(usage.getByRole('button', { name: 'Show the usage' })).toBeVisible();
});
