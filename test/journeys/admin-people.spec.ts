/** The desk's own people: invited by mail, kept from a partner's claims, deactivated; and what is said of it to the person. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible } from './visit.ts';

const form = (page: Page, name: string): Locator => page.getByRole('form', { name });

test('a reviewer is invited, comes, gets a conflict and a capacity, and is deactivated', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const page = await enter(browser, 'Carla Mendes');
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const invite = form(page, 'Invite somebody');
  await invite.getByLabel('Name').fill('Nora Newcomer');
  await invite.getByRole('button', { name: 'Invite somebody' }).click();
  await expect(page.getByRole('alert')).toContainText('There are 3 problems');
  await expectAccessibleEverywhere(page);
  await expect(invite.getByLabel('Name')).toHaveValue('Nora Newcomer');
  await invite.getByLabel('E-mail').fill('nora.newcomer@aldermoor.example');
  await invite.getByRole('checkbox', { name: /^Reviewer/ }).check();
  await invite.getByLabel('Why').fill('Joins the desk.');
  await invite.getByRole('button', { name: 'Invite somebody' }).click();
  await expect(page.getByText('The invitation to Nora Newcomer is on its way.')).toBeVisible();

  const guest = await (await browser.newContext()).newPage();
  await expect(async () => {
    await guest.goto('/mailbox');
    await guest
      .getByRole('link', { name: /Your access to the programme desk of Aldermoor/ })
      .click({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  const href = await guest.getByRole('link', { name: 'Choose your password' }).getAttribute('href');
  await guest.goto(new URL(href ?? '').pathname);
  await expect(guest.getByText('With it you sign in to the programme desk of Aldermoor.')).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel('Password', { exact: true }).fill('a first pass phrase');
  await guest.getByLabel('The password once more').fill('a first pass phrase');
  await guest.getByRole('button', { name: 'Set the password' }).click();
  await expect(guest.getByText('Your password is set')).toBeVisible();

  await page.getByRole('link', { name: 'Nora Newcomer' }).click();
  await page.getByRole('button', { name: 'Record a conflict' }).click();
  const conflict = form(page, 'Record a conflict');
  await conflict.getByLabel('Find the partner').fill('Kestrel');
  await conflict.getByRole('radio', { name: /^Kestrel Cloud/ }).check();
  await conflict.getByLabel('Why').fill('Worked there until last year.');
  await conflict.getByRole('button', { name: 'Record a conflict' }).click();
  await expect(page.getByRole('button', { name: 'End the conflict with Kestrel Cloud' })).toBeVisible();
  await page.getByRole('button', { name: 'Claims in hand at most' }).click();
  const capacity = form(page, 'Capacity');
  await capacity.getByLabel(/^Claims in hand at most/).fill('none');
  await capacity.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('There are 2 problems');
  await capacity.getByLabel(/^Claims in hand at most/).fill('12');
  await capacity.getByLabel('Why').fill('Part time.');
  await capacity.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('12 claims', { exact: true })).toBeVisible();
  await expectAccessibleEverywhere(page);

  await page.getByRole('button', { name: 'Deactivate' }).click();
  const deactivate = form(page, 'Deactivate');
  await deactivate.getByLabel('Why').fill('Moved to another team.');
  await deactivate.getByRole('button', { name: 'Deactivate' }).click();
  const changes = page.getByRole('table', { name: 'What was changed' }).getByRole('row');
  await expect(changes.nth(1)).toContainText('Deactivated');
  await expect(changes.nth(1)).toContainText('Moved to another team.');
  await expect(changes).toHaveCount(5);
  await guest.goto('/sign-in');
  await guest.getByLabel('E-mail').fill('nora.newcomer@aldermoor.example');
  await guest.getByLabel('Password').fill('a first pass phrase');
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(guest.getByRole('alert')).toBeVisible();

  await page.goto('/admin/people');
  await page.getByRole('link', { name: 'Carla Mendes' }).click();
  await expect(page.getByText('This is you. Somebody else has to change what you are.')).toBeVisible();
});
