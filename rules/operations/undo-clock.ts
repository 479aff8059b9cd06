/**
 * undo-clock: takes back what a clock that was ahead made true before its time (domain 6). What it made official is asked again with
 * new notices and a full window, whoever was superseded goes on as if it had never ended, and a dispute period, an answer or an undo that
 * was cut short begins again in full. What people did meanwhile stays, with its date.
 */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { notOfficial, setAssociation } from '../claim/line-state.ts';
import { announce } from '../claim/tell.ts';
import type { Association, ClaimFacts, Line, World } from '../claim/facts.ts';
import { isEarly } from '../claim/consent.ts';
import { isCovered, openRound } from '../claim/round.ts';
import { clockActor } from '../rights/role.ts';
import { closeTasks } from '../claim/clocks.ts';
import { compareInstants } from '../time/instant.ts';
import { currentAssociation, heldElsewhere } from '../claim/line-key.ts';
import { deliveryOf, roundOf } from '../claim/window.ts';
import type { Entry, Step } from '../claim/step.ts';
import { answerAgain, disputeAgain, undoAgain } from './periods-again.ts';
import { tellUndoneClock, recipientsOf } from './tell-undone-clock.ts';
import { tellPartnerAndOwner } from '../claim/tell.ts';
import { reviewAgain, takeBackRefusal } from '../claim/undo.ts';
import { openCases } from '../claim/arbitration.ts';
import { type Work, begin, finish, record } from '../claim/work.ts';

/** An entry that was written with a time that has not come. */
export type WrongEntry = Pick<Entry, 'act' | 'at' | 'before' | 'after' | 'detail'> & { side: string };

/** Usage of a line that was read while it stood as official. */
export interface WrongReads {
  lineId: Id<'line'>;
  by: string;
  count: number;
}

export interface UndoClock {
  /** By claim; a claim that is in the world and not here has nothing to take back. */
  entries: ReadonlyMap<string, readonly WrongEntry[]>;
  reads: readonly WrongReads[];
  reason: string;
}

/** What is taken back of one line, with the instant from which the wrong clock had it so. */
export interface LineBack {
  line: Line;
  from: string | null;
}

export interface TakenBack {
  facts: ClaimFacts;
  /** Was official, waits again in a new window. */
  again: LineBack[];
  /** Was not official yet; its period was counted by the wrong clock and is counted again in full. */
  waiting: Line[];
  /** Accepted by somebody who may: stays official, from now on instead of from a day to come. */
  moved: LineBack[];
  /** Was superseded, goes on as if never ended. */
  restored: Line[];
  /** Rejected for good, may be disputed again. */
  disputable: Line[];
  /** Rejected because the partner had not answered, may be answered again. */
  answerable: Line[];
  /** Refusals that can be undone again. */
  undoable: Line[];
  /** What the wrong clock wrote and is left as it is. */
  left: { act: string; at: Instant }[];
  /** What people and the mail did meanwhile: it stays with its date. */
  kept: { act: string; at: Instant }[];
}

export function undoClock(world: World, input: UndoClock, now: Instant): { step: Step; claims: TakenBack[] } {
  const work = begin(world);
  const claims = work.world.claims.flatMap((facts) =>
    input.entries.has(facts.claim.id) ? [nothingYet(facts)] : [],
  );
  const entriesOf = (back: TakenBack): readonly WrongEntry[] => input.entries.get(back.facts.claim.id) ?? [];
  for (const back of claims) takeOfficialBack(work, back, entriesOf(back), now);
  for (const back of claims) restoreSuperseded(work, back, claims, input, now);
  for (const back of claims) {
    findWaiting(back, entriesOf(back), now);
    const told = recipientsOf(back);
    askAgain(work, back, now);
    reviewAgain(work, back.facts, now);
    const disputeUntil = disputeAgain(work, back, entriesOf(back), now);
    const undoUntil = undoAgain(work, back, entriesOf(back), now);
    const answerBy = answerAgain(work, back, entriesOf(back), now);
    sortTheRest(back, entriesOf(back));
    recordBack(work, back, input.reason, now);
    tellUndoneClock(work, back, { told, reads: input.reads, disputeUntil, undoUntil, answerBy });
  }
  // Rivals are told, and each has an entry of its own, once every claim of this step has its entry.
  for (const back of claims) {
    if (back.answerable.length === 0) continue;
    openCases(work, back.facts.claim.id, now);
    recordBack(work, back, input.reason, now);
  }
  return { step: finish(work), claims };
}

