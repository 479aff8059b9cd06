import type { LocationFacts } from '../../../rules/claim/tenant-facts.ts';
import { type Member, memberColumns } from './members.ts';
import type { Tx } from '../postgres/tx.ts';

/** A partner location with the programmes it is enrolled in; null when there is none of this id. */
export async function loadLocation(tx: Tx, id: string): Promise<LocationFacts | null> {
  const rows = await tx.query<LocationFacts>(
    `select l.id, l.partner_id as "partnerId", p.name as "partnerName", l.number, l.name, l.country, l.zone,
       array(select e.programme from enrollment e where e.location_id = l.id and e.state = 'enrolled' order by e.programme) as "enrolledIn",
       p.mail_domains as "mailDomains"
     from location l join partner p on p.id = l.partner_id where l.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
}

/** The customer's short code, with which claim numbers begin. */
export async function loadTenantCode(tx: Tx, tenantId: string): Promise<string | null> {
  const rows = await tx.query<{ code: string }>('select code from customer where tenant_id = $1::uuid', [
    tenantId,
  ]);
  return rows[0]?.code ?? null;
}

/** The id of the one-time code with this hash, whatever has become of it. */
export async function findConsentCode(tx: Tx, tenantId: string, hash: Uint8Array): Promise<string | null> {
  const rows = await tx.query<{ id: string }>(
    'select id from consent_code where tenant_id = $1::uuid and hash = $2',
    [tenantId, hash],
  );
  return rows[0]?.id ?? null;
}

export type Reviewer = Pick<Member, 'id' | 'name' | 'conflictPartnerIds' | 'grants'> & {
  capacity: number | null;
};
const reviewers = `select ${memberColumns}, m.capacity from member m where m.side = 'owner' and m.disabled_at is null
  and exists (select from role_grant g where g.member_id = m.id and g.role in ('reviewer', 'senior-reviewer'))`;

/** Is this member one of the owner's reviewers who may be given a claim? */
export async function loadReviewer(tx: Tx, memberId: string): Promise<Reviewer | null> {
  const rows = await tx.query<Reviewer>(`${reviewers} and m.id = $1::uuid`, [memberId]);
  return rows[0] ?? null;
}

/** All of them, by name: a desk has dozens. Who was invited and has not come yet is given nothing. */
export function loadReviewers(tx: Tx): Promise<Reviewer[]> {
  return tx.query<Reviewer>(
    `${reviewers} and (exists (select from invitation i where i.member_id = m.id and i.accepted_at is not null)
       or not exists (select from invitation i where i.member_id = m.id)) order by m.name, m.id limit 200`,
  );
}

/** Lines whose association with this subscription is official, or will be by the clock alone. */
export async function findOfficialLines(
  tx: Tx,
  tenantId: string,
  subscriptionId: string,
): Promise<{ claimId: string; lineId: string }[]> {
  return tx.query<{ claimId: string; lineId: string }>(
    `select claim_id as "claimId", line_id as "lineId" from association
     where tenant_id = $1::uuid and subscription_id = $2::uuid and state in ('official', 'pending')`,
    [tenantId, subscriptionId],
  );
}
