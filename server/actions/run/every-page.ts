import { accept, type Outcome } from '../../../rules/engine/denial.ts';
import type { Page, PageAsked } from './page.ts';

const atOnce = 500;

/** Reads a list to its end and hands on each page as it comes; memory holds one page. */
export async function everyPage<Row>(
  find: (asked: PageAsked) => Promise<Outcome<Page<Row>>>,
  take: (rows: Row[], now: string) => Promise<void>,
): Promise<Outcome<null>> {
  for (let after: PageAsked['after'] = null; ;) {
    const found = await find({ limit: atOnce, after });
    if (!found.ok) return found;
    const { rows, next, now } = found.value;
    await take(rows, now);
    if (next === null) return accept(null);
    after = next;
  }
}
