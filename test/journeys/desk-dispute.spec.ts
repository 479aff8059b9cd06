/** A dispute: closed to the one who rejected, with the reason; decided by another, with the old decision beside it. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible } from './visit.ts';

const claim = /^Information Protection at Ambertravel/;
const found = 'The statement is for another tenant.';
const says = 'Page 2 names the tenant in the table; the letterhead is the mother company.';

test('rejected by one, disputed, decided by another', async ({ browser }) => {
  test.setTimeout(300_000);
  const first = await enter(browser, 'Ingrid Solberg');
  await first.goto('/queue?view=overdue');
  await first.getByRole('link', { name: claim }).click();
  await first.getByRole('button', { name: 'Decide', exact: true }).click();
  const form = first.getByRole('region', { name: 'Decide line by line' });
  await form.getByRole('radio', { name: 'Reject' }).check();
  await form.getByRole('checkbox', { name: /^Insufficient proof/ }).check();
  await form.getByLabel(/^What you found/).fill(found);
  await form.getByRole('button', { name: 'See the letter' }).click();
  await form.getByRole('button', { name: 'Send and decide' }).click();
  await expect(first.getByText(/^Decided\./)).toBeVisible();
  const id = new URL(first.url()).pathname.split('/').at(-1) as string;

  const partner = await enter(browser, 'Mila de Vries');
  await partner.goto(`/claims/${id}?act=dispute-claim`);
  await expect(partner.getByText(found).first()).toBeVisible();
  await partner.getByLabel(/^Why should the decision change/).fill(says);
  await partner
    .getByRole('region', { name: 'Dispute the rejection' })
    .getByRole('button', { name: 'Dispute' })
    .click();
  await expect(partner.getByText(/^Disputed\./)).toBeVisible();

  await first.goto('/disputes');
  await expectAccessible(first);
  await first.getByRole('link', { name: claim }).click();
  await expect(
    first.getByText('You rejected it, so another person decides the dispute.').first(),
  ).toBeVisible();
  await expect(first.getByRole('button', { name: 'Decide the dispute' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expectAccessibleEverywhere(first);

  const second = await enter(browser, 'Ravi Menon');
  await second.goto('/disputes');
  await second.getByRole('link', { name: claim }).click();
  await expect(second.getByRole('region', { name: 'What the partner says' })).toContainText(says);
  const before = second.getByRole('region', { name: 'The decision that is disputed' });
  await expect(before).toContainText(found);
  await expect(before).toContainText('Ingrid Solberg');
  await second.getByRole('button', { name: 'Decide the dispute' }).click();
  const deciding = second.getByRole('region', { name: 'Decide line by line' });
  await deciding.getByRole('radio', { name: 'Approve' }).check();
  await expectAccessibleEverywhere(second);
  await deciding.getByRole('button', { name: 'See the letter' }).click();
  await expect(deciding.getByRole('article')).toContainText('A senior reviewer has decided on your dispute.');
  await deciding.getByRole('button', { name: 'Send and decide' }).click();
  await expect(second.getByText('This claim is no longer disputed.')).toBeVisible();
  await expectAccessible(second);
});
