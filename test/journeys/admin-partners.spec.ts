/** Administration of partners and customers: from a new partner to its first sign-in, and a customer's trusted contacts. */
import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible, mailText, openMail } from './visit.ts';

const why = 'Contract signed on 2 November.';
const partner = 'Quayside Cloud';
const admin = 'nora.first@quayside.example';

/** Many pages are looked at in every room. */
test.setTimeout(300_000);

const form = (page: Page, name: string | RegExp) => page.getByRole('form', { name });

test('a new partner gets a location, an enrolment and its first account admin, who signs in', async ({
  browser,
}) => {
  const page = await enter(browser, 'Carla Mendes');
  await page.getByRole('link', { name: 'Partners' }).click();
  await page.getByRole('button', { name: 'Add a partner' }).click();
  await form(page, 'Add a partner').getByRole('button', { name: 'Add a partner' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await form(page, 'Add a partner').getByLabel('Name').fill(partner);
  await form(page, 'Add a partner').getByLabel('Why').fill(why);
  await expectAccessibleEverywhere(page);
  await form(page, 'Add a partner').getByRole('button', { name: 'Add a partner' }).click();
  await expect(page.getByRole('heading', { level: 1, name: partner })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Quayside Cloud was added.' })).toBeVisible();
  await expect(
    page.getByText('Invite an account admin: without one, nobody at the partner can sign in.'),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Add a location' }).click();
  const location = form(page, 'Add a location');
  await location.getByLabel('Location number').fill('4110001');
  await location.getByLabel('Name of the location').fill('Quayside HQ');
  await location.getByLabel('Country').selectOption({ label: 'Belgium' });
  await location.getByLabel('Time zone').selectOption('Europe/Brussels');
  await location.getByLabel('Why').fill(why);
  await location.getByRole('button', { name: 'Add a location' }).click();
  await expect(location).toContainText('A location with this number already exists.');
  await location.getByLabel('Location number').fill('4910001');
  await location.getByRole('button', { name: 'Add a location' }).click();
  await expect(page.getByRole('row', { name: /Quayside HQ/ })).toBeVisible();

  await page.getByRole('button', { name: 'Enrol in OSU – Microsoft 365: Quayside HQ' }).click();
  const enrolment = form(page, 'Enrol in OSU – Microsoft 365: Quayside HQ');
  await enrolment.getByLabel('Why').fill(why);
  await enrolment.getByRole('button', { name: 'Enrol' }).click();
  const change = page.getByRole('button', {
    name: 'Change the enrolment in OSU – Microsoft 365: Quayside HQ',
  });
  await expect(change).toBeVisible();
  await expect(page.getByRole('row', { name: /Quayside HQ/ })).toContainText(/Enrolled.*30 Jun 20\d\d/);
  await change.click();
  const changing = form(page, /^Change the enrolment/);
  await expect(changing.getByLabel('State').locator('option')).toHaveText([
    'Enrolled',
    'Action required',
    'Inactive',
    'Ineligible',
    'Discontinued',
  ]);
  await changing.getByRole('button', { name: 'Cancel' }).click();
  await expect(change).toBeFocused();

  await page.getByRole('button', { name: 'Invite an account admin' }).click();
  const invite = form(page, 'Invite an account admin');
  await invite.getByLabel('Name').fill('Nora First');
  await invite.getByLabel('E-mail').fill(admin);
  await invite.getByLabel('Why').fill(why);
  await invite.getByRole('button', { name: 'Invite an account admin' }).click();
  await expect(page.getByRole('row', { name: /Nora First/ })).toContainText('invited, the link works until');
  await expectAccessible(page);

  await openMail(page, admin, /Your access to the partner portal/);
  const link = await mailText(page)
    .getByRole('link', { name: /\/invitation\// })
    .getAttribute('href');
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link ?? '');
  await expect(guest.getByRole('heading', { level: 1, name: 'Choose your password' })).toBeVisible();
  await guest.getByLabel(/^Password/).fill('short');
  await guest.getByRole('button', { name: 'Set the password' }).click();
  await expect(guest.getByRole('alert')).toContainText('Use at least 12 characters.');
  await expectAccessibleEverywhere(guest);
  await guest.getByLabel(/^Password/).fill('a first pass phrase');
  await guest.getByLabel('Repeat the password').fill('a first pass phrase');
  await guest.getByRole('button', { name: 'Set the password' }).click();
  await expect(guest.getByText('Your password is set')).toBeVisible();
  await guest.goto(link ?? '');
  await expect(guest.getByText('This link has been used')).toBeVisible();
  await guest.getByRole('link', { name: 'Go to sign-in' }).click();
  await guest.getByLabel('E-mail').fill(admin);
  await guest.getByLabel('Password').fill('a first pass phrase');
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(guest.getByRole('button', { name: 'Nora First: account' })).toBeVisible();
});

test('a customer is changed, gets a trusted contact and loses it again, each with a reason', async ({
  browser,
}) => {
  const page = await enter(browser, 'Carla Mendes');
  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByLabel('Start of a name or domain').fill('lindenbank');
  await expect(page).toHaveURL(/q=lindenbank/);
  await page.getByRole('link', { name: /^Lindenbank/ }).click();
  await expect(page.getByText('The numbers of this customer’s claims begin with it.')).toBeVisible();

  await page.getByRole('button', { name: 'Add a trusted contact' }).click();
  const contact = form(page, 'Add a trusted contact');
  await contact.getByLabel('Name').fill('Mika Tanaka');
  await contact.getByLabel('Title').fill('IT manager');
  await contact.getByLabel('E-mail').fill('m.tanaka@lindenbank.example');
  await contact.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Why');
  await contact.getByLabel('Why').fill('Named by the customer in a call.');
  await contact.getByRole('button', { name: 'Add', exact: true }).click();
  const row = page.getByRole('row', { name: /Mika Tanaka/ });
  await expect(row).toContainText('known to the programme owner');

  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const edit = form(page, 'Change the customer');
  await edit
    .getByLabel('Verified domains')
    .fill('lindenbank.example\nlindenbank.onmicrosoft.example\ndeltaclinic.example');
  await edit.getByLabel('Why').fill('New domain.');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit.getByRole('alert')).toContainText('This domain is verified for another customer.');
  await edit
    .getByLabel('Verified domains')
    .fill('lindenbank.example\nlindenbank.onmicrosoft.example\nlindenbank-labs.example');
  await expectAccessible(page);
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Customer', exact: true }).getByRole('listitem')).toHaveText([
    'lindenbank.example',
    'lindenbank-labs.example',
    'lindenbank.onmicrosoft.example',
  ]);

  await row.getByRole('button', { name: 'End: Mika Tanaka' }).click();
  const end = form(page, 'End Mika Tanaka as a trusted contact');
  await end.getByLabel('Why').fill('Left the company.');
  await end.getByRole('button', { name: 'End', exact: true }).click();
  await expect(row).toHaveCount(0);
  await expectAccessibleEverywhere(page);
});

test('the auditor reads all of it and is offered no change', async ({ browser }) => {
  const page = await enter(browser, 'Yuki Arai');
  await page.getByRole('link', { name: 'Partners' }).click();
  await page.getByLabel('Start of a name or location number').fill('4110104');
  await expect(page).toHaveURL(/q=4110104/);
  await page.getByRole('link', { name: 'Sonnenfeld Systemhaus' }).click();
  await expect(page.getByText('You can read this. Changes need the role of programme admin.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Katrin Vogel/ })).toContainText('Account admin');
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await expectAccessible(page);
});
