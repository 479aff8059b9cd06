/** A session that ends under an open page, and one that only seems to. */
import { expect, test } from '@playwright/test';
import { enter } from './visit.ts';

const denial = JSON.stringify({
  type: 'about:blank',
  title: 'Sign in',
  status: 401,
  code: 'unauthenticated',
  detail: 'Sign in.',
  errors: [],
});

test('one refused call sends nobody away; an ended session leads back to the page after signing in', async ({
  browser,
}) => {
  const page = await enter(browser, 'Mila de Vries');
  await page.goto('/claims');
  const rows = page.getByRole('table', { name: 'Customer associations' }).getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  let asked = 0;
  await page.route('**/v1/claims?*', (route) => {
    asked += 1;
    return asked === 1
      ? route.fulfill({ status: 401, contentType: 'application/problem+json', body: denial })
      : route.continue();
  });
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await expect(rows.nth(1)).toBeVisible();
  expect([new URL(page.url()).pathname, asked]).toEqual(['/claims', 2]);

  await page.context().clearCookies();
  await page.getByRole('link', { name: 'Rejected', exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in\?.*expired=yes/);
  await page.getByLabel('Find a person or company').fill('Mila de Vries');
  await page.getByRole('button', { name: 'Mila de Vries' }).click();
  await expect(page).toHaveURL(/\/claims\?view=rejected/);
});
