import type { SubjectKind } from '../../../rules/engine/subject.ts';
import { tablesOf } from './subject-tables.ts';

/**
 * Columns of the tables that make up a world, once: reading and writing are both built from them.
 * A row of the rules has the same names in camelCase; `flat` columns are parts of an object there.
 */
export type ColumnType =
  | 'uuid'
  | 'text'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'timestamptz'
  | 'jsonb'
  | 'text[]';

export interface Table {
  name: string;
  /** Primary key after tenant_id. */
  key: string[];
  columns: Record<string, ColumnType>;
  /** Columns that never change after insert. */
  fixed: string[];
  /** 'insert': a row is never written twice. 'update': made elsewhere, only changed here. Left out: either. */
  written?: 'insert' | 'update';
  /** Counts its changes: nothing is written over what somebody else has changed in the meantime. */
  versioned?: true;
  /** Of a table that all subjects share: the rows of one kind, and what their process calls `subject_id`. */
  subject?: { kind: SubjectKind; id: string };
}

const text = 'text',
  uuid = 'uuid',
  integer = 'integer',
  instant = 'timestamptz',
  flag = 'boolean',
  json = 'jsonb',
  texts = 'text[]';

export const claimTable: Table = {
  name: 'claim',
  key: ['id'],
  written: 'insert',
  versioned: true,
  fixed: ['id', 'number', 'partner_id', 'created_by_id', 'created_by_name', 'created_at'],
  columns: {
    id: uuid,
    number: text,
    partner_id: uuid,
    location_id: uuid,
    name: text,
    reference: text,
    customer_domain: text,
    solution_area: text,
    activities: texts,
    programmes: texts,
    customer_contact: json,
    technical_contact: json,
    partner_contact: json,
    contact_domain_reason: text,
    solution_seller_name: text,
    revenue_customer_name: text,
    isv_product_name: text,
    acknowledgements: texts,
    recognition_only: flag,
    policy_id: text,
    policy_pinned: flag,
    stage: text,
    answer_to: text,
    requested: texts,
    changed_since_request_at: instant,
    version: integer,
    submissions: integer,
    requests: integer,
    decisions: integer,
    disputes_used: integer,
    rounds: integer,
    assignee_id: uuid,
    assignee_name: text,
    created_by_id: text,
    created_by_name: text,
    created_at: instant,
    updated_at: instant,
    submitted_at: instant,
    submitted_keys: json,
    review_started_at: instant,
    decided_at: instant,
    history_length: integer,
    history_hash: text,
    status: text,
    next_status: text,
    next_at: instant,
    last_status: text,
    last_at: instant,
    due_at: instant,
    due_kind: text,
    contested: flag,
    search: text,
  },
};

/** Columns of a claim that lists read and that follow from the rest of it. */
export const projected = [
  'next_status',
  'next_at',
  'last_status',
  'last_at',
  'due_at',
  'due_kind',
  'contested',
  'search',
  'status',
];

export const lineTable: Table = {
  name: 'claim_line',
  key: ['id'],
  fixed: ['id', 'claim_id', 'partner_id'],
  columns: {
    id: uuid,
    claim_id: uuid,
    partner_id: uuid,
    ordinal: integer,
    item_kind: text,
    item_id: text,
    subscription_id: uuid,
    activity: text,
    kind: text,
    key: text,
    review: text,
    rejection_codes: texts,
    rejection_text: text,
    rejected_by: text,
    rejected_at: instant,
    evidence: text,
    remedy: text,
    dispute_until: instant,
    final: flag,
    disputed: flag,
    consent: text,
    consent_by: text,
    round: integer,
    consent_ends_at: instant,
    refusal_undone_at: instant,
    association: text,
    evaluation: text,
    arbitration: text,
  },
};

export const lineKeyTable: Table = {
  name: 'line_key',
  key: ['line_id'],
  fixed: ['line_id', 'claim_id'],
  columns: { line_id: uuid, claim_id: uuid, key: text, phase: text, contested: flag },
};

export const roundTable: Table = {
  name: 'consent_round',
  key: ['claim_id', 'number'],
  fixed: ['claim_id', 'number', 'partner_id', 'opened_at'],
  columns: {
    claim_id: uuid,
    number: integer,
    partner_id: uuid,
    state: text,
    opened_at: instant,
    named_contact: json,
    basis: json,
    ends_at: instant,
    silence: text,
    replacements: integer,
  },
};

export const noticeTable: Table = {
  name: 'notice',
  key: ['id'],
  fixed: ['id', 'claim_id', 'partner_id', 'round', 'purpose', 'email', 'queued_at'],
  columns: {
    id: uuid,
    claim_id: uuid,
    partner_id: uuid,
    round: integer,
    purpose: text,
    undoes: integer,
    email: text,
    name: text,
    title: text,
    named: flag,
    trusted: flag,
    state: text,
    queued_at: instant,
    accepted_at: instant,
    bounced_at: instant,
    wrong_codes: integer,
    undo_until: instant,
    replacement: flag,
    not_me_at: instant,
    answered_at: instant,
    reminded_at: instant,
    closed_at: instant,
    confirmed_at: instant,
  },
};

export const associationTable: Table = {
  name: 'association',
  key: ['id'],
  fixed: ['id', 'claim_id', 'line_id', 'ordinal', 'partner_id'],
  columns: {
    id: uuid,
    claim_id: uuid,
    line_id: uuid,
    ordinal: integer,
    partner_id: uuid,
    location_id: uuid,
    key: text,
    item_kind: text,
    item_id: text,
    subscription_id: uuid,
    activity: text,
    state: text,
    official_from: instant,
    until: instant,
    ended_how: text,
    end_reason: text,
    consent_by: text,
    never_earns: flag,
    supersedes_line_id: uuid,
  },
};

