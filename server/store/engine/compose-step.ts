/**
 * Turns what rules decided, for one claim or for thousands, into rows: what is new, what changed and what is gone. Ids, versions and
 * the numbers and hashes of the history are given here; the step that a rule returned stays as it was.
 */
import type { ArbitrationCase, Claim, ClaimFacts, World } from '../../../rules/claim/facts.ts';
import { keyPhase } from '../../../rules/claim/line-key.ts';
import { schedule, standing, statusOf } from '../../../rules/claim/status.ts';
import type { CommentDraft, Entry, EventDraft, Step } from '../../../rules/claim/step.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import {
  associationTable,
  camel,
  caseTable,
  claimTable,
  codeTable,
  commentTable,
  deadlineTable,
  differing,
  eventTable,
  fileTable,
  historyTable,
  jobTable,
  lineKeyTable,
  lineTable,
  noticeTable,
  partyTable,
  roundTable,
  same,
  taskTable,
  type Table,
} from './tables.ts';
import { sumOf, sumOfComment, sumOfRows, type Seal } from './seal.ts';
import type { JobKind } from './jobs.ts';

export type Row = Record<string, unknown>;

/** The world as it was loaded, and the step that leads on from it. */
export interface WorldChange {
  before: World | null;
  step: Step;
}

export interface Writing {
  now: string;
  /** Real time, for what runs on real time. */
  realNow: string;
  requestId: string | null;
  newId(): string;
}

interface Patch {
  table: Table;
  columns: string[];
  rows: Row[];
}

export interface Batch {
  rows: Map<Table, Row[]>;
  patches: Map<string, Patch>;
  gone: { lines: Row[]; keys: Row[] };
}

export interface Composed {
  batch: Batch;
  tenantIds: string[];
  /** The steps as they are once the rows are in the database: with ids, versions and the length of each history. */
  steps: Step[];
}

export function composeSteps(changes: WorldChange[], writing: Writing): Composed {
  const batch: Batch = { rows: new Map(), patches: new Map(), gone: { lines: [], keys: [] } };
  const steps = changes.map((change) => collect(batch, change, writing));
  return { batch, steps, tenantIds: [...new Set(steps.map(({ world }) => world.tenant.id))] };
}

function collect(batch: Batch, { before, step: decided }: WorldChange, writing: Writing): Step {
  const tenantId = decided.world.tenant.id;
  const put = (table: Table, row: object): void => {
    const list = batch.rows.get(table) ?? [];
    list.push({ ...row, tenantId });
    batch.rows.set(table, list);
  };
  const comments = withIds(decided.comments, writing);
  const claims = decided.world.claims.map((facts) => {
    const old = before?.claims.find((candidate) => candidate.claim.id === facts.claim.id) ?? null;
    const entries = decided.entries.filter((entry) => entry.claimId === facts.claim.id);
    const { history, written } = numbered(facts, { old, entries, comments, writing });
    for (const row of history) put(historyTable, row);
    return written;
  });
  const cases = withIds(decided.world.cases, writing);
  const step: Step = { ...decided, comments, world: { ...decided.world, claims, cases } };
  const touched = new Set(step.entries.map(({ claimId }) => claimId));
  for (const facts of claims) {
    const old = before?.claims.find((candidate) => candidate.claim.id === facts.claim.id) ?? null;
    collectClaim(batch, put, { facts, old, touched: touched.has(facts.claim.id), step, writing });
  }
  collectCases(put, before?.cases ?? [], cases);
  for (const code of step.world.tenant.codes) {
    const old = before?.tenant.codes.find((candidate) => candidate.id === code.id);
    if (old && !same(old, code))
      put(codeTable, { ...code, issuedById: code.issuedBy.id, issuedByName: code.issuedBy.name });
  }
  for (const comment of step.comments) {
    const facts = factsOf(step.world, comment.claimId);
    put(commentTable, {
      ...comment,
      partnerId: facts.claim.partnerId,
      authorSide: comment.author.side,
      authorId: comment.author.id,
      authorName: comment.author.name,
    });
  }
  for (const message of step.messages) {
    put(jobTable, job('mail', message.claimId, message, writing));
  }
  for (const { kind, claimId, fileId } of step.jobs) put(jobTable, job(kind, claimId, { fileId }, writing));
  for (const event of step.events)
    put(eventTable, { ...event, id: writing.newId(), organisation: organisation(event, tenantId) });
  return step;
}

/** Rows that are new have no id yet. */
function withIds<T extends { id?: string }>(rows: T[], { newId }: Writing): T[] {
  return rows.every(({ id }) => id !== undefined)
    ? rows
    : rows.map((row) => (row.id === undefined ? { ...row, id: newId() } : row));
}

interface Numbering {
  old: ClaimFacts | null;
  entries: Entry[];
  comments: CommentDraft[];
  writing: Writing;
}

