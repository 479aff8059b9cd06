/** The programme owner's work: the review queue, disputes and tasks, the soonest due first. Fan-outs, each with its index. */
import type { Id } from '../../../rules/engine/id.ts';
import type { SubjectKind } from '../../../rules/engine/subject.ts';
import type { Instant } from '../../../rules/time/meant.ts';
import { subjectsAtWork, type SubjectAtWork } from './subjects-at-work.ts';
import { findSummaries, summariesOf } from '../claims/claim-summary.ts';
import type { ClaimKey, ClaimSummaryRow } from '../claims/claim-summary.ts';
import { cutAt, instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface WorkPage {
  only: 'all' | 'disputed';
  /** A member's id, 'none' for nobody's, null for everybody's. */
  assignee: string | null;
  /** Work of these members that nobody has begun; null: of everybody. */
  waitingFor: string[] | null;
  /** Only what is past its time. */
  overdue: boolean;
  /** Filters without an index of their own: `fitsWork` applies them to the page. */
  stages: string[] | null;
  partnerId: string | null;
  policyId: string | null;
  publicSector: boolean | null;
  /** `at` null: past the last one that is due, among those whose clock is paused. */
  after: { at: string | null; id: string } | null;
  limit: number;
  now: string;
}

/** One row more than `limit`: it only says that there is a next page. */
export function findWork(tx: Tx, page: WorkPage): Promise<ClaimSummaryRow[]> {
  return page.waitingFor === null ? walk(tx, page) : findWaiting(tx, page, page.waitingFor);
}

/** Two ranges of one index, the second read only when the first does not fill the page: with a due time, and without one. */
async function walk(tx: Tx, page: WorkPage): Promise<ClaimSummaryRow[]> {
  const values = new Values();
  const now = values.add(page.now, 'timestamptz');
  const limit = cutAt(page.limit + 1);
  const base = baseOf(page, values);
  const ranges = rangesOf(page, values).map(
    (range) =>
      `(select * from claim c where ${[...base, range].join(' and ')} order by c.due_at, c.id limit ${limit})`,
  );
  const rows = await tx.query<ClaimSummaryRow>(
    `${summariesOf(`(select * from (${ranges.join(' union all ')}) u limit ${limit})`, now, 'due_at')}
     order by c.due_at nulls last, c.id`,
    values.list,
  );
  return rows.slice(0, page.limit + 1);
}

/** By a small statement for each member; what they found is merged by due time, what has none comes last. */
async function findWaiting(tx: Tx, page: WorkPage, members: string[]): Promise<ClaimSummaryRow[]> {
  const found = await Promise.all(members.map((member) => findOfMember(tx, page, member)));
  const keys = found
    .flat()
    .toSorted(soonestFirst)
    .slice(0, page.limit + 1);
  return findSummaries(tx, keys, page.now, 'due_at');
}

function findOfMember(tx: Tx, page: WorkPage, member: string): Promise<(ClaimKey & { at: string | null })[]> {
  const values = new Values();
  const limit = values.add(page.limit + 1, 'integer');
  const base = [...baseOf(page, values), `c.assignee_id = ${values.add(member, 'uuid')}`].join(' and ');
  const ranges = rangesOf(page, values).map(
    (
      range,
    ) => `(select c.tenant_id, c.id, c.due_at from claim c where ${base} and ${range} order by c.due_at, c.id
      limit ${limit})`,
  );
  return tx.query(
    `select u.tenant_id as "tenantId", u.id, u.due_at::text as at from (${ranges.join(' union all ')}) u limit ${limit}`,
    values.list,
  );
}

function soonestFirst(a: { at: string | null; id: string }, b: typeof a): number {
  if (a.at === b.at) return a.id < b.id ? -1 : 1;
  if (a.at === null || b.at === null) return a.at === null ? 1 : -1;
  return a.at < b.at ? -1 : 1;
}

function baseOf({ only, assignee, waitingFor }: WorkPage, values: Values): string[] {
  const stages =
    only === 'disputed' ? "c.stage = 'disputed'" : "c.stage in ('submitted', 'under-review', 'disputed')";
  if (waitingFor !== null) return [stages, "c.stage = 'submitted'"];
  if (assignee === null) return [stages];
  return [
    stages,
    assignee === 'none' ? 'c.assignee_id is null' : `c.assignee_id = ${values.add(assignee, 'uuid')}`,
  ];
}

/** Is a row of the page one of those asked for, by what has no index of its own? */
export function fitsWork(
  { stages, partnerId, policyId, publicSector }: WorkPage,
  row: Pick<ClaimSummaryRow, 'stage' | 'partnerId' | 'policyId' | 'publicSector'>,
): boolean {
  return (
    (stages === null || stages.includes(row.stage)) &&
    (partnerId === null || row.partnerId === partnerId) &&
    (policyId === null || row.policyId === policyId) &&
    (publicSector === null || row.publicSector === publicSector)
  );
}

/** What is overdue ends where the time that is left begins. */
function rangesOf({ after, overdue, now }: WorkPage, values: Values): string[] {
  if (overdue) {
    const from =
      after && after.at !== null
        ? [`(c.due_at, c.id) > (${values.add(after.at, 'timestamptz')}, ${values.add(after.id, 'uuid')})`]
        : [];
    return [[`c.due_at <= ${values.add(now, 'timestamptz')}`, ...from].join(' and ')];
  }
  if (!after) return ['c.due_at is not null', 'c.due_at is null'];
  const id = values.add(after.id, 'uuid');
  if (after.at === null) return [`c.due_at is null and c.id > ${id}`];
  return [`(c.due_at, c.id) > (${values.add(after.at, 'timestamptz')}, ${id})`, 'c.due_at is null'];
}

export interface TaskRow {
  tenantId: Id<'tenant'>;
  id: Id<'task'>;
  kind: string;
  subject: string;
  detail: Record<string, unknown>;
  openedAt: Instant;
  closedAt: Instant | null;
  outcome: string | null;
  subjectKind: SubjectKind;
  subjectId: string;
  /** What it is about, as its process shows it. */
  about: SubjectAtWork;
}

const taskColumns = `t.tenant_id as "tenantId", t.id, t.kind, t.subject, t.detail, ${instantText('t.opened_at')} as "openedAt",
  ${instantText('t.closed_at')} as "closedAt", t.outcome, t.subject_kind as "subjectKind", t.subject_id as "subjectId"`;

export interface TaskPage {
  kind: string | null;
  closed: boolean;
  after: { at: string; id: string } | null;
  limit: number;
}

export async function findTasks(tx: Tx, page: TaskPage): Promise<TaskRow[]> {
  const values = new Values();
  const where = [
    `t.closed_at is ${page.closed ? 'not ' : ''}null`,
    ...(page.kind ? [`t.kind = ${values.add(page.kind, 'text')}`] : []),
  ];
  const [column, order, than] = page.closed ? ['closed_at', 'desc', '<'] : ['opened_at', 'asc', '>'];
  if (page.after)
    where.push(`(t.${column}, t.id) ${than} (${values.add(page.after.at, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  const rows = await tx.query<Omit<TaskRow, 'about'>>(
    `select ${taskColumns} from task t where ${where.join(' and ')} order by t.${column} ${order}, t.id ${order}
     limit ${cutAt(page.limit)}`,
    values.list,
  );
  return withSubjects(tx, rows.slice(0, page.limit));
}

export async function findTask(tx: Tx, ref: { tenantId: string; id: string }): Promise<TaskRow | null> {
  const rows = await tx.query<Omit<TaskRow, 'about'>>(
    `select ${taskColumns} from task t where t.tenant_id = $1::uuid and t.id = $2::uuid`,
    [ref.tenantId, ref.id],
  );
  return (await withSubjects(tx, rows))[0] ?? null;
}

/** The tasks with what they are about: one look for each process that is on the page. */
async function withSubjects(tx: Tx, tasks: Omit<TaskRow, 'about'>[]): Promise<TaskRow[]> {
  const about = await subjectsAtWork(
    tx,
    tasks.map(({ tenantId, subjectKind, subjectId }) => ({ tenantId, kind: subjectKind, id: subjectId })),
  );
  return tasks.flatMap((task) => {
    const found = about.get(`${task.tenantId} ${task.subjectId}`);
    return found ? [{ ...task, about: found }] : [];
  });
}
