/** A-2 (the date itself), C-4 and C-5: every deadline against the independent calendar, armed where something is awaited, fired once. */
import { oracleDeadline, oracleLocalDate, type OracleAnswer } from '../oracle/calendar.ts';
import { wordOf } from './history.ts';
import { ms, type Report, type Row, type Seen } from './read.ts';

export interface Clocks {
  /** Everything that was due by then must be written down. */
  sweptAt?: string;
  /** What the time really was when the rows were read, whatever any clock said. */
  readAt?: string;
}

/** So long after its end the end of a window is written: refusals that arrived in time may still be on their way. */
const graceMs = 5000;

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

export function checkClocks(seen: Seen, { sweptAt }: Clocks, report: Report): void {
  for (const deadline of seen.of.deadline) {
    const where = `claim ${deadline['claim_id']} ${deadline['kind']} ${deadline['round']} ${deadline['party']}`;
    const basis = deadline['basis'] as Row;
    if (ms(deadline['due_at']) !== ms(basis['endsAt']))
      report('C-5', where, `is due ${deadline['due_at']}, found was ${basis['endsAt']}`);
    checkDate(
      seen,
      basis,
      deadline['kind'] === 'refusal-window' || deadline['kind'] === 'undo' ? 'A-2' : 'C-5',
      where,
      report,
    );
    if (
      sweptAt &&
      deadline['state'] === 'armed' &&
      deadline['stopped_at'] === null &&
      ms(deadline['due_at']) + (deadline['kind'] === 'refusal-window' ? graceMs : 0) <= ms(sweptAt)
    )
      report('C-5', where, 'was due and has not fired');
  }
  for (const round of seen.of.consent_round) {
    if (round['basis'] === null) continue;
    const where = `claim ${round['claim_id']} round ${round['number']}`;
    const basis = round['basis'] as Row;
    const customer = seen.customers.get(round['tenant_id'] as string);
    if (basis['zone'] !== customer?.['zone'])
      report('A-2', where, `counted in ${basis['zone']}, the customer's zone is ${customer?.['zone']}`);
    if (ms(round['ends_at']) !== ms(basis['endsAt'])) report('A-2', where, 'ends_at is not what was found');
    checkDate(seen, basis, 'A-2', where, report);
  }
  for (const claim of seen.of.claim) {
    checkFired(seen, claim, report);
    checkAwaited(seen, claim, report);
  }
}

/** K-1 in rows: nothing has begun, ended or been written down at an instant that has not come, but for what was taken back. */
export function checkTimes(seen: Seen, { readAt }: Clocks, report: Report): void {
  if (!readAt) return;
  const late = (value: unknown): boolean => value !== null && ms(value) > ms(readAt);
  for (const row of seen.of.association) {
    const begun =
      row['state'] === 'official' || (row['state'] === 'ended' && row['ended_how'] !== 'wrong-clock');
    if (begun && (late(row['official_from']) || late(row['until'])))
      report(
        'K-1',
        `association ${row['id']}`,
        `${row['state']} from ${row['official_from']} until ${row['until']}`,
      );
  }
  const undone = (entry: Row): boolean =>
    seen
      .byClaim('history', entry['claim_id'])
      .some((later) => later['act'] === 'undo-clock' && Number(later['number']) > Number(entry['number']));
  for (const entry of seen.of.history)
    if ((late(entry['at']) || late(entry['recorded_at'])) && !undone(entry))
      report('K-1', `claim ${entry['claim_id']} entry ${entry['number']}`, `is of ${entry['at']}`);
  for (const deadline of seen.of.deadline) {
    const told = seen
      .byClaim('history', deadline['claim_id'])
      .some((entry) => undone(entry) && ms(entry['at']) === ms(deadline['due_at']));
    if (deadline['state'] === 'fired' && late(deadline['due_at']) && !told)
      report(
        'K-1',
        `claim ${deadline['claim_id']} ${deadline['kind']}`,
        `fired and is due ${deadline['due_at']}`,
      );
  }
}

const answers = new Map<string, OracleAnswer>();

