/** Who may speak for the tenant, and the links in people's hands: an objection, and a contact who is removed with every link. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { apiFor, askTenant } from './tenant-request.ts';
import { consentLink, enter, openMail } from './visit.ts';

const tenant = { id: '2a3af4d4-6b0a-48e8-830e-07bc1e398f10', domain: 'oosterzeetravel.example' };
const trusted = `it-admin@${tenant.domain}`;

test('an administrator objects to a proposed contact, and removes a trusted one with all links', async ({
  browser,
  page: mails,
}) => {
  test.setTimeout(300_000);
  await askTenant(browser, {
    partner: 'Marcus Hale',
    location: '4110002',
    tenant,
    workloads: ['intune'],
    contact: { name: 'V. Brandt', email: `v.brandt@${tenant.domain}` },
  });
  const desk = await apiFor(browser, 'Hanneke Smit');
  const [customer] = (await desk.customers.list({ q: 'oosterzeetravel' })).items;
  await desk.customers.addTrustedContact({
    id: customer?.id ?? '',
    body: {
      name: 'Ida Proposed',
      title: 'IT',
      email: `i.proposed@${tenant.domain}`,
      why: 'Named in a call.',
    },
  });
  await openMail(mails, trusted, /asks to become your partner of record/);
  const link = await consentLink(mails);

  const page = await enter(browser, 'Sabine Keller');
  await page.getByRole('link', { name: 'Contacts and links' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contacts and links' })).toBeVisible();
  const held = page.getByRole('table', { name: 'Trusted contacts' });
  const links = page.getByRole('table', { name: 'Links that work' });

  await test.step('each contact with how they came to be trusted; each link with its end', async () => {
    const proposed = held.getByRole('row').filter({ hasText: 'Ida Proposed' });
    await expect(proposed).toContainText('To be confirmed');
    await expect(proposed).toContainText('Added by Hanneke Smit');
    await expect(held.getByRole('row').filter({ hasText: trusted })).toContainText(
      'Known to the programme from its list of customers',
    );
    await expect(held.getByRole('row').filter({ hasText: 'Sabine Keller' }).getByRole('button')).toHaveCount(
      0,
    );
    await expect(links.getByRole('row').filter({ hasText: 'v.brandt' })).not.toContainText('trusted contact');
    await expect(links.getByRole('row').filter({ hasText: trusted }).first()).toContainText(
      'As long as the person is a trusted contact',
    );
    await expectAccessibleEverywhere(page);
  });

  await test.step('by keyboard: cancelling gives the focus back, and an objection needs a reason', async () => {
    const button = held.getByRole('button', { name: 'Object to Ida Proposed' });
    await button.press('Enter');
    const form = page.getByRole('region', { name: 'Object to Ida Proposed as a trusted contact' });
    await expect(form.getByRole('heading', { level: 2 })).toBeFocused();
    await form.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(button).toBeFocused();
    await button.press('Enter');
    await form.getByRole('button', { name: 'Object' }).press('Enter');
    await expect(form.getByRole('alert')).toContainText('Reason');
    await expectAccessibleEverywhere(page);
    await form.getByLabel('Reason').fill('Nobody here knows her.');
    await form.getByRole('button', { name: 'Object' }).press('Enter');
    await expect(
      page.getByRole('status').filter({ hasText: 'Ida Proposed does not become a trusted contact.' }),
    ).toBeVisible();
    await expect(held.getByRole('row').filter({ hasText: 'Ida Proposed' })).toHaveCount(0);
  });

  await test.step('removing a trusted contact closes every link of theirs', async () => {
    const theirs = held.getByRole('row').filter({ hasText: trusted });
    await theirs.getByRole('button', { name: /^Remove / }).click();
    await page.getByLabel('Reason').fill('Left the company.');
    await page.getByRole('button', { name: 'Remove', exact: true }).first().click();
    await expect(
      page.getByRole('status').filter({ hasText: 'None of their links works any more.' }),
    ).toBeVisible();
    await expect(theirs).toHaveCount(0);
    await expect(links.getByRole('row').filter({ hasText: trusted })).toHaveCount(0);
    await expect(links.getByRole('row').filter({ hasText: 'v.brandt' })).toHaveCount(1);
    await mails.goto(`${link}?lang=en`);
    await expect(
      mails.getByRole('heading', { level: 1, name: 'This link is no longer valid' }),
    ).toBeVisible();
  });
});
