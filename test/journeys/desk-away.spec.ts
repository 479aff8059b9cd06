/** Out of office: said by one, seen by all, and the work that was not begun is offered to who stands in. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible } from './visit.ts';

const claim = 'Teams at Falkentools LLC';
/** The owner's day; a few days on either side keep midnight out of it. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('assigned, then away, no longer offered, covered, and back', async ({ browser }) => {
  test.setTimeout(300_000);
  const senior = await enter(browser, 'Ingrid Solberg');
  await senior.goto('/queue?view=unassigned');
  const row = senior.getByRole('row').filter({ hasText: claim });
  await row.getByRole('button', { name: /^Assign [\w-]+$/ }).click();
  await expect(senior.getByRole('menuitem', { name: /^Daniel Osei/ })).toContainText('in hand');
  await expectAccessible(senior);
  await senior.getByRole('menuitem', { name: /^Daniel Osei/ }).click();
  await expect(senior.getByText('Assigned to Daniel Osei.')).toBeVisible();

  const away = await enter(browser, 'Daniel Osei');
  await away.goto('/colleagues');
  await away.getByLabel('First day').fill(day(3));
  await away.getByLabel('Last day').fill(day(2));
  await away.getByRole('button', { name: 'Save' }).click();
  await expect(away.getByRole('alert')).toContainText(
    'The last day is in the past, or before the first day.',
  );
  await expectAccessibleEverywhere(away);
  await away.getByLabel('First day').fill(day(-2));
  await away.getByLabel('Last day').fill(day(3));
  await away.getByLabel(/^Substitute/).selectOption({ label: 'Hanneke Smit' });
  await away.getByRole('button', { name: 'Save' }).click();
  await expect(away.getByText(/^You are away from .* Hanneke Smit stands in\.$/)).toBeVisible();
  await expectAccessible(away);

  await senior.goto('/queue?view=unassigned');
  await senior
    .getByRole('button', { name: /^Assign [\w-]+$/ })
    .first()
    .click();
  await expect(senior.getByRole('menuitem', { name: /^Hanneke Smit/ })).toBeVisible();
  await expect(senior.getByRole('menuitem', { name: /away or may not have it/ })).toBeVisible();
  await expect(senior.getByRole('menuitem', { name: /^Daniel Osei/ })).toHaveCount(0);
  await senior.keyboard.press('Escape');
  await senior.goto('/queue?view=absent');
  await expect(senior.getByRole('row').filter({ hasText: claim })).toContainText('Hanneke Smit stands in');
  await expectAccessibleEverywhere(senior);

  const substitute = await enter(browser, 'Hanneke Smit');
  await substitute.goto('/queue?view=covered');
  await substitute.getByRole('link', { name: new RegExp(claim) }).click();
  await expect(substitute.getByRole('button', { name: 'Start the review' })).toBeVisible();

  await away.getByRole('button', { name: 'I am back' }).click();
  await expect(away.getByText('Removed. You are back.')).toBeVisible();
  await substitute.goto('/queue?view=covered');
  await expect(substitute.getByRole('heading', { name: 'No work to take over' })).toBeVisible();
  await expectAccessible(substitute);
});