/** The oracle's answer depends on the quarter of an hour in which it began, so equal ones are asked once. */
function checkDate(seen: Seen, basis: Row, invariant: string, where: string, report: Report): void {
  const rule = basis['rule'] as { amount: number; unit: 'business-days' | 'calendar-days' };
  const name = `${basis['calendarId']} ${basis['calendarVersion']}`;
  const calendar = seen.calendars.get(name);
  if (!calendar) return report(invariant, where, `no calendar ${name}`);
  const zone = basis['zone'] as string;
  const started = ms(basis['startedAt']);
  const key = `${Math.floor(started / 900_000)} ${oracleLocalDate(started, zone)} ${zone} ${rule.amount} ${rule.unit} ${JSON.stringify(calendar)}`;
  const answer =
    answers.get(key) ??
    oracleDeadline({ ...rule, ...calendar, startedAt: basis['startedAt'] as string, zone });
  answers.set(key, answer);
  if (answer.endsAtMs !== ms(basis['endsAt']) || answer.lastDay !== basis['lastDay']) {
    report(
      invariant,
      where,
      `ends ${basis['endsAt']}, the calendar says ${new Date(answer.endsAtMs).toISOString()}`,
    );
  }
}

/** One entry of the clock for each deadline that fired, at its own instant, and written down no earlier than that. */
function checkFired(seen: Seen, claim: Row, report: Report): void {
  const where = `claim ${claim['id']}`;
  const acts = new Set(Object.values(firedBy));
  const entries = seen
    .byClaim('history', claim['id'])
    .filter((entry) => entry['actor_side'] === 'system' && acts.has(entry['act'] as string));
  const fired = seen.byClaim('deadline', claim['id']).filter((deadline) => deadline['state'] === 'fired');
  const count = (list: string[]): string =>
    [...Map.groupBy(list, (one) => one)]
      .map(([one, all]) => `${one} × ${all.length}`)
      .toSorted()
      .join(', ');
  const said = count(entries.map((entry) => `${entry['act']} at ${new Date(ms(entry['at'])).toISOString()}`));
  const due = count(
    fired.map(
      (deadline) =>
        `${firedBy[deadline['kind'] as string]} at ${new Date(ms(deadline['due_at'])).toISOString()}`,
    ),
  );
  if (said !== due) report('C-5', where, `fired: ${due || 'none'}; written down: ${said || 'none'}`);
  for (const entry of entries)
    if (ms(entry['recorded_at']) < ms(entry['at']))
      report('C-5', where, `entry ${entry['number']} was written before its time`);
}

function checkAwaited(seen: Seen, claim: Row, report: Report): void {
  const where = `claim ${claim['id']} (${claim['number']}, ${claim['stage']})`;
  const armed = seen.byClaim('deadline', claim['id']).filter((deadline) => deadline['state'] === 'armed');
  const names = armed.map(
    (deadline) => `${deadline['kind']} ${deadline['round']} ${String(deadline['party']).split('#')[0]}`,
  );
  if (new Set(names).size !== names.length)
    report('C-4', where, `two of one kind are armed: ${names.join(', ')}`);
  const windows = new Set(
    armed.filter(({ kind }) => kind === 'refusal-window').map((deadline) => deadline['round']),
  );
  for (const { kind, round } of armed)
    if (kind === 'reminder' && !windows.has(round))
      report('C-4', where, `would remind of round ${round}, whose window does not run`);
  const tasks = seen.byClaim('task', claim['id']).filter((task) => task['closed_at'] === null);
  // A reminder waits for nobody.
  const waits = armed.filter(({ kind }) => kind !== 'reminder').length + tasks.length;
  if (waits > 0 || isAtEnd(seen, claim)) return;
  report('C-4', where, 'waits for nobody: no armed deadline and no open task');
}

function isAtEnd(seen: Seen, claim: Row): boolean {
  if (claim['stage'] === 'editing' || claim['stage'] === 'withdrawn') return true;
  if (claim['stage'] !== 'decided') return false;
  if (wordOf(seen, claim) === 'rejected-final') return true;
  return seen
    .byClaim('claim_line', claim['id'])
    .every(
      (line) =>
        line['review'] === 'withdrawn' ||
        line['consent'] === 'refused' ||
        line['association'] !== 'none' ||
        (line['review'] === 'rejected' && line['final'] === true),
    );
}
