/** A row of a list, brought to now: what the clock alone has made of its lines since they were written down. */
import type { Catalog } from '../../../rules/programme/catalog.ts';
import type { ClaimFacts, DeadlineKind, Line } from '../../../rules/claim/facts.ts';
import { partyOf } from '../../../rules/claim/status.ts';
import { endedFor } from '../../../rules/time/grace.ts';
import { reached } from '../../../rules/time/instant.ts';
import { outcomeOf, type LineOutcome } from '../../../rules/claim/status.ts';
import { findLines, type ClaimSummaryRow, type SummaryLine } from '../../store/claims/claim-summary.ts';
import type { Reference } from '../../store/engine/reference.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { supersededOf } from '../associations/list-associations.ts';

export interface OutcomeCount {
  outcome: LineOutcome;
  lines: number;
  /** Latest date of these lines that still lies ahead: until when the customer may object, or the partner may dispute. */
  until: string | null;
}

export interface ListedClaim extends ClaimSummaryRow {
  firstStatusWord: string;
  /** Of the side whose time runs out at `dueAt`. */
  dueZone: string | null;
  items: { kind: string; id: string; name: string }[];
  outcomes: OutcomeCount[];
}

/** Whose claims are listed, as the list was asked for. */
export interface Listing {
  reference: Reference;
  now: string;
  partnerId: string | null;
  tenantId: string | null;
  ownerZone: string;
  /** Does this end the transaction? */
  isLast: boolean;
}

/**
 * A line whose rival has become official since the last sweep has ended, though its own claim does not say so yet; the rival
 * is looked for with the system's eyes.
 */
export async function asListed(
  tx: Tx,
  rows: ClaimSummaryRow[],
  { reference, now, ownerZone, isLast, ...of }: Listing,
): Promise<ListedClaim[]> {
  // Both go out at once, and with the commit where nothing follows.
  const [lines, superseded] = await Promise.all([
    findLines(tx, rows),
    rows.length > 0 ? supersededOf(tx, now, of, isLast) : [],
  ]);
  const ended = new Set(superseded.map((one) => one.lineId));
  const asItIs = (line: SummaryLine): SummaryLine =>
    ended.has(line.id) ? { ...line, association: 'ended', endedHow: 'superseded' } : line;
  const at = { now, endedFor: endedFor(now) };
  return rows.map((row) => {
    const policy = reference.policies.get(row.policyId);
    const own = (lines.get(`${row.tenantId} ${row.id}`) ?? []).map(asItIs);
    return {
      ...row,
      firstStatusWord: policy?.firstStatusWord ?? 'editing',
      items: itemsOf(own, reference.catalog),
      outcomes: outcomesOf(row, own, policy?.partnerEndsAssociation ?? 'asks', at),
      dueZone: dueZoneOf(row, ownerZone),
    };
  });
}

/** The instant of the page, and the one at which a window must have ended to be over for its readers. */
interface At {
  now: string;
  endedFor: string;
}

function dueZoneOf(
  { dueKind, customerZone, locationZone }: ClaimSummaryRow,
  ownerZone: string,
): string | null {
  if (dueKind === null) return null;
  return { customer: customerZone, partner: locationZone, owner: ownerZone }[
    partyOf(dueKind as DeadlineKind)
  ];
}

function itemsOf(lines: SummaryLine[], catalog: Catalog): ListedClaim['items'] {
  const items = new Map(
    lines.map(({ itemKind, itemId }) => [`${itemKind} ${itemId}`, { kind: itemKind, id: itemId }]),
  );
  return [...items.values()].map((item) => ({
    ...item,
    name: catalog.items.find((known) => known.id === item.id)?.name ?? item.id,
  }));
}

function outcomesOf(
  row: ClaimSummaryRow,
  lines: SummaryLine[],
  partnerEnds: 'asks' | 'ends',
  at: At,
): OutcomeCount[] {
  const counts = new Map<LineOutcome, OutcomeCount>();
  for (const line of lines) {
    const outcome = outcomeNow(row, line, partnerEnds, at);
    const count = counts.get(outcome) ?? { outcome, lines: 0, until: null };
    count.lines += 1;
    const until =
      outcome === 'rejected'
        ? line.disputeUntil
        : outcome === 'waiting-for-customer'
          ? line.consentEndsAt
          : null;
    if (until !== null && !reached(at.now, until) && (count.until === null || reached(until, count.until)))
      count.until = until;
    counts.set(outcome, count);
  }
  return [...counts.values()];
}

/** The same word as the rules would say once they had written down what is due. */
function outcomeNow(
  row: ClaimSummaryRow,
  line: SummaryLine,
  partnerEnds: 'asks' | 'ends',
  { now, endedFor: ended }: At,
): LineOutcome {
  const expired = row.statusWritten === 'partner-action-required' && row.status !== row.statusWritten;
  if (expired && line.review === 'undecided')
    return row.status === 'rejected-final' ? 'rejected-final' : 'rejected';
  const official =
    line.association === 'none' && line.officialFrom !== null && reached(ended, line.officialFrom);
  const over =
    line.review === 'rejected' &&
    !line.disputed &&
    line.disputeUntil !== null &&
    reached(now, line.disputeUntil);
  // outcomeOf asks of the claim only who may end an association, and how this line's ended.
  const facts = {
    policy: { partnerEndsAssociation: partnerEnds },
    associations: [{ lineId: line.id, endedHow: line.endedHow }],
  } as unknown as ClaimFacts;
  return outcomeOf(facts, {
    ...line,
    rejectionCodes: line.refused ? ['customer-refused'] : [],
    association: official ? 'official' : line.association,
    final: line.final || over,
  } as unknown as Line);
}
