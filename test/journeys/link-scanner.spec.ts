/** Scanners of mail open every link, run what they find and send every form. None of that is a decision. */
import { expect, test, type Page } from '@playwright/test';
import { enter, openRequest, read } from './visit.ts';

interface Found {
  id: string;
  version: number;
}

async function standing(reviewer: Page, id: string): Promise<string> {
  const claim = await read<object>(reviewer, `/v1/claims/${id}`);
  const history = await read<object>(reviewer, `/v1/claims/${id}/history?limit=200`);
  return JSON.stringify([claim, history]);
}

test('a scanner that sends every form untouched changes nothing', async ({ browser, page }) => {
  const reviewer = await enter(browser, 'Hanneke Smit');
  const address = await openRequest(page, 'it-admin@deltaschools.example');
  const number = await page.locator('dt:text-is("Reference") + dd').innerText();
  const {
    items: [claim],
  } = await read<{ items: Found[] }>(reviewer, `/v1/claims?q=${encodeURIComponent(number)}`);
  if (!claim) throw new Error(`there is no claim ${number}`);
  const before = await standing(reviewer, claim.id);

  for (const method of ['HEAD', 'GET', 'HEAD', 'GET']) {
    for (const link of [address, `${address}?lang=nl`, `${address}?done=refuse`])
      expect((await page.request.fetch(link, { method })).status()).toBe(200);
  }
  await expect(page.locator('script')).toHaveCount(0);
  const forms = await page.locator('form').count();
  expect(forms).toBeGreaterThanOrEqual(4);
  for (let index = 0; index < forms; index += 1) {
    await page.goto(`${address}?lang=en`);
    // As a script would: whether a person could see the form makes no difference.
    await Promise.all([
      page.waitForEvent('domcontentloaded'),
      page.evaluate(`document.forms[${index}].submit()`),
    ]);
    await expect(page.getByRole('alert')).toContainText('Nothing has been changed yet');
  }
  for (const link of await page.getByRole('link').all()) {
    const href = await link.getAttribute('href');
    if (href?.startsWith('?')) await page.request.get(new URL(href, address).href);
  }
  expect(await standing(reviewer, claim.id)).toBe(before);
});
