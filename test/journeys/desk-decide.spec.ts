/** A decision line by line: the letters first, the same words in the mail and on the claim, then the next of the queue. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible, mailText, openMail } from './visit.ts';

const claim = /^Outlook Mobile, Entra ID P1 at Sunderinsurance/;
const found = 'The statement names Outlook Mobile on page 1; Entra ID P1 stands nowhere.';
const note = 'Ask the sales desk before the next claim of this customer.';

test('approve one line, reject the other, and go on with the next', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await enter(browser, 'Ingrid Solberg');
  await page.goto('/queue');
  await page.getByRole('link', { name: claim }).click();
  await page.getByRole('button', { name: 'Internal note' }).click();
  await page.getByLabel(/^Note/).fill(note);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add' }).last().click();
  await expect(page.getByText('Note added. Only the programme owner sees it.')).toBeVisible();
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  const form = page.getByRole('region', { name: 'Decide line by line' });
  await form
    .getByRole('radiogroup', { name: /Outlook Mobile/ })
    .getByRole('radio', { name: 'Approve' })
    .check();
  await form
    .getByRole('radiogroup', { name: /Entra ID P1/ })
    .getByRole('radio', { name: 'Reject' })
    .check();
  await form.getByRole('button', { name: 'See the letter' }).click();
  // The API says what is missing, at its field; nothing was sent.
  await expect(form.getByRole('alert')).toContainText('Why Entra ID P1 is rejected');
  await form.getByRole('checkbox', { name: /^Workload or product not named/ }).check();
  await form.getByLabel(/^What you found about Entra ID P1/).fill(found);
  await expectAccessibleEverywhere(page);
  await form.getByRole('button', { name: 'See the letter' }).click();
  await expect(form.getByRole('heading', { name: 'The letter to the partner' })).toBeFocused();
  const letter = form.getByRole('article');
  await expect(letter).toHaveCount(1);
  await expect(letter).toContainText(found);
  await expect(letter).toContainText('What would change the result');
  await expect(form).not.toContainText(note);
  await expectAccessible(page);
  const written = ((await letter.locator('pre').textContent()) ?? '').trim();
  const subject = (await letter.getByRole('heading').textContent()) ?? '';
  await form.getByRole('button', { name: 'Send and decide' }).click();
  await expect(page.getByText(/^Decided\./)).toBeVisible();
  const row = page.getByRole('table', { name: 'Lines' }).getByRole('row').filter({ hasText: 'Entra ID P1' });
  await expect(row).toContainText(found);
  const next = page.getByRole('region', { name: 'Next in the queue' });
  await expect(next.getByRole('link', { name: /^Next: / })).toBeVisible();
  await expectAccessibleEverywhere(page);
  const address = new URL(page.url()).pathname;
  await next.getByRole('link', { name: /^Next: / }).click();
  await expect(page.getByRole('heading', { level: 1, name: claim })).toHaveCount(0);
  await openMail(page, 'claims@brightwaterpartners.example', subject);
  expect(((await mailText(page).textContent()) ?? '').replaceAll(/\s+/g, ' ')).toContain(
    written.replaceAll(/\s+/g, ' '),
  );
  await expect(mailText(page)).not.toContainText(note);
  const partner = await enter(browser, 'Marcus Hale');
  await partner.goto(address);
  await expect(partner.getByRole('table', { name: 'Lines' })).toContainText(found);
  await expect(partner.getByText(note)).toHaveCount(0);
});
