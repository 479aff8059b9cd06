/** Fills a scene's database with claims as they lie about after years: set-based, so that a million take a minute. */
import pg from 'pg';
import type { Scene } from './scene.ts';

export interface Many {
  claims: number;
  partners: number;
  customers: number;
}

export async function manyClaims(
  scene: Scene,
  { claims, partners, customers }: Many,
): Promise<{
  partnerIds: string[];
  tenantIds: string[];
}> {
  const client = new pg.Client({ connectionString: scene.database.adminUrl });
  await client.connect();
  const run = (sql: string): Promise<pg.QueryResult> => client.query(sql);
  try {
    await run(`insert into partner select md5('partner' || n)::uuid, 'Partner ' || n, now() from generate_series(1,
      ${partners}) n`);
    await run(`insert into location select md5('location' || n)::uuid, md5('partner' || (1 + n % ${partners}))::uuid,
      (5000000 + n)::text, 'Location ' || n, 'NL', 'Europe/Amsterdam'
      from generate_series(1, ${partners * 3}) n`);
    await run(`insert into customer select md5('tenant' || n)::uuid, 'T' || n, 'Customer ' || n, 'NL', 'Europe/Amsterdam',
      'nl', false, '{}', now() from generate_series(1, ${customers}) n`);
    await run(`insert into customer_domain select 'customer' || n || '.example', md5('tenant' || n)::uuid, true
      from generate_series(1, ${customers}) n`);
    await run(`insert into claim (${Object.keys(claimColumns).join(', ')})
      select ${Object.values(claimColumns).join(', ')} from (select n, (array['editing', 'submitted', 'under-review',
      'partner-action-required', 'approved', 'approved', 'approved',
        'rejected', 'disputed', 'rejected-final', 'withdrawn'])[1 + n % 11] as status,
        md5('partner' || (1 + n % ${partners}))::uuid as partner,
        md5('location' || (n % ${partners} + ${partners} * (n % 3)))::uuid as location,
        md5('tenant' || (1 + (n::bigint * 7919) % ${customers}))::uuid as tenant,
        timestamptz '2016-01-01' + n * interval '2 minutes' as at from generate_series(1, ${claims}) n) s`);
    await run(`insert into subject (tenant_id, kind, id) select tenant_id, 'claim', id from claim
      on conflict do nothing`);
    await run(`insert into claim_line (tenant_id, id, claim_id, partner_id, ordinal, item_kind, item_id, activity, kind,
      review, rejection_codes, final, disputed, consent, association, evaluation, arbitration)
      select tenant_id, md5('line' || id)::uuid, id, partner_id, 1, 'workload', 'exchange-online', 'usage', 'usage',
      'undecided', '{}', false, false, 'not-asked', 'none', 'not-due', 'none' from claim`);
    await run(`insert into association (tenant_id, id, ordinal, claim_id, line_id, partner_id, location_id, key, item_kind,
      item_id, activity, state, official_from, never_earns)
      select tenant_id, md5('association' || id)::uuid, 1, id, md5('line' || id)::uuid, partner_id, location_id,
      'workload:' || id || ':usage', 'workload', 'exchange-online', 'usage', 'official', updated_at, false
      from claim where status = 'approved'`);
    await run('vacuum analyze');
    const ids = async (table: string, column: string): Promise<string[]> =>
      (
        await run(`select ${column} as id from ${table} order by ${column}
        limit 5`)
      ).rows.map((row: { id: string }) => row.id);
    return {
      partnerIds: [
        (await run(`select partner_id as id from claim where number like 'N%' limit 1`)).rows[0].id as string,
      ],
      tenantIds: await ids('claim', 'tenant_id'),
    };
  } finally {
    await client.end();
  }
}

const claimColumns: Record<string, string> = {
  tenant_id: 'tenant',
  id: `md5('claim' || n)::uuid`,
  number: `'N' || n`,
  partner_id: 'partner',
  location_id: 'location',
  name: `'Claim ' || n`,
  reference: `case when n % 3 = 0 then 'CRM-' || (n % 5000) end`,
  solution_area: `'microsoft-365'`,
  activities: `'{usage}'`,
  programmes: `'{osu-microsoft-365}'`,
  acknowledgements: `'{}'`,
  recognition_only: 'false',
  policy_id: `'cpor-2020-07'`,
  policy_pinned: `status <> 'editing'`,
  stage: `case when status in ('approved', 'rejected', 'rejected-final') then 'decided' else status end`,
  requested: `'{}'`,
  version: '1',
  submissions: '1',
  requests: '0',
  decisions: '0',
  disputes_used: '0',
  rounds: `case when status = 'approved' then 1 else 0 end`,
  created_by_id: `'x'`,
  created_by_name: `'X'`,
  created_at: 'at',
  updated_at: 'at',
  submitted_at: `case when status <> 'editing' then at end`,
  history_length: '1',
  history_hash: `''`,
  status: 'status',
  next_status: `case status when 'partner-action-required' then 'rejected' when 'rejected' then 'rejected-final' end`,
  next_at: `case when status in ('partner-action-required',
    'rejected') then timestamptz '2020-12-01' + (n % 1000) * interval '1 hour' end`,
  due_at: `case when status in ('submitted', 'under-review', 'partner-action-required', 'disputed')
    and n % 50 > 0 then timestamptz '2020-12-01' + (n % 100000) * interval '1 minute' end`,
  due_kind: `case status when 'submitted' then 'review-start' when 'under-review' then 'review-decide'
    when 'partner-action-required' then 'partner-answer' when 'disputed' then 'dispute-answer' end`,
  contested: 'n % 21 = 0',
  search: `'Claim ' || n`,
};
