/** The tenant directory as the programme owner reads it, and who looked into a tenant. */
import { instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface CustomerRow {
  tenantId: string;
  code: string;
  name: string;
  country: string;
  zone: string;
  language: string;
  publicSector: boolean;
  domains: string[];
  version: number;
  updatedAt: string;
  sortedBy: string;
}

const columns = `k.tenant_id as "tenantId", k.code, k.name, k.country, k.zone, k.language, k.version, k.public_sector as "publicSector",
  array(select d.domain from customer_domain d where d.tenant_id = k.tenant_id order by d.is_primary desc, d.domain) as domains,
  ${instantText('k.updated_at')} as "updatedAt", lower(k.name) collate "C" as "sortedBy"`;

export interface CustomerPage {
  after: { name: string; tenantId: string } | null;
  beginning: string | null;
  limit: number;
}

/** How many domains one beginning may mean. */
const mostDomains = 200;

const byName = 'lower(k.name) collate "C"';
const chosen = `select k.tenant_id, ${byName} as name from`;
const clause = (conditions: string[]): string =>
  conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';

/** By name. With a beginning: customers whose name begins so, and those with such a domain. */
export function findCustomers(tx: Tx, page: CustomerPage): Promise<CustomerRow[]> {
  const values = new Values();
  const limit = values.add(page.limit, 'integer');
  const after = page.after
    ? [
        `(${byName}, k.tenant_id) > (${values.add(page.after.name, 'text')} collate "C",
    ${values.add(page.after.tenantId, 'uuid')})`,
      ]
    : [];
  const named = (range: string[]): string => `(${chosen} customer k ${clause([...range, ...after])}
    order by ${byName}, k.tenant_id limit ${limit})`;
  const parts =
    page.beginning === null
      ? `page as materialized ${named([])}`
      : begun(page.beginning, { named, after, limit }, values);
  return tx.query<CustomerRow>(
    `with ${parts} select ${columns} from page join customer k on k.tenant_id = page.tenant_id
     order by page.name, page.tenant_id`,
    values.list,
  );
}

interface Parts {
  named: (range: string[]) => string;
  after: string[];
  limit: string;
}

/** The domains are looked up first and by themselves, so that nobody walks all names to meet them. */
function begun(beginning: string, { named, after, limit }: Parts, values: Values): string {
  const [from, to] = [values.add(beginning, 'text'), values.add(`${beginning}\u{10ffff}`, 'text')];
  return `domains as materialized (select d.tenant_id from customer_domain d where d.domain collate "C" >= ${from}
      and d.domain collate "C" < ${to} order by d.domain collate "C" limit ${mostDomains}),
    owners as materialized (${chosen} domains d join customer k on k.tenant_id = d.tenant_id ${clause(after)}),
    page as materialized (select * from (${named([`${byName} >= ${from}`, `${byName} < ${to}`])}
      union select * from owners) u order by name, tenant_id limit ${limit})`;
}

export interface CustomerDetail extends CustomerRow {
  trustedContacts: {
    id: string;
    name: string;
    title: string;
    email: string;
    source: 'owner' | 'tenant-admin';
    /** proposed: another person of the owner has to confirm it. */
    state: 'proposed' | 'in-force';
    addedAt: string | null;
    addedById: string | null;
    addedBy: string | null;
    confirmedBy: string | null;
  }[];
  subscriptions: {
    id: string;
    product: string;
    state: string;
    motion: string;
    startsOn: string;
    endsOn: string | null;
    paidSeats: number;
  }[];
}

export async function findCustomer(tx: Tx, tenantId: string): Promise<CustomerDetail | null> {
  const rows = await tx.query<CustomerDetail>(
    `select ${columns},
       coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'title', t.title, 'email', t.email,
       'source', 'owner', 'addedAt', ${instantText('t.added_at')}, 'addedById', t.added_by_id, 'addedBy', t.added_by,
       'confirmedBy', t.confirmed_by, 'state', case when t.confirmed_at is null then 'proposed' else 'in-force' end)
         order by t.added_at, t.id) from customer_contact t where t.tenant_id = $1::uuid and t.removed_at is null),
         '[]'::jsonb)
       || coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'title', '', 'email', m.email, 'source',
       'tenant-admin', 'addedAt', ${instantText('m.created_at')}, 'addedById', null, 'addedBy', null, 'confirmedBy', null,
       'state', 'in-force')
         order by m.created_at, m.id) from member m where m.tenant_id = $1::uuid and m.disabled_at is null
         and m.account_id is not null), '[]'::jsonb) as "trustedContacts",
       coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'product', s.product, 'state', s.state, 'motion', s.motion,
       'startsOn', s.starts_on, 'endsOn', s.ends_on,
         'paidSeats', s.paid_seats) order by s.product, s.id) from subscription s where s.tenant_id = $1::uuid),
         '[]'::jsonb) as subscriptions
     from customer k where k.tenant_id = $1::uuid`,
    [tenantId],
  );
  return rows[0] ?? null;
}