export const caseTable: Table = {
  name: 'arbitration_case',
  key: ['id'],
  fixed: ['id', 'key', 'number', 'opened_at'],
  columns: {
    id: uuid,
    key: text,
    number: integer,
    state: text,
    outcome: text,
    opened_at: instant,
    decided_at: instant,
    decided_by_id: text,
    decided_by_name: text,
    winner_line_id: uuid,
    proposal: json,
    returned: json,
  },
};

export const partyTable: Table = {
  name: 'arbitration_party',
  key: ['case_id', 'line_id'],
  fixed: ['case_id', 'line_id', 'claim_id', 'partner_id', 'role'],
  columns: {
    case_id: uuid,
    line_id: uuid,
    claim_id: uuid,
    partner_id: uuid,
    role: text,
    state: text,
    answer_by: instant,
    answered_at: instant,
    reason: text,
  },
};

/** Made elsewhere, with a hash that is never read back. */
export const codeTable: Table = {
  name: 'consent_code',
  key: ['id'],
  written: 'update',
  fixed: ['id', 'hash', 'partner_id', 'items', 'issued_by_id', 'issued_by_name', 'issued_at', 'expires_at'],
  columns: {
    id: uuid,
    partner_id: uuid,
    items: texts,
    issued_by_id: text,
    issued_by_name: text,
    expires_at: instant,
    redeemed_by_claim_id: uuid,
    revoked_at: instant,
  },
};

/** What every subject has, as the claim sees it. Its hashes and seals were made when the column was called claim_id. */
export const ofClaims = tablesOf({ kind: 'claim', id: 'claimId' });
export const {
  history: historyTable,
  deadline: deadlineTable,
  task: taskTable,
  comment: commentTable,
  file: fileTable,
} = ofClaims;

const camels = new Map<string, string>();

export function camel(column: string): string {
  const known = camels.get(column);
  if (known !== undefined) return known;
  const made = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  camels.set(column, made);
  return made;
}

/** A column under the name that the rules have for it. */
export function nameOf({ subject }: Table, column: string): string {
  return subject && column === 'subject_id' ? subject.id : camel(column);
}

export const quoted = (column: string): string => `"${column}"`;

/** A row as JSON in the names of the rules. As text and not as jsonb: it is only sent. */
export function asJson(table: Table, alias: string, leaveOut: readonly string[] = []): string {
  const parts = Object.keys(table.columns)
    .filter((column) => !leaveOut.includes(column))
    .map((column) => `'${nameOf(table, column)}', ${alias}.${quoted(column)}`);
  return `json_build_object(${parts.join(', ')})`;
}

const instants = new Map<Table, string[]>();

function instantsOf(table: Table): string[] {
  let names = instants.get(table);
  if (!names)
    instants.set(
      table,
      (names = Object.entries(table.columns).flatMap(([column, type]) =>
        type === 'timestamptz' ? camel(column) : [],
      )),
    );
  return names;
}

/** An instant as the rules write it: UTC with a Z. The session's time zone is UTC, so only the spelling differs. */
export function spelled(instant: string): string {
  return instant.replace(' ', 'T').replace(/\+00(?::00)?$/, 'Z');
}

/** The columns of a select in the names of the rules, each as `readInstants` takes it. */
export function columnsOf(table: Table, leaveOut: readonly string[] = []): string {
  return Object.entries(table.columns)
    .filter(([column]) => !leaveOut.includes(column))
    .map(([column, type]) => `${quoted(column)}${readAs[type] ?? ''} as "${nameOf(table, column)}"`)
    .join(', ');
}

/** Instants in their own words, and whole numbers as numbers however large. */
const readAs: Partial<Record<ColumnType, string>> = { timestamptz: '::text', bigint: '::float8' };

/** The instants of a row as the rules write them. */
export function readInstants<T extends object>(table: Table, row: T): T {
  const values = row as Record<string, unknown>;
  for (const name of instantsOf(table)) {
    const value = values[name];
    if (typeof value === 'string') values[name] = spelled(value);
  }
  return row;
}

/** Columns that may change after insert and whose values differ between two rows, or that the first one was read without. */
export function differing(table: Table, a: object, b: object): string[] {
  const [old, now] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return changing(table).filter(
    (column) => old[camel(column)] === undefined || !same(old[camel(column)], now[camel(column)]),
  );
}

export function changing(table: Table): string[] {
  let columns = changeable.get(table);
  if (!columns)
    changeable.set(
      table,
      (columns = Object.keys(table.columns).filter((column) => !table.fixed.includes(column))),
    );
  return columns;
}

const changeable = new Map<Table, string[]>();

/** As JSON. Compared part by part as long as the parts stand in the same order: most rows of a world have not changed. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || typeof a !== 'object' || typeof b !== 'object')
    return (a ?? null) === (b ?? null);
  return (a !== null && b !== null && sameParts(a, b)) || JSON.stringify(a) === JSON.stringify(b);
}

/** False says nothing: then they may still be the same. */
function sameParts(a: object, b: object): boolean {
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [names, others] = [Object.keys(a), Object.keys(b)];
  return (
    names.length === others.length &&
    names.every((name, index) => {
      if (name !== others[index]) return false;
      const [x, y] = [(a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]];
      return x === y || (isObject(x) && isObject(y) && sameParts(x, y));
    })
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
