/** what may be official, from when, and on whose word. */
import { replay } from './history.ts';
import { ms, type Report, type Row, type Seen } from './read.ts';

export function checkOfficial(seen: Seen, report: Report): void {
  checkOneHolder(seen, report);
  checkHandovers(seen, report);
  for (const claim of seen.of.claim) checkClaim(seen, claim, report);
  checkReads(seen, report);
}

const begun = (row: Row): boolean => row['state'] === 'official' || row['state'] === 'ended';
/** A clock that was ahead had made it official: it never was, and whoever it had superseded goes on in a row of its own. */
const takenBack = (row: Row): boolean => row['ended_how'] === 'wrong-clock';
const keyOf = (row: Row): string => `${row['tenant_id']} ${row['key']}`;
const from = (row: Row): number => ms(row['official_from']);
const until = (row: Row): number => (row['until'] === null ? Infinity : ms(row['until']));

/** A-1, also as readers project it: a pending row begins by itself when its window ends, and ends the one it names. */
function checkOneHolder(seen: Seen, report: Report): void {
  for (const [key, rows] of Map.groupBy(seen.of.association, keyOf)) {
    const held = rows.filter(begun).toSorted((a, b) => from(a) - from(b) || until(a) - until(b));
    held.forEach((row, index) => {
      const earlier = held
        .slice(0, index)
        .find((other) => from(row) < until(other) && from(row) < until(row) && from(other) < until(other));
      if (earlier)
        report(
          'A-1',
          key,
          `lines ${earlier['line_id']} and ${row['line_id']} were official at ${row['official_from']}`,
        );
    });
    const live = held.filter((row) => row['state'] === 'official');
    const coming = rows.filter((row) => row['state'] === 'pending');
    if (live.length > 1 || coming.length > 1) report('A-1', key, 'more than one live row');
    for (const row of coming) {
      if (row['official_from'] === null) continue;
      const other = live.find((one) => one['line_id'] !== row['supersedes_line_id']);
      if (other) report('A-1', key, `line ${row['line_id']} will begin beside line ${other['line_id']}`);
    }
  }
}

/** the old period ends and the new one begins at one instant, written by one transaction. */
function checkHandovers(seen: Seen, report: Report): void {
  for (const row of seen.of.association) {
    if (row['ended_how'] === 'superseded') {
      const next = seen.of.association.find(
        (other) =>
          keyOf(other) === keyOf(row) &&
          begun(other) &&
          other['supersedes_line_id'] === row['line_id'] &&
          from(other) === until(row),
      );
      if (!next)
        report(
          'A-6',
          keyOf(row),
          `line ${row['line_id']} was superseded and nobody follows at ${row['until']}`,
        );
      else if (beginning(seen, next)?.['xmin'] !== ending(seen, row)?.['xmin'])
        report(
          'A-6',
          keyOf(row),
          `line ${row['line_id']} ended in another transaction than its successor began`,
        );
    }
    if (row['supersedes_line_id'] === null || !begun(row) || takenBack(row)) continue;
    const old = seen.of.association.filter(
      (other) => other['line_id'] === row['supersedes_line_id'] && other['ended_how'] === 'superseded',
    );
    if (!old.some((other) => until(other) === from(row)))
      report(
        'A-6',
        keyOf(row),
        `line ${row['line_id']} follows a line that did not end at ${row['official_from']}`,
      );
  }
}

const says = (entry: Row, lineId: unknown, state: string): boolean =>
  Object.entries(entry['after'] as Row).some(
    ([path, value]) =>
      path.startsWith(`associations.${lineId}`) && path.endsWith('.state') && value === state,
  );
const beginning = (seen: Seen, row: Row): Row | undefined =>
  seen
    .byClaim('history', row['claim_id'])
    .find((entry) => says(entry, row['line_id'], 'official') && ms(entry['at']) === from(row));
const ending = (seen: Seen, row: Row): Row | undefined =>
  seen
    .byClaim('history', row['claim_id'])
    .find((entry) => says(entry, row['line_id'], 'ended') && ms(entry['at']) === until(row));

/** Follows one claim through its history: every refusal stands until it is undone, every beginning has its reasons at that moment. */
function checkClaim(seen: Seen, claim: Row, report: Report): void {
  const refused = new Set<string>();
  replay(seen.byClaim('history', claim['id']), (entry, state) => {
    const detail = entry['detail'] as Row;
    const where = `claim ${claim['id']} entry ${entry['number']}`;
    if (entry['act'] === 'undo-decision')
      for (const line of (detail['refused'] ?? []) as string[]) refused.delete(line);
    for (const [path, value] of Object.entries(entry['after'] as Row)) {
      const lineId = /^associations\.([0-9a-f-]{36})(~\d+)?\.state$/.exec(path)?.[1];
      if (!lineId || value !== 'official') continue;
      if (refused.has(lineId))
        report('A-4', where, `line ${lineId} became official against a denial that stands`);
      checkBeginning(
        seen,
        { entry, state, lineId, row: path.slice(0, -'.state'.length), claim },
        (invariant, text) => report(invariant, where, `line ${lineId} ${text}`),
      );
    }
    if (entry['act'] !== 'refuse') return;
    for (const line of (detail['lines'] ?? []) as string[]) {
      refused.add(line);
      if (
        state.get(`lines.${line}.consent`) !== 'refused' ||
        state.get(`lines.${line}.association`) === 'official'
      )
        report('A-4', where, `line ${line} was refused and goes on`);
    }
  });
}

