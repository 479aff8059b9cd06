/** Periods that a wrong clock cut short begin again in full: a dispute, the partner's answer, the undo of a refusal. */
import type { Instant } from '../time/meant.ts';
import { armPartnerAnswer, customerClock } from '../claim/clocks.ts';
import type { ClaimFacts, Line } from '../claim/facts.ts';
import { isDisputable } from '../claim/line-state.ts';
import { whyKeyNotFree } from '../claim/line-key.ts';
import { decideWhenComplete, disputesLeft, tidyDisputePeriods } from '../claim/reject.ts';
import type { DeadlineBasis } from '../time/deadline.ts';
import { armParty } from '../claim/window.ts';
import type { Work } from '../claim/work.ts';
import type { TakenBack, WrongEntry } from './undo-clock.ts';

const linesOf = (facts: ClaimFacts, ids: unknown): Line[] =>
  facts.lines.filter((line) => Array.isArray(ids) && ids.includes(line.id));

/** A rejection that became final: null when none is open again, or the claim is not decided and the period begins with that. */
export function disputeAgain(
  work: Work,
  back: TakenBack,
  entries: readonly WrongEntry[],
  now: Instant,
): DeadlineBasis | null {
  const { facts } = back;
  if (disputesLeft(facts) === 0) return null;
  for (const { detail } of entries.filter(({ act }) => act === 'finalise-rejection')) {
    for (const line of linesOf(facts, detail['lines'])) {
      if (line.review !== 'rejected' || !line.final || line.disputed) continue;
      if (line.rejectionCodes.some((code) => code.startsWith('customer-') || code === 'partner-request'))
        continue;
      line.final = false;
      line.disputeUntil = null;
      back.disputable.push(line);
    }
  }
  if (back.disputable.length === 0 || facts.claim.stage !== 'decided') return null;
  return decideWhenComplete(work, facts.claim.id, now);
}

const rejectionFields = [
  'review',
  'rejectionCodes',
  'rejectionText',
  'rejectedBy',
  'rejectedAt',
  'evidence',
  'remedy',
  'disputeUntil',
  'disputed',
  'final',
] as const;

/** The partner's answer, where nobody has gone on from the rejection and the lines can still be had. */
export function answerAgain(
  work: Work,
  back: TakenBack,
  entries: readonly WrongEntry[],
  now: Instant,
): DeadlineBasis | null {
  const { facts } = back;
  const { claim } = facts;
  const entry = entries.findLast(({ act }) => act === 'expire-answer');
  if (!entry || claim.stage !== 'decided') return null;
  const lines = linesOf(facts, entry.detail['lines']);
  const stands = (line: Line): boolean =>
    line.review === 'rejected' &&
    !line.disputed &&
    line.rejectionCodes.includes('no-partner-response') &&
    line.association === 'none' &&
    whyKeyNotFree(work.world, facts, line) === null;
  if (lines.length === 0 || !lines.every(stands)) return null;
  for (const line of lines) takeFrom(line, entry.before, `lines.${line.id}`, rejectionFields);
  claim.stage = 'partner-action-required';
  claim.decidedAt = null;
  takeFrom(claim, entry.before, 'claim', ['answerTo', 'requested', 'changedSinceRequestAt', 'decidedAt']);
  for (const line of facts.lines) if (isDisputable(line)) line.disputeUntil = null;
  tidyDisputePeriods(facts);
  back.disputable = back.disputable.filter((line) => !lines.includes(line));
  back.answerable.push(...lines);
  return armPartnerAnswer(work.world, facts, now);
}

/** As the entry found it. */
function takeFrom<T extends object>(
  row: T,
  before: WrongEntry['before'],
  path: string,
  names: readonly (keyof T & string)[],
): void {
  for (const name of names)
    if (`${path}.${name}` in before) row[name] = before[`${path}.${name}`] as T[typeof name];
}

/** A refusal that could no longer be undone: its links work again. */
export function undoAgain(
  work: Work,
  back: TakenBack,
  entries: readonly WrongEntry[],
  now: Instant,
): DeadlineBasis | null {
  const { facts } = back;
  const over = entries.filter(({ act }) => act === 'expire-undo');
  if (over.length === 0) return null;
  const basis = customerClock(work.world, facts.policy.undo, now);
  for (const { detail } of over) {
    const number = Number(detail['decision']);
    const line = facts.lines.find((one) => one.id === String(detail['lineId']).split('#')[0]);
    if (!line || line.consent !== 'refused' || line.refusalUndoneAt !== null) continue;
    if (line.review === 'withdrawn' || back.undoable.includes(line)) continue;
    armParty(facts, 'undo', number, line.id, basis);
    for (const notice of facts.notices) {
      if (notice.purpose !== 'undo' || notice.undoes !== number || notice.state !== 'void') continue;
      notice.state = notice.acceptedAt === null ? 'queued' : 'accepted';
      notice.undoUntil = basis.endsAt;
    }
    back.undoable.push(line);
  }
  return back.undoable.length > 0 ? basis : null;
}
