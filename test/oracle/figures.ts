/** The figures of oversight found a second way: by SQL over the histories, without anything of the product's counting. */
import type pg from 'pg';

/** One text for each key, with its count: "measure|day|detail|hours|country|programmes|activities count". */
export async function figuresOf(client: pg.ClientBase, zone: string): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `
    with h as (
      select h.*, h.subject_id as claim_id, (h.at at time zone $1)::date as day, k.country, c.programmes, c.activities
      from history h join claim c on c.tenant_id = h.tenant_id and c.id = h.subject_id join customer k on k.tenant_id = h.tenant_id
    ), value as (
      select h.tenant_id, h.claim_id, h.number, h.actor_side, split_part(e.key, '.', 2) as line, split_part(e.key, '.', 3) as name, e.value,
        lag(e.value) over (partition by h.tenant_id, h.claim_id, e.key order by h.number) as former,
        row_number() over (partition by h.tenant_id, h.claim_id, e.key, e.value order by h.number) as nth
      from h, jsonb_each(h.after) e where e.key like 'lines.%'
    ), stage as (
      select h.tenant_id, h.claim_id, h.number, h.at, h.actor_side, h.after->>'claim.stage' as stage,
        lead(h.at) over (partition by h.tenant_id, h.claim_id order by h.number) as until
      from h where h.after ? 'claim.stage'
    ), first_decision as (
      select distinct on (s.tenant_id, s.claim_id) s.*, f.at as filed from stage s
      join h f on f.tenant_id = s.tenant_id and f.claim_id = s.claim_id and f.act = 'submit-claim' and f.number < s.number
      where s.stage = 'decided' and s.actor_side <> 'customer' order by s.tenant_id, s.claim_id, s.number
    ), decision as (
      select d.*, extract(epoch from d.at - d.filed) as total, coalesce((select sum(extract(epoch from p.until - p.at)) from stage p
        where p.tenant_id = d.tenant_id and p.claim_id = d.claim_id and p.stage = 'partner-action-required' and p.number < d.number), 0) as awaited
      from first_decision d where d.actor_side = 'owner'
    ), found as (
      select tenant_id, claim_id, number, 'submitted' as measure, '' as detail, 0 as hours from h where act = 'submit-claim'
      union all select tenant_id, claim_id, number, 'returned', '', 0 from h where act = 'request-information'
      union all select tenant_id, claim_id, number, 'return-reason', code, 0 from h, jsonb_array_elements_text(h.detail->'codes') code where act = 'request-information'
      union all select tenant_id, claim_id, number, 'notice-delivered', detail->>'purpose', 0 from h where act = 'deliver-notice'
      union all select tenant_id, claim_id, number, 'notice-bounced', detail->>'purpose', 0 from h where act = 'bounce-notice' and detail->'hard' = 'true'
      union all select tenant_id, claim_id, number, 'decided', '', floor(total / 3600)::int from decision
      union all select tenant_id, claim_id, number, 'decided-desk', '', floor((total - awaited) / 3600)::int from decision
      union all select v.tenant_id, v.claim_id, v.number, 'rejection-reason', code, 0 from value v
        cross join lateral (select w.value from value w where w.tenant_id = v.tenant_id and w.claim_id = v.claim_id and w.line = v.line and w.name = 'rejectionCodes'
          and w.number <= v.number order by w.number desc limit 1) codes
        cross join lateral jsonb_array_elements_text(codes.value) code
        where v.name = 'review' and v.value = '"rejected"' and v.former is distinct from '"rejected"'
      union all select tenant_id, claim_id, number, 'asked', '', 0 from value where name = 'consent' and value = '"open"' and nth = 1
      union all select tenant_id, claim_id, number, 'refused', '', 0 from value where name = 'consent' and value = '"refused"'
      union all select tenant_id, claim_id, number, 'refusal-undone', '', 0 from value where name = 'consent' and former = '"refused"'
      union all select tenant_id, claim_id, number, 'disputed', '', 0 from value where name = 'disputed' and value = 'true'
      union all select v.tenant_id, v.claim_id, v.number,
          case review.value #>> '{}' when 'approved' then 'overturned' else case v.actor_side when 'owner' then 'upheld' else 'dispute-lapsed' end end, '', 0
        from value v cross join lateral (select w.value from value w where w.tenant_id = v.tenant_id and w.claim_id = v.claim_id and w.line = v.line
          and w.name = 'review' and w.number <= v.number order by w.number desc limit 1) review
        where v.name = 'disputed' and v.value = 'false' and v.former = 'true' and review.value in ('"approved"', '"rejected"')
    )
    select concat_ws('|', f.measure, h.day, f.detail, f.hours, h.country, (select string_agg(p, '+' order by p collate "C") from unnest(h.programmes) p),
      (select string_agg(a, '+' order by a collate "C") from unnest(h.activities) a)) || ' ' || count(*) as line
    from found f join h on h.tenant_id = f.tenant_id and h.claim_id = f.claim_id and h.number = f.number
    group by f.measure, h.day, f.detail, f.hours, h.country, h.programmes, h.activities`,
    [zone],
  );
  return rows.map(({ line }) => line).toSorted();
}

/** What the product has counted, in the same words. */
export async function countedFigures(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select concat_ws('|', measure, day, detail, hours, country, array_to_string(programmes, '+'), array_to_string(activities, '+')) || ' ' || count as line from day_count`,
  );
  return rows.map(({ line }) => line).toSorted();
}
