/** The administrator decides about a request without a pointer: refuses one line, agrees to another. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { apiOf, askTenant } from './tenant-request.ts';
import { enter, expectAccessible } from './visit.ts';

const tenant = { id: 'c3baea9e-13de-4f86-ab10-31d0f646e1f4', domain: 'saffronlabs.example' };

/** Tabs on until the control has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < 120; pressed += 1) {
    if (await target.evaluate((element) => element.ownerDocument.activeElement === element)) {
      await expect(target).toBeInViewport();
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to ${String(target)}`);
}

async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

const row = (page: Page, name: string) =>
  page.getByRole('table', { name: 'What it is about' }).getByRole('row').filter({ hasText: name });

test('refuse one line, agree to the other, and undo, by keyboard', async ({ browser }) => {
  test.setTimeout(360_000);
  await askTenant(browser, {
    partner: 'Jonas Richter',
    location: '4110004',
    tenant,
    workloads: ['exchange-online', 'sharepoint-online'],
    contact: { name: 'T. Visser', email: `t.visser@${tenant.domain}` },
  });
  const page = await enter(browser, 'Eline Mulder');

  await test.step('the overview says what needs her', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
    const needs = page.getByRole('region', { name: 'Open requests' });
    await expect(needs.getByRole('table').getByText('You can refuse').first()).toBeVisible();
    await expectAccessibleEverywhere(page);
    const request = needs
      .getByRole('row')
      .filter({ hasText: 'Exchange Online' })
      .getByRole('link', { name: /Sonnenfeld Systemhaus/ });
    // The name is read out when the new page is there.
    await expect(async () => {
      await expect(request).toBeVisible();
      await press(page, request);
      await expect(
        page.getByRole('heading', { level: 1, name: 'Request of Sonnenfeld Systemhaus' }),
      ).toBeFocused({ timeout: 5_000 });
    }).toPass();
  });

  await test.step('until when, how that was found, and what the partner would see', async () => {
    await press(page, page.getByText('How was this date calculated?'));
    await expect(
      page
        .getByRole('cell', { name: 'day 5' })
        .or(page.getByText(/day 5|5th/))
        .first(),
    ).toBeVisible();
    await expect(page.getByRole('table', { name: 'An example with invented figures' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('refusing without a choice says what is missing, each at its field', async () => {
    await press(page, page.getByRole('button', { name: 'Refuse', exact: true }));
    await expect(page.getByRole('heading', { level: 3, name: 'Refuse' })).toBeFocused();
    await press(page, page.getByRole('button', { name: 'Refuse', exact: true }));
    const missing = page.getByRole('alert');
    await expect(missing).toBeFocused();
    await expect(missing.getByRole('listitem')).toHaveCount(2);
    await expectAccessibleEverywhere(page);
    await press(page, missing.getByRole('button', { name: 'What you refuse' }));
    await expect(page.getByRole('checkbox', { name: 'Exchange Online' })).toBeFocused();
  });

  await test.step('she refuses one line', async () => {
    await press(page, page.getByRole('checkbox', { name: 'SharePoint Online' }), 'Space');
    await press(page, page.getByRole('checkbox', { name: 'Yes, I refuse this request.' }), 'Space');
    await press(page, page.getByRole('button', { name: 'Refuse', exact: true }));
    await expect(
      page.getByRole('status').filter({ hasText: 'Refused. The partner gets a mail' }),
    ).toBeVisible();
    await expect(row(page, 'SharePoint Online')).toContainText('Refused');
    await expect(row(page, 'Exchange Online')).toContainText('You can refuse');
    await expect(page.getByText('The decision can be undone until')).toBeVisible();
    // Whoever decided is not left nowhere on the page.
    await expect(page.locator('body')).not.toBeFocused();
    await expectAccessible(page);
  });

  await test.step('and agrees to the other: nothing to choose, one box', async () => {
    await press(page, page.getByRole('button', { name: 'Agree now' }));
    await press(
      page,
      page.getByRole('checkbox', { name: 'Yes, this partner does this work for us.' }),
      'Space',
    );
    await press(page, page.getByRole('button', { name: 'Agree', exact: true }));
    await expect(row(page, 'Exchange Online')).toContainText('Official');
    await expect(row(page, 'Exchange Online')).toContainText('agreed by an administrator');
  });

  await test.step('an undone refusal waits for a decision again', async () => {
    await press(page, page.getByRole('button', { name: 'Undo the decision' }));
    await press(page, page.getByRole('checkbox', { name: 'Yes, undo this decision.' }), 'Space');
    await press(page, page.getByRole('button', { name: 'Undo', exact: true }));
    await expect(row(page, 'SharePoint Online')).toContainText('You can refuse');
    const { items } = await (await apiOf(page)).tenant.requests({ waiting: true });
    expect(items.some((one) => one.partner.name === 'Sonnenfeld Systemhaus')).toBe(true);
  });
});
