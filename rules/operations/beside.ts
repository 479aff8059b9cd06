/**
 * What stands beside a claim's state, held against the history that speaks of it and against what the rules would have made of it:
 * windows, clocks, notices, files. Reads facts and entries only, so that it can judge what anybody has written.
 */
import type { Instant } from '../time/meant.ts';
import { type Calendar } from '../time/calendar.ts';
import { type DeadlineBasis, deadline } from '../time/deadline.ts';
import { compareInstants } from '../time/instant.ts';
import type { ClaimFacts } from '../claim/facts.ts';
import type { Entry } from '../claim/step.ts';

type Recorded = Pick<Entry, 'act' | 'at' | 'detail'>;
/** One version of one country's calendar. */
export type FindCalendar = (id: string, version: number) => Calendar | undefined;

/** Everything that does not fit, in words. */
export function checkBeside(
  facts: ClaimFacts,
  entries: readonly Recorded[],
  calendar: FindCalendar,
): string[] {
  return [
    ...facts.deadlines.flatMap(({ kind, round, party, basis }) =>
      checkBasis(`the ${kind} clock ${round} of ${party}`, basis, calendar),
    ),
    ...facts.rounds.flatMap((round) =>
      round.window ? checkBasis(`the window of round ${round.number}`, round.window, calendar) : [],
    ),
    ...checkWindows(facts),
    ...checkFired(facts, entries),
    ...checkNotices(facts, entries),
    ...checkFiles(facts, entries),
  ];
}

/** A date is found again from what is stored beside it. */
function checkBasis(what: string, basis: DeadlineBasis, find: FindCalendar): string[] {
  const calendar = find(basis.calendarId, basis.calendarVersion);
  if (!calendar)
    return [
      `${what} was found with calendar ${basis.calendarId} ${basis.calendarVersion}, which is not there`,
    ];
  const again = deadline(basis.rule, Temporal.Instant.from(basis.startedAt), basis.zone, calendar);
  return compareInstants(again.endsAt, basis.endsAt) === 0 && again.lastDay === basis.lastDay
    ? []
    : [`${what} ends ${basis.endsAt}; its calendar says ${again.endsAt}`];
}

/** A window begins when the relay accepted one of its requests, and the clock that closes it is the window's own. */
function checkWindows({ rounds, notices, deadlines, lines }: ClaimFacts): string[] {
  return rounds.flatMap(({ number, window, state }) => {
    if (!window) return [];
    const problems: string[] = [];
    const delivered = notices.some(
      (notice) =>
        notice.round === number &&
        notice.purpose === 'decide' &&
        notice.acceptedAt !== null &&
        compareInstants(notice.acceptedAt, window.startedAt) === 0,
    );
    if (!delivered)
      problems.push(
        `the window of round ${number} begins ${window.startedAt}, when none of its notices was delivered`,
      );
    const clocks = deadlines.filter((one) => one.kind === 'refusal-window' && one.round === number);
    if (clocks.length === 0) problems.push(`the window of round ${number} has no clock`);
    const waits = lines.some((line) => line.round === number && line.consent === 'open');
    if (state === 'open' && waits && !clocks.some((one) => one.state === 'armed'))
      problems.push(`the window of round ${number} is open and no clock runs`);
    return problems;
  });
}

const firedBy: Record<string, string> = {
  'review-start': 'mark-overdue',
  'review-decide': 'mark-overdue',
  'dispute-answer': 'mark-overdue',
  'partner-answer': 'expire-answer',
  'dispute-period': 'finalise-rejection',
  'refusal-window': 'close-window',
  reminder: 'remind-customer',
  undo: 'expire-undo',
  'contact-correction': 'expire-contact-correction',
  'arbitration-answer': 'expire-arbitration-answer',
};

/** A clock that ran out is in the history at its own instant, and what the history says of the clock has its clock. */
function checkFired({ deadlines }: ClaimFacts, entries: readonly Recorded[]): string[] {
  const name = (act: string, at: Instant): string => `${act} at ${Temporal.Instant.from(at).toString()}`;
  const clockActs = new Set(Object.values(firedBy));
  const fired = deadlines
    .filter(({ state }) => state === 'fired')
    .map(({ kind, basis }) => name(firedBy[kind] as string, basis.endsAt));
  const said = entries.filter(({ act }) => clockActs.has(act)).map(({ act, at }) => name(act, at));
  const count = (list: string[], one: string): number => list.filter((other) => other === one).length;
  return [...new Set([...fired, ...said])].flatMap((one) => {
    const [rows, told] = [count(fired, one), count(said, one)];
    if (rows < told) return [`the history says ${one}, and no clock ended then`];
    return rows > told && told === 0 ? [`a clock ran out (${one}) of which the history says nothing`] : [];
  });
}

/** What came back is told in the history by kind, and nothing that came back may count as delivered. */
function checkNotices({ notices }: ClaimFacts, entries: readonly Recorded[]): string[] {
  const problems = notices.flatMap((notice) =>
    notice.state === 'accepted' && notice.bouncedAt !== null
      ? [`a notice of round ${notice.round} came back and stands as delivered`]
      : [],
  );
  const kindOf = ({
    round,
    purpose,
    named,
    trusted,
  }: {
    round: unknown;
    purpose: unknown;
    named: unknown;
    trusted: unknown;
  }): string => JSON.stringify([round, purpose, named, trusted]);
  const came = entries.filter(({ act, detail }) => act === 'bounce-notice' && detail['hard'] === true);
  for (const [kind, told] of Map.groupBy(came, ({ detail }) => kindOf(detail as never))) {
    const rows = notices.filter(
      (notice) => kindOf(notice) === kind && notice.state !== 'queued' && notice.state !== 'accepted',
    );
    if (rows.length < told.length)
      problems.push(
        `${told.length} notices of round ${told[0]?.detail['round']} came back, and ${rows.length} stand so`,
      );
  }
  return problems;
}

/** The sum of each file's bytes stands in the entry with which it came. */
function checkFiles({ files }: ClaimFacts, entries: readonly Recorded[]): string[] {
  const added = new Map(
    entries.filter(({ act }) => act === 'add-file').map(({ detail }) => [String(detail['fileId']), detail]),
  );
  const problems = files.flatMap((file) => {
    const detail = added.get(file.id);
    if (!detail) return [`file ${file.id} is in no entry of the history`];
    return detail['sha256'] === file.sha256 &&
      Number(detail['size']) === file.size &&
      detail['name'] === file.name
      ? []
      : [`file ${file.id} is not the one that was added (SHA-256, size or name)`];
  });
  const here = new Set(files.map(({ id }) => id));
  for (const id of added.keys()) if (!here.has(id)) problems.push(`file ${id} was added and is not there`);
  return problems;
}
