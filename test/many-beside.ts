/** Fills what lies beside the claims of `manyClaims`: work, cases, threads, feeds, and what a tenant reads of itself. */
import pg from 'pg';
import type { Scene } from './scene.ts';

export interface Beside {
  /** A claim with a thread and a history of thousands. */
  busy: { tenantId: string; id: string };
  /** A customer whose usage was read, and who was looked up, thousands of times. */
  watched: string;
  /** Of the feed with the most events. */
  organisation: string;
  events: number;
}

const thousands = 5000;

export async function manyBeside(scene: Scene, partnerId: string): Promise<Beside> {
  const client = new pg.Client({ connectionString: scene.database.adminUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
    const [busy] = (
      await client.query<{ tenantId: string; id: string }>(
        `select tenant_id as "tenantId", id from claim where partner_id = $1 and status = 'approved' order by id limit 1`,
        [partnerId],
      )
    ).rows;
    if (!busy) throw new Error('the partner has no approved claim');
    for (const statement of ofOneClaim) await client.query(statement, [busy.tenantId, busy.id]);
    await client.query('vacuum analyze');
    const organisation = `partner:${partnerId}`;
    const events = await client.query('select from event where organisation = $1', [organisation]);
    return { busy, watched: busy.tenantId, organisation, events: events.rowCount ?? 0 };
  } finally {
    await client.end();
  }
}

const statements = [
  // Customers of whom nobody claims anything: a directory is larger than what is shown of it.
  `insert into customer (tenant_id, code, name, country, zone, language, public_sector, updated_at)
    select md5('other' || n)::uuid, 'E' || n, 'Other ' || n, 'NL', 'Europe/Amsterdam', 'nl', false, now() from generate_series(1, 20000) n`,
  `insert into subscription (tenant_id, id, product, state, motion, starts_on, ends_on, paid_seats, updated_at)
    select tenant_id, md5('subscription' || tenant_id)::uuid, 'sales', 'active', 'csp', '2019-01-01', null, 1, now() from customer`,
  `insert into customer_domain select 'other' || n || '.example', md5('other' || n)::uuid, true from generate_series(1, 20000) n`,
  // One in five is open.
  `insert into task (tenant_id, id, subject_kind, subject_id, partner_id, kind, subject, detail, opened_at, closed_at, outcome)
    select tenant_id, md5('task' || id)::uuid, 'claim', id, partner_id,
      (array['unconfirmed-contact', 'contact-bounced', 'customer-question', 'arbitration', 'overdue', 'end-requested'])[1 + n % 6], '', '{}', updated_at,
      case when n % 5 > 0 then updated_at + interval '1 day' end, case when n % 5 > 0 then 'done' end
    from (select c.*, row_number() over (order by id) as n from claim c) c`,
  `insert into arbitration_case (tenant_id, id, key, number, state, opened_at)
    select tenant_id, md5('case' || id)::uuid, 'workload:' || id || ':usage', 1,
      (array['answers-awaited', 'decided', 'decided', 'closed', 'closed'])[1 + n % 5], updated_at
    from (select c.*, row_number() over (order by id) as n from claim c where status = 'approved') c`,
  `insert into arbitration_party (tenant_id, case_id, line_id, claim_id, partner_id, role, state, answer_by)
    select tenant_id, md5('case' || id)::uuid, md5('line' || id)::uuid, id, partner_id, 'incumbent', 'answered', updated_at
    from claim where status = 'approved'`,
  `insert into event (tenant_id, id, organisation, number, type, subject_kind, subject_id, at, data)
    select tenant_id, md5('event' || id)::uuid, 'partner:' || partner_id, row_number() over (partition by partner_id order by updated_at, id), 'claim.changed',
      'claim', id, updated_at, '{}' from claim`,
  `insert into usage_record (tenant_id, item, month, monthly_active_users, paid_available_units, imported_at)
    select tenant_id, 'exchange-online', month, 10, 20, now()
    from customer cross join generate_series('2016-01-01'::date, '2021-12-01', interval '1 month') month where code like 'T%'`,
  `update usage_record u set reader_ids = r.ids from (select tenant_id, item_id, array_agg(distinct partner_id) as ids from association
    where state in ('pending', 'official') group by 1, 2) r where u.tenant_id = r.tenant_id and u.item = r.item_id`,
];

const ofOneClaim = [
  `insert into comment (tenant_id, id, subject_kind, subject_id, partner_id, visibility, author_side, author_id, author_name, text, at)
    select tenant_id, md5('comment' || n)::uuid, 'claim', id, partner_id, case when n % 4 = 0 then 'internal' else 'shared' end, 'owner', 'x', 'X', 'Seen.',
      updated_at + n * interval '1 minute' from claim, generate_series(1, ${thousands}) n where tenant_id = $1 and id = $2`,
  `insert into history (tenant_id, subject_kind, subject_id, number, id, partner_id, act, at, recorded_at, actor_side, actor_id, actor_name, actor_role, before, after,
      detail, visible_to, previous_hash, hash)
    select tenant_id, 'claim', id, n, md5('entry' || n)::uuid, partner_id, 'add-comment', updated_at, updated_at, 'owner', 'x', 'X', 'reviewer', '{}', '{}', '{}',
      case when n % 4 = 0 then '{owner}'::text[] else '{owner,partner}' end, '', ''
    from claim, generate_series(1, ${thousands}) n where tenant_id = $1 and id = $2`,
  `insert into usage_read (tenant_id, id, association_id, partner_id, partner_name, reader_id, reader_name, item, from_month, until_month, at)
    select tenant_id, md5('read' || n)::uuid, id, partner_id, 'P', 'x', 'X', item_id, '2020-01-01', '2020-02-01', official_from + n * interval '1 minute'
    from association, generate_series(1, ${thousands}) n where tenant_id = $1 and claim_id = $2`,
  `insert into customer_lookup (tenant_id, id, partner_id, partner_name, location_id, reader_id, reader_name, at)
    select tenant_id, md5('lookup' || n)::uuid, partner_id, 'P', location_id, 'x', 'X', updated_at + n * interval '1 minute'
    from claim, generate_series(1, ${thousands}) n where tenant_id = $1 and id = $2`,
  `insert into consent_code (tenant_id, id, hash, partner_id, items, issued_by_id, issued_by_name, issued_at, expires_at)
    select tenant_id, md5('code' || n)::uuid, decode(md5(n::text), 'hex'), partner_id, '{teams}', 'x', 'X', updated_at, updated_at + interval '30 days'
    from claim, generate_series(1, ${thousands}) n where tenant_id = $1 and id = $2`,
];
