import type { World } from '../../../rules/claim/facts.ts';
import { submissionPeriod } from '../../../rules/claim/submission-limit.ts';
import { listSubmittedKeys } from '../../store/claims/claim-reads.ts';
import { findOwnPeople } from '../../store/parties/members.ts';
import type { Tx } from '../../store/postgres/tx.ts';

export interface OwnAccount {
  tenantId: string;
  partnerId: string;
  /** Of the claim's contact at the partner; null when none is named. */
  email: string | null;
}

/**
 * The world with what the act has to know of the account: the keys that it has submitted lately, for acts that submit lines or say
 * what submitting will, and whether the contact it names is one of its people.
 */
export async function withAccount<W extends Pick<World, 'ownSubmissions' | 'ownPeople'>>(
  tx: Tx,
  world: W,
  { tenantId, partnerId, email }: OwnAccount,
  now: string,
): Promise<W> {
  // The last day counts as a whole, in whatever zone it is.
  const since = Temporal.Instant.from(now).subtract({ hours: 24 * (submissionPeriod.amount + 2) });
  const [ownSubmissions, ownPeople] = await Promise.all([
    listSubmittedKeys(tx, { tenantId, partnerId, since: since.toString() }),
    email === null ? [] : findOwnPeople(tx, partnerId, email),
  ]);
  return { ...world, ownSubmissions, ownPeople };
}
