/**
 * Writes what rules decided, for one claim or for thousands: state, history, outbox, events, comments and the replay
 * record in one statement, so that a step is in the database whole or not at all.
 */
import type { ArbitrationCase, Claim, ClaimFacts, World } from '../../../rules/claim/facts.ts';
import { keyPhase } from '../../../rules/claim/line-key.ts';
import { schedule, standing, statusOf } from '../../../rules/claim/status.ts';
import type { Entry, EventDraft, Step } from '../../../rules/claim/step.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import {
  associationTable,
  camel,
  caseTable,
  changing,
  claimTable,
  codeTable,
  commentTable,
  deadlineTable,
  eventTable,
  fileTable,
  historyTable,
  insertMany,
  jobTable,
  differing,
  lineKeyTable,
  lineTable,
  noticeTable,
  ofTenant,
  partyTable,
  roundTable,
  same,
  taskTable,
  updateMany,
  type OneTenant,
  type Table,
} from './tables.ts';
import { sumOf, sumOfComment, sumOfRows, type Seal } from './seal.ts';
import type { JobKind } from './jobs.ts';
import type { Tx } from '../postgres/tx.ts';

type Row = Record<string, unknown>;

/** The world as it was loaded, and the step that leads on from it. */
export interface Written {
  before: World | null;
  step: Step;
}

export interface Writing {
  steps: Written[];
  now: string;
  /** Real time, for what runs on real time. */
  realNow: string;
  requestId: string | null;
  newId(): string;
  /** The answer to keep for a replay, made once ids are known. */
  replay?: (() => ReplayRow) | null;
}

