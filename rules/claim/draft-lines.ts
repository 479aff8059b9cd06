/** The lines of a claim while they are typed. */
import type { Instant } from '../time/meant.ts';
import { setWithdrawn } from './line-state.ts';
import { leaveArbitration } from './arbitration.ts';
import type { Catalog } from '../programme/catalog.ts';
import { activitiesOf } from './entry.ts';
import type { ClaimFacts, Line, World } from './facts.ts';
import type { Problem } from '../engine/denial.ts';
import { stopAsking } from './reject.ts';
import { disarm } from '../engine/deadline.ts';
import type { Work } from './work.ts';

export interface LineInput {
  id: string;
  itemId: string;
  activity: string;
  subscriptionId: string | null;
}

export function newLine(catalog: Catalog, facts: ClaimFacts, input: LineInput, ordinal: number): Line {
  return {
    id: input.id,
    claimId: facts.claim.id,
    ordinal,
    ...meaning(catalog, facts, input),
    key: null,
    review: 'undecided',
    rejectionCodes: [],
    rejectionText: null,
    rejectedBy: null,
    rejectedAt: null,
    evidence: null,
    remedy: null,
    disputeUntil: null,
    final: false,
    disputed: false,
    consent: 'not-asked',
    consentBy: null,
    round: null,
    consentEndsAt: null,
    refusalUndoneAt: null,
    association: 'none',
    evaluation: 'not-due',
    arbitration: 'none',
  };
}

type Meaning = Pick<Line, 'itemKind' | 'itemId' | 'subscriptionId' | 'activity' | 'kind'>;

/** Items and activities that do not exist are refused by the check that follows, whatever stands here for them. */
function meaning(
  catalog: Catalog,
  { claim, policy }: ClaimFacts,
  { itemId, subscriptionId, activity }: LineInput,
): Meaning {
  const [known] = activitiesOf(policy, claim.solutionArea, [activity]);
  const item = catalog.items.find((one) => one.id === itemId);
  return {
    itemKind: item?.kind ?? known?.level ?? 'workload',
    itemId,
    subscriptionId: subscriptionId?.toLowerCase() || null,
    activity,
    kind: known?.kind ?? 'usage',
  };
}

/**
 * Puts the list in place of the undecided lines. In a draft a line left out is gone; after submission it is withdrawn, because
 * history and the customer may know it. Lines already decided stay as they are and need not be sent.
 */
export function applyLines(work: Work, facts: ClaimFacts, lines: LineInput[], now: Instant): Problem[] {
  const { world } = work;
  const problems: Problem[] = [];
  const draft = facts.claim.stage === 'editing';
  const sent = new Map(lines.map((line) => [line.id, line]));
  const left = facts.lines.filter((line) => line.review === 'undecided' && !sent.has(line.id));
  if (draft) facts.lines = facts.lines.filter((line) => !left.includes(line));
  else {
    leaveArbitration(
      work,
      facts.claim.id,
      left.map((line) => line.id),
      now,
      'withdrawn',
    );
    withdrawLines(facts, left, now);
  }
  lines.forEach((input, index) => {
    const line = facts.lines.find((one) => one.id === input.id);
    if (!line) {
      const ordinal = Math.max(0, ...facts.lines.map((one) => one.ordinal)) + 1;
      facts.lines.push(newLine(world.catalog, facts, input, ordinal));
    } else if (!isSame(world, facts, line, input)) {
      if (line.review !== 'undecided' || line.consent === 'refused')
        problems.push({ code: 'line-not-open', pointer: `/lines/${index}` });
      else changeLine(work, facts, line, input, now);
    }
  });
  if (draft)
    facts.lines
      .sort((a, b) => order(sent, a) - order(sent, b))
      .forEach((line, index) => {
        line.ordinal = index + 1;
      });
  return problems;
}

function order(sent: Map<string, LineInput>, line: Line): number {
  return [...sent.keys()].indexOf(line.id);
}

function isSame(world: World, facts: ClaimFacts, line: Line, input: LineInput): boolean {
  const next = meaning(world.catalog, facts, input);
  // A subscription left out stands for the one that was found at submit.
  const subscriptionId = next.subscriptionId ?? (line.key === null ? null : line.subscriptionId);
  return (
    line.itemId === next.itemId && line.activity === next.activity && line.subscriptionId === subscriptionId
  );
}

/** Another item is another question to the customer and another key: what was found out about the old one is void. */
function changeLine(work: Work, facts: ClaimFacts, line: Line, input: LineInput, now: Instant): void {
  leaveArbitration(work, facts.claim.id, [line.id], now, 'withdrawn');
  stopAsking(facts, [line], now);
  Object.assign(line, meaning(work.world.catalog, facts, input), { key: null, arbitration: 'none' });
}

/** Takes lines back; the caller closes their arbitration first, while their standing in it can still be read. */
export function withdrawLines(facts: ClaimFacts, lines: Line[], now: Instant): void {
  for (const line of lines) {
    setWithdrawn(line);
    line.disputed = false;
    line.disputeUntil = null;
  }
  stopAsking(facts, lines, now);
  if (!facts.lines.some((line) => line.disputed)) disarm(facts, ['dispute-answer']);
}
