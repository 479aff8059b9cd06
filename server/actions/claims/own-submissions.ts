import type { World } from '../../../rules/claim/facts.ts';
import { submissionPeriod } from '../../../rules/claim/submission-limit.ts';
import { listSubmittedKeys } from '../../store/claims/claim-reads.ts';
import type { Tx } from '../../store/postgres/tx.ts';

/** The world with the keys that the account has submitted lately, for acts that submit lines or say what submitting will. */
export async function withSubmissions<W extends Pick<World, 'ownSubmissions'>>(
  tx: Tx,
  world: W,
  whose: { tenantId: string; partnerId: string },
  now: string,
): Promise<W> {
  // The last day counts as a whole, in whatever zone it is.
  const since = Temporal.Instant.from(now).subtract({ hours: 24 * (submissionPeriod.amount + 2) });
  return { ...world, ownSubmissions: await listSubmittedKeys(tx, { ...whose, since: since.toString() }) };
}
