/**
 * The second line under a status: how many lines stand how, and until when (domain: "2 official, 1 refused by the
 * customer").
 */
import type { ClaimSummary, Standing } from '#sdk';
import type { Messages } from '../../messages/en.ts';
import { wordFor } from '../frame/words.ts';

type Texts = Pick<Messages, 'counts' | 'words'>;
type DayOf = (instant: string) => string;

export function secondLine(standing: Standing, { counts, words }: Texts, dayOf: DayOf): string[] {
  const rejected = standing.rejected - standing.rejectedFinal;
  const objection =
    standing.customerMayRefuseUntil && counts.customerUntil(dayOf(standing.customerMayRefuseUntil));
  const dispute = standing.disputeUntil && counts.disputeUntil(dayOf(standing.disputeUntil));
  const found: [number, string][] = [
    [standing.official, counts.official(standing.official)],
    [
      standing.waitingForCustomer,
      counts.waiting(standing.waitingForCustomer) + (objection ? ` (${objection})` : ''),
    ],
    [standing.noticePending, counts.noticePending(standing.noticePending)],
    [standing.paused, counts.paused(standing.paused)],
    [standing.unconfirmed, counts.unconfirmed(standing.unconfirmed)],
    [standing.undecided, counts.undecided(standing.undecided)],
    [standing.disputed, counts.disputed(standing.disputed)],
    [rejected, counts.rejected(rejected) + (dispute ? ` (${dispute})` : '')],
    [standing.rejectedFinal, counts.rejectedFinal(standing.rejectedFinal)],
    [standing.refused, counts.refused(standing.refused)],
    [standing.ended, counts.ended(standing.ended)],
    [standing.withdrawn, counts.withdrawn(standing.withdrawn)],
    [standing.contested, counts.contested(standing.contested)],
  ];
  const parts = found.filter(([n]) => n > 0).map(([, text]) => text);
  // Under a policy that asks at submission the customer may object before anything is decided.
  if (objection && standing.waitingForCustomer === 0) parts.push(objection);
  if (standing.waitingForArbitration) parts.push(counts.waitingForArbitration);
  for (const late of standing.overdue)
    parts.push(counts.overdueSince(wordFor(words.deadlinesPlain, late.kind), dayOf(late.since)));
  return parts;
}

const countOf: Record<string, keyof Messages['counts']> = {
  official: 'official',
  'waiting-for-customer': 'waiting',
  'notice-pending': 'noticePending',
  paused: 'paused',
  unconfirmed: 'unconfirmed',
  undecided: 'undecided',
  disputed: 'disputed',
  rejected: 'rejected',
  'rejected-final': 'rejectedFinal',
  'refused-by-customer': 'refused',
  ended: 'ended',
  withdrawn: 'withdrawn',
};

/** In lists only what the status does not say by itself. */
export function summaryLine(
  { outcomes, status, dueAt }: Pick<ClaimSummary, 'outcomes' | 'status' | 'dueAt'>,
  { counts }: Texts,
  dayOf: DayOf,
): string {
  const [first, ...others] = outcomes;
  const alone = others.length === 0 && first;
  if (status === 'editing' || (alone && first.outcome === 'undecided')) return '';
  if (alone && first.lines === 1 && first.outcome === status && first.until === null) return '';
  return outcomes
    .map(({ outcome, lines, until }) => {
      const name = countOf[outcome];
      const text = name
        ? (counts[name] as (n: number) => string)(lines)
        : `${lines} ${outcome.replaceAll('-', ' ')}`;
      // The clock of the claim has a column of its own, and so has the end of a dispute where no clock runs.
      if (until === null || until === dueAt || (dueAt === null && outcome === 'rejected')) return text;
      const dated =
        outcome === 'waiting-for-customer'
          ? counts.customerUntil(dayOf(until))
          : outcome === 'rejected'
            ? counts.disputeUntil(dayOf(until))
            : null;
      return dated ? `${text} (${dated})` : text;
    })
    .join(', ');
}
