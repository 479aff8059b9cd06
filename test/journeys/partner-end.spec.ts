/** What the partner holds: the list, its files, and asking to end one association. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible } from './visit.ts';

// Looked at in every room, light and dark: eight looks for one.
test.slow();

test('associations and usage as files, and the wish to end one', async ({ browser }) => {
  const page = await enter(browser, 'Bas van Leeuwen');
  await page.goto('/associations');
  await expect(page.getByRole('table', { name: 'Associations and usage' })).toBeVisible();
  await expectAccessibleEverywhere(page);
  for (const [button, name] of [
    ['Export CSV', /^associations-/],
    ['Export usage', /^usage-/],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(name);
  }
  await page
    .getByRole('row', { name: /Power BI.*Meridianfoods/ })
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /Power BI at Meridianfoods/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ask to end this association' }).click();
  const form = page
    .getByRole('region', { name: /end/i })
    .filter({ has: page.getByRole('textbox') })
    .first();
  await form.getByRole('textbox').fill('The project was handed over to the customer.');
  await form.getByRole('button', { name: /^Ask to end/ }).click();
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /reviewer/ })
      .first(),
  ).toBeVisible();
});

test('an account admin gives a role and takes it again', async ({ browser }) => {
  const page = await enter(browser, 'Femke Jansen');
  await page.goto('/company?view=people');
  await page.getByRole('link', { name: 'Lars Postma' }).click();
  await page.getByRole('button', { name: 'Give a role' }).click();
  const form = page.getByRole('form', { name: 'Give a role' });
  await expectAccessible(page);
  await form.getByRole('radio', { name: /^Incentives user/ }).check();
  await form.getByLabel('May submit claims').check();
  await form.getByRole('button', { name: 'Give the role' }).click();
  const row = page.getByRole('table', { name: 'Roles' }).getByRole('row', { name: /Incentives user/ });
  await expect(row).toContainText('Yes');
  await row.getByRole('button', { name: /^Take away: Incentives user/ }).click();
  await page.getByLabel('Why').fill('Only for the holidays.');
  await page.getByRole('button', { name: 'Take away', exact: true }).last().click();
  await expect(row).toHaveCount(0);

  await page.goto('/company?view=people');
  await page.getByRole('link', { name: 'Changes', exact: true }).click();
  const changes = page
    .getByRole('table', { name: 'What was changed' })
    .getByRole('row')
    .filter({ hasText: 'Lars Postma' });
  await expect(changes.nth(0)).toContainText('Taken away: Incentives user');
  await expect(changes.nth(1)).toContainText('Given: Incentives user (everywhere, may submit)');
  await expect(changes.nth(1)).toContainText('Femke Jansen');
  await expectAccessible(page);
});
