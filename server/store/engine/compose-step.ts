/**
 * Turns what rules decided, for one subject or for thousands of one process, into rows: what is new, what changed and what is gone. Ids,
 * versions and the numbers and hashes of the history are given here; the step that a rule returned stays as it was.
 */
import type { AnyStep } from '../../../rules/engine/step.ts';
import { numbered, withIds, type Row, type Writing } from './history-rows.ts';
import type { Beside, Children, Statement, SubjectRows } from './subject-rows.ts';
import { eventTable, jobTable, subjectTable } from './subject-tables.ts';
import { differing, nameOf, same, type Table } from './tables.ts';

/** The world as it was loaded, and the step that leads on from it. */
export interface Change<World, Step extends AnyStep<World>> {
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
  /** By the first column of the table's key, as `id`. */
  gone: Map<Table, Row[]>;
}

export interface Composed<Step = unknown> {
  batch: Batch;
  /** Tables in which rows may have come, parents before children. */
  order: readonly Table[];
  /** Realm after realm in one order, so that two acts do not wait for each other. */
  afterwards: Statement[];
  /** The steps as they are once the rows are in the database: with ids, versions and the length of each history. */
  steps: Step[];
}

export function composeSteps<World, Facts, Step extends AnyStep<World>>(
  process: SubjectRows<World, Facts, Step>,
  changes: readonly Change<World, Step>[],
  writing: Writing,
): Composed<Step> {
  const batch: Batch = { rows: new Map(), patches: new Map(), gone: new Map() };
  const steps = changes.map((change) => collect(batch, process, change, writing));
  for (const { table, firstToLast } of process.children) {
    const rows = batch.rows.get(table);
    if (rows && firstToLast) batch.rows.set(table, firstToLast(rows));
  }
  const inOrder = changes.toSorted((a, b) =>
    process.realmOf(a.step.world) < process.realmOf(b.step.world) ? -1 : 1,
  );
  return {
    batch,
    order: orderOf(process),
    afterwards: inOrder.flatMap(({ before, step }) => process.afterwards?.(before, step) ?? []),
    steps,
  };
}

function orderOf<World, Facts, Step extends AnyStep<World>>({
  own,
  shared: { file, deadline, task, history, comment },
  children,
  others = [],
}: SubjectRows<World, Facts, Step>): Table[] {
  const tables = children.map(({ table }) => table);
  const order = [subjectTable, own, ...tables, ...others, file, deadline, task];
  return [...new Set([...order, history, comment, jobTable, eventTable])];
}

/** One subject in the world of one step. */
interface Collecting {
  batch: Batch;
  realm: string;
  put: Beside['put'];
}

function collect<World, Facts, Step extends AnyStep<World>>(
  batch: Batch,
  process: SubjectRows<World, Facts, Step>,
  { before, step: decided }: Change<World, Step>,
  writing: Writing,
): Step {
  const realm = process.realmOf(decided.world);
  const put: Beside['put'] = (table, row) => add(batch.rows, table, { ...row, tenantId: realm });
  const remove: Beside['remove'] = (table, id) => add(batch.gone, table, { tenantId: realm, id });
  const collecting: Collecting = { batch, realm, put };
  const step = numberAll(process, { before, step: decided }, writing, put);
  const old = byId(process, before);
  const touched = new Set(step.entries.map((entry) => idOf(process, entry)));
  for (const facts of process.subjectsOf(step.world)) {
    const { id } = process.headOf(facts);
    collectSubject(collecting, process, {
      facts,
      old: old.get(id) ?? null,
      row: touched.has(id) ? process.rowOf(facts, step.world, writing.now) : null,
    });
  }
  process.beside?.(before, step, { put, remove });
  collectSaid(process, step, writing, put);
  return step;
}

/** The step with ids, versions and numbers; the entries of its histories are put. */
function numberAll<World, Facts, Step extends AnyStep<World>>(
  process: SubjectRows<World, Facts, Step>,
  { before, step: decided }: Change<World, Step>,
  writing: Writing,
  put: Beside['put'],
): Step {
  const old = byId(process, before);
  const comments = withIds(decided.comments, writing);
  const subjects = process.subjectsOf(decided.world).map((facts) => {
    const { id } = process.headOf(facts);
    const { history, written } = numbered(facts, {
      process,
      old: old.get(id) ?? null,
      entries: decided.entries.filter((entry) => idOf(process, entry) === id),
      comments: comments.filter((comment) => idOf(process, comment) === id),
      writing,
    });
    for (const row of history) put(process.shared.history, row);
    return written;
  });
  const world = process.withSubjects(decided.world, subjects);
  const given = process.worldWithIds?.(world, (rows) => withIds(rows, writing)) ?? world;
  return { ...decided, comments, world: given };
}

