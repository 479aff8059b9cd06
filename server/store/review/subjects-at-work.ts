/** How lists of work show the subjects that work is about: each process says how it reads its own, and is named here, once. */
import type { Id } from '../../../rules/engine/id.ts';
import type { SubjectKind } from '../../../rules/engine/subject.ts';
import type { Tx } from '../postgres/tx.ts';

export interface SubjectAtWork {
  tenantId: Id<'tenant'>;
  id: string;
  /** By which people name it. */
  number: string;
  title: string;
  version: number;
  partner: { id: Id<'partner'>; name: string } | null;
  customer: CustomerAtWork | null;
  /** Ids of its parts, so that a detail of a task that names one can be said outside. */
  lineIds: Id<'line'>[];
}

export interface CustomerAtWork {
  name: string;
  domain: string | null;
  country: string;
  zone: string;
  publicSector: boolean;
}

interface Key {
  tenantId: string;
  id: string;
}

const readers: Partial<Record<SubjectKind, (tx: Tx, keys: readonly Key[]) => Promise<SubjectAtWork[]>>> = {
  claim: claimsAtWork,
};

/** By realm and id. */
export async function subjectsAtWork(
  tx: Tx,
  subjects: readonly (Key & { kind: SubjectKind })[],
): Promise<Map<string, SubjectAtWork>> {
  const found = new Map<string, SubjectAtWork>();
  for (const [kind, all] of Map.groupBy(subjects, (one) => one.kind)) {
    const keys = all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
    for (const one of (await readers[kind]?.(tx, keys)) ?? []) found.set(`${one.tenantId} ${one.id}`, one);
  }
  return found;
}

const columnsOf = (keys: readonly Key[]): [string[], string[]] => [
  keys.map(({ tenantId }) => tenantId),
  keys.map(({ id }) => id),
];

async function claimsAtWork(tx: Tx, keys: readonly Key[]): Promise<SubjectAtWork[]> {
  const rows = await tx.query<Omit<SubjectAtWork, 'lineIds'>>(
    `select c.tenant_id as "tenantId", c.id, c.number, c.name as title, c.version, json_build_object('id', p.id, 'name', p.name) as partner,
       json_build_object('name', k.name, 'domain', c.customer_domain, 'country', k.country, 'zone', k.zone, 'publicSector', k.public_sector) as customer
     from unnest($1::uuid[], $2::uuid[]) r(tenant_id, id) join claim c on c.tenant_id = r.tenant_id and c.id = r.id
     join customer k on k.tenant_id = c.tenant_id join partner p on p.id = c.partner_id`,
    columnsOf(keys),
  );
  const lines = Map.groupBy(await linesOfClaims(tx, keys), ({ claimId }) => claimId);
  return rows.map((row) => ({ ...row, lineIds: (lines.get(row.id) ?? []).map(({ id }) => id) }));
}

function linesOfClaims(tx: Tx, keys: readonly Key[]): Promise<{ claimId: string; id: Id<'line'> }[]> {
  return tx.query<{ claimId: string; id: Id<'line'> }>(
    `select x.claim_id as "claimId", x.id from unnest($1::uuid[], $2::uuid[]) r(tenant_id, claim_id)
     join claim_line x on x.tenant_id = r.tenant_id and x.claim_id = r.claim_id`,
    columnsOf(keys),
  );
}
