/** What the journeys of all sides do: sign in with one click, look at a page, read a mail. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { fullDose, nextLook, type Look } from './looked-at.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const ofColour = ['color-contrast', 'link-in-text-block'];
const ofWidth = [
  'target-size',
  'scrollable-region-focusable',
  'aria-hidden-focus',
  'button-name',
  'link-name',
  'label',
  'duplicate-id-aria',
];

/** Animations that come to an end, and have not yet. */
const moving = `document.getAnimations().filter((one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < 5000).length`;

const testOf = new WeakMap<BrowserContext, string>();

/** A browser of one's own for each person, signed in. What earlier tests left open would go on asking, and is closed. */
export async function enter(browser: Browser, name: string): Promise<Page> {
  const { testId } = test.info();
  for (const earlier of browser.contexts())
    if ((testOf.get(earlier) ?? testId) !== testId) await earlier.close();
  const context = await browser.newContext();
  testOf.set(context, testId);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await signIn(page, name);
  return page;
}

export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Find a person or company').fill(name);
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('button', { name: `${name}: account` })).toBeVisible();
}

/**
 * No violation in light and in dark, and nothing that has to be scrolled sideways. `again`: the same page in another width, of
 * which only what depends on the width is looked at once more.
 */
export async function expectAccessible(page: Page, again = false): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const look = await nextLook(page);
  if (look && (fullDose || !again)) {
    // What lies under the bar that stays at the top is covered for now, and not too small.
    await page.evaluate('window.scrollTo(0, 0)');
    const found = [];
    for (const [colorScheme, rules] of looksAt(look, again))
      found.push(...(await violationsIn(page, colorScheme, rules)));
    await page.emulateMedia({ colorScheme: 'light' });
    expect.soft(found, page.url()).toEqual([]);
    if (found.length === 0) look.note();
  }
  const [wanted, given] = (await page.evaluate(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )) as [number, number];
  expect.soft(wanted, `${page.url()} is wider than its window`).toBeLessThanOrEqual(given);
}

type Scheme = 'light' | 'dark';

/** The rules of each look; null is all of WCAG. What is on a page is the same in the dark, so only colours are looked at again. */
function looksAt({ wide }: Look, again: boolean): [Scheme, string[] | null][] {
  if (!fullDose && !wide) return [['light', [...ofColour, ...ofWidth]]];
  return [
    ['light', again ? [...ofColour, ...ofWidth] : null],
    ['dark', ofColour],
  ];
}

async function violationsIn(page: Page, colorScheme: Scheme, rules: string[] | null): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  // The portal follows the system one render later; colours on their way are no colours yet.
  if ((await page.locator('#portal').count()) > 0)
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  await expect.poll(() => page.evaluate(moving), { timeout: 5_000 }).toBe(0);
  // In one process with the page, which is quicker. Fluent's charts have two stops that hand the focus on at once; they are no content.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-tabster-dummy]');
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(wcag)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) =>
        `${colorScheme}: ${id}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n').at(1)?.trim() ?? ''}`,
    ),
  );
}

/** The newest mail to somebody whose subject fits; mails are sent by a job, so it may take a moment. */
export async function openMail(page: Page, to: string, subject: string | RegExp): Promise<void> {
  const link = page.getByRole('region', { name: 'Mails' }).getByRole('link', { name: subject }).first();
  await expect(async () => {
    await page.goto(`/mailbox?to=${encodeURIComponent(to)}`);
    await expect(link).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible();
}

export const mailText = (page: Page) => page.getByRole('region', { name: 'The mail as text' });

/** The customer's link in the mail that is open. */
export async function consentLink(page: Page): Promise<string> {
  const address = await mailText(page)
    .getByRole('link', { name: /\/consent\/[\w-]+$/ })
    .first()
    .getAttribute('href');
  if (!address) throw new Error('the mail has no link to the request');
  return address;
}

/** Opens the customer's page from the mail, in English. */
export async function openRequest(
  page: Page,
  to: string,
  about: string | RegExp = /asks to become your partner of record/,
): Promise<string> {
  await openMail(page, to, about);
  const address = await consentLink(page);
  await page.goto(`${address}?lang=en`);
  await expect(
    page.getByRole('heading', { level: 1, name: /asks to become your partner of record/ }),
  ).toBeVisible();
  return address;
}

/** What the API answers the person of this page. */
export async function read<Answer>(page: Page, path: string): Promise<Answer> {
  const response = await page.request.get(path);
  expect(response.status(), path).toBe(200);
  return (await response.json()) as Answer;
}
