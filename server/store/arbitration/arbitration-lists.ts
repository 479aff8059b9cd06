/** Arbitration cases. The programme owner reads whole cases; a partner its own parts, by the column on the party's row. */
import type { ArbitrationCase, ArbitrationProposal } from '../../../rules/claim/facts.ts';
import { cutAt, instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface PartyRow {
  lineId: string;
  claimId: string;
  claimNumber: string;
  claimVersion: number;
  partnerId: string;
  partnerName: string;
  role: string;
  state: string;
  answerBy: string;
  answeredAt: string | null;
  outcome: string;
  reason: string | null;
}

export interface CaseRow {
  tenantId: string;
  id: string;
  state: string;
  outcome: string | null;
  openedAt: string;
  decidedAt: string | null;
  decidedByName: string | null;
  winnerLineId: string | null;
  /** For the desk alone. */
  proposal: ArbitrationProposal | null;
  returned: ArbitrationCase['returned'];
  customerName: string;
  itemKind: string;
  itemId: string;
  kind: string;
  parties: PartyRow[];
}

/** As the presenter takes it: with the item's name, and the claim on which the reader acts. */
export interface ArbitrationRow extends Omit<CaseRow, 'itemKind' | 'itemId'> {
  item: { kind: string; id: string; name: string };
  claimId: string;
  claimVersion: number;
}

/** A party as it is found, with what its line says the case is about. */
type FoundParty = PartyRow & { tenantId: string; caseId: string } & Pick<
    CaseRow,
    'itemKind' | 'itemId' | 'kind'
  >;

/** `q` party, `x` its line, `c` its claim, `p` its partner. */
const partyColumns = `q.tenant_id as "tenantId", q.case_id as "caseId", q.line_id as "lineId", q.claim_id as "claimId",
  c.number as "claimNumber", c.version as "claimVersion", q.partner_id as "partnerId", p.name as "partnerName", q.role, q.state,
  ${instantText('q.answer_by')} as "answerBy", ${instantText('q.answered_at')} as "answeredAt", x.arbitration as outcome, q.reason,
  x.item_kind as "itemKind", x.item_id as "itemId", x.kind`;
const partyJoins = `join claim_line x on x.tenant_id = q.tenant_id and x.id = q.line_id
  join claim c on c.tenant_id = q.tenant_id and c.id = q.claim_id join partner p on p.id = q.partner_id`;

/** `cases` is a page of cases, already cut, as a source of rows `a`. */
const caseColumns = (cases: string): string => `select a.tenant_id as "tenantId", a.id, a.state, a.outcome,
  ${instantText('a.opened_at')} as "openedAt", ${instantText('a.decided_at')} as "decidedAt", a.decided_by_name as "decidedByName",
  a.winner_line_id as "winnerLineId", a.proposal, a.returned, k.name as "customerName"
  from ${cases} a join customer k on k.tenant_id = a.tenant_id`;
type FoundCase = Omit<CaseRow, 'itemKind' | 'itemId' | 'kind' | 'parties'>;

export interface CasePage {
  open: boolean | null;
  after: { at: string; id: string } | null;
  limit: number;
}

export async function findCases(tx: Tx, page: CasePage): Promise<CaseRow[]> {
  const values = new Values();
  const states = page.open ? `('open', 'answers-awaited')` : `('decided', 'closed')`;
  const where = page.open === null ? ['true'] : [`a.state in ${states}`];
  if (page.after)
    where.push(`(a.opened_at, a.id) < (${values.add(page.after.at, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  const chosen = `(select * from arbitration_case a where ${where.join(' and ')} order by a.opened_at desc, a.id desc
    limit ${cutAt(page.limit)})`;
  const rows = await tx.query<FoundCase>(
    `${caseColumns(chosen)} order by a.opened_at desc, a.id desc`,
    values.list,
  );
  return withParties(tx, rows.slice(0, page.limit));
}

export async function findCase(tx: Tx, ref: { tenantId: string; id: string }): Promise<CaseRow | null> {
  const rows = await tx.query<FoundCase>(
    `${caseColumns('arbitration_case')} where a.tenant_id = $1::uuid and a.id = $2::uuid`,
    [ref.tenantId, ref.id],
  );
  return (await withParties(tx, rows, ref.tenantId))[0] ?? null;
}

/** The parties of a page of cases, by their keys: of many tenants, or of this one. Any line of a case says what it is about. */
async function withParties(tx: Tx, cases: FoundCase[], tenantId?: string): Promise<CaseRow[]> {
  if (cases.length === 0) return [];
  const ids = cases.map(({ id }) => id);
  const found = await (tenantId === undefined
    ? tx.query<FoundParty>(
        `select ${partyColumns} from unnest($1::uuid[], $2::uuid[]) r(tenant_id, case_id)
         join arbitration_party q on q.tenant_id = r.tenant_id and q.case_id = r.case_id ${partyJoins} order by q.role, q.line_id`,
        [cases.map((one) => one.tenantId), ids],
      )
    : tx.query<FoundParty>(
        `select ${partyColumns} from arbitration_party q ${partyJoins} where q.tenant_id = $1::uuid and x.tenant_id = $1::uuid
         and c.tenant_id = $1::uuid and q.case_id = any($2::uuid[]) order by q.role, q.line_id`,
        [tenantId, ids],
      ));
  const byCase = Map.groupBy(found, ({ tenantId: tenant, caseId }) => `${tenant} ${caseId}`);
  return cases.flatMap((one) => {
    const parties = byCase.get(`${one.tenantId} ${one.id}`);
    const [first] = parties ?? [];
    return parties && first ? [{ ...one, ...aboutOf(first), parties: parties.map(partyOf) }] : [];
  });
}

const aboutOf = ({ itemKind, itemId, kind }: FoundParty): Pick<CaseRow, 'itemKind' | 'itemId' | 'kind'> => ({
  itemKind,
  itemId,
  kind,
});

function partyOf({
  tenantId: _tenant,
  caseId: _case,
  itemKind: _itemKind,
  itemId: _item,
  kind: _kind,
  ...party
}: FoundParty): PartyRow {
  return party;
}

/** A partner's part of a case; of the case itself, nothing but what follows from that. */
type FoundPart = FoundParty & Pick<CaseRow, 'customerName'>;

function partOf(part: FoundPart): CaseRow {
  const answered = part.outcome === 'waiting' ? 'answers-awaited' : 'decided';
  return {
    tenantId: part.tenantId,
    id: part.caseId,
    state: part.state === 'withdrawn' ? 'closed' : answered,
    outcome: null,
    openedAt: part.answerBy,
    decidedAt: null,
    decidedByName: null,
    winnerLineId: null,
    proposal: null,
    returned: null,
    customerName: part.customerName,
    ...aboutOf(part),
    parties: [partyOf((({ customerName: _customer, ...party }) => party)(part))],
  };
}

export interface PartPage {
  partnerId: string;
  open: boolean | null;
  after: { at: string; id: string } | null;
  limit: number;
}

export async function findParts(tx: Tx, page: PartPage): Promise<CaseRow[]> {
  const values = new Values();
  const where = [`q.partner_id = ${values.add(page.partnerId, 'uuid')}`];
  if (page.after)
    where.push(`(q.answer_by, q.case_id) < (${values.add(page.after.at, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  const rows = await tx.query<FoundPart>(
    `select ${partyColumns}, k.name as "customerName"
     from (select * from arbitration_party q where ${where.join(' and ')} order by q.answer_by desc, q.case_id desc
       limit ${cutAt(page.limit)}) q ${partyJoins} join customer k on k.tenant_id = q.tenant_id
     order by q.answer_by desc, q.case_id desc`,
    values.list,
  );
  return rows.slice(0, page.limit).map(partOf);
}

export async function findPart(
  tx: Tx,
  ref: { tenantId: string; id: string },
  partnerId: string,
): Promise<CaseRow | null> {
  const rows = await tx.query<FoundPart>(
    `select ${partyColumns}, k.name as "customerName" from arbitration_party q ${partyJoins}
     join customer k on k.tenant_id = q.tenant_id where q.tenant_id = $1::uuid and x.tenant_id = $1::uuid and c.tenant_id = $1::uuid
     and q.case_id = $2::uuid and q.partner_id = $3::uuid`,
    [ref.tenantId, ref.id, partnerId],
  );
  return rows[0] ? partOf(rows[0]) : null;
}
