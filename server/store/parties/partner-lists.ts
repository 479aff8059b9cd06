/**
 * Partners as the programme owner reads them: by name, and found by the beginning of their name or of a location's
 * number.
 */
import { instantText, Values } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface PartnerRow {
  id: string;
  name: string;
  mailDomains: string[];
  version: number;
  createdAt: string;
  locations: number;
  numbers: string[];
  sortedBy: string;
}

/**
 * Of the locations, the first numbers and how many there are up to a bound: a partner has few, and a row must not count
 * thousands.
 */
const most = 100;
const columns = `p.id, p.name, p.mail_domains as "mailDomains", p.version, ${instantText('p.created_at')} as "createdAt",
  (select coalesce(sum(1), 0)::integer from (select 1 from location l where l.partner_id = p.id limit ${most}) f) as locations,
  array(select l.number from location l where l.partner_id = p.id order by l.number limit 3) as numbers,
    lower(p.name) collate "C" as "sortedBy"`;

export interface PartnerPage {
  after: { name: string; id: string } | null;
  beginning: string | null;
  limit: number;
}

export function findPartners(tx: Tx, { after, beginning, limit }: PartnerPage): Promise<PartnerRow[]> {
  const values = new Values();
  const where: string[] = [];
  if (beginning !== null) {
    const [from, to] = [values.add(beginning, 'text'), values.add(`${beginning}\u{10ffff}`, 'text')];
    where.push(`(lower(p.name) collate "C" >= ${from}
      and lower(p.name) collate "C" < ${to} or p.id in (select l.partner_id from location l
      where l.number collate "C" >= ${from} and l.number collate "C" < ${to}
        order by l.number collate "C" limit 200))`);
  }
  if (after)
    where.push(
      `(lower(p.name) collate "C", p.id) > (${values.add(after.name, 'text')} collate "C", ${values.add(after.id, 'uuid')})`,
    );
  return tx.query<PartnerRow>(
    `select ${columns} from partner p ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
     order by lower(p.name) collate "C", p.id limit ${values.add(limit, 'integer')}`,
    values.list,
  );
}

export async function findPartner(tx: Tx, id: string): Promise<PartnerRow | null> {
  const rows = await tx.query<PartnerRow>(`select ${columns} from partner p where p.id = $1::uuid`, [id]);
  return rows[0] ?? null;
}

export interface OpenInvitation {
  memberId: string;
  invitedAt: string;
  expiresAt: string;
  expired: boolean;
}

/** The latest invitation of each of these people that was neither accepted nor replaced. */
export function findInvitations(tx: Tx, memberIds: string[], at: string): Promise<OpenInvitation[]> {
  return tx.query<OpenInvitation>(
    `select i.member_id as "memberId", ${instantText('i.invited_at')} as "invitedAt",
      ${instantText('i.expires_at')} as "expiresAt", i.expires_at <= $2::timestamptz as expired from invitation i
     where i.member_id = any($1::uuid[]) and i.accepted_at is null and i.revoked_at is null`,
    [memberIds, at],
  );
}