/** The claim with ids, its next version and its longer history, and the history's new rows. */
function numbered(
  facts: ClaimFacts,
  { old, entries, comments, writing }: Numbering,
): { written: ClaimFacts; history: Row[] } {
  // The desk's work of a case may lie at a claim to which nothing else happens: the party that answered last was another one.
  const tasks = withIds(facts.tasks, writing);
  if (entries.length === 0) return { written: { ...facts, tasks }, history: [] };
  const notices = withIds(facts.notices, writing);
  const associations = withIds(facts.associations, writing);
  const written: ClaimFacts = { ...facts, tasks, notices, associations, claim: { ...facts.claim } };
  const history = entries.map((entry) => {
    const seal = entry === entries.at(-1) ? sealOf(written, comments) : null;
    return { ...chain(written, entry, seal, writing), partnerId: facts.claim.partnerId };
  });
  written.claim.version = (old?.claim.version ?? 0) + 1;
  written.claim.updatedAt = writing.now;
  return { written, history };
}

function job(kind: JobKind, claimId: string, payload: object, { newId, realNow }: Writing): Row {
  return {
    id: newId(),
    kind,
    claimId,
    payload,
    state: 'waiting',
    runAt: realNow,
    attempts: 0,
    madeAt: realNow,
  };
}

function organisation(event: EventDraft, tenantId: string): string {
  if (event.audience.side === 'partner') return `partner:${event.audience.partnerId}`;
  return event.audience.side === 'customer' ? `customer:${tenantId}` : 'owner';
}

interface OneClaim {
  facts: ClaimFacts;
  old: ClaimFacts | null;
  /** Is there an entry about it? */
  touched: boolean;
  step: Step;
  writing: Writing;
}

function collectClaim(
  batch: Batch,
  put: (table: Table, row: object) => void,
  { facts, old, touched, step, writing }: OneClaim,
): void {
  const tenantId = step.world.tenant.id;
  const { claim } = facts;
  const owned = { partnerId: claim.partnerId };
  const changed = <T extends object>(
    table: Table,
    now: T[],
    then: T[] | undefined,
    key: (item: T) => string,
    shape: (item: T) => object,
  ): void => {
    const known = new Map((then ?? []).map((item) => [key(item), item]));
    for (const item of now) {
      const before = known.get(key(item));
      if (!before || !patched.has(table)) {
        if (!same(before, item)) put(table, { ...shape(item), ...owned });
      } else patch(batch, table, shape(before), { ...shape(item), tenantId });
    }
  };
  changed(
    taskTable,
    facts.tasks,
    old?.tasks,
    (task) => task.id as string,
    (task) => task,
  );
  if (!touched) return;
  const row = { ...claimRow(facts, step.world, writing.now), tenantId };
  if (old) patch(batch, claimTable, peopleOf(old.claim), row);
  else put(claimTable, row);
  changed(
    lineTable,
    facts.lines,
    old?.lines,
    (line) => line.id,
    (line) => line,
  );
  for (const line of old?.lines ?? []) {
    if (!facts.lines.some((kept) => kept.id === line.id)) batch.gone.lines.push({ tenantId, id: line.id });
  }
  collectKeys(batch, put, facts, old, step.world);
  changed(
    fileTable,
    facts.files,
    old?.files,
    (file) => file.id,
    (file) => file,
  );
  changed(
    roundTable,
    facts.rounds,
    old?.rounds,
    (round) => String(round.number),
    (round) => ({ ...round, basis: round.window, endsAt: round.window?.endsAt ?? null }),
  );
  changed(
    noticeTable,
    facts.notices,
    old?.notices,
    (notice) => notice.id as string,
    (notice) => notice,
  );
  changed(
    deadlineTable,
    facts.deadlines,
    old?.deadlines,
    (item) => `${item.kind} ${item.round} ${item.party}`,
    (item) => ({ ...item, dueAt: item.basis.endsAt }),
  );
  changed(
    associationTable,
    facts.associations,
    old?.associations,
    (item) => item.id as string,
    (item) => ({ ...item, ordinal: facts.associations.indexOf(item) }),
  );
}

function collectKeys(
  batch: Batch,
  put: (table: Table, row: object) => void,
  facts: ClaimFacts,
  old: ClaimFacts | null,
  world: World,
): void {
  const tenantId = world.tenant.id;
  for (const line of facts.lines) {
    const phase = keyPhase(facts, line);
    const before = old?.lines.find((candidate) => candidate.id === line.id);
    if (phase) {
      const rivals = world.claims.some((other) =>
        other.lines.some((rival) => rival.id !== line.id && rival.key === line.key && keyPhase(other, rival)),
      );
      put(lineKeyTable, {
        lineId: line.id,
        claimId: facts.claim.id,
        key: line.key,
        phase,
        contested: rivals || line.arbitration !== 'none',
      });
    } else if (old && before && keyPhase(old, before)) batch.gone.keys.push({ tenantId, id: line.id });
  }
}

