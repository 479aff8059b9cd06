/**
 * Associations as readers see them at an instant. A pending row is official from its instant on, whether or not that was written
 * down; an official row whose rival is pending and due has ended at that very instant (domain 5.3, 8; A-1 also in projection).
 */
import type { EndedHow } from '../../../rules/claim/facts.ts';
import { endedFor } from '../../../rules/time/grace.ts';
import { cutAt, instantOf, instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface AssociationRow {
  tenantId: string;
  id: string;
  claimId: string;
  claimNumber: string;
  claimVersion: number;
  lineId: string;
  partnerId: string;
  partnerName: string;
  customer: { name: string; domain: string | null; country: string; zone: string; publicSector: boolean };
  location: { id: string; number: string; name: string; country: string };
  item: { kind: string; id: string; name: string };
  subscriptionId: string | null;
  activity: string;
  state: 'official' | 'ended';
  officialFrom: string;
  until: string | null;
  endedHow: EndedHow | null;
  endReason: string | null;
  consentBy: string | null;
  neverEarns: boolean;
  /** Last day of the subscription, as it was imported; the association ends with it. */
  subscriptionEndsOn: string | null;
}

/** Lines whose association ended with a rival's that is due and not yet written down. Few: what one sweep has before it. */
export interface Superseded {
  lineId: string;
  at: string;
}

/**
 * Asked with the system's eyes, because the rival's row is not the reader's; only the reader's own line ids come back. A row that is
 * pending names the one it will supersede, so that windows without a rival are never looked at, however many are due.
 */
export function findSuperseded(
  tx: Tx,
  now: string,
  of: {
    partnerId: string | null;
    tenantId: string | null;
  },
  isLast = false,
): Promise<Superseded[]> {
  const values = new Values();
  const where = [
    `w.state = 'pending'`,
    'w.supersedes_line_id is not null',
    `w.official_from <= ${values.add(endedFor(now), 'timestamptz')}`,
    `a.state = 'official'`,
    ...(of.tenantId ? [`w.tenant_id = ${values.add(of.tenantId, 'uuid')}`] : []),
    ...(of.tenantId ? [`a.tenant_id = ${values.add(of.tenantId, 'uuid')}`] : []),
    ...(of.partnerId ? [`a.partner_id = ${values.add(of.partnerId, 'uuid')}`] : []),
  ];
  const text = `select a.line_id as "lineId", ${instantText('w.official_from')} as at from association w
     join association a on a.tenant_id = w.tenant_id and a.line_id = w.supersedes_line_id
     where ${where.join(' and ')}`;
  return isLast ? tx.finish<Superseded>(text, values.list) : tx.query<Superseded>(text, values.list);
}

export interface AssociationPage {
  state: 'official' | 'ended';
  partnerId: string | null;
  tenantId: string | null;
  after: { from: string; id: string } | null;
  limit: number;
  now: string;
  superseded: Superseded[];
}

/** `associations` is a page of associations, already cut, as a source of rows `a`; whoever needs an order says it. */
const described = (
  associations: string,
  now: string,
  superseded: string,
): string => `select a.tenant_id as "tenantId", a.id,
  a.claim_id as "claimId", c.number as "claimNumber", c.version as "claimVersion", a.line_id as "lineId", a.partner_id as "partnerId",
  p.name as "partnerName",
  json_build_object('name', k.name, 'domain', c.customer_domain, 'country', k.country, 'zone', k.zone, 'publicSector',
    k.public_sector) as customer,
  json_build_object('id', l.id, 'number', l.number, 'name', l.name, 'country', l.country) as location,
  json_build_object('kind', a.item_kind, 'id', a.item_id, 'name', a.item_id) as item, a.subscription_id as "subscriptionId",
  a.activity, case when a.state = 'ended' or a.line_id = any(${superseded}) then 'ended' else 'official' end as state,
  a.official_from::text as "officialFrom", a.until::text as until, case when a.line_id = any(${superseded}) then 'superseded'
    else a.ended_how end as "endedHow", a.end_reason as "endReason", a.consent_by as "consentBy", a.never_earns as "neverEarns",
  s.ends_on::text as "subscriptionEndsOn", a.official_from <= ${now} as begun
  from ${associations} a join claim c on c.tenant_id = a.tenant_id and c.id = a.claim_id
  left join subscription s on s.tenant_id = c.tenant_id and s.id = a.subscription_id
  join customer k on k.tenant_id = a.tenant_id join location l on l.id = a.location_id join partner p on p.id = a.partner_id`;

export async function findAssociations(
  tx: Tx,
  page: AssociationPage,
  isLast = false,
): Promise<AssociationRow[]> {
  const values = new Values();
  const now = values.add(page.now, 'timestamptz');
  const superseded = values.add(
    page.superseded.map((one) => one.lineId),
    'uuid[]',
  );
  const limit = cutAt(page.limit);
  const base: string[] = [];
  if (page.partnerId) base.push(`a.partner_id = ${values.add(page.partnerId, 'uuid')}`);
  if (page.tenantId) base.push(`a.tenant_id = ${values.add(page.tenantId, 'uuid')}`);
  if (page.after)
    base.push(`(a.official_from, a.id) < (${values.add(page.after.from, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  const ranges =
    page.state === 'official'
      ? [
          `a.state = 'official' and a.line_id <> all(${superseded})`,
          `a.state = 'pending' and a.official_from <= ${values.add(endedFor(page.now), 'timestamptz')}`,
        ]
      : [
          `a.state = 'ended'`,
          ...(page.superseded.length > 0 ? [`a.state = 'official' and a.line_id = any(${superseded})`] : []),
        ];
  const chosen = ranges.map(
    (range) => `(select * from association a where ${[...base, range].join(' and ')}
    order by a.official_from desc, a.id desc limit ${limit})`,
  );
  const text = `${described(
    `(select * from (${chosen.join(' union all ')}) u order by official_from desc, id desc limit ${limit})`,
    now,
    superseded,
  )} order by a.official_from desc, a.id desc`;
  const rows = await (isLast
    ? tx.finish<FoundAssociation>(text, values.list)
    : tx.query<FoundAssociation>(text, values.list));
  return rows.slice(0, page.limit).map((row) => endedAt(row, page.superseded));
}

export interface EndingPage extends Omit<AssociationPage, 'state' | 'after'> {
  /** Only those whose subscription has its last day before this one. */
  before: string;
  after: { endsOn: string; id: string } | null;
}

/**
 * Official ones whose subscription runs out, the soonest first. No index knows both, so what one partner or tenant holds by
 * subscription is looked through, each with one look at its subscription; therefore never asked for everybody's at once.
 */
export async function findEndingAssociations(tx: Tx, page: EndingPage): Promise<AssociationRow[]> {
  const values = new Values();
  const now = values.add(page.now, 'timestamptz');
  const superseded = values.add(
    page.superseded.map((one) => one.lineId),
    'uuid[]',
  );
  const limit = values.add(page.limit, 'integer');
  const base = ['a.subscription_id is not null'];
  if (page.partnerId) base.push(`a.partner_id = ${values.add(page.partnerId, 'uuid')}`);
  if (page.tenantId) {
    const tenant = values.add(page.tenantId, 'uuid');
    base.push(`a.tenant_id = ${tenant}`, `s.tenant_id = ${tenant}`);
  }
  const fits = [`s.ends_on < ${values.add(page.before, 'date')}`];
  if (page.after)
    fits.push(
      `(s.ends_on, a.id) > (${values.add(page.after.endsOn, 'date')}, ${values.add(page.after.id, 'uuid')})`,
    );
  const ranges = [
    `a.state = 'official' and a.line_id <> all(${superseded})`,
    `a.state = 'pending' and a.official_from <= ${values.add(endedFor(page.now), 'timestamptz')}`,
  ];
  const found = ranges.map(
    (range) => `select a.*, s.ends_on as last_day from association a
    join subscription s on s.tenant_id = a.tenant_id and s.id = a.subscription_id
    where ${[...base, range, ...fits].join(' and ')}`,
  );
  const rows = await tx.query<FoundAssociation>(
    `${described(`(select * from (${found.join(' union all ')}) u order by last_day, id limit ${limit})`, now, superseded)}
     order by a.last_day, a.id`,
    values.list,
  );
  return rows.map(asShown);
}

export async function findAssociation(
  tx: Tx,
  ref: { tenantId: string; id: string },
  now: string,
  superseded: Superseded[],
): Promise<AssociationRow | null> {
  const one = `(select * from association a where a.tenant_id = $1::uuid and a.id = $2::uuid
    and a.state in ('pending', 'official', 'ended'))`;
  const rows = await tx.query<FoundAssociation & { begun: boolean }>(
    `${described(one, '$3::timestamptz', '$4::uuid[]')} where c.tenant_id = $1::uuid and (s.tenant_id is null or s.tenant_id = $1::uuid)`,
    [ref.tenantId, ref.id, now, superseded.map(({ lineId }) => lineId)],
  );
  const [row] = rows;
  return row?.begun ? endedAt(row, superseded) : null;
}

/** With its instants as the database writes them. */
type FoundAssociation = AssociationRow;

function asShown(row: FoundAssociation): AssociationRow {
  return { ...row, officialFrom: instantOf(row.officialFrom), until: instantOf(row.until) };
}

function endedAt(found: FoundAssociation, superseded: Superseded[]): AssociationRow {
  const row = asShown(found);
  return row.until === null && row.state === 'ended'
    ? {
        ...row,
        until: superseded.find((one) => one.lineId === row.lineId)?.at ?? null,
      }
    : row;
}
