/**
 * Turns what rules decided, for one claim or for thousands, into rows: what is new, what changed and what is gone. Ids, versions and
 * the numbers and hashes of the history are given here; the step that a rule returned stays as it was.
 */
import type { ArbitrationCase, Claim, ClaimFacts, World } from '../../../rules/claim/facts.ts';
import { keyPhase } from '../../../rules/claim/line-key.ts';
import type { EventDraft, Step } from '../../../rules/claim/step.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { childrenOfClaim, claimRow, peopleOf } from './claim-rows.ts';
import { numbered, withIds, type Row, type Writing } from './history-rows.ts';
import type { JobKind } from './jobs.ts';
import {
  caseTable,
  claimTable,
  codeTable,
  commentTable,
  deadlineTable,
  differing,
  fileTable,
  historyTable,
  lineKeyTable,
  lineTable,
  nameOf,
  partyTable,
  roundTable,
  same,
  taskTable,
  type Table,
} from './tables.ts';
import { eventTable, jobTable, subjectTable } from './subject-tables.ts';

/** The world as it was loaded, and the step that leads on from it. */
export interface WorldChange {
  before: World | null;
  step: Step;
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

type Put = (table: Table, row: object) => void;

function collect(batch: Batch, { before, step: decided }: WorldChange, writing: Writing): Step {
  const tenantId = decided.world.tenant.id;
  const put: Put = (table, row) => {
    const list = batch.rows.get(table) ?? [];
    list.push({ ...row, tenantId });
    batch.rows.set(table, list);
  };
  const old = new Map(before?.claims.map((facts) => [facts.claim.id, facts]));
  const comments = withIds(decided.comments, writing);
  const claims = decided.world.claims.map((facts) => {
    const entries = decided.entries.filter((entry) => entry.claimId === facts.claim.id);
    const was = old.get(facts.claim.id) ?? null;
    const { history, written } = numbered(facts, { old: was, entries, comments, writing });
    for (const row of history) put(historyTable, row);
    return written;
  });
  const cases = withIds(decided.world.cases, writing);
  const step: Step = { ...decided, comments, world: { ...decided.world, claims, cases } };
  const touched = new Set(step.entries.map(({ claimId }) => claimId));
  for (const facts of claims) {
    const was = old.get(facts.claim.id) ?? null;
    collectRows(batch, put, taskRows(facts), was && taskRows(was), facts.claim);
    if (touched.has(facts.claim.id)) collectClaim(batch, put, { facts, old: was, step, now: writing.now });
  }
  collectCases(put, before?.cases ?? [], cases);
  collectCodes(put, before, step.world);
  collectMessages(put, step, writing);
  return step;
}

function collectCodes(put: Put, before: World | null, { tenant }: World): void {
  for (const code of tenant.codes) {
    const old = before?.tenant.codes.find((candidate) => candidate.id === code.id);
    if (old && !same(old, code))
      put(codeTable, { ...code, issuedById: code.issuedBy.id, issuedByName: code.issuedBy.name });
  }
}

/** What is said to people and programs, and the work that goes on without them. */
function collectMessages(put: Put, step: Step, writing: Writing): void {
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
  for (const message of step.messages) put(jobTable, job('mail', message.claimId, message, writing));
  for (const { kind, claimId, fileId } of step.jobs) put(jobTable, job(kind, claimId, { fileId }, writing));
  for (const event of step.events)
    put(eventTable, {
      ...event,
      subjectKind: event.claimId === null ? 'tenant' : 'claim',
      subjectId: event.claimId ?? step.world.tenant.id,
      id: writing.newId(),
      organisation: organisation(event, step.world.tenant.id),
    });
}

function job(kind: JobKind, claimId: string, payload: object, { newId, realNow }: Writing): Row {
  return {
    id: newId(),
    kind,
    subjectKind: 'claim',
    subjectId: claimId,
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

interface RowsOfTable {
  table: Table;
  rows: Map<string, object>;
}

const taskRows = ({ tasks }: ClaimFacts): RowsOfTable => ({
  table: taskTable,
  rows: new Map(tasks.map((task) => [task.id as string, task])),
});

function collectRows(
  batch: Batch,
  put: Put,
  { table, rows }: RowsOfTable,
  old: RowsOfTable | null,
  owner: Pick<Claim, 'tenantId' | 'partnerId'>,
): void {
  for (const [key, row] of rows) {
    const before = old?.rows.get(key);
    if (before && patched.has(table)) patch(batch, table, before, { ...row, tenantId: owner.tenantId });
    else if (!same(before, row)) put(table, { ...row, partnerId: owner.partnerId });
  }
}

interface TouchedClaim {
  facts: ClaimFacts;
  old: ClaimFacts | null;
  step: Step;
  now: string;
}

function collectClaim(batch: Batch, put: Put, { facts, old, step, now }: TouchedClaim): void {
  const tenantId = step.world.tenant.id;
  const row = { ...claimRow(facts, step.world, now), tenantId };
  if (old) patch(batch, claimTable, peopleOf(old.claim), row);
  else {
    put(subjectTable, { kind: 'claim', id: facts.claim.id });
    put(claimTable, row);
  }
  for (const { table, rows } of childrenOfClaim)
    collectRows(batch, put, { table, rows: rows(facts) }, old && { table, rows: rows(old) }, facts.claim);
  for (const line of old?.lines ?? []) {
    if (!facts.lines.some((kept) => kept.id === line.id)) batch.gone.lines.push({ tenantId, id: line.id });
  }
  collectKeys(batch, put, facts, old, step.world);
}

function collectKeys(batch: Batch, put: Put, facts: ClaimFacts, old: ClaimFacts | null, world: World): void {
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

function collectCases(put: Put, old: ArbitrationCase[], now: ArbitrationCase[]): void {
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
    (column) => nameOf(table, column),
  );
  found.rows.push(Object.fromEntries(needed.map((column) => [column, now[column]])));
  batch.patches.set(name, found);
}
