/** An administrator adds a holiday; deadlines that are open stay; the auditor sees who did what and why. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible } from './visit.ts';

// Each page is looked at in two schemes and four sizes.
test.describe.configure({ timeout: 300_000 });

test('a holiday is added, looked at before, and told afterwards', async ({ browser }) => {
  const page = await enter(browser, 'Carla Mendes');
  await page.getByRole('link', { name: 'Calendars' }).click();
  await expect(page.getByRole('row', { name: /Japan/ })).toContainText('Saturday, Sunday');
  await expectAccessibleEverywhere(page, 'Calendars');
  await page.getByRole('link', { name: 'Japan' }).click();
  await page.getByRole('link', { name: '2029' }).click();
  const change = page.getByRole('region', { name: 'Change the calendar' });
  await expect(change.getByRole('group', { name: 'Public holidays of 2029' })).toBeVisible();

  // Everything that is wrong is told at once, and leads to its field.
  await change.getByRole('button', { name: 'Add a holiday' }).click();
  await change.getByRole('button', { name: 'Save as version 3' }).click();
  await expect(change.getByRole('alert')).toContainText('There are 3 problems');
  await change.getByRole('alert').getByRole('button', { name: 'Why' }).click();
  await expect(change.getByLabel('Why')).toBeFocused();
  await change.getByLabel('Why').fill('Announced by the cabinet.');
  await change.getByLabel('Date').last().fill('2029-12-21');
  await change.getByLabel('Name').last().fill('Day of the journey');

  await change.getByRole('button', { name: 'Preview' }).click();
  await expect(change.getByRole('status')).toContainText('What version 3 would mean');
  await expectAccessible(page);
  await change.getByRole('button', { name: 'Save as version 3' }).click();
  await expect(page.getByText('Saved as version 3. New deadlines use it.')).toBeVisible();
  const year = page.getByRole('region', { name: 'The year 2029' });
  await expect(year.getByRole('listitem').filter({ hasText: 'Day of the journey' })).toContainText('21 Dec');

  await page.getByRole('link', { name: 'What changed in version 3' }).click();
  const difference = page.getByRole('table', { name: 'Version 3 compared with version 2' });
  await expect(difference.getByRole('row').last()).toContainText(
    /Fri 21 Dec 2029\s*nothing\s*Day of the journey/,
  );
  await expect(page.getByRole('row', { name: /Version 3 Carla Mendes/ })).toContainText(
    'Announced by the cabinet.',
  );

  const auditor = await enter(browser, 'Yuki Arai');
  await auditor.goto('/admin/log');
  const entry = auditor.getByRole('row', { name: /Calendar: Japan/ });
  await expect(entry).toContainText('Changed a calendar');
  await expect(entry).toContainText('Announced by the cabinet.');
  await expectAccessibleEverywhere(auditor, 'Administration log');
  await entry.getByText('Before and after').click();
  await expect(entry).toContainText('Day of the journey');
  await auditor.goto('/admin/calendars/JP');
  await expect(auditor.getByText('You may read this. A programme admin can change it.')).toBeVisible();
  await expect(auditor.getByRole('button', { name: /Save/ })).toHaveCount(0);
});

test('a reviewer finds no administration', async ({ browser }) => {
  const page = await enter(browser, 'Hanneke Smit');
  await expect(page.getByRole('link', { name: 'Queue' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Calendars' })).toHaveCount(0);
  await page.goto('/admin/calendars');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Your roles do not give access to this page' }),
  ).toBeVisible();
  // Of the roles that open it the one that gives least, and whom to ask.
  await expect(page.getByText('You need the role Auditor for this.')).toContainText('Carla Mendes');
});
