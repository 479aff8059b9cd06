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
  await page.getByRole('button', { name: 'Change roles of Lars Postma' }).click();
  const dialog = page.getByRole('dialog', { name: 'Roles of Lars Postma' });
  await expectAccessible(page);
  await dialog.getByRole('radio', { name: /^Incentives user/ }).check();
  await dialog.getByLabel('May submit claims').check();
  await dialog.getByRole('button', { name: 'Give the role' }).click();
  const row = page.getByRole('row', { name: /Lars Postma/ });
  await expect(row).toContainText('may submit');
  await row.getByRole('button', { name: /Change roles/ }).click();
  await dialog.getByRole('button', { name: /^Take away: Incentives user/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).not.toContainText('may submit');

  await page.getByRole('link', { name: 'Changes of roles' }).click();
  const changes = page
    .getByRole('table', { name: 'Changes of roles' })
    .getByRole('row')
    .filter({ hasText: 'Lars Postma' });
  await expect(changes.nth(0)).toContainText('Taken away: Incentives user');
  await expect(changes.nth(1)).toContainText('Given: Incentives user (everywhere, may submit)');
  await expect(changes.nth(1)).toContainText('Femke Jansen');
  await expectAccessible(page);
});
