/**
 * The tables that all subjects share. A process sees the rows of its own kind, and calls `subject_id` by the name its rules have for it;
 * what it has beside them are tables of its own.
 */
import type { DeadlineOf } from '../../../rules/engine/deadline.ts';
import type { SubjectKind } from '../../../rules/engine/subject.ts';
import type { TaskOf } from '../../../rules/engine/task.ts';
import type { Children } from './subject-rows.ts';
import type { Table } from './tables.ts';

const text = 'text',
  uuid = 'uuid',
  integer = 'integer',
  instant = 'timestamptz',
  json = 'jsonb',
  texts = 'text[]';

/** One row for each subject, written with its first entry: what belongs to a subject cannot speak of one that is not there. */
export const subjectTable: Table = {
  name: 'subject',
  key: ['kind', 'id'],
  written: 'insert',
  fixed: [],
  columns: { kind: text, id: uuid },
};

const history: Table = {
  name: 'history',
  key: ['subject_id', 'number'],
  written: 'insert',
  fixed: [],
  columns: {
    subject_id: uuid,
    number: integer,
    id: uuid,
    partner_id: uuid,
    act: text,
    at: instant,
    recorded_at: instant,
    actor_side: text,
    actor_id: text,
    actor_name: text,
    actor_role: text,
    reason: text,
    before: json,
    after: json,
    detail: json,
    visible_to: texts,
    request_id: text,
    seal: json,
    previous_hash: text,
    hash: text,
  },
};

const deadline: Table = {
  name: 'deadline',
  key: ['subject_id', 'kind', 'round', 'party'],
  fixed: ['subject_id', 'kind', 'round', 'party', 'partner_id'],
  columns: {
    subject_id: uuid,
    kind: text,
    round: integer,
    party: text,
    partner_id: uuid,
    state: text,
    due_at: instant,
    basis: json,
    stopped_at: instant,
  },
};

const task: Table = {
  name: 'task',
  key: ['id'],
  fixed: ['id', 'subject_id', 'partner_id', 'kind', 'subject', 'opened_at'],
  columns: {
    id: uuid,
    subject_id: uuid,
    partner_id: uuid,
    kind: text,
    subject: text,
    detail: json,
    opened_at: instant,
    closed_at: instant,
    outcome: text,
  },
};

const comment: Table = {
  name: 'comment',
  key: ['id'],
  written: 'insert',
  fixed: [],
  columns: {
    id: uuid,
    subject_id: uuid,
    partner_id: uuid,
    visibility: text,
    author_side: text,
    author_id: text,
    author_name: text,
    text,
    at: instant,
  },
};

const file: Table = {
  name: 'file',
  key: ['id'],
  fixed: [
    'id',
    'subject_id',
    'partner_id',
    'name',
    'size',
    'media_type',
    'sha256',
    'uploaded_at',
    'uploaded_by',
  ],
  columns: {
    id: uuid,
    subject_id: uuid,
    partner_id: uuid,
    name: text,
    size: 'bigint',
    media_type: text,
    sha256: text,
    note: text,
    scan: text,
    uploaded_at: instant,
    uploaded_by: text,
    sent_at: instant,
    removed_at: instant,
  },
};

/** Work and mails of any subject. */
export const jobTable: Table = {
  name: 'job',
  key: ['id'],
  written: 'insert',
  fixed: [],
  columns: {
    id: uuid,
    kind: text,
    subject_kind: text,
    subject_id: uuid,
    payload: json,
    state: text,
    run_at: instant,
    attempts: integer,
    made_at: instant,
  },
};

/** What the feeds of any subject tell. */
export const eventTable: Table = {
  name: 'event',
  key: ['id'],
  written: 'insert',
  fixed: [],
  columns: {
    id: uuid,
    organisation: text,
    type: text,
    subject_kind: text,
    subject_id: uuid,
    line_id: uuid,
    at: instant,
    data: json,
  },
};

export interface SubjectTables {
  history: Table;
  deadline: Table;
  task: Table;
  comment: Table;
  file: Table;
}

/** The shared tables as one process sees them. */
export function tablesOf(subject: { kind: SubjectKind; id: string }): SubjectTables {
  return {
    history: { ...history, subject },
    deadline: { ...deadline, subject },
    task: { ...task, subject },
    comment: { ...comment, subject },
    file: { ...file, subject },
  };
}

/** The clocks of a subject, as children of it. */
export function deadlinesOf<Facts extends { deadlines: readonly DeadlineOf<object, string>[] }>({
  deadline: table,
}: SubjectTables): Children<Facts> {
  return {
    table,
    rows: ({ deadlines }) =>
      new Map(
        deadlines.map((item) => [
          `${item.kind} ${item.round} ${item.party}`,
          { ...item, dueAt: item.basis.endsAt },
        ]),
      ),
    patched: true,
  };
}

/** The desk's work about a subject: some of it is opened where nothing else happens. */
export function tasksOf<Facts extends { tasks: readonly TaskOf<object, string>[] }>({
  task: table,
}: SubjectTables): Children<Facts> {
  return { table, rows: ({ tasks }) => byIdOf(tasks), apart: true };
}

export function filesOf<Facts extends { files: readonly { id: string }[] }>({
  file: table,
}: SubjectTables): Children<Facts> {
  return { table, rows: ({ files }) => byIdOf(files), patched: true };
}

export function byIdOf<T extends { id?: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((row) => [row.id as string, row]));
}
