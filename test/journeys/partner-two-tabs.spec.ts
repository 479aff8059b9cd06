/** Two windows on one draft: what was saved in one is not overwritten unseen by the other. */
import { expect, test } from '@playwright/test';
import { enter, expectAccessible } from './visit.ts';

test('a step that came too late keeps what was typed, and shows both versions with the choice', async ({
  browser,
}) => {
  const page = await enter(browser, 'Mila de Vries');
  await page.goto('/home');
  await page.getByRole('link', { name: /^Finish the draft: .*Falkengardens/ }).click();
  await page.getByRole('link', { name: 'Location and name' }).click();
  const name = page.getByLabel('Name of the claim');
  const reference = page.getByLabel('Your own reference');
  const first = await name.inputValue();

  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel('Name of the claim').fill('Named in the other window');
  await other.getByRole('button', { name: 'Save and continue' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Named in the other window' })).toBeVisible();

  // The claim was read again here, too, as happens now and then; the field still has what was seen.
  await page.bringToFront();
  await expect(page.getByRole('heading', { level: 1, name: 'Named in the other window' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(name).toHaveValue(first);
  await reference.fill('TAB-1');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else changed this at the same time' });
  await expect(conflict.getByRole('row', { name: /^Your reference K9-\d+ TAB-1$/ })).toBeVisible();
  await expect(
    page.getByText(/^Mila de Vries .*What you typed was not sent; it is still here\.$/).first(),
  ).toBeVisible();
  await expect(reference).toHaveValue('TAB-1');
  await expectAccessible(page);

  // Only what was changed here is saved: the other window's name stays.
  await conflict.getByRole('button', { name: 'Save mine' }).click();
  await page.getByRole('link', { name: 'Location and name' }).click();
  await expect(name).toHaveValue('Named in the other window');
  await expect(reference).toHaveValue('TAB-1');
});
