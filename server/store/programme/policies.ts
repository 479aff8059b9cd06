/** Policies and their activations, and how many claims go by each. */
import type { Policy } from '../../../rules/programme/policy.ts';
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface PolicyRow {
  policy: Policy;
  madeBy: string | null;
  madeAt: string;
  why: string | null;
  basedOn: string | null;
}
export interface ActivationRow {
  programme: string;
  policyId: string;
  inForceFrom: string;
  madeBy: string | null;
  madeAt: string | null;
  why: string | null;
}

/** In the order in which they were made. There are few: each is a decision of the programme. */
export function allPolicies(tx: Tx): Promise<PolicyRow[]> {
  return tx.query<PolicyRow>(
    `select data as policy, made_by as "madeBy", ${instantText('made_at')} as "madeAt", why, based_on as "basedOn" from policy order by made_at, id`,
  );
}

export function allActivations(tx: Tx): Promise<ActivationRow[]> {
  return tx.query<ActivationRow>(
    `select programme, policy_id as "policyId", ${instantText('in_force_from')} as "inForceFrom", made_by as "madeBy",
       ${instantText('made_at')} as "madeAt", why from activation order by in_force_from, programme`,
  );
}

export interface PolicyClaims {
  policyId: string;
  count: number;
}

/** Running claims by policy among those that changed last: a look, and no count of everything. */
export async function claimsByPolicy(
  tx: Tx,
  most: number,
): Promise<{ looked: number; counts: PolicyClaims[] }> {
  const rows = await tx.query<{ looked: number; counts: PolicyClaims[] }>(
    `with newest as materialized (
       select policy_id, status from claim where stage <> 'editing' order by updated_at desc, id desc limit $1)
     select (select count(*) from newest)::integer as looked,
       (select coalesce(json_agg(json_build_object('policyId', policy_id, 'count', count)), '[]'::json) from (
          select policy_id, count(*) as count from newest where status not in ('rejected-final', 'withdrawn') group by policy_id) n) as counts`,
    [most],
  );
  return rows[0] ?? { looked: 0, counts: [] };
}

export interface Made {
  byId: string;
  by: string;
  at: string;
  why: string;
}

export async function insertPolicy(tx: Tx, policy: Policy, basedOn: string, made: Made): Promise<void> {
  await tx.query(
    `insert into policy (id, data, made_at, made_by, made_by_id, why, based_on) values ($1, $2::jsonb, $3::timestamptz, $4, $5, $6, $7)`,
    [policy.id, JSON.stringify(policy), made.at, made.by, made.byId, made.why, basedOn],
  );
}

export async function insertActivation(
  tx: Tx,
  row: { programme: string; policyId: string; inForceFrom: string },
  made: Made,
): Promise<void> {
  await tx.query(
    `insert into activation (programme, in_force_from, policy_id, made_at, made_by, made_by_id, why)
     values ($1, $2::timestamptz, $3, $4::timestamptz, $5, $6, $7)`,
    [row.programme, row.inForceFrom, row.policyId, made.at, made.by, made.byId, made.why],
  );
}

export async function deleteActivation(
  tx: Tx,
  row: { programme: string; inForceFrom: string },
): Promise<void> {
  await tx.query('delete from activation where programme = $1 and in_force_from = $2::timestamptz', [
    row.programme,
    row.inForceFrom,
  ]);
}

/** How often policies and activations were changed: the version that an administrator has read. */
export async function policiesVersion(tx: Tx): Promise<number> {
  const rows = await tx.query<{ version: number }>(
    'select coalesce(max(version), 1)::integer as version from policy_change',
  );
  return rows[0]?.version ?? 1;
}

/** Two changes at once meet in the key: the later one is done again and sees the earlier. */
export async function insertPolicyChange(tx: Tx, version: number, at: string): Promise<void> {
  await tx.query('insert into policy_change (version, at) values ($1, $2::timestamptz)', [version, at]);
}
