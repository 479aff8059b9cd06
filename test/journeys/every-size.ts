/** A page at a desk, on a tablet, on a telephone, and at 200 % zoom, which halves the window. */
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './visit.ts';

const sizes = [
  [390, 844],
  [768, 1024],
  [720, 450],
  [1440, 900],
] as const;

/** `shown` must be seen in each; the desk is where it ends. */
export async function expectAccessibleAtEverySize(page: Page, shown: string | RegExp): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await expect(page.getByRole('heading', { level: 1, name: shown })).toBeVisible();
    await expectAccessible(page, width === 768 || width === 720);
  }
}
