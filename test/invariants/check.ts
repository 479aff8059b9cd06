/**
 * The invariants of the system as code of its own: it reads the database as the superuser and the folder of the file store, and
 * uses nothing of the product. Every test that runs the system may end with `expect(await checkInvariants(admin)).toEqual([])`.
 */
import type pg from 'pg';
import { checkClocks, checkTimes, type Clocks } from './clocks.ts';
import { checkHistories } from './history.ts';
import { checkOfficial } from './official.ts';
import { checkFiles, checkMails, checkNotices, checkReminders, type Relay } from './outside.ts';
import { readAll } from './read.ts';
import { checkSpoken } from './spoken.ts';

export interface CheckOptions extends Clocks, Relay {
  /** Only these customers; all when left out. */
  tenants?: string[];
  /** The file store's folder; without it the bytes are not looked at. */
  files?: string;
  /** Only these are looked for. */
  only?: string[];
  /** The client has a transaction open, which is to be looked at as it stands. */
  inTransaction?: boolean;
}

export interface Violation {
  invariant: string;
  where: string;
  detail: string;
}

export async function checkInvariants(
  admin: pg.ClientBase,
  options: CheckOptions = {},
): Promise<Violation[]> {
  const seen = await readAll(admin, options.tenants ?? null, options.inTransaction);
  const violations: Violation[] = [];
  const report = (invariant: string, where: string, detail: string): void => {
    if (!options.only || options.only.includes(invariant)) violations.push({ invariant, where, detail });
  };
  checkOfficial(seen, report);
  checkSpoken(seen, report);
  checkHistories(seen, report);
  checkClocks(seen, options, report);
  checkTimes(seen, options, report);
  checkNotices(seen, report);
  checkReminders(seen, report);
  checkMails(seen, options, report);
  checkFiles(seen, options.files ?? null, report);
  return violations;
}
