/** The decision page on a phone that runs no scripts, in the customer's language and in the other one. */
import { expect, test } from '@playwright/test';
import { askTenant } from './tenant-request.ts';
import { consentLink, openMail } from './visit.ts';

const tenant = { id: 'c3baea9e-13de-4f86-ab10-31d0f646e1f4', domain: 'saffronlabs.example' };
const contact = { name: 'D. Post', email: `d.post@${tenant.domain}` };

test('reads, changes the language, is told what is missing, refuses', async ({ browser, page }) => {
  await askTenant(browser, {
    partner: 'Jonas Richter',
    location: '4110004',
    tenant,
    workloads: ['defender-for-office-365'],
    contact,
  });
  await openMail(page, contact.email, /Sonnenfeld Systemhaus wil worden gekoppeld als uw partner of record/);
  const link = await consentLink(page);

  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const phone = await context.newPage();
  const first = await phone.goto(link);
  expect((await first?.body())?.length).toBeLessThan(30_000);
  await expect(phone.locator('html')).toHaveAttribute('lang', 'nl');
  await expect(phone.getByText('Een voorbeeld met verzonnen cijfers')).toBeVisible();
  await phone.getByText('Hoe is deze datum berekend?').click();
  await expect(phone.getByText(/: dag 1$/)).toBeVisible();
  await phone.getByRole('link', { name: 'English' }).click();
  await expect(phone.locator('html')).toHaveAttribute('lang', 'en');
  await phone.getByRole('link', { name: 'Nederlands' }).click();

  const form = phone.getByRole('region', { name: 'Dit klopt niet: weigeren' });
  await form.getByLabel('Defender for Office 365').check();
  await form.getByLabel('Reden').fill('Dit doen wij zelf.');
  await form.getByRole('button', { name: 'Weigeren' }).click();
  await expect(phone.getByRole('alert')).toContainText('Er is nog niets gewijzigd');
  await expect(form.getByLabel('Reden')).toHaveValue('Dit doen wij zelf.');
  await expect(form.getByLabel('Defender for Office 365')).toBeChecked();
  await form.getByLabel('Ja, ik weiger').check();
  await form.getByRole('button', { name: 'Weigeren' }).click();
  await expect(phone.getByRole('status')).toContainText('Uw weigering is vastgelegd.');
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(
    'Het verzoek van Sonnenfeld Systemhaus is afgesloten',
  );

  await phone.goto(`${link.slice(0, -3)}xyz`);
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(
    /This link does not work|Deze link werkt niet/,
  );
  await context.close();
});
