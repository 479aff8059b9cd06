/** Usage under all associations of one partner, summed by month. A read like any other: each association on it is written down. */
import { Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';
import { liveAssociations, logged, type Reader } from './usage-lists.ts';

export interface UsageTrendRow {
  month: string;
  monthlyActiveUsers: number;
  paidAvailableUnits: number;
  associations: number;
  /** False where the month still runs for one of the customers: figures so far. */
  complete: boolean;
}
export interface UsageTrend {
  months: UsageTrendRow[];
  associations: number;
  more: boolean;
}

export interface TrendAsked {
  partnerId: string;
  now: string;
  from: string;
  superseded: string[];
  /** At most so many associations, the newest: one read never grows with what a partner holds. */
  most: number;
}

export async function findUsageTrend(tx: Tx, asked: TrendAsked, reader: Reader): Promise<UsageTrend> {
  const values = new Values();
  const live = liveAssociations({ ...asked, tenantId: null, associationId: null, after: null }, values);
  const running = `date_trunc('month', ${values.add(asked.now, 'timestamptz')} at time zone z.zone)::date`;
  const most = values.add(asked.most, 'integer');
  const rows = await tx.query<UsageTrend>(
    `with live as materialized (${live} limit ${most} + 1),
     page as materialized (
       select a.tenant_id, a.id, a.official_from, a.item_id, u.month, u.monthly_active_users, u.paid_available_units,
         u.month < ${running} as complete
       from (select * from live order by official_from desc, id desc limit ${most}) a join customer z on z.tenant_id = a.tenant_id
       cross join lateral (select u.* from usage_record u where u.tenant_id = a.tenant_id
         and u.item = a.used
         and u.month >= greatest(date_trunc('month', a.official_from at time zone z.zone)::date, ${values.add(asked.from, 'date')})
         and u.month <= ${running}) u),
     logged as (${logged('select * from page', asked, reader, values)})
     select coalesce((select jsonb_agg(jsonb_build_object('month', m.month, 'monthlyActiveUsers', m.mau, 'paidAvailableUnits', m.pau,
         'associations', m.n, 'complete', m.complete) order by m.month)
       from (select to_char(month, 'YYYY-MM-DD') as month, sum(monthly_active_users) as mau, sum(paid_available_units) as pau,
         count(*) as n, bool_and(complete) as complete from page group by month) m), '[]'::jsonb) as months,
       (select count(distinct id)::integer from page) as associations, (select count(*) > ${most} from live) as more`,
    values.list,
  );
  return rows[0] as UsageTrend;
}
