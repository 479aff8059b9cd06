/** Answering a request for information point by point, from Home. */
import { expect, test } from '@playwright/test';
import { expectAccessibleEverywhere } from './every-width.ts';
import { enter } from './visit.ts';

// Looked at in every room, light and dark: eight looks for one.
test.slow();

test('each point has its own answer, and the reviewer reads it so', async ({ browser }) => {
  const page = await enter(browser, 'Bas van Leeuwen');
  await page.goto('/home');
  const waiting = page.getByRole('table', { name: 'Action required' });
  await waiting.getByRole('link', { name: /^Answer the request: .*Pinetools/ }).click();
  const form = page.getByRole('region', { name: 'Answer the request for information' });
  await expectAccessibleEverywhere(page);
  const answers = form.getByLabel(/^Your answer: /);
  await expect(answers.first()).toBeVisible();
  const points = await answers.count();
  expect(points).toBeGreaterThan(0);
  for (let point = 0; point < points; point += 1)
    await answers.nth(point).fill(`Point ${point + 1}: see page 2.`);
  const address = new URL(page.url()).pathname;
  await form.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByText('Sent. The review clock starts again.').first()).toBeVisible();

  const reviewer = await enter(browser, 'Ingrid Solberg');
  await reviewer.goto(address);
  for (let point = 0; point < points; point += 1)
    await expect(reviewer.getByText(`Point ${point + 1}: see page 2.`).first()).toBeVisible();
});
