/** What a customer does with the link of a mail, each on a request of its own that is in its window. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { mailText, openMail, openRequest } from './visit.ts';

test('refuse: a choice and a box, both empty at first', async ({ page }) => {
  await openRequest(page, 'it-manager@deltaschools.example');
  await expectAccessibleEverywhere(page);
  const form = page.getByRole('region', { name: 'This is not right: refuse' });
  for (const box of await form.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
  await form.getByRole('button', { name: 'Refuse' }).click();
  const missing = page.getByRole('alert');
  await expect(missing).toContainText('Nothing has been changed yet');
  await expect(missing.getByRole('listitem')).toHaveText([
    'Choose which services you mean.',
    'Tick this box to confirm.',
  ]);
  await expectAccessibleEverywhere(page);
  await missing.getByRole('link', { name: 'Choose which services you mean.' }).click();
  await form.getByLabel('Teams – Usage').check();
  await form.getByLabel('Reason').fill('We run Teams ourselves.');
  await form.getByLabel('Yes, I refuse').check();
  await form.getByRole('button', { name: 'Refuse' }).click();
  await expect(page.getByRole('status')).toContainText('Your refusal is recorded.');
  await expect(page.getByRole('listitem').filter({ hasText: 'Teams – Usage' }).first()).toContainText(
    'refused by your organisation',
  );
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Defender for Office 365' }).first(),
  ).toContainText('you can refuse');
  await expectAccessibleEverywhere(page);
  await openMail(
    page,
    'it-admin@deltaschools.example',
    /Receipt: .* refuses the request of Kade Nine Consulting/,
  );
});

test('keep: recorded, and the window runs on', async ({ page }) => {
  await openRequest(page, 'it-admin@pinehousing.example');
  const form = page.getByRole('region', { name: 'This is right' });
  await form.getByLabel('This is right, I agree.').check();
  await form.getByRole('button', { name: 'Agree', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('We have recorded that you agree');
  await expect(page.getByText('has agreed; you can still refuse').first()).toBeVisible();
  await expect(page.getByText('You can refuse until')).toBeVisible();
  await expect(page.getByRole('region', { name: 'This is not right: refuse' })).toBeVisible();
  await expectAccessibleEverywhere(page);
});

test('accept early: with the code that stands in the mail and in no link', async ({ page }) => {
  const to = 'it-admin@harbourlogistics.example';
  await openMail(page, to, /asks to become your partner of record/);
  const [, code = ''] = /^Code: (\d{6})$/m.exec(await mailText(page).innerText()) ?? [];
  expect(code).not.toBe('');
  await openRequest(page, to);
  expect(await page.content()).not.toContain(code);
  const form = page.getByRole('region', { name: 'This is right' });
  await form.getByLabel('Code').fill(code === '000000' ? '000001' : '000000');
  await form.getByLabel('This is right, I agree.').check();
  await form.getByRole('button', { name: 'Agree', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This is not the code in your mail.');
  await expectAccessibleEverywhere(page);
  await form.getByLabel('Code').fill(code);
  await form.getByLabel('This is right, I agree.').check();
  await form.getByRole('button', { name: 'Agree', exact: true }).click();
  await expect(page.getByText('recorded since').first()).toBeVisible();
  // Until the original end of the window anybody who was asked may still refuse.
  await expect(page.getByRole('region', { name: 'This is not right: refuse' })).toBeVisible();
  await expectAccessibleEverywhere(page);
});

test('not me: somebody else is asked, and the own link is void', async ({ page }) => {
  const address = await openRequest(page, 'it-manager@willowlicht.example');
  const form = page.getByRole('group').filter({
    has: page.getByRole('heading', { level: 2, name: 'Somebody else should be asked' }),
  });
  await form.getByRole('heading', { level: 2 }).click();
  await form.getByLabel('Name').fill('Lena Hartmann');
  await form.getByLabel('Title or role').fill('Head of workplace');
  await form.getByLabel('E-mail address').fill('l.hartmann@willowlicht.example');
  await expectAccessibleEverywhere(page);
  await form.getByLabel('Yes, somebody else should be asked instead of me.').check();
  await form.getByRole('button', { name: 'Pass on' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your answer has been passed on' })).toBeVisible();
  await expect(page.getByText('The person you named is being asked.')).toContainText(
    'Your own link no longer works.',
  );
  await expectAccessibleEverywhere(page);
  await page.goto(`${address}?lang=en`);
  await expect(page.getByRole('heading', { level: 1, name: 'This link is no longer valid' })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await openRequest(page, 'l.hartmann@willowlicht.example');
});

test('ask: a person answers, and nothing is decided', async ({ page }) => {
  await openRequest(page, 'it-admin@meridianhousing.example');
  await page.getByText('I have a question').click();
  await page.getByLabel('Your question').fill('Since when has this partner worked for us?');
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Send the question' }).click();
  await expect(page.getByRole('status')).toContainText('Your question has been sent.');
  await expect(page.getByRole('region', { name: 'This is not right: refuse' })).toBeVisible();
});
