/** H-1 and C-3: the chain of each claim's history, its path, and the state it adds up to. Own code: nothing of the product is used. */
import { createHash } from 'node:crypto';
import { camel, plainJson, type Report, type Row, type Seen } from './read.ts';

/** domain 5.1 and 5.2, in the columns' words ('decided' stands for approved and rejected). */
const paths: Record<string, string[]> = {
  '': ['editing'],
  editing: ['submitted', 'withdrawn'],
  submitted: ['under-review', 'decided', 'withdrawn'],
  'under-review': ['partner-action-required', 'decided', 'withdrawn'],
  'partner-action-required': ['under-review', 'disputed', 'decided', 'withdrawn'],
  // Undoing a refusal of every line takes the claim back to where it was; a dispute opens it again.
  // An answer that a wrong clock had ended can be given again.
  decided: ['disputed', 'withdrawn', 'submitted', 'under-review', 'partner-action-required'],
  disputed: ['partner-action-required', 'decided', 'withdrawn', 'under-review'],
  withdrawn: [],
};

/** Columns that are no part of the state that history speaks of: bookkeeping, and what lists read. */
const aside: Record<string, Set<string>> = {
  claim: new Set([
    'xmin',
    'version',
    'updatedAt',
    'historyLength',
    'historyHash',
    'status',
    'nextStatus',
    'nextAt',
    'lastStatus',
    'lastAt',
    'dueAt',
    'dueKind',
    'contested',
    'search',
    'assigneeId',
    'assigneeName',
    'createdById',
    'createdByName',
  ]),
  lines: new Set(['xmin', 'tenantId', 'partnerId']),
  rounds: new Set(['xmin', 'tenantId', 'partnerId', 'endsAt', 'basis']),
  associations: new Set(['xmin', 'tenantId', 'id', 'ordinal']),
};

export function checkHistories(seen: Seen, report: Report): void {
  for (const subject of seen.subjects) checkSubject(subject, seen.entriesOf(subject), report);
  for (const claim of seen.of.claim) {
    const entries = seen
      .byClaim('history', claim['id'])
      .toSorted((a, b) => Number(a['number']) - Number(b['number']));
    checkChain(claim, entries, report);
    checkState(seen, claim, entries, report);
  }
}

function checkChain(claim: Row, entries: Row[], report: Report): void {
  const where = `claim ${claim['id']}`;
  let previous = '';
  entries.forEach((entry, index) => {
    if (entry['number'] !== index + 1) report('H-1', where, `entry ${index + 1} is missing`);
    if (entry['previous_hash'] !== previous)
      report('H-1', where, `entry ${entry['number']} does not follow the one before`);
    if (entry['hash'] !== hashOf(entry))
      report('H-1', where, `entry ${entry['number']} is not what was written`);
    previous = entry['hash'] as string;
  });
  if (claim['history_length'] !== entries.length || claim['history_hash'] !== previous)
    report('H-1', where, 'the claim names another end of its history');
}

/** Of a tenant, a company or a setting. Entries that were carried over have no hash, and no entry without one follows them. */
function checkSubject(subject: Row, rows: Row[], report: Report): void {
  const where = `${subject['kind']} ${subject['id']}`;
  const entries = rows.toSorted((a, b) => Number(a['number']) - Number(b['number']));
  let previous = '';
  for (const [index, entry] of entries.entries()) {
    if (entry['number'] !== index + 1) report('H-1', where, `entry ${index + 1} is missing`);
    const hash = Number(entry['number']) <= Number(subject['carried_over']) ? '' : hashOfSubject(entry);
    if (entry['previous_hash'] !== previous || entry['hash'] !== hash)
      report('H-1', where, `entry ${entry['number']} is not what was written`);
    previous = entry['hash'] as string;
  }
  if (subject['history_length'] !== entries.length || subject['history_hash'] !== previous)
    report('H-1', where, 'the subject names another end of its history');
}

function hashOfSubject(entry: Row): string {
  const { tenant_id: realm, subject_kind: kind, subject_id: id, id: entryId, ...rest } = entry;
  const left = new Set(['hash', 'partner_id', 'recorded_at', 'request_id', 'seal']);
  const said = Object.entries(rest).filter(([column]) => !left.has(column));
  const named = Object.fromEntries(said.map(([column, value]) => [camel(column), value]));
  return createHash('sha256')
    .update(plainJson({ ...named, realm, kind, id, entryId }, true))
    .digest('hex');
}

function hashOf(entry: Row): string {
  const said = Object.entries(entry).filter(
    ([column, value]) =>
      !['tenant_id', 'partner_id', 'hash', 'xmin', 'label', 'member_id'].includes(column) &&
      !(column === 'seal' && value === null),
  );
  return createHash('sha256')
    .update(plainJson(Object.fromEntries(said.map(([column, value]) => [camel(column), value])), true))
    .digest('hex');
}