function nothingYet(facts: ClaimFacts): TakenBack {
  return {
    facts,
    again: [],
    waiting: [],
    moved: [],
    restored: [],
    disputable: [],
    answerable: [],
    undoable: [],
    left: [],
    kept: [],
  };
}

const says = (entry: WrongEntry, line: Line, state: Association['state']): boolean =>
  Object.entries(entry.after).some(
    ([path, value]) =>
      path.startsWith(`associations.${line.id}`) && path.endsWith('.state') && value === state,
  );

function takeOfficialBack(work: Work, back: TakenBack, entries: readonly WrongEntry[], now: Instant): void {
  const { facts } = back;
  for (const line of facts.lines) {
    const row = currentAssociation(facts, line.id);
    if (row?.state !== 'official' || !entries.some((entry) => says(entry, line, 'official'))) continue;
    const from = row.officialFrom;
    if (mayStay(work.world, facts, line, row, now)) {
      moveTo(facts, row, now);
      back.moved.push({ line, from });
    } else if (line.key === null || !heldElsewhere(work.world, facts.claim.id, line.key, 'pending')) {
      strike(row);
      setAssociation(line, notOfficial);
      closeTasks(facts, now, 'ended', (task) => task.kind === 'end-requested' && task.subject === line.id);
      announce(work, facts, 'association.ended', now, line, { how: 'wrong-clock' });
      back.again.push({ line, from });
    }
  }
}

/** Somebody accepted it who may, or a code did, and the notices had left before: only its date was wrong. */
function mayStay(world: World, facts: ClaimFacts, line: Line, row: Association, now: Instant): boolean {
  if (row.supersedesLineId !== null || line.consent !== 'agreed') return false;
  if (isCovered(world.tenant, facts.claim.id, line)) return true;
  if (line.round === null || !isEarly(facts, line)) return false;
  const { startAt, trusted } = deliveryOf(facts, line.round);
  return trusted && startAt !== null && compareInstants(startAt, now) <= 0;
}

/** It never was: a row without a moment in it, which never earns. */
function strike(row: Association): void {
  row.state = 'ended';
  row.until = row.officialFrom;
  row.endedHow = 'wrong-clock';
  row.endReason = null;
  row.neverEarns = true;
}

/** A row of the same line in its place; the earlier one keeps what was read under it. */
function again(facts: ClaimFacts, { id: _id, ...row }: Association, more: Partial<Association>): void {
  facts.associations.push({ ...row, ...more });
}

function moveTo(facts: ClaimFacts, row: Association, now: Instant): void {
  again(facts, row, { officialFrom: now });
  strike(row);
}

function restoreSuperseded(
  work: Work,
  { again: lines }: TakenBack,
  claims: readonly TakenBack[],
  { entries }: UndoClock,
  now: Instant,
): void {
  for (const { line, from } of lines) {
    reopenCase(work.world, line);
    for (const other of claims) {
      const old = other.facts.lines.find((one) => one.id !== line.id && one.key === line.key);
      const row = old && currentAssociation(other.facts, old.id);
      if (!old || row?.state !== 'ended' || row.endedHow !== 'superseded' || row.until === null) continue;
      const wrong = entries.get(other.facts.claim.id)?.filter(({ act }) => act === 'supersede') ?? [];
      const entry = wrong.findLast(({ detail }) => detail['lineId'] === old.id);
      const early = entries.get(other.facts.claim.id)?.some((one) => says(one, old, 'official')) ?? false;
      if (!entry || early || from === null || compareInstants(row.until, from) !== 0) continue;
      again(other.facts, row, { state: 'official', until: null, endedHow: null, endReason: null });
      strike(row);
      setAssociation(old, {
        association: 'official',
        evaluation: old.evaluation === 'not-due' ? 'due' : old.evaluation,
      });
      const before = entry.before[`lines.${old.id}.arbitration`];
      if (before !== undefined) old.arbitration = before === 'won' ? 'won' : 'none';
      announce(work, other.facts, 'association.official', now, old);
      other.restored.push(old);
    }
  }
}

/** Its winner waits again. */
function reopenCase(world: World, line: Line): void {
  const one = world.cases.findLast((candidate) => candidate.key === line.key);
  if (one?.state !== 'closed' || one.outcome !== 'done' || one.winnerLineId !== line.id) return;
  one.state = 'decided';
  one.outcome = null;
}

