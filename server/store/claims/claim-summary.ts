/** One row of any list of claims, with its lines as far as a list tells of them. */
import { instantText } from '../postgres/instants.ts';

export interface SummaryLine {
  id: string;
  itemKind: 'workload' | 'product';
  itemId: string;
  review: string;
  rejectionCodes: string[];
  final: boolean;
  disputed: boolean;
  disputeUntil: string | null;
  consent: string;
  consentEndsAt: string | null;
  association: string;
  officialFrom: string | null;
  endedHow: string | null;
}

export interface ClaimSummaryRow {
  tenantId: string;
  id: string;
  number: string;
  version: number;
  name: string;
  reference: string | null;
  stage: string;
  status: string;
  /** As it was last written down, before the clock. */
  statusWritten: string;
  contested: boolean;
  policyId: string;
  solutionArea: string;
  activities: string[];
  programmes: string[];
  assigneeId: string | null;
  assigneeName: string | null;
  createdAt: string;
  createdByName: string;
  updatedAt: string;
  submittedAt: string | null;
  reviewStartedAt: string | null;
  decidedAt: string | null;
  dueAt: string | null;
  dueKind: string | null;
  overdue: boolean;
  customerName: string;
  customerDomain: string | null;
  customerCountry: string;
  customerZone: string;
  publicSector: boolean;
  locationId: string;
  locationNumber: string;
  locationName: string;
  locationCountry: string;
  locationZone: string;
  partnerId: string;
  partnerName: string;
  lines: SummaryLine[];
  sortedBy: string | null;
  /** Does it fit the filters that are applied to the page? */
  fits: boolean;
}

/** What people read at this instant: the stored word, or what the clock alone has made of it since. */
export function statusAt(now: string): string {
  return `case when c.last_at <= ${now} then c.last_status when c.next_at <= ${now} then c.next_status else c.status end`;
}

/** A line may have been an association before; its present life is the last of its rows (decision 004). */
const linesJson = `(select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'itemKind', x.item_kind, 'itemId', x.item_id,
  'review', x.review,
    'rejectionCodes', to_jsonb(x.rejection_codes), 'final', x.final, 'disputed', x.disputed, 'disputeUntil',
    ${instantText('x.dispute_until')},
    'consent', x.consent, 'consentEndsAt', ${instantText('x.consent_ends_at')}, 'association', x.association,
    'officialFrom', ${instantText('a.official_from')}, 'endedHow', a.ended_how) order by x.ordinal, x.id), '[]'::jsonb)
  from claim_line x left join lateral (select a.official_from, a.ended_how from association a
    where a.tenant_id = x.tenant_id and a.line_id = x.id order by a.ordinal desc limit 1) a on true
  where x.tenant_id = c.tenant_id and x.claim_id = c.id)`;

/** `c` claim, `k` customer, `l` location, `p` partner; `now` is a parameter. */
export function claimSummaryColumns(now: string): string {
  return `c.tenant_id as "tenantId", c.id, c.number, c.version, c.name, c.reference, c.stage, ${statusAt(now)} as status,
    c.status as "statusWritten",
    c.contested, c.policy_id as "policyId", c.solution_area as "solutionArea", c.activities, c.programmes,
    c.assignee_id as "assigneeId",
    c.assignee_name as "assigneeName", ${instantText('c.created_at')} as "createdAt", c.created_by_name as "createdByName",
    ${instantText('c.updated_at')} as "updatedAt", ${instantText('c.submitted_at')} as "submittedAt",
    ${instantText('c.review_started_at')} as "reviewStartedAt",
    ${instantText('c.decided_at')} as "decidedAt", ${instantText('c.due_at')} as "dueAt", c.due_kind as "dueKind",
    coalesce(c.due_at <= ${now}, false) as overdue,
    k.name as "customerName", c.customer_domain as "customerDomain", k.country as "customerCountry",
    k.zone as "customerZone", k.public_sector as "publicSector",
    l.id as "locationId", l.number as "locationNumber", l.name as "locationName", l.country as "locationCountry", l.zone as "locationZone",
    p.id as "partnerId", p.name as "partnerName",
    ${linesJson} as lines`;
}
