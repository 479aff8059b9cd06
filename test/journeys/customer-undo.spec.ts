/** The contact whom the partner named refuses; somebody whom the programme knows takes it back by the link of the receipt. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { apiFor, askTenant } from './tenant-request.ts';
import { consentLink, mailText, openMail, openRequest } from './visit.ts';

const tenant = { id: '1ece615d-b9a6-442e-9e7d-6b377936d536', domain: 'amberbank.example' };
const partner = 'Brightwater Partners';
const named = `m.ferris@${tenant.domain}`;
const trusted = `it-admin@${tenant.domain}`;

test('a refusal is undone by a contact whom the programme knows, and not by whoever refused', async ({
  browser,
  page,
}) => {
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
    await form.getByLabel('Everything').check();
    await form.getByLabel('Yes, I refuse').check();
    await form.getByRole('button', { name: 'Refuse' }).click();
    await expect(page.getByRole('status')).toContainText('Your refusal is recorded.');
    await expect(
      page.getByRole('heading', { level: 1, name: `The request of ${partner} is closed` }),
    ).toBeVisible();
    await expect(
      page.getByText(/a trusted contact or an administrator.* can undo this until/).first(),
    ).toBeVisible();
    await expect(page.getByText('with the link in the receipt')).toHaveCount(0);
    await expectAccessibleEverywhere(page);
    return own;
  });

  await test.step('the receipt of the one who refused undoes nothing', async () => {
    await openMail(page, named, /Receipt: M\. Ferris refuses/);
    await expect(mailText(page)).toContainText('See the request');
    await expect(mailText(page)).not.toContainText('undo this decision');
  });

  const undo =
    await test.step('the link in the receipt of the known contact: opening it changes nothing', async () => {
      await openMail(page, trusted, /Receipt: M\. Ferris refuses/);
      await expect(mailText(page)).toContainText('an address given by the partner');
      const link = await consentLink(page);
      await page.goto(`${link}?lang=en`);
      await expect(page.getByRole('heading', { level: 1, name: 'Undo a decision' })).toBeVisible();
      await expect(page.getByText('You can undo this until')).toBeVisible();
      await page.getByText('How was this date calculated?').click();
      await expect(page.getByText('with the decision.')).toBeVisible();
      await expectAccessibleEverywhere(page);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByRole('alert')).toContainText('Nothing has been changed yet');
      await expect(page.getByRole('link', { name: 'Tick this box' })).toHaveAttribute(
        'href',
        '#undo-confirm',
      );
      await expectAccessibleEverywhere(page);
      return link;
    });

  await test.step('a tick undoes it', async () => {
    await page.getByLabel('Yes, undo this decision.').check();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('status')).toContainText('The decision has been undone.');
    await expect(page.getByText('There is nothing left to undo here.')).toBeVisible();
    await expectAccessibleEverywhere(page);
    await page.goto(`${undo}?lang=nl`);
    await expect(page.getByText('Hier valt niets meer ongedaan te maken.')).toBeVisible();
  });

  await test.step('the request is open again, and everybody who was asked gets a mail; the named contact without names', async () => {
    await page.goto(`${address}?lang=en`);
    await expect(page.getByRole('region', { name: 'This is not right: refuse' })).toBeVisible();
    await expect(page.getByText('you can refuse').first()).toBeVisible();
    await openMail(page, trusted, 'A decision of the customer has been undone');
    await expect(mailText(page)).toContainText('L. Schneider (it-admin');
    await openMail(page, named, 'A decision of the customer has been undone');
    await expect(mailText(page)).toContainText(`A decision about the request of ${partner} has been undone.`);
    await expect(mailText(page)).not.toContainText('L. Schneider');
    const { lines } = await (await apiFor(browser, 'Hanneke Smit')).claims.read({ id: claim.id });
    expect(lines.map((line) => line.outcome)).toEqual(['waiting-for-customer', 'waiting-for-customer']);
  });
});
