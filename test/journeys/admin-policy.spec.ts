/** A new policy from an existing one: tried, made, planned far ahead, and taken back. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter } from './visit.ts';

// Each page is looked at in two schemes and four sizes.
test.describe.configure({ timeout: 300_000 });

test('a policy is made from another one, and its activation is tried before it is planned', async ({
  browser,
}) => {
  const page = await enter(browser, 'Carla Mendes');
  await page.getByRole('link', { name: 'Policies' }).click();
  const beside = page.getByRole('table', { name: 'Policies side by side' });
  await expect(beside.getByRole('row', { name: /^Review 5/ })).toContainText('14 business days (differs)');
  await expectAccessibleEverywhere(page, 'Policies');

  await page.getByRole('link', { name: 'From CPOR July 2020', exact: true }).click();
  const form = page.getByRole('form', { name: 'New policy' });
  await form.getByRole('button', { name: 'Make the policy' }).click();
  await expect(form.getByRole('alert')).toContainText('There are 3 problems');
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('CPOR of the journey');
  await form.getByLabel('Short name').fill('cpor-journey');
  await form.getByLabel("Partner's answer").fill('9');
  await form.getByLabel('Why').fill('Partners asked for more time.');
  await form.getByRole('button', { name: 'Preview' }).click();
  const preview = form.getByRole('status');
  await expect(preview).toContainText('Running claims: nothing changes. They stay under CPOR July 2020');
  await expect(
    preview.getByRole('row', { name: /Information requested/ }).getByText('How was this date calculated?'),
  ).toHaveCount(2);
  await expectAccessibleEverywhere(page, 'New policy');
  await form.getByRole('button', { name: 'Make the policy' }).click();
  await expect(
    page.getByText('CPOR of the journey was created. It takes effect once it is activated.'),
  ).toBeVisible();
  await expect(beside.getByRole('columnheader', { name: 'CPOR of the journey' })).toBeVisible();

  const activate = page.getByRole('region', { name: 'Activate a policy' });
  await activate.getByLabel('Policy').selectOption('CPOR of the journey');
  await activate.getByLabel('From').fill('2020-01-01');
  await activate.getByLabel('Why').fill('From the next round on.');
  await activate.getByRole('button', { name: 'Preview' }).click();
  await expect(activate.getByRole('alert')).toContainText('Choose a day after today');
  await activate.getByLabel('From').fill('2035-07-02');
  await activate.getByRole('button', { name: 'Preview' }).click();
  await expect(activate.getByRole('status')).toContainText('What CPOR of the journey would mean');
  await activate.getByRole('button', { name: 'Activate' }).click();
  const row = page
    .getByRole('table', { name: 'Activations by date' })
    .getByRole('row', { name: /CPOR of the journey/ });
  await expect(row).toContainText('Mon 2 Jul 2035');
  await expect(row).toContainText('Planned');

  // So that no other journey ever meets it.
  await row.getByRole('button', { name: /Withdraw/ }).click();
  const back = page.getByRole('form', { name: 'Withdraw' });
  await back.getByLabel('Why').fill('Only tried.');
  await back.getByRole('button', { name: 'Withdraw' }).click();
  await expect(row).toHaveCount(0);
});