/** Asked, or reached, at a time that has not come; or the end of its window was. */
function findWaiting(back: TakenBack, entries: readonly WrongEntry[], now: Instant): void {
  const { facts } = back;
  const late = (instant: Instant | null): boolean => instant !== null && compareInstants(instant, now) > 0;
  for (const line of facts.lines) {
    if (line.association !== 'none' || line.round === null || back.again.some((one) => one.line === line))
      continue;
    const silent = line.consent === 'refused' && line.consentBy === 'silence';
    if (!silent && line.consent !== 'open' && line.consent !== 'notice-pending' && line.consent !== 'agreed')
      continue;
    const closed = entries.some(
      (entry) => entry.act === 'close-window' && `lines.${line.id}.consent` in entry.after,
    );
    const asked = facts.notices.some(
      (notice) =>
        notice.round === line.round &&
        notice.purpose === 'decide' &&
        (late(notice.queuedAt) || late(notice.acceptedAt)),
    );
    if (!closed && !asked && !late(roundOf(facts, line.round).openedAt)) continue;
    // Silence had refused it before its time, which is nobody's refusal that was undone.
    if (silent) takeBackRefusal(line, line.refusalUndoneAt);
    back.waiting.push(line);
  }
}

function askAgain(work: Work, { facts, again: taken, waiting }: TakenBack, now: Instant): void {
  const lines = [...taken.map(({ line }) => line), ...waiting];
  const rounds = new Set(lines.flatMap((line) => line.round ?? []));
  if (lines.length === 0) return;
  openRound(
    work,
    facts.claim.id,
    lines.map((line) => line.id),
    now,
    'wrong-clock',
  );
  // An early acceptance of these lines has nothing left to undo.
  for (const deadline of facts.deadlines)
    if (
      deadline.kind === 'undo' &&
      deadline.state === 'armed' &&
      lines.some((line) => line.id === deadline.party)
    )
      deadline.state = 'settled';
  // What waits for the same contacts in an old round of which nothing is left is no longer anybody's work.
  for (const round of rounds)
    if (!facts.lines.some((line) => line.round === round))
      closeTasks(
        facts,
        now,
        'void',
        (task) => task.kind === 'contact-bounced' && task.detail['round'] === round,
      );
}

/** Of what is taken back nothing is left to say; the rest is listed. */
function sortTheRest(back: TakenBack, entries: readonly WrongEntry[]): void {
  for (const entry of entries) {
    const { act, at } = entry;
    if (entry.side !== 'system' || act === 'deliver-notice' || act === 'bounce-notice' || act === 'scan-file')
      back.kept.push({ act, at });
    else if (!isBack(back, entry)) back.left.push({ act, at });
  }
}

function isBack(back: TakenBack, { act, detail }: WrongEntry): boolean {
  const asked = [
    ...back.again.map(({ line }) => line),
    ...back.waiting,
    ...back.moved.map(({ line }) => line),
  ];
  const has = (lines: readonly Line[], ids: unknown): boolean =>
    Array.isArray(ids) && ids.every((id) => lines.some((line) => line.id === id));
  if (act === 'close-window')
    return (
      detail['unconfirmed'] === undefined &&
      has(asked, detail['agreed']) &&
      has(asked, detail['silent'] ?? [])
    );
  if (act === 'supersede') return has(back.restored, [detail['lineId']]);
  if (act === 'finalise-rejection') return has(back.disputable, detail['lines']);
  if (act === 'expire-answer') return has(back.answerable, detail['lines']);
  if (act === 'expire-undo') return has([...back.undoable, ...asked], [detail['lineId']]);
  return act === 'undo-clock';
}

function recordBack(work: Work, back: TakenBack, reason: string, now: Instant): void {
  const { facts } = back;
  const ids = (lines: readonly Line[]): string[] => lines.map((line) => line.id);
  const found = {
    again: ids(back.again.map(({ line }) => line)),
    waiting: ids(back.waiting),
    moved: ids(back.moved.map(({ line }) => line)),
    restored: ids(back.restored),
    disputable: ids(back.disputable),
    answerable: ids(back.answerable),
    undoable: ids(back.undoable),
  };
  record(work, facts.claim.id, {
    act: 'undo-clock',
    actor: clockActor,
    at: now,
    reason,
    detail: Object.fromEntries(Object.entries(found).filter(([, lines]) => lines.length > 0)),
  });
  tellPartnerAndOwner(work, facts, 'claim.clock-undone', now);
}
