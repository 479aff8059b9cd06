/** What was typed is there again after another page, a reload and a faster colleague; signing out removes it. */
import { expect, test } from '@playwright/test';
import { enter, expectAccessible, signIn } from './visit.ts';

test('a draft is saved when the step is left, and what cannot be saved is kept here', async ({ browser }) => {
  const page = await enter(browser, 'Mila de Vries');
  await page.goto('/home');
  await page.getByRole('link', { name: /^Finish the draft: .*Falkengardens/ }).click();
  await page.getByRole('link', { name: 'Contacts' }).click();
  const title = page.getByLabel('Title').first();
  await title.fill('Head of finance');
  await page.getByRole('link', { name: 'Location and name' }).click();
  await expect(page.getByText('Saved.').first()).toBeVisible();
  await page.getByRole('link', { name: 'Contacts' }).click();
  await expect(title).toHaveValue('Head of finance');

  const email = page.getByLabel('E-mail').first();
  await email.fill('not an address');
  await page.reload();
  await expect(email).toHaveValue('not an address');
  await expect(page.getByText(/^What you typed on .* is still here\. It was not sent\.$/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Mila de Vries: account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await signIn(page, 'Mila de Vries');
  await page.goBack();
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('cpor.typed.'))),
  ).toEqual([]);
});