function collectCases(
  put: (table: Table, row: object) => void,
  old: ArbitrationCase[],
  now: ArbitrationCase[],
): void {
  for (const item of now) {
    const before = old.find((candidate) => candidate.key === item.key && candidate.number === item.number);
    if (same(before, item)) continue;
    put(caseTable, {
      ...item,
      decidedById: item.decidedBy?.id ?? null,
      decidedByName: item.decidedBy?.name ?? null,
    });
    for (const party of item.parties)
      put(partyTable, { ...party, caseId: item.id, reason: item.reasons[party.lineId] ?? null });
  }
}

/**
 * Rows that can be changed alone. Not those of which another may have to be written first for a unique index: there one
 * statement keeps the order.
 */
const patched = new Set([lineTable, roundTable, deadlineTable, fileTable]);

/** The rows of one table in which the same columns change go by one statement. */
function patch(batch: Batch, table: Table, before: object, now: Row): void {
  const columns = differing(table, before, now);
  if (columns.length === 0) return;
  const name = `${table.name} ${columns.join()}`;
  const found = batch.patches.get(name) ?? { table, columns, rows: [] };
  const needed = ['tenant_id', ...table.key, ...(table === claimTable ? ['version'] : []), ...columns].map(
    camel,
  );
  found.rows.push(Object.fromEntries(needed.map((column) => [column, now[column]])));
  batch.patches.set(name, found);
}

function peopleOf({ assignee, createdBy, ...rest }: Claim): Row {
  return {
    ...rest,
    assigneeId: assignee?.id ?? null,
    assigneeName: assignee?.name ?? null,
    createdById: createdBy.id,
    createdByName: createdBy.name,
  };
}

function claimRow(facts: ClaimFacts, world: World, now: string): Row {
  const { claim } = facts;
  const foreseen = schedule(world, claim.id).filter(
    (change, index, all) => change.status !== (all[index - 1]?.status ?? statusOf(facts)),
  );
  const [next, ...later] = foreseen;
  const last = later.at(-1);
  const { due, overdue } = standing(facts, now);
  // What should have been done stays on top of every list until it is done.
  const [late] = overdue;
  const items = facts.lines.map((line) => line.itemId.replaceAll('-', ' ')).join(' ');
  return {
    ...peopleOf(claim),
    status: statusOf(facts),
    nextStatus: next?.status ?? null,
    nextAt: next?.at ?? null,
    lastStatus: last?.status ?? null,
    lastAt: last?.at ?? null,
    dueAt: late?.since ?? due?.endsAt ?? null,
    dueKind: late?.kind ?? due?.kind ?? null,
    contested: facts.lines.some((line) => line.arbitration === 'waiting'),
    search: [claim.number, claim.name, claim.reference, world.tenant.name, claim.customerDomain, items]
      .filter(Boolean)
      .join(' '),
  };
}

/** Gives the entry its number and ties it to the one before. The claim's length and last hash move on with it. */
function chain(facts: ClaimFacts, entry: Entry, seal: Seal | null, writing: Writing): Row {
  const { claim } = facts;
  const number = claim.historyLength + 1;
  const row: Row = {
    claimId: claim.id,
    number,
    id: writing.newId(),
    act: entry.act,
    at: entry.at,
    recordedAt: writing.now,
    actorSide: entry.actor.side,
    actorId: entry.actor.id,
    actorName: entry.actor.name,
    actorRole: entry.actor.role,
    reason: entry.reason,
    before: entry.before,
    after: entry.after,
    detail: entry.detail,
    visibleTo: entry.visibleTo,
    requestId: writing.requestId,
    seal,
    previousHash: claim.historyHash,
  };
  row.hash = historyHash(row);
  claim.historyLength = number;
  claim.historyHash = row.hash as string;
  return row;
}

const hashed = Object.keys(historyTable.columns)
  .map(camel)
  .filter((name) => name !== 'hash' && name !== 'partnerId');

/**
 * SHA-256 over the entry's canonical JSON (keys sorted at every level, instants in UTC), the previous hash being one of its values.
 * The seal counts where there is one: entries from before there were seals keep their hashes.
 */
export function historyHash(entry: Row): string {
  const names = entry['seal'] == null ? hashed.filter((name) => name !== 'seal') : hashed;
  return sumOf(Object.fromEntries(names.map((name) => [name, entry[name] ?? null])));
}

/** Of the last entry of a step: all of the step's changes are in the rows by then. */
function sealOf(facts: ClaimFacts, comments: CommentDraft[]): Seal {
  const own = comments.filter((comment) => comment.claimId === facts.claim.id);
  return {
    rows: sumOfRows(facts),
    ...(own.length > 0 && {
      comments: Object.fromEntries(
        own.map(({ id, author, ...comment }) => [
          id as string,
          sumOfComment({ ...comment, authorSide: author.side, authorId: author.id, authorName: author.name }),
        ]),
      ),
    }),
  };
}
