/** Usage under associations. What a partner reads is written down in the statement that reads it, for the customer to see. */
import { endedFor } from '../../../rules/time/grace.ts';
import { instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

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

export interface UsagePage {
  partnerId: string | null;
  tenantId: string | null;
  associationId: string | null;
  after: { from: string; id: string; month: string } | null;
  limit: number;
  now: string;
  /** Lines that lost their association at an instant that is past but not written down yet. */
  superseded: string[];
}

export interface Reader {
  id: string;
  name: string;
  newIds: string[];
}

/**
 * From the month of the association's start up to the month that now runs, both in the customer's own zone; the newest
 * association and its newest month first. A month that has not begun is neither shown nor logged, whatever was delivered ahead.
 */
export function findUsage(tx: Tx, page: UsagePage, reader: Reader | null): Promise<UsageRow[]> {
  const values = new Values();
  const running = `date_trunc('month', ${values.add(page.now, 'timestamptz')} at time zone z.zone)::date`;
  const text = `with live as (${liveAssociations(page, values)}),
    page as materialized (
      select a.tenant_id, a.id, a.official_from, a.item_kind, a.item_id, a.subscription_id, u.month, u.monthly_active_users,
      u.paid_available_units, u.month < ${running} as complete
      from live a join customer z on z.tenant_id = a.tenant_id
      cross join lateral (select u.* from usage_record u where u.tenant_id = a.tenant_id
        and u.item = a.used
        and u.month >= date_trunc('month', a.official_from at time zone z.zone)::date
        and u.month <= ${running} ${afterMonth(page, values)}
        order by u.month desc) u
      order by a.official_from desc, a.id desc, u.month desc limit ${values.add(page.limit + 1, 'integer')})${
        reader
          ? `,
      logged as (${logging(page, reader, values)})`
          : ''
      }
    select page.tenant_id as "tenantId", page.id as "associationId", k.name as "customerName",
      jsonb_build_object('kind', page.item_kind, 'id', page.item_id, 'name', page.item_id) as item,
      page.subscription_id as "subscriptionId",
      to_char(page.month, 'YYYY-MM-DD') as month, page.complete, page.monthly_active_users as "monthlyActiveUsers",
      page.paid_available_units as "paidAvailableUnits",
      (select s.paid_seats from subscription s where s.tenant_id = page.tenant_id and s.id = page.subscription_id) as "soldSeats",
      ${instantText('page.official_from')} as "officialFrom"
    from page join customer k on k.tenant_id = page.tenant_id order by page.official_from desc, page.id desc, page.month desc`;
  return tx.query<UsageRow>(text, values.list);
}

/**
 * Each range comes in the order of its index, so that the months are read of no more associations than the page has room for.
 * The item is named here because row-level security lets only plain comparisons of columns use the index of the months.
 */
export function liveAssociations(page: Omit<UsagePage, 'limit'>, values: Values): string {
  const ended = values.add(endedFor(page.now), 'timestamptz');
  const where = [`a.line_id <> all(${values.add(page.superseded, 'uuid[]')})`];
  if (page.partnerId) where.push(`a.partner_id = ${values.add(page.partnerId, 'uuid')}`);
  if (page.tenantId) where.push(`a.tenant_id = ${values.add(page.tenantId, 'uuid')}`);
  if (page.associationId) where.push(`a.id = ${values.add(page.associationId, 'uuid')}`);
  if (page.after)
    where.push(`(a.official_from, a.id) <= (${values.add(page.after.from, 'timestamptz')},
    ${values.add(page.after.id, 'uuid')})`);
  const of = (state: string): string => `(select a.tenant_id, a.id, a.official_from, a.item_kind, a.item_id,
    a.subscription_id, coalesce(a.subscription_id::text, a.item_id) as used from association a where ${[state, ...where].join(' and ')}
    order by a.official_from desc, a.id desc)`;
  return `select * from (${of("a.state = 'official'")}
    union all ${of(`a.state = 'pending' and a.official_from <= ${ended}`)}) a order by a.official_from desc, a.id desc`;
}

/** Of the association with which the page before ended, the earlier months are left. */
function afterMonth({ after }: UsagePage, values: Values): string {
  return after
    ? `and (a.id <> ${values.add(after.id, 'uuid')} or u.month < ${values.add(after.month, 'date')})`
    : '';
}

/** One entry for each association on the page, without the row that only tells of a next page. */
function logging(page: UsagePage, reader: Reader, values: Values): string {
  return logged(
    `select * from page order by official_from desc, id desc, month desc
      limit ${values.add(page.limit, 'integer')}`,
    page,
    reader,
    values,
  );
}

export function logged(
  shown: string,
  { partnerId, now }: { partnerId: string | null; now: string },
  reader: Reader,
  values: Values,
): string {
  return `insert into usage_read (tenant_id, id, association_id, partner_id, partner_name, reader_id, reader_name, item,
    from_month, until_month, at)
    select r.tenant_id, (${values.add(reader.newIds, 'uuid[]')})[row_number() over (order by r.id)], r.id, p.id, p.name,
    ${values.add(reader.id, 'text')},
      ${values.add(reader.name, 'text')}, r.item_id, r.from_month, r.until_month, ${values.add(now, 'timestamptz')}
    from (select tenant_id, id, min(item_id) as item_id, min(month) as from_month, max(month) as until_month
      from (${shown}) shown group by tenant_id, id) r
    cross join partner p where p.id = ${values.add(partnerId, 'uuid')}`;
}
