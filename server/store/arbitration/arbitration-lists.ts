/** Arbitration cases. The programme owner reads whole cases; a partner its own parts, by the column on the party's row. */
import type { ArbitrationCase, ArbitrationProposal } from '../../../rules/claim/facts.ts';
import { instantText, Values } from '../postgres/instants.ts';
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

/** `q` party, `x` its line, `c` its claim, `p` its partner. */
const partyJson = `jsonb_build_object('lineId', q.line_id, 'claimId', q.claim_id, 'claimNumber', c.number, 'claimVersion',
  c.version, 'partnerId', q.partner_id,
  'partnerName', p.name, 'role', q.role, 'state', q.state, 'answerBy', ${instantText('q.answer_by')}, 'answeredAt',
  ${instantText('q.answered_at')},
  'outcome', x.arbitration, 'reason', q.reason)`;
const partyJoins = `cross join lateral (select x.arbitration, x.item_kind, x.item_id, x.kind from claim_line x
  where x.tenant_id = q.tenant_id and x.id = q.line_id limit 1) x
  join claim c on c.tenant_id = q.tenant_id and c.id = q.claim_id
  join partner p on p.id = q.partner_id`;

const caseColumns = `a.tenant_id as "tenantId", a.id, a.state, a.outcome, ${instantText('a.opened_at')} as "openedAt",
  ${instantText('a.decided_at')} as "decidedAt",
  a.decided_by_name as "decidedByName", a.winner_line_id as "winnerLineId", a.proposal, a.returned, k.name as "customerName",
  f.item_kind as "itemKind", f.item_id as "itemId", f.kind,
  (select jsonb_agg(${partyJson} order by q.role, q.line_id) from arbitration_party q ${partyJoins}
    where q.tenant_id = a.tenant_id and q.case_id = a.id) as parties`;
/** Any line of the case says what it is about. */
const caseJoins = `join customer k on k.tenant_id = a.tenant_id join lateral (select x.item_kind, x.item_id, x.kind
  from arbitration_party q
  join claim_line x on x.tenant_id = q.tenant_id and x.id = q.line_id where q.tenant_id = a.tenant_id and q.case_id = a.id
  limit 1) f on true`;

export interface CasePage {
  open: boolean | null;
  after: { at: string; id: string } | null;
  limit: number;
}

export function findCases(tx: Tx, page: CasePage): Promise<CaseRow[]> {
  const values = new Values();
  const states = page.open ? `('open', 'answers-awaited')` : `('decided', 'closed')`;
  const where = page.open === null ? ['true'] : [`a.state in ${states}`];
  if (page.after)
    where.push(`(a.opened_at, a.id) < (${values.add(page.after.at, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  return tx.query<CaseRow>(
    `with page as materialized (select a.* from arbitration_case a where ${where.join(' and ')} order by a.opened_at desc,
    a.id desc limit ${values.add(page.limit, 'integer')})
     select ${caseColumns} from page a ${caseJoins} order by a.opened_at desc, a.id desc`,
    values.list,
  );
}

export async function findCase(tx: Tx, ref: { tenantId: string; id: string }): Promise<CaseRow | null> {
  const rows = await tx.query<CaseRow>(
    `select ${caseColumns} from arbitration_case a ${caseJoins}
    where a.tenant_id = $1::uuid and a.id = $2::uuid`,
    [ref.tenantId, ref.id],
  );
  return rows[0] ?? null;
}

/** A partner's part of a case; of the case itself, nothing but what follows from that. */
const partColumns = `q.tenant_id as "tenantId", q.case_id as id, case when q.state = 'withdrawn' then 'closed'
  when x.arbitration = 'waiting' then 'answers-awaited' else 'decided' end as state,
  null as outcome, ${instantText('q.answer_by')} as "openedAt", null as "decidedAt", null as "decidedByName",
  null as "winnerLineId", null as proposal, null as returned, k.name as "customerName",
  x.item_kind as "itemKind", x.item_id as "itemId", x.kind, jsonb_build_array(${partyJson}) as parties`;

export interface PartPage {
  partnerId: string;
  open: boolean | null;
  after: { at: string; id: string } | null;
  limit: number;
}

export function findParts(tx: Tx, page: PartPage): Promise<CaseRow[]> {
  const values = new Values();
  const where = [`q.partner_id = ${values.add(page.partnerId, 'uuid')}`];
  if (page.after)
    where.push(`(q.answer_by, q.case_id) < (${values.add(page.after.at, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  return tx.query<CaseRow>(
    `with page as materialized (select q.* from arbitration_party q where ${where.join(' and ')} order by q.answer_by desc,
    q.case_id desc limit ${values.add(page.limit, 'integer')})
     select ${partColumns} from page q ${partyJoins} join customer k on k.tenant_id = q.tenant_id order by q.answer_by desc,
     q.case_id desc`,
    values.list,
  );
}

export async function findPart(
  tx: Tx,
  ref: { tenantId: string; id: string },
  partnerId: string,
): Promise<CaseRow | null> {
  const rows = await tx.query<CaseRow>(
    `select ${partColumns} from arbitration_party q ${partyJoins} join customer k on k.tenant_id = q.tenant_id
     where q.tenant_id = $1::uuid and q.case_id = $2::uuid and q.partner_id = $3::uuid`,
    [ref.tenantId, ref.id, partnerId],
  );
  return rows[0] ?? null;
}