export interface ReplayRow {
  tenantId: string;
  organisation: string;
  operation: string;
  key: string;
  bodyHash: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface Patch {
  table: Table;
  columns: string[];
  rows: Row[];
}

interface Batch {
  rows: Map<Table, Row[]>;
  patches: Map<string, Patch>;
  gone: { lines: Row[]; keys: Row[] };
}

export async function writeSteps(tx: Tx, writing: Writing): Promise<void> {
  const batch: Batch = { rows: new Map(), patches: new Map(), gone: { lines: [], keys: [] } };
  for (const written of writing.steps) collect(batch, written, writing);
  const parts: string[] = [];
  const values: unknown[] = [];
  const bind = (value: unknown): string => {
    values.push(typeof value === 'string' ? value : JSON.stringify(value));
    return `$${values.length}::json`;
  };
  const tenants = new Set(writing.steps.map(({ step }) => step.world.tenant.id));
  let place: OneTenant = null;
  const tenant = (): OneTenant => {
    if (tenants.size === 1 && place === null) place = `$${values.push([...tenants][0])}::uuid`;
    return place;
  };
  const gone = (table: string, id: string, rows: Row[]): void => {
    if (rows.length === 0) return;
    parts.push(
      `delete from ${table} t using json_to_recordset(${bind(rows)}) as r("tenantId" uuid, id uuid) where ${ofTenant(tenant())} and t.${id} = r.id`,
    );
  };
  gone('line_key', 'line_id', batch.gone.keys);
  gone('claim_line', 'id', batch.gone.lines);
  for (const { table, columns, rows } of batch.patches.values()) {
    parts.push(updateMany(table, bind(rows), { columns, expected: table === claimTable, tenant: tenant() }));
  }
  for (const table of order) {
    const rows =
      table === associationTable ? closingFirst(batch.rows.get(table) ?? []) : batch.rows.get(table);
    if (!rows || rows.length === 0) continue;
    parts.push(
      updateOnly.has(table)
        ? updateMany(table, bind(rows), { columns: changing(table), expected: false, tenant: tenant() })
        : insertMany(table, bind(rows), !insertOnly.has(table)),
    );
  }
  if (writing.replay) {
    const row = writing.replay();
    parts.push(`insert into idempotency (tenant_id, organisation, operation, key, body_hash, status, headers, body, at)
      select r."tenantId", r.organisation, r.operation, r.key, r."bodyHash", r.status, r.headers, r.body, r.at
      from json_to_record(${bind({ ...row, at: writing.realNow })}) as r("tenantId" uuid, organisation text, operation text, key text,
        "bodyHash" text, status integer, headers jsonb, body text, at timestamptz)`);
  }
  if (parts.length === 0) return;
  const named = parts.map((part, index) => `w${index} as (${part})`);
  await tx.finish(`with ${named.join(',\n')} select 1 as done`, values);
}

/** Parents before children, so that the statement reads well; foreign keys are checked at its end in any case. */
const order: Table[] = [
  claimTable,
  lineTable,
  lineKeyTable,
  fileTable,
  roundTable,
  noticeTable,
  deadlineTable,
  taskTable,
  associationTable,
  caseTable,
  partyTable,
  codeTable,
  historyTable,
  commentTable,
  jobTable,
  eventTable,
];
/** Made elsewhere, with a hash that is never read back. */
const updateOnly = new Set([codeTable]);
const insertOnly = new Set([claimTable, historyTable, commentTable, jobTable, eventTable]);

function collect(batch: Batch, { before, step }: Written, writing: Writing): void {
  const tenantId = step.world.tenant.id;
  const put = (table: Table, row: object): void => {
    const list = batch.rows.get(table) ?? [];
    list.push({ ...row, tenantId });
    batch.rows.set(table, list);
  };
  for (const comment of step.comments) comment.id ??= writing.newId();
  for (const facts of step.world.claims) {
    const old = before?.claims.find((candidate) => candidate.claim.id === facts.claim.id) ?? null;
    collectClaim(batch, put, { facts, old, step, writing });
  }
  collectCases(put, before?.cases ?? [], step.world.cases, writing);
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
  for (const event of step.events)
    put(eventTable, { ...event, id: writing.newId(), organisation: organisation(event, tenantId) });
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
  step: Step;
  writing: Writing;
}

function collectClaim(
  batch: Batch,
  put: (table: Table, row: object) => void,
  { facts, old, step, writing }: OneClaim,
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
  // The desk's work of a case may lie at a claim to which nothing else happens: the party that answered last was another one.
  for (const task of facts.tasks) task.id ??= writing.newId();
  changed(
    taskTable,
    facts.tasks,
    old?.tasks,
    (task) => task.id as string,
    (task) => task,
  );
  const entries = step.entries.filter((entry) => entry.claimId === claim.id);
  if (entries.length === 0) return;
  for (const notice of facts.notices) notice.id ??= writing.newId();
  for (const entry of entries) {
    const seal = entry === entries.at(-1) ? sealOf(facts, step) : null;
    put(historyTable, { ...chain(facts, entry, seal, writing), ...owned });
  }
  claim.version = (old?.claim.version ?? 0) + 1;
  claim.updatedAt = writing.now;
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
  for (const file of facts.files) {
    const known = old?.files.find((one) => one.id === file.id);
    if (known?.scan === file.scan || file.scan === 'infected') continue;
    // A new file is scanned first where there is a scanner, and read once it is known to be harmless.
    put(jobTable, job(file.scan === 'waiting' ? 'scan' : 'read', claim.id, { fileId: file.id }, writing));
  }
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
  for (const association of facts.associations) association.id ??= writing.newId();
  changed(
    associationTable,
    facts.associations,
    old?.associations,
    (item) => item.id as string,
    (item) => ({ ...item, ordinal: facts.associations.indexOf(item) }),
  );
}

/**
 * What ends is written before what begins, because the unique index looks at each row as it is written: also across claims,
 * where a challenger takes over from the incumbent.
 */
function closingFirst(rows: Row[]): Row[] {
  const rank = { ended: 0, void: 0, official: 1, pending: 2 };
  return rows.toSorted((a, b) => rank[a.state as keyof typeof rank] - rank[b.state as keyof typeof rank]);
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
  writing: Writing,
): void {
  for (const item of now) {
    const before = old.find((candidate) => candidate.key === item.key && candidate.number === item.number);
    item.id ??= writing.newId();
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
function sealOf(facts: ClaimFacts, { comments }: Step): Seal {
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
