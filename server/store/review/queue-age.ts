/**
 * What waits for the desk now, by stage, by how long and against its clock: counted over the open work alone, which the
 * queue's index holds.
 */
import type { ClockState, Wait } from '../../../rules/rights/oversight.ts';
import { dueSoonHours, waitBegins, waits } from '../../../rules/rights/oversight.ts';
import type { CountFilter } from '../engine/day-counts.ts';
import { Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface QueueAgeRow {
  stage: string;
  wait: Wait;
  clock: ClockState;
  claims: number;
}

const waitOf = `(array[${waits.map((wait) => `'${wait}'`).join(', ')}])[width_bucket(w.days, array[${waitBegins.join(', ')}]::float8[])]`;

/** The clock of a stage is the last one that was started for it; a claim waits since then. */
export function readQueueAge(tx: Tx, filter: CountFilter & { now: string }): Promise<QueueAgeRow[]> {
  const values = new Values();
  const now = values.add(filter.now, 'timestamptz');
  const where = [
    `c.stage in ('submitted', 'under-review', 'disputed')`,
    ...(filter.country === null ? [] : [`k.country = ${values.add(filter.country, 'text')}`]),
    ...(filter.programme === null ? [] : [`${values.add(filter.programme, 'text')} = any(c.programmes)`]),
    ...(filter.activity === null ? [] : [`${values.add(filter.activity, 'text')} = any(c.activities)`]),
  ];
  return tx.query<QueueAgeRow>(
    `select stage, ${waitOf} as wait, clock, sum(1)::float8 as claims from (
       select distinct on (c.tenant_id, c.id) c.stage, greatest(0, extract(epoch from ${now} - coalesce((d.basis->>'startedAt')::timestamptz,
         c.submitted_at)) / 86400)::float8 as days,
         case when d.stopped_at is not null then 'stopped' when d.due_at <= ${now} then 'overdue'
           when d.due_at <= ${now} + interval '${dueSoonHours} hours' then 'due-soon' else 'in-time' end as clock
       from claim c ${filter.country === null ? '' : 'join customer k on k.tenant_id = c.tenant_id'}
       left join deadline d on d.tenant_id = c.tenant_id and d.subject_id = c.id and d.party = 'owner'
         and d.kind = case when c.stage = 'submitted' then 'review-start' when c.stage = 'under-review' then 'review-decide'
           else 'dispute-answer' end
       where ${where.join(' and ')} order by c.tenant_id, c.id, d.round desc) w
     group by 1, 2, 3 order by 1, 2, 3`,
    values.list,
  );
}
