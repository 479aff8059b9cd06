/** Asking for more, reason by reason: what the reviewer sees before it is sent is what the partner reads. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible, mailText, openMail } from './visit.ts';

const claim = /^Intune at Velderlogistics/;
const found = 'Page 1 lists licences; no service is described.';

test('request information with the letter first', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await enter(browser, 'Ingrid Solberg');
  await page.goto('/queue?stage=under-review');
  await page.getByRole('link', { name: claim }).click();
  await page.getByRole('button', { name: 'Request information' }).click();
  const form = page.getByRole('region', { name: 'Request information from the partner' });
  await form.getByRole('button', { name: 'See the letter' }).click();
  await expect(form.getByRole('alert')).toBeFocused();
  await form.getByRole('checkbox', { name: /^Service not described/ }).check();
  await form.getByLabel(/^What you found: Service not described/).fill(found);
  await expectAccessibleEverywhere(page);
  await form.getByRole('button', { name: 'See the letter' }).click();
  await expect(form.getByRole('heading', { name: 'The letter to the partner' })).toBeFocused();
  const letter = form.getByRole('article');
  await expect(letter).toContainText(found);
  await expect(letter).toContainText('What we need');
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Go back and edit' }).click();
  await expect(form.getByLabel(/^What you found: Service not described/)).toHaveValue(found);
  await form.getByRole('button', { name: 'See the letter' }).click();
  const written = ((await letter.locator('pre').textContent()) ?? '').trim();
  const subject = (await letter.getByRole('heading').textContent()) ?? '';
  await form.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByText('Asked. The partner gets a mail')).toBeVisible();
  const address = new URL(page.url()).pathname;
  await openMail(page, 'claims@kestrelcloud.example', subject);
  expect(((await mailText(page).textContent()) ?? '').replaceAll(/\s+/g, ' ')).toContain(
    written.replaceAll(/\s+/g, ' '),
  );
  const partner = await enter(browser, 'Callum Reid');
  await partner.goto(address);
  await expect(partner.getByText(found).first()).toBeVisible();
  await expectAccessible(partner);
});
