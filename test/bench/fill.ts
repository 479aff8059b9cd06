/**
 * Many tenants from one: every row of a tenant is copied under new tenant ids, which is all it takes because each key begins with
 * it. So a database is full of claims that went through the program's own acts, with all that hangs on them.
 */
import type pg from 'pg';

/** Parents first. What is passing (jobs, replay records, unnumbered events) is left out. */
const copied = [
  'customer_contact',
  'subscription',
  'usage_record',
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
] as const;

export function isCopied(table: string): boolean {
  return (copied as readonly string[]).includes(table);
}

export interface Owner {
  partnerId: string;
  locationId: string;
}
export interface Copies {
  source: string;
  count: number;
  /** The copies belong to these partners in turn; left out: to whom the source belongs. */
  owners?: Owner[];
  /** The newest claim is so old, and each further one half a minute older. */
  spread?: boolean;
}

/** Answers the new tenant ids. */
export async function copyTenant(
  admin: pg.Client,
  { source, count, owners, spread }: Copies,
): Promise<string[]> {
  await admin.query('drop table if exists copies');
  // Random and not in the order of time: customers did not come in the order in which claims are made.
  await admin.query(
    `create temp table copies as select n, gen_random_uuid() as tenant_id, ($2::uuid[])[1 + n % nullif(cardinality($2::uuid[]), 0)] as partner_id,
       ($3::uuid[])[1 + n % nullif(cardinality($3::uuid[]), 0)] as location_id
     from generate_series(1, $1::int) n`,
    [count, owners?.map((owner) => owner.partnerId) ?? [], owners?.map((owner) => owner.locationId) ?? []],
  );
  await admin.query(
    `insert into customer (tenant_id, code, name, country, zone, language, public_sector, items_with_usage, updated_at)
     select copies.tenant_id, upper('B' || right(copies.tenant_id::text, 12)), c.name || ' ' || copies.n, c.country, c.zone, c.language,
       c.public_sector, c.items_with_usage, c.updated_at
     from customer c, copies where c.tenant_id = $1`,
    [source],
  );
  await admin.query(
    `insert into customer_domain (domain, tenant_id, is_primary) select 'b' || right(tenant_id::text, 12) || '.example', tenant_id, true from copies`,
  );
  for (const table of copied) await copyTable(admin, table, source, { owners: owners !== undefined, spread });
  const { rows } = await admin.query<{ tenant_id: string }>('select tenant_id from copies order by n');
  return rows.map((row) => row.tenant_id);
}

async function copyTable(
  admin: pg.Client,
  table: string,
  source: string,
  { owners, spread }: { owners: boolean; spread: boolean | undefined },
): Promise<void> {
  const { rows } = await admin.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const columns = rows.map((row) => row.column_name);
  const values = columns.map((column) => {
    const own = `s."${column}"`;
    if (column === 'tenant_id') return 'copies.tenant_id';
    if (owners && (column === 'partner_id' || column === 'location_id'))
      return `case when ${own} is not null then copies.${column} end`;
    if (table === 'claim' && column === 'customer_domain')
      return `'b' || right(copies.tenant_id::text, 12) || '.example'`;
    if (table === 'claim' && column === 'number') return `${own} || '-' || copies.n`;
    // A contact at another domain than the customer's would have to be explained.
    if (table === 'claim' && column === 'customer_contact')
      return `jsonb_set(${own}, '{email}', to_jsonb('it-manager@b' || right(copies.tenant_id::text, 12) || '.example'))`;
    const older =
      (table === 'claim' && /^(updated|submitted|created)_at$/.test(column)) || column === 'official_from';
    return spread && older ? `${own} - copies.n * interval '30 seconds'` : own;
  });
  await admin.query(
    `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')})
     select ${values.join(', ')} from ${table} s, copies where s.tenant_id = $1`,
    [source],
  );
}
