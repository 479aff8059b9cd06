/** Claims of one customer with all that belongs to them, and the arbitration cases over their keys: one small statement for each table. */
import type {
  ArbitrationCase,
  ArbitrationParty,
  Claim,
  ClaimFacts,
  Round,
} from '../../../rules/claim/facts.ts';
import {
  associationTable,
  caseTable,
  claimTable,
  columnsOf,
  deadlineTable,
  fileTable,
  lineTable,
  noticeTable,
  partyTable,
  projected,
  readInstants,
  roundTable,
  taskTable,
  type Table,
} from './tables.ts';
import type { Tx } from '../postgres/tx.ts';

/** A draft follows the policy in force at the time of the act, which is known later. */
export type LoadedFacts = Omit<ClaimFacts, 'policy'>;

type ClaimRow = Omit<Claim, 'tenantId' | 'assignee' | 'createdBy'> & {
  assigneeId: string | null;
  assigneeName: string | null;
  createdById: string;
  createdByName: string;
};

type LocationRow = ClaimFacts['location'] & { claimId: string };

/** Those that exist and that these eyes see, by id. With `lock` they are read by statements that began when the locks were held. */
export async function loadClaims(
  tx: Tx,
  tenantId: string,
  ids: string[],
  lock: boolean,
): Promise<LoadedFacts[]> {
  const ask = <T extends object>(text: string): Promise<T[]> => tx.query<T>(text, [tenantId, ids]);
  const locking = lock
    ? ask(
        'select 1 as locked from claim where tenant_id = $1::uuid and id = any($2::uuid[]) order by id for update',
      )
    : [];
  const children = <T extends object>(table: Table, order: string): Promise<Map<string, T[]>> =>
    childrenOf<T>(ask, table, order);
  const [claims, locations, lines, files, rounds, notices, deadlines, tasks, associations] =
    await Promise.all([
      ask<ClaimRow>(
        `select ${columnsOf(claimTable, projected)} from claim where tenant_id = $1::uuid and id = any($2::uuid[]) order by id`,
      ),
      ask<LocationRow>(locationText),
      children<ClaimFacts['lines'][number]>(lineTable, 'ordinal, id'),
      children<ClaimFacts['files'][number]>(fileTable, 'uploaded_at, id'),
      children<RoundRow>(roundTable, 'number'),
      children<ClaimFacts['notices'][number]>(noticeTable, 'queued_at, id'),
      children<DeadlineRow>(deadlineTable, 'due_at, kind, round, party'),
      children<ClaimFacts['tasks'][number]>(taskTable, 'opened_at, id'),
      children<ClaimFacts['associations'][number]>(associationTable, 'ordinal'),
      locking,
    ]);
  const places = new Map(locations.map(({ claimId, ...location }) => [claimId, location]));
  return claims.map((row) => ({
    claim: claimOf(row, tenantId),
    location: places.get(row.id) as ClaimFacts['location'],
    lines: lines.get(row.id) ?? [],
    files: files.get(row.id) ?? [],
    rounds: (rounds.get(row.id) ?? []).map(roundOf),
    notices: notices.get(row.id) ?? [],
    deadlines: (deadlines.get(row.id) ?? []).map(({ dueAt: _, ...deadline }) => deadline),
    tasks: tasks.get(row.id) ?? [],
    associations: associations.get(row.id) ?? [],
  }));
}

const locationText = `select c.id as "claimId", l.id, l.partner_id as "partnerId", p.name as "partnerName", l.number, l.name, l.country, l.zone,
    array(select e.programme from enrollment e where e.location_id = l.id and e.state = 'enrolled' order by e.programme) as "enrolledIn",
    p.mail_domains as "mailDomains"
  from claim c join location l on l.id = c.location_id join partner p on p.id = l.partner_id
  where c.tenant_id = $1::uuid and c.id = any($2::uuid[])`;

const childTexts = new Map<Table, string>();

function childText(table: Table, order: string): string {
  let text = childTexts.get(table);
  if (text === undefined) {
    const owner = table.subject ? 'subject_id' : 'claim_id';
    const leftOut = table === associationTable ? ['ordinal'] : ['partner_id'];
    text = `select ${columnsOf(table, leftOut)} from ${table.name} where tenant_id = $1::uuid and ${owner} = any($2::uuid[]) order by ${order}`;
    childTexts.set(table, text);
  }
  return text;
}

async function childrenOf<T extends object>(
  ask: <R extends object>(text: string) => Promise<R[]>,
  table: Table,
  order: string,
): Promise<Map<string, T[]>> {
  const rows = await ask<T & { claimId: string }>(childText(table, order));
  return Map.groupBy(
    rows.map((row) => readInstants(table, row)),
    ({ claimId }) => claimId,
  );
}

type RoundRow = Omit<Round, 'window'> & { basis: Round['window']; endsAt: string | null };
type DeadlineRow = ClaimFacts['deadlines'][number] & { dueAt: string };

function roundOf({ basis, endsAt: _, ...round }: RoundRow): Round {
  return { ...round, window: basis };
}

function claimOf(row: ClaimRow, tenantId: string): Claim {
  const { assigneeId, assigneeName, createdById, createdByName, ...claim } = readInstants(claimTable, row);
  return {
    ...claim,
    tenantId,
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName as string },
    createdBy: { id: createdById, name: createdByName },
  };
}

type CaseRow = Omit<ArbitrationCase, 'parties' | 'reasons' | 'decidedBy'> & {
  decidedById: string | null;
  decidedByName: string | null;
};
type PartyRow = ArbitrationParty & { caseId: string; reason: string | null };

/** Every case over these keys, the earliest of each key first. */
export async function loadCases(tx: Tx, tenantId: string, keys: string[]): Promise<ArbitrationCase[]> {
  const [cases, parties] = await Promise.all([
    tx.query<CaseRow>(
      `select ${columnsOf(caseTable)} from arbitration_case where tenant_id = $1::uuid and key = any($2::text[]) order by key, number`,
      [tenantId, keys],
    ),
    tx.query<PartyRow>(
      `select ${columnsOf(partyTable)} from arbitration_party where tenant_id = $1::uuid
         and case_id in (select id from arbitration_case where tenant_id = $1::uuid and key = any($2::text[])) order by role, line_id`,
      [tenantId, keys],
    ),
  ]);
  const byCase = Map.groupBy(
    parties.map((row) => readInstants(partyTable, row)),
    ({ caseId }) => caseId,
  );
  return cases.map((row) => {
    const { decidedById, decidedByName, ...rest } = readInstants(caseTable, row);
    const own = byCase.get(row.id as string) ?? [];
    const decidedBy: ArbitrationCase['decidedBy'] =
      decidedById === null ? null : { id: decidedById, name: decidedByName as string };
    return {
      ...rest,
      parties: own.map(({ caseId: _, reason: __, ...party }) => party),
      decidedBy,
      reasons: Object.fromEntries(own.flatMap(({ lineId, reason }) => (reason ? [[lineId, reason]] : []))),
    } as ArbitrationCase;
  });
}
