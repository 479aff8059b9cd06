/**
 * Something is added to the catalogue, renamed and withdrawn; a reason's sentences are changed in both languages.
 */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter, expectAccessible, read } from './visit.ts';

// Each page is looked at in two schemes and four sizes.
test.describe.configure({ timeout: 300_000 });

test('a programme is added, renamed and withdrawn, and every version is kept', async ({ browser }) => {
  const page = await enter(browser, 'Carla Mendes');
  await page.getByRole('link', { name: 'Catalogue' }).click();
  await expectAccessibleEverywhere(page, 'Catalogue');
  await page.getByRole('link', { name: 'Programmes' }).click();
  await page.getByRole('link', { name: 'Add a programme' }).click();
  const add = page.getByRole('form', { name: 'Add a programme' });
  await add.getByRole('button', { name: /Save as version/ }).click();
  await expect(add.getByRole('alert')).toContainText('Name (English)');
  await add.getByLabel('Name (English)').fill('Journey programme');
  await add.getByLabel('Name (Dutch)').fill('Reisprogramma');
  await add.getByLabel('Short name').fill('journey');
  await add.getByLabel('Why').fill('For the journey.');
  await add.getByRole('button', { name: /Save as version/ }).click();
  await page.getByRole('link', { name: 'Journey programme' }).click();
  const change = page.getByRole('form', { name: 'Change: Journey programme' });
  await change.getByLabel('Name (English)').fill('Journey programme, renamed');
  await change.getByLabel('Withdraw from new claims').check();
  await change.getByLabel('Why').fill('The journey is over.');
  await expectAccessible(page);
  await change.getByRole('button', { name: /Save as version/ }).click();
  await expect(page.getByRole('row', { name: /Journey programme, renamed/ }).first()).toContainText(
    'Withdrawn',
  );
  await page
    .getByRole('link', { name: /What changed in version/ })
    .first()
    .click();
  await expect(page.getByRole('table', { name: /compared with version/ })).toContainText(
    /Journey programme; .*Offered[\s\S]*Journey programme, renamed; .*Withdrawn/,
  );
  const { programmes } = await read<{ programmes: { id: string; withdrawn: boolean }[] }>(
    page,
    '/v1/catalog',
  );
  expect(programmes.find(({ id }) => id === 'journey')).toMatchObject({ withdrawn: true });
});

test('a reason says something else in forms and letters from now on', async ({ browser }) => {
  const page = await enter(browser, 'Carla Mendes');
  await page.getByRole('link', { name: 'Reasons' }).click();
  await expectAccessibleEverywhere(page, 'Reasons');
  await page.getByRole('link', { name: 'Proof not readable' }).click();
  const change = page.getByRole('region', { name: 'Change the sentences' });
  await change.getByLabel('What to do (English)').fill('');
  await change.getByLabel('What is wrong (English)').fill('The proof could not be opened.');
  await change.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(change.getByRole('alert')).toContainText('What to do (English)');
  await change.getByLabel('What to do (English)').fill('Send it again without a password.');
  await change.getByLabel('Why').fill('Partners did not know what to do.');
  await expectAccessible(page);
  await change.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(page.getByText('Saved. Forms, pages and letters use it from now on.')).toBeVisible();
  const { reasons } = await read<{ reasons: { rejection: { code: string; message: string }[] } }>(
    page,
    '/v1/catalog',
  );
  expect(reasons.rejection.find(({ code }) => code === 'poe-unavailable')?.message).toBe(
    'The proof could not be opened.',
  );
});