interface Beginning {
  entry: Row;
  state: Map<string, unknown>;
  lineId: string;
  row: string;
  claim: Row;
}

/** as things stood when the line became official. */
function checkBeginning(
  seen: Seen,
  { entry, state, lineId, row, claim }: Beginning,
  wrong: (invariant: string, text: string) => void,
): void {
  const line = (name: string): unknown => state.get(`lines.${lineId}.${name}`);
  const at = ms(state.get(`${row}.officialFrom`));
  // What a wrong clock had ended goes on: its reasons were looked at when it began, in a row that was taken back.
  const goesOn = seen.of.association.some(
    (other) => other['line_id'] === lineId && takenBack(other) && from(other) === at,
  );
  if (entry['act'] === 'undo-clock' && goesOn) return;
  if (ms(entry['at']) !== at) wrong('A-3', 'begins at another instant than its entry');
  if (line('review') !== 'approved') wrong('A-3', `is official and ${String(line('review'))}`);
  if (line('consent') !== 'agreed') wrong('A-3', `is official with consent ${String(line('consent'))}`);
  const by = state.get(`${row}.consentBy`);
  if (by === 'code') {
    const redeemed = seen.of.consent_code.some(
      (code) =>
        code['redeemed_by_claim_id'] === claim['id'] &&
        [line('itemId'), line('subscriptionId')].some((item) => (code['items'] as unknown[]).includes(item)),
    );
    if (!redeemed) wrong('A-2', 'is official by a code that was never redeemed');
    return;
  }
  const round = Number(line('round'));
  if (state.get(`rounds.${round}.silence`) === 'refuses' && by !== 'trusted-contact' && by !== 'tenant-admin')
    wrong('A-3', `is official by ${String(by)}, where an agreement was needed`);
  checkNotices(seen, claim, round, at, (text) => wrong('A-3', text));
  const accepted = seen
    .byClaim('history', claim['id'])
    .some(
      (other) =>
        other['act'] === 'agree' &&
        other['actor_side'] === 'customer' &&
        (other['detail'] as Row)['early'] === true &&
        ((other['detail'] as Row)['lines'] as string[]).includes(lineId) &&
        Number(other['number']) <= Number(entry['number']),
    );
  // A trusted contact's keep without the code is recorded, and the window runs on.
  if (accepted && (by === 'trusted-contact' || by === 'tenant-admin')) return;
  const window = state.get(`rounds.${round}.window`) as Row | null;
  if (!window) wrong('A-2', 'is official without a window');
  else if (at < ms(line('consentEndsAt')) || at < ms(window['endsAt']))
    wrong('A-2', `is official at ${String(entry['at'])}, its window ends ${String(line('consentEndsAt'))}`);
}

/** The one named last and at least one trusted contact had their notices, and the named one's had not come back. */
function checkNotices(
  seen: Seen,
  claim: Row,
  round: number,
  at: number,
  wrong: (text: string) => void,
): void {
  const sent = seen
    .byClaim('notice', claim['id'])
    .filter(
      (notice) =>
        notice['round'] === round && notice['purpose'] === 'decide' && ms(notice['queued_at']) <= at,
    );
  const reached = (notice: Row): boolean => notice['accepted_at'] !== null && ms(notice['accepted_at']) <= at;
  const back = (notice: Row): boolean => notice['bounced_at'] !== null && ms(notice['bounced_at']) < at;
  const named = sent
    .filter((notice) => notice['named'] === true)
    .toSorted((a, b) => ms(a['queued_at']) - ms(b['queued_at']))
    .at(-1);
  if (!named || !reached(named)) wrong('is official before the named contact was told');
  else if (back(named)) wrong('is official although the named contact’s notice came back');
  if (!sent.some((notice) => notice['trusted'] === true && reached(notice) && !back(notice)))
    wrong('is official before a trusted contact was told');
}

const endedByPerson = new Set(['customer', 'partner']);
const graceMs = 5000;
const seenUntil = (row: Row): number => until(row) + (row['ended_how'] === 'superseded' ? graceMs : 0);

/**
 * A pending row counts from the instant at which readers see it official. While the program's clock is paused (K-1) somebody
 * may read and another end it at one instant, in that order; what ends by the clock alone has no such order. Who is superseded is
 * seen so a moment after the end of the rival's window, as the rival is seen official. What was read under a row that was taken back
 * later stays: it was live then.
 */
function checkReads(seen: Seen, report: Report): void {
  for (const read of seen.of.usage_read) {
    const row = seen.of.association.find((one) => one['id'] === read['association_id']);
    const at = ms(read['at']);
    if (
      !row ||
      row['official_from'] === null ||
      row['state'] === 'void' ||
      at < from(row) ||
      (at > seenUntil(row) && !takenBack(row)) ||
      (at === seenUntil(row) && !endedByPerson.has(String(row['ended_how']))) ||
      row['partner_id'] !== read['partner_id']
    ) {
      report('A-5', `usage read ${read['id']}`, `at ${read['at']} without an association`);
    }
  }
}
