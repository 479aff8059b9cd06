/** Many tenants from one: every row of a tenant is copied under new tenant ids, which is all it takes because each key begins with it. */
import type pg from 'pg';

const childTables = [
  'customer_contact',
  'subscription',
  'subject',
  'claim',
  'claim_line',
  'line_key',
  'file',
  'history',
  'consent_round',
  'notice',
  'deadline',
  'task',
  'association',
];

/** `count` copies of the tenant with all its claims; `only` limits the tables, parents first. Answers the new tenant ids' common prefix. */
export async function copyTenant(
  admin: pg.Client,
  source: string,
  count: number,
  only: readonly string[] = childTables,
): Promise<void> {
  await admin.query(
    'create temp table copies as select n, uuidv7() as tenant_id from generate_series(1, $1::int) n',
    [count],
  );
  await admin.query(
    `insert into customer (tenant_id, code, name, country, zone, language, public_sector, items_with_usage, updated_at)
    select copies.tenant_id, 'B' || right(copies.tenant_id::text, 12), c.name || ' ' || copies.n, c.country, c.zone, c.language, c.public_sector, c.items_with_usage, c.updated_at
    from customer c, copies where c.tenant_id = $1`,
    [source],
  );
  await admin.query(
    `insert into customer_domain select 'b' || right(tenant_id::text, 12) || '.example', tenant_id, true from copies`,
  );
  for (const table of childTables.filter((name) => only.includes(name))) {
    const { rows } = await admin.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position`,
      [table],
    );
    const columns = rows.map((row) => `"${row.column_name}"`);
    const values = columns.map((column) => (column === '"tenant_id"' ? 'copies.tenant_id' : `s.${column}`));
    await admin.query(
      `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} s, copies where s.tenant_id = $1`,
      [source],
    );
  }
  // A claim names a domain of its own customer.
  await admin.query(
    `update claim set customer_domain = d.domain from customer_domain d join copies using (tenant_id) where claim.tenant_id = d.tenant_id`,
  );
  await admin.query('drop table copies');
  await admin.query('analyze');
}
