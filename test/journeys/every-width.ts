/** A page as a desk, a tablet and a phone show it, and as a desk shows it enlarged to 200 % (half the room for everything). */
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './visit.ts';

const desk = { width: 1440, height: 900 };
const rooms = [
  desk,
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
  { width: desk.width / 2, height: desk.height / 2 },
];

/** In light and in dark, without violation and without scrolling sideways, in every room, `title` (if told) on it. Ends at the desk. */
export async function expectAccessibleEverywhere(page: Page, title?: string): Promise<void> {
  for (const room of rooms) {
    await page.setViewportSize(room);
    if (title) await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expectAccessible(page, room.width === 768 || room.width === desk.width / 2);
  }
  await page.setViewportSize(desk);
}
