/**
 * Which kinds of page axe has looked at. In `npm test` each kind is looked at once for a desk and once for a phone, whichever
 * journey comes to it first; `npm run journeys` looks at every page every time. A kind with a violation is never noted, so that a
 * second try finds it, too.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export const fullDose = process.env.JOURNEYS_DOSE === 'full';

/** For all workers of one run; to be called once before them. */
export function beginLooking(): string {
  const folder = mkdtempSync(join(tmpdir(), 'opencpor-looked-at-'));
  process.env.JOURNEYS_LOOKED_AT = folder;
  return folder;
}

/** What stands on a page, without what differs from one claim to the next: its address, its parts, and whether something is open on it. */
const parts = `[
  location.pathname.replace(/[^/]*[A-Z0-9][^/]*/g, ':id'),
  ...['act', 'view', 'step', 'edit'].map((name) => new URLSearchParams(location.search).get(name) ?? ''),
  ...Array.from(document.querySelectorAll('main h2'), (heading) => heading.textContent),
  ...['[role=alert]', '[role=dialog], dialog[open]', 'main form', 'main table'].map(
    (what) => document.querySelector(what) !== null,
  ),
]`;

export interface Look {
  wide: boolean;
  /** The kind has been found without violations. */
  note(): void;
}

/** null: this kind of page needs no look any more. */
export async function nextLook(page: Page): Promise<Look | null> {
  const wide = (page.viewportSize()?.width ?? 0) >= 1000;
  const folder = process.env.JOURNEYS_LOOKED_AT;
  if (fullDose || folder === undefined) return { wide, note: () => undefined };
  const kind = JSON.stringify([wide, await page.evaluate(parts)]);
  const mark = join(folder, createHash('sha256').update(kind).digest('hex'));
  if (existsSync(mark)) return null;
  return { wide, note: () => writeFileSync(mark, kind) };
}
