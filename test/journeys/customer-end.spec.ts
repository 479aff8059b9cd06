/** The customer ends an association: told before what that does, and it does it at once. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { apiFor } from './tenant-request.ts';
import { enter, expectAccessible, mailText, openMail } from './visit.ts';

test('end an association', async ({ browser, page: mails }) => {
  test.setTimeout(360_000);
  const partner = await apiFor(browser, 'Toby Ellison');
  const page = await enter(browser, 'Grace Holloway');
  await page
    .getByRole('region', { name: 'What is official' })
    .getByRole('link', { name: 'End: Entra ID P1, Kestrel Cloud' })
    .click();

  await test.step('what it does stands before the button; an untouched form says what is missing', async () => {
    await expect(
      page.getByRole('heading', { level: 2, name: 'End the association of Kestrel Cloud for Entra ID P1' }),
    ).toBeFocused();
    await expect(page.getByText('From that moment the partner no longer sees any figures.')).toBeVisible();
    await expect(page.getByText('It cannot be undone.')).toBeVisible();
    await expectAccessibleEverywhere(page);
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(1);
    await expectAccessible(page);
  });

  await test.step('cancelling changes nothing and gives the focus back', async () => {
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('link', { name: 'End this association' })).toBeFocused();
  });

  const id = new URL(page.url()).pathname.split('/').at(-1) as string;
  await test.step('with a tick it is ended, and with a reason if there is one', async () => {
    expect((await partner.usage.list({ association: id })).items.length).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'End this association' }).click();
    await page.getByLabel('Reason (optional)').fill('We run sign-in ourselves now.');
    await page.getByRole('checkbox', { name: 'Yes, end this association.' }).check();
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await expect(
      page.getByRole('status').filter({ hasText: 'Ended. The partner no longer sees anything of it.' }),
    ).toBeVisible();
    await expect(page.getByRole('region', { name: 'What Kestrel Cloud sees' })).toContainText(
      'No longer anything',
    );
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expectAccessibleEverywhere(page);
  });

  await test.step('the partner no longer sees any figures, and everybody gets a mail', async () => {
    expect((await partner.usage.list({ association: id })).items).toEqual([]);
    expect(await partner.associations.read({ id })).toMatchObject({ state: 'ended', endReason: null });
    const desk = await apiFor(browser, 'Hanneke Smit');
    expect(await desk.associations.read({ id })).toMatchObject({
      state: 'ended',
      endReason: 'We run sign-in ourselves now.',
    });
    // The named contact, the trusted one and the administrator.
    for (const to of ['it-manager', 'it-admin', 'g.holloway']) {
      await openMail(
        mails,
        `${to}@amberbank.example`,
        /Ended: Kestrel Cloud as partner of record for Entra ID P1/,
      );
      await expect(mailText(mails)).toContainText(
        'The partner no longer sees usage figures for these lines.',
      );
    }
    await page.getByRole('link', { name: 'Associations', exact: true }).first().click();
    await page.getByRole('link', { name: 'Ended', exact: true }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Entra ID P1' })).toContainText(
      'ended by the customer',
    );
    await expectAccessible(page);
  });
});