/** Plays the entries one after the other: each must say before what the one earlier said after. */
function checkState(seen: Seen, claim: Row, entries: Row[], report: Report): void {
  const where = `claim ${claim['id']}`;
  const state = new Map<string, unknown>();
  for (const entry of entries) {
    const [before, after] = [entry['before'] as Row, entry['after'] as Row];
    if (Object.keys(before).toSorted().join() !== Object.keys(after).toSorted().join())
      report('C-3', where, `entry ${entry['number']} does not say both sides of each change`);
    for (const [path, value] of Object.entries(before)) {
      if (plainJson(value, false) !== plainJson(state.get(path), false))
        report('C-3', where, `entry ${entry['number']}: ${path} was not ${plainJson(value, false)}`);
    }
    const next = after['claim.stage'];
    if (next !== undefined && !paths[String(state.get('claim.stage') ?? '')]?.includes(String(next))) {
      report(
        'C-3',
        where,
        `entry ${entry['number']}: no way from ${String(state.get('claim.stage'))} to ${String(next)} (${entry['act']})`,
      );
    }
    for (const [path, value] of Object.entries(after)) state.set(path, value);
    checkMoves(entry, after, before, where, report);
  }
  compare(state, stored(seen, claim), where, report);
  const word = wordOf(seen, claim);
  if (claim['status'] !== word) report('C-3', where, `status is ${claim['status']}, its lines say ${word}`);
}

/** What an association can become, and by nobody's word but these acts'. */
function checkMoves(entry: Row, after: Row, before: Row, where: string, report: Report): void {
  const allowed: Record<string, string[]> = {
    '': ['pending', 'official'],
    pending: ['official', 'void'],
    official: ['ended'],
    ended: [],
    void: [],
  };
  for (const [path, value] of Object.entries(after)) {
    if (!path.startsWith('associations.') || !path.endsWith('.state')) continue;
    if (!allowed[String(before[path] ?? '')]?.includes(String(value)))
      report(
        'C-3',
        where,
        `entry ${entry['number']}: ${path} from ${String(before[path])} to ${String(value)}`,
      );
  }
}

/** The columns under the paths that history uses. */
function stored(seen: Seen, claim: Row): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const put = (part: keyof typeof aside & string, prefix: string, row: Row, more: Row = {}): void => {
    for (const [column, value] of Object.entries(row))
      if (!aside[part]?.has(camel(column))) found.set(`${prefix}.${camel(column)}`, value);
    for (const [name, value] of Object.entries(more)) found.set(`${prefix}.${name}`, value);
  };
  const assignee =
    claim['assignee_id'] === null ? null : { id: claim['assignee_id'], name: claim['assignee_name'] };
  put('claim', 'claim', claim, {
    assignee,
    createdBy: { id: claim['created_by_id'], name: claim['created_by_name'] },
  });
  for (const line of seen.byClaim('claim_line', claim['id'])) put('lines', `lines.${line['id']}`, line);
  for (const round of seen.byClaim('consent_round', claim['id']))
    put('rounds', `rounds.${round['number']}`, round, { window: round['basis'] });
  const times = new Map<unknown, number>();
  for (const row of seen
    .byClaim('association', claim['id'])
    .toSorted((a, b) => Number(a['ordinal']) - Number(b['ordinal']))) {
    const count = (times.get(row['line_id']) ?? 0) + 1;
    times.set(row['line_id'], count);
    put('associations', `associations.${row['line_id']}${count > 1 ? `~${count}` : ''}`, row);
  }
  return found;
}

function compare(
  folded: Map<string, unknown>,
  columns: Map<string, unknown>,
  where: string,
  report: Report,
): void {
  for (const path of new Set([...folded.keys(), ...columns.keys()])) {
    const [said, is] = [folded.get(path), columns.get(path)];
    // The row's own id is made when it is written, after the entry was.
    if (/^associations\..*\.id$/.test(path)) continue;
    if (plainJson(said, false) !== plainJson(is, false))
      report(
        'C-3',
        where,
        `${path}: history says ${plainJson(said, false)}, the column ${plainJson(is, false)}`,
      );
  }
}

/** The derived word of domain 5.1. */
export function wordOf(seen: Seen, claim: Row): string {
  if (claim['stage'] !== 'decided') return claim['stage'] as string;
  const lines = seen.byClaim('claim_line', claim['id']);
  const partnerEnds = seen.policies.get(claim['policy_id'] as string)?.['partnerEndsAssociation'] === 'ends';
  const declined = (line: Row): boolean =>
    line['consent'] === 'refused' || (line['rejection_codes'] as string[]).includes('customer-refused');
  const endedByPartner = (line: Row): boolean =>
    partnerEnds &&
    line['association'] === 'ended' &&
    seen
      .byClaim('association', claim['id'])
      .some((row) => row['line_id'] === line['id'] && row['ended_how'] === 'partner');
  if (lines.some((line) => line['review'] === 'approved' && !declined(line) && !endedByPartner(line)))
    return 'approved';
  if (lines.some((line) => line['review'] === 'rejected' && line['final'] === false && !declined(line)))
    return 'rejected';
  return lines.some((line) => line['review'] !== 'withdrawn') ? 'rejected-final' : 'withdrawn';
}

/** Each entry with the state as it was when the entry had been written. */
export function replay(entries: Row[], visit: (entry: Row, state: Map<string, unknown>) => void): void {
  const state = new Map<string, unknown>();
  for (const entry of entries.toSorted((a, b) => Number(a['number']) - Number(b['number']))) {
    for (const [path, value] of Object.entries(entry['after'] as Row)) state.set(path, value);
    visit(entry, state);
  }
}