function add(map: Map<Table, Row[]>, table: Table, row: Row): void {
  const list = map.get(table) ?? [];
  list.push(row);
  map.set(table, list);
}

function idOf({ idName }: { idName: string }, said: object): string | null {
  return (said as Row)[idName] as string | null;
}

function byId<World, Facts, Step extends AnyStep<World>>(
  process: SubjectRows<World, Facts, Step>,
  world: World | null,
): Map<string, Facts> {
  const subjects = world === null ? [] : process.subjectsOf(world);
  return new Map(subjects.map((facts) => [process.headOf(facts).id, facts]));
}

interface OneSubject<Facts> {
  facts: Facts;
  old: Facts | null;
  /** Its own row; null: nothing happened to it, only what stands apart is looked at. */
  row: Row | null;
}

function collectSubject<World, Facts, Step extends AnyStep<World>>(
  to: Collecting,
  process: SubjectRows<World, Facts, Step>,
  { facts, old, row }: OneSubject<Facts>,
): void {
  const { id, partnerId } = process.headOf(facts);
  if (row && old) patch(to.batch, process.own, process.rowBefore(old), { ...row, tenantId: to.realm });
  else if (row) {
    to.put(subjectTable, { kind: process.kind, id });
    to.put(process.own, row);
  }
  for (const children of process.children)
    if (row || children.apart) collectChildren(to, children, { facts, old, partnerId });
}

function collectChildren<Facts>(
  { batch, realm, put }: Collecting,
  { table, rows, patched, removable }: Children<Facts>,
  { facts, old, partnerId }: { facts: Facts; old: Facts | null; partnerId: string | null },
): void {
  const [was, is] = [old === null ? new Map<string, object>() : rows(old), rows(facts)];
  for (const [key, row] of is) {
    const before = was.get(key);
    if (before && patched) patch(batch, table, before, { ...row, tenantId: realm });
    else if (!same(before, row)) put(table, { ...row, partnerId });
  }
  if (!removable) return;
  for (const id of was.keys()) if (!is.has(id)) add(batch.gone, table, { tenantId: realm, id });
}

/** What is said to people and programs, and the work that goes on without them. */
function collectSaid<World, Facts, Step extends AnyStep<World>>(
  process: SubjectRows<World, Facts, Step>,
  step: Step,
  writing: Writing,
  put: Beside['put'],
): void {
  const { idName, kind } = process;
  const subjects = byId(process, step.world);
  for (const comment of step.comments) {
    const facts = subjects.get(idOf(process, comment) as string) as Facts;
    put(process.shared.comment, {
      ...comment,
      partnerId: process.headOf(facts).partnerId,
      authorSide: comment.author.side,
      authorId: comment.author.id,
      authorName: comment.author.name,
    });
  }
  const queue = (work: string, id: string | null, payload: object): void =>
    put(jobTable, { ...job(work, payload, writing), subjectKind: kind, subjectId: id });
  for (const message of step.messages) queue('mail', idOf(process, message), message);
  for (const { kind: work, ...rest } of step.jobs) {
    const { [idName]: id, ...payload } = rest as Row;
    queue(work, id as string, payload);
  }
  for (const event of step.events) {
    const subject = process.subjectOfEvent?.(event, step.world) ?? { kind, id: idOf(process, event) };
    put(eventTable, {
      ...event,
      subjectKind: subject.kind,
      subjectId: subject.id,
      id: writing.newId(),
      organisation: organisation(event, process.realmOf(step.world)),
    });
  }
}

function job(kind: string, payload: object, { newId, realNow }: Writing): Row {
  return { id: newId(), kind, payload, state: 'waiting', runAt: realNow, attempts: 0, madeAt: realNow };
}

function organisation({ audience }: AnyStep['events'][number], realm: string): string {
  if (audience.side === 'partner') return `partner:${audience.partnerId}`;
  return audience.side === 'customer' ? `customer:${realm}` : 'owner';
}

/** The rows of one table in which the same columns change go by one statement. */
function patch(batch: Batch, table: Table, before: object, now: Row): void {
  const columns = differing(table, before, now);
  if (columns.length === 0) return;
  const name = `${table.name} ${columns.join()}`;
  const found = batch.patches.get(name) ?? { table, columns, rows: [] };
  const needed = ['tenant_id', ...table.key, ...(table.versioned ? ['version'] : []), ...columns].map(
    (column) => nameOf(table, column),
  );
  found.rows.push(Object.fromEntries(needed.map((column) => [column, now[column]])));
  batch.patches.set(name, found);
}
