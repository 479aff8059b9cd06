/**
 * A mail's text is written by one administrator and approved by another; the program's own text comes back the same
 * way.
 */
import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter } from './visit.ts';

const mail = '/admin/mail-texts/item-locked/en';

async function approve(page: Page): Promise<void> {
  await page.goto(mail);
  await page.getByRole('button', { name: 'Approve this text' }).click();
  await expect(page.getByText('Approved. Mails sent from now on use this text.')).toBeVisible();
}

// Each page is looked at in two schemes and four sizes.
test.describe.configure({ timeout: 300_000 });

test('a text with named fields is used once a second person has approved it', async ({ browser }) => {
  const author = await enter(browser, 'Carla Mendes');
  await author.getByRole('link', { name: 'Mail texts' }).click();
  await expectAccessibleEverywhere(author, 'Mail texts');
  await author
    .getByRole('row', { name: /Locked by the customer English/ })
    .getByRole('link')
    .click();
  const write = author.getByRole('region', { name: 'Write a text' });
  await write.getByText('Fields you can use').click();
  await expect(write.getByRole('row', { name: /\{letter\}/ })).toContainText('required');
  await write
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('{greeting}\n\nThe customer locked this: {colour}.');
  await write.getByRole('button', { name: 'Preview' }).click();
  await expect(write.getByRole('alert')).toContainText('This mail has no field colour.');
  await expect(write.getByRole('alert')).toContainText('The reader needs this. Add: letter.');

  await write
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('{greeting}\n\n{letter}\n\n## Whom to ask\n\nAsk the desk of {owner}.');
  await write.getByLabel('Why').fill('Partners asked whom to ask.');
  await write.getByRole('button', { name: 'Preview' }).click();
  await expect(write.getByRole('region', { name: 'As plain text' })).toContainText(
    'Ask the desk of Fabrikam Cloud.',
  );
  await expect(write.frameLocator('iframe').getByRole('heading', { name: 'Whom to ask' })).toBeVisible();
  await expectAccessibleEverywhere(author, 'Locked by the customer (English)');
  await write.getByRole('button', { name: 'Send for approval' }).click();
  await expect(author.getByText('The draft is waiting for another programme admin.')).toBeVisible();
  const draft = author.getByRole('region', { name: 'Draft', exact: true });
  await expect(draft).toContainText('You wrote it, so another programme admin has to approve it.');
  await expect(draft.getByRole('button', { name: 'Approve this text' })).toHaveCount(0);

  const second = await enter(browser, 'Bram Olsson');
  await second.goto('/admin/mail-texts?view=waiting');
  await expect(second.getByRole('row', { name: /Locked by the customer English/ })).toContainText(
    'by Carla Mendes',
  );
  await approve(second);
  await expect(second.getByRole('region', { name: 'Now', exact: true })).toContainText('Bram Olsson');
  await second.getByRole('link', { name: 'What changed in version 2' }).click();
  await expect(second.getByRole('table', { name: 'Version 2 compared with version 1' })).toContainText(
    'Ask the desk of {owner}.',
  );

  const back = second.getByRole('region', { name: 'Write a text' });
  await back.getByLabel('Why').fill('The journey is over.');
  await back.getByRole('button', { name: 'Back to OpenCPOR’s text' }).click();
  await expect(second.getByText('The draft is waiting for another programme admin.')).toBeVisible();
  await approve(author);
  await expect(author.getByRole('region', { name: 'Now', exact: true })).toContainText('OpenCPOR’s text');
});
