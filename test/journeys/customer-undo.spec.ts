/** One contact refuses; another one, who was asked as well, takes it back by the link of the receipt. */
import { expect, test } from '@playwright/test';
import { askTenant, expectAccessibleEverywhere } from './tenant-request.ts';
import { consentLink, enter, expectAccessible, openMail, openRequest, read } from './visit.ts';

const tenant = { id: '1ece615d-b9a6-442e-9e7d-6b377936d536', domain: 'amberbank.example' };
const partner = 'Brightwater Partners';
const named = `m.ferris@${tenant.domain}`;

test('a refusal is undone by another known contact, and only by him', async ({ browser, page }) => {
  test.setTimeout(360_000);
  const claim = await askTenant(browser, {
    partner: 'Marcus Hale',
    location: '4110002',
    tenant,
    workloads: ['exchange-online', 'intune'],
    contact: { name: 'M. Ferris', email: named },
  });

  const address = await test.step('the named contact refuses all of it', async () => {
    const own = await openRequest(page, named);
    const form = page.getByRole('region', { name: 'This is not right: refuse' });
    await form.getByLabel('All of it').check();
    await form.getByLabel('Yes, I refuse').check();
    await form.getByRole('button', { name: 'Refuse' }).click();
    await expect(page.getByRole('status')).toContainText('Your refusal is recorded.');
    await expect(
      page.getByRole('heading', { level: 1, name: `${partner} is not recorded as your partner` }),
    ).toBeVisible();
    await expect(page.getByText('somebody else who was asked can undo this').first()).toBeVisible();
    await expectAccessibleEverywhere(page);
    return own;
  });

  await test.step('his own receipt lets him undo nothing', async () => {
    await openMail(page, named, /Receipt: M\. Ferris refuses/);
    await expect(page.getByRole('region', { name: 'The mail as text' })).not.toContainText(
      'Undo this decision',
    );
  });

  const undo =
    await test.step('the colleague opens the link of the receipt; opening and sending it untouched change nothing', async () => {
      await openMail(page, `it-admin@${tenant.domain}`, /Receipt: M\. Ferris refuses/);
      const link = await consentLink(page);
      await page.goto(`${link}?lang=en`);
      await expect(page.getByRole('heading', { level: 1, name: 'Undo a decision' })).toBeVisible();
      await expect(page.getByText('You can undo this until')).toBeVisible();
      await page.getByText('How was this date found?').click();
      await expect(page.getByText('with the decision.')).toBeVisible();
      await expectAccessibleEverywhere(page);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByRole('alert')).toContainText('Nothing has been changed yet');
      await expect(page.getByRole('link', { name: 'Tick this box' })).toHaveAttribute(
        'href',
        '#undo-confirm',
      );
      await expectAccessible(page);
      return link;
    });

  await test.step('a tick undoes it', async () => {
    await page.getByLabel('Yes, undo this decision.').check();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('status')).toContainText('The decision has been undone.');
    await expect(page.getByText('There is nothing left to undo here.')).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${undo}?lang=nl`);
    await expect(page.getByText('Hier valt niets meer ongedaan te maken.')).toBeVisible();
  });

  await test.step('everybody who was asked can decide anew, and is told', async () => {
    await page.goto(`${address}?lang=en`);
    await expect(page.getByRole('region', { name: 'This is not right: refuse' })).toBeVisible();
    await expect(page.getByText('you can refuse').first()).toBeVisible();
    await openMail(page, named, /has been undone/);
    const reviewer = await enter(browser, 'Hanneke Smit');
    const { lines } = await read<{ lines: { outcome: string }[] }>(reviewer, `/v1/claims/${claim.id}`);
    expect(lines.map((line) => line.outcome)).toEqual(['waiting-for-customer', 'waiting-for-customer']);
  });
});
