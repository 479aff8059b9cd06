/** What nobody may claim, and the one who may: a lock, a code in advance, and the claim that redeems it. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { askTenant, fileDraft } from './tenant-request.ts';
import { enter, expectAccessible } from './visit.ts';

const tenant = { id: 'c3baea9e-13de-4f86-ab10-31d0f646e1f4', domain: 'saffronlabs.example' };
const asking = {
  partner: 'Bas van Leeuwen',
  location: '4110003',
  tenant,
  workloads: ['entra-id-p1'],
  contact: { name: 'T. Visser', email: `t.visser@${tenant.domain}` },
};

test('lock, let one partner in by a one-time code, unlock', async ({ browser }) => {
  test.setTimeout(360_000);
  const page = await enter(browser, 'Eline Mulder');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

  await test.step('she locks it, and no claim for it can be submitted', async () => {
    await page.getByRole('link', { name: 'Locks' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Locks' })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Workload or product').selectOption({ label: 'Entra ID P1' });
    await page.getByRole('button', { name: 'Lock', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Entra ID P1 is locked.' })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Locks' })).toContainText('Eline Mulder');
    await expectAccessibleEverywhere(page);
    expect((await fileDraft(browser, asking)).problems).toEqual(['/lines/0 line-locked']);
  });

  const code = await test.step('she makes a code for Havelaar IT, which is shown once', async () => {
    await page.getByRole('link', { name: 'One-time codes' }).first().click();
    await expect(page.getByRole('heading', { level: 2, name: 'Make a code' })).toBeVisible();
    await page.getByRole('button', { name: 'Make the code' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: 'Entra ID P1' }).check();
    await page.getByLabel('For which partner').selectOption({ label: 'Havelaar IT' });
    await page.getByLabel('Valid for').selectOption({ label: '7 days' });
    await page.getByRole('button', { name: 'Make the code' }).click();
    const made = page.getByRole('region', { name: 'Your one-time code' });
    await expect(made.getByRole('heading')).toBeFocused();
    await made.getByRole('button', { name: 'Copy the code' }).click();
    await expect(made.getByRole('status')).toHaveText('Copied.');
    const copied = (await page.evaluate('navigator.clipboard.readText()')) as string;
    expect(copied).toBe(await made.locator('code').innerText());
    await expectAccessible(page);
    await made.getByRole('button', { name: 'I have saved the code' }).click();
    await expect(page.getByText(copied)).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('table', { name: 'One-time codes' })).toContainText('Open');
    await expect(page.getByText(copied)).toHaveCount(0);
    return copied;
  });

  await test.step("another partner cannot use it; Havelaar's claim is official with its approval", async () => {
    expect(
      (await fileDraft(browser, { ...asking, partner: 'Jonas Richter', location: '4110004', code })).problems,
    ).toEqual(['/lines/0 line-locked', '/consentCode consent-code-wrong']);
    const claim = await askTenant(browser, { ...asking, code });
    expect(claim.lines.map((line) => [line.outcome, line.consent.by])).toEqual([['official', 'code']]);
    await page.reload();
    const codes = page.getByRole('table', { name: 'One-time codes' });
    await expect(codes).toContainText('Used');
    await expect(codes).toContainText(claim.number);
    await page.goto('/tenant/associations');
    await expect(page.getByRole('row').filter({ hasText: 'Entra ID P1' })).toContainText(
      'agreed in advance with a one-time code',
    );
  });

  await test.step('a code that is not needed any more is revoked', async () => {
    await page.goto('/tenant/codes');
    await page.getByRole('checkbox', { name: 'Power BI' }).check();
    await page.getByRole('button', { name: 'Make the code' }).click();
    await page.getByRole('button', { name: 'I have saved the code' }).click();
    await page.getByRole('button', { name: 'Revoke the code for Power BI' }).click();
    await expect(
      page.getByRole('status').filter({ hasText: 'The code for Power BI is revoked' }),
    ).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'Power BI' })).toContainText('Revoked');
    await expectAccessible(page);
  });

  await test.step('she unlocks it again', async () => {
    await page.goto('/tenant/locks');
    await page.getByRole('button', { name: 'Unlock Entra ID P1' }).click();
    await expect(
      page.getByRole('status').filter({ hasText: 'Entra ID P1 can be claimed again.' }),
    ).toBeVisible();
    await expect(page.getByText('Nothing is locked')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });
});
