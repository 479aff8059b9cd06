/**
 * Books an approved run, a slice in each transaction. What is booked is found by what the books lack, so a program that died in the
 * middle goes on where it stopped, and two programs at once book nothing twice: the key of the books refuses it (M-1).
 */
import type { LeverName } from '../../../rules/incentives/terms.ts';
import { insertLedger, type LedgerRow } from '../../store/incentives/ledger.ts';
import {
  findPosting,
  findUnbooked,
  lockRun,
  type RunKey,
  type StoredEntry,
  writeRun,
} from '../../store/incentives/runs.ts';
import { newId, type Services } from '../run/context.ts';

export type Posting = Pick<Services, 'db' | 'clock' | 'random'>;

const slice = 500;

/** One slice of the oldest run that is being posted; false: there is none. */
export function postSlice(services: Posting, most = slice): Promise<boolean> {
  return services.db.transact({ side: 'system' }, { first: findPosting }, async (tx, now, key) => {
    const run = key && (await lockRun(tx, key));
    if (!run || run.state !== 'posting') return false;
    const open = await findUnbooked(tx, run, run.revision, most);
    await Promise.all(open.map((row) => insertLedger(tx, booked(services, run, row))));
    if (open.length < most)
      await writeRun(tx, { ...run, state: 'posted', version: run.version + 1, postedAt: now });
    return true;
  });
}

function booked(services: Posting, { programme, month, number }: RunKey, row: StoredEntry): LedgerRow {
  const { tenantId, associationId, partnerId, lever, earnedMonth, entry } = row;
  const said = entry as unknown as Omit<LedgerRow, 'minor' | 'earned'> & {
    minor: string;
    earned: { currency: string; minor: string };
  };
  return {
    ...said,
    id: newId(services),
    tenantId,
    associationId,
    partnerId,
    lever: lever as LeverName,
    earnedMonth,
    programme,
    runMonth: month,
    run: number,
    minor: BigInt(said.minor),
    earned: { currency: said.earned.currency, minor: BigInt(said.earned.minor) },
  };
}
