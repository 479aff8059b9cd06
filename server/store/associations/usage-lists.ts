/** Usage under associations: first the associations that are live, then the months of as many as fill the page. */
import { endedFor } from '../../../rules/time/grace.ts';
import { cutAt, instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';
import { logReads, readPartnerName, type Reader } from './usage-reads.ts';

export interface UsageRow {
  tenantId: string;
  associationId: string;
  customerName: string;
  item: {
    kind: string;
    id: string;
    name: string;
  };
  subscriptionId: string | null;
  month: string;
  /** False for the month that is still running at the customer: its figures are those so far. */
  complete: boolean;
  monthlyActiveUsers: number;
  paidAvailableUnits: number;
  soldSeats: number | null;
  officialFrom: string;
}

export interface LivePage {
  partnerId: string | null;
  tenantId: string | null;
  associationId: string | null;
  /** From this association on, and of its own months those before this one. */
  after: { from: string; id: string; month: string } | null;
  limit: number;
  now: string;
}

export interface UsagePage extends LivePage {
  /** Asks for the lines that lost their association at an instant that is past but not written down yet; sent with the first page. */
  superseded(): Promise<string[]>;
}

export interface LiveAssociation {
  tenantId: string;
  id: string;
  lineId: string;
  customerName: string;
  itemKind: string;
  itemId: string;
  subscriptionId: string | null;
  officialFrom: string;
  /** Months at the customer: of the association's start, and the one that runs now. A later one is not shown, whatever was delivered. */
  firstMonth: string;
  runningMonth: string;
}

/** Each range comes in the order of its index and is cut by itself. */
export async function findLive(tx: Tx, page: LivePage): Promise<LiveAssociation[]> {
  const values = new Values();
  const now = values.add(page.now, 'timestamptz');
  const limit = cutAt(page.limit);
  const ended = values.add(endedFor(page.now), 'timestamptz');
  const where: string[] = [];
  if (page.partnerId) where.push(`a.partner_id = ${values.add(page.partnerId, 'uuid')}`);
  if (page.tenantId) where.push(`a.tenant_id = ${values.add(page.tenantId, 'uuid')}`);
  if (page.associationId) where.push(`a.id = ${values.add(page.associationId, 'uuid')}`);
  if (page.after)
    where.push(`(a.official_from, a.id) <= (${values.add(page.after.from, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  const of = (
    state: string,
  ): string => `(select a.tenant_id, a.id, a.line_id, a.official_from, a.item_kind, a.item_id, a.subscription_id
    from association a where ${[state, ...where].join(' and ')} order by a.official_from desc, a.id desc limit ${limit})`;
  const month = (instant: string): string => `to_char(${instant} at time zone k.zone, 'YYYY-MM-01')`;
  const rows = await tx.query<LiveAssociation>(
    `select a.tenant_id as "tenantId", a.id, a.line_id as "lineId", k.name as "customerName", a.item_kind as "itemKind", a.item_id as "itemId",
       a.subscription_id as "subscriptionId", ${instantText('a.official_from')} as "officialFrom",
       ${month('a.official_from')} as "firstMonth", ${month(now)} as "runningMonth"
     from (select * from (${of("a.state = 'official'")} union all ${of(`a.state = 'pending' and a.official_from <= ${ended}`)}) u
       order by official_from desc, id desc limit ${limit}) a join customer k on k.tenant_id = a.tenant_id
     order by a.official_from desc, a.id desc`,
    values.list,
  );
  return rows.slice(0, page.limit);
}

/** Months of one association, the first and the last one included. */
export interface Span {
  association: LiveAssociation;
  since: string;
  until: string;
}

export interface MonthRow {
  month: string;
  monthlyActiveUsers: number;
  paidAvailableUnits: number;
}

/** What was delivered for these months, by span and the newest first. What a partner may read of it, row-level security says. */
export async function readMonths(tx: Tx, spans: Span[]): Promise<(MonthRow & { span: Span })[]> {
  if (spans.length === 0) return [];
  const rows = await tx.query<MonthRow & { n: number }>(
    `select r.n, u.month::text as month, u.monthly_active_users as "monthlyActiveUsers",
       u.paid_available_units as "paidAvailableUnits"
     from unnest($1::integer[], $2::uuid[], $3::text[], $4::date[], $5::date[]) r(n, tenant_id, item, since, until)
     join usage_record u on u.tenant_id = r.tenant_id and u.item = r.item and u.month >= r.since and u.month <= r.until`,
    [
      spans.map((_span, index) => index),
      spans.map(({ association }) => association.tenantId),
      spans.map(({ association }) => association.subscriptionId ?? association.itemId),
      spans.map(({ since }) => since),
      spans.map(({ until }) => until),
    ],
  );
  return rows
    .toSorted((a, b) => a.n - b.n || (a.month < b.month ? 1 : -1))
    .map(({ n, ...row }) => ({ ...row, span: spans[n] as Span }));
}

export interface UsageFound {
  rows: UsageRow[];
  /** Where the next page goes on; null: nothing is left. */
  next: { from: string; id: string; month: string } | null;
}

/** So many associations without any usage are passed over for one page. */
const mostPassed = 4;
/** Before the first month there is. */
const noMonth = '0001-01-01';

/**
 * From the month of the association's start up to the month that now runs, both in the customer's own zone; the newest association and
 * its newest month first. What a partner is shown is written down in the same transaction, for the customer to see.
 */
export async function findUsage(tx: Tx, page: UsagePage, reader: Reader | null): Promise<UsageFound> {
  const wanted = page.limit + 1;
  const found: (MonthRow & { span: Span })[] = [];
  let { after } = page;
  let last = false;
  let once: Promise<[partnerName: string, superseded: Set<string>]> | null = null;
  let partnerName = '';
  for (let passed = 0; !last && found.length < wanted && passed < mostPassed; passed += 1) {
    const asked = findLive(tx, { ...page, after, limit: wanted });
    // What is asked with other eyes is sent last.
    once ??= Promise.all([
      reader && page.partnerId ? readPartnerName(tx, page.partnerId) : '',
      page.superseded().then((ids) => new Set(ids)),
    ]);
    const [live, [name, superseded]] = await Promise.all([asked, once]);
    partnerName = name;
    const spans = live
      .filter(({ lineId }) => !superseded.has(lineId))
      .map((association) => spanOf(association, after));
    await fill(tx, spans, found, wanted);
    last = live.length < wanted;
    const end = live.at(-1);
    if (end) after = { from: end.officialFrom, id: end.id, month: noMonth };
  }
  const shown = found.slice(0, page.limit);
  const [seats] = await Promise.all([
    readSeats(tx, shown),
    ...(reader && page.partnerId
      ? [logReads(tx, shown, { ...page, partnerId: page.partnerId, partnerName }, reader)]
      : []),
  ]);
  const rows = shown.map((row) => usageRow(row, seats));
  const cut = found.length > page.limit ? shown.at(-1) : undefined;
  const next = cut
    ? { from: cut.span.association.officialFrom, id: cut.span.association.id, month: cut.month }
    : last
      ? null
      : after;
  return { rows, next };
}

/** Of the association with which the page before ended, the earlier months are left. */
function spanOf(association: LiveAssociation, after: LivePage['after']): Span {
  const until =
    after?.id === association.id && after.month <= association.runningMonth
      ? monthBefore(after.month)
      : association.runningMonth;
  return { association, since: association.firstMonth, until };
}

/** A span has one row for each of its months at most: a few spans are read at once, and not those for which there is no room. */
async function fill(
  tx: Tx,
  spans: Span[],
  found: (MonthRow & { span: Span })[],
  wanted: number,
): Promise<void> {
  let next = 0;
  while (found.length < wanted && next < spans.length) {
    const first = next;
    const room = 3 * (wanted - found.length);
    for (let months = 0; next < spans.length && months < room; next += 1)
      months += monthsOf(spans[next] as Span);
    found.push(...(await readMonths(tx, spans.slice(first, next))));
  }
}

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthsOf = ({ since, until }: Span): number => Math.max(0, numberOf(until) - numberOf(since) + 1);

function monthBefore(month: string): string {
  if (month === noMonth) return month;
  const number = numberOf(month) - 1;
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`;
}

/** By subscription, what was sold. */
async function readSeats(tx: Tx, rows: { span: Span }[]): Promise<Map<string, number>> {
  const sold = new Map(
    rows.flatMap(({ span: { association } }) =>
      association.subscriptionId === null ? [] : [[association.subscriptionId, association.tenantId]],
    ),
  );
  if (sold.size === 0) return new Map();
  const seats = await tx.query<{ id: string; seats: number }>(
    `select s.id, s.paid_seats as seats from unnest($1::uuid[], $2::uuid[]) r(tenant_id, id)
     join subscription s on s.tenant_id = r.tenant_id and s.id = r.id`,
    [[...sold.values()], [...sold.keys()]],
  );
  return new Map(seats.map((row) => [row.id, row.seats]));
}

function usageRow({ span, ...row }: MonthRow & { span: Span }, seats: Map<string, number>): UsageRow {
  const { association } = span;
  return {
    tenantId: association.tenantId,
    associationId: association.id,
    customerName: association.customerName,
    item: { kind: association.itemKind, id: association.itemId, name: association.itemId },
    subscriptionId: association.subscriptionId,
    month: row.month,
    complete: row.month < association.runningMonth,
    monthlyActiveUsers: row.monthlyActiveUsers,
    paidAvailableUnits: row.paidAvailableUnits,
    soldSeats: seats.get(association.subscriptionId ?? '') ?? null,
    officialFrom: association.officialFrom,
  };
}
