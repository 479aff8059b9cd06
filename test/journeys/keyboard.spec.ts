/** Signing in and deciding without a pointer. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { openRequest } from './visit.ts';

/** Tabs on until the control has the focus, which must be seen where it is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element.ownerDocument.activeElement === element)) {
      await expect(target).toBeInViewport();
      return;
    }
  }
  throw new Error(`no way by Tab to ${String(target)}`);
}

test('sign in as a person of the demo', async ({ page }) => {
  await page.goto('/sign-in');
  const find = page.getByLabel('Find a person or company');
  await expect(find).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, find);
  await page.keyboard.type('Hanneke');
  await tabTo(page, page.getByRole('button', { name: 'Hanneke Smit' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: 'Tasks' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Tasks' })).toBeFocused();
});

test('sign in with a password; what is wrong gets the focus', async ({ page }) => {
  await page.goto('/sign-in');
  await tabTo(page, page.getByLabel('E-mail'));
  await page.keyboard.type('hanneke.smit@aldermoor.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('not this one');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await tabTo(page, page.getByLabel('Password'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('opencpor-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeVisible();
});

test('refuse as a customer', async ({ page }) => {
  await openRequest(page, 'it-admin@saffronmedia.example');
  const form = page.getByRole('region', { name: 'This is not right: refuse' });
  await tabTo(page, form.getByLabel('Everything'));
  await page.keyboard.press('Space');
  await tabTo(page, form.getByLabel('Yes, I refuse'));
  await page.keyboard.press('Space');
  await tabTo(page, form.getByRole('button', { name: 'Refuse' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('Your refusal is recorded.');
});
