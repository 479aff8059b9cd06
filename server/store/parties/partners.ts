/** Partners, their locations and enrolments: reference tables that every side reads and the programme owner keeps. */
import type { Tx } from '../postgres/tx.ts';

export interface PartnerRow {
  id: string;
  name: string;
  mailDomains: string[];
}
export interface LocationRow {
  id: string;
  partnerId: string;
  number: string;
  name: string;
  country: string;
  zone: string;
}

/** Partners of these names, and the locations of these numbers with their partner. */
export async function readPartners(
  tx: Tx,
  names: string[],
  numbers: string[],
): Promise<{ partners: PartnerRow[]; locations: LocationRow[] }> {
  const [row] = await tx.query<{ partners: PartnerRow[]; locations: LocationRow[] }>(
    `select (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'mailDomains', to_jsonb(p.mail_domains)) order by p.created_at, p.id), '[]'::jsonb)
        from partner p where p.name = any($1::text[]) or p.id in (select partner_id from location where number = any($2::text[]))) as partners,
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'partnerId', l.partner_id, 'number', l.number, 'name', l.name, 'country', l.country,
          'zone', l.zone)), '[]'::jsonb) from location l where l.number = any($2::text[])) as locations`,
    [names, numbers],
  );
  return row as { partners: PartnerRow[]; locations: LocationRow[] };
}

export async function writePartners(
  tx: Tx,
  partners: PartnerRow[],
  locations: LocationRow[],
  now: string,
): Promise<void> {
  await tx.query(
    `insert into partner (id, name, mail_domains, created_at) select r.id, r.name, r."mailDomains", $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, "mailDomains" text[])`,
    [JSON.stringify(partners), now],
  );
  await tx.query(
    `insert into location (id, partner_id, number, name, country, zone)
     select r.id, r."partnerId", r.number, r.name, r.country, r.zone
     from jsonb_to_recordset($1::jsonb) as r(id uuid, "partnerId" uuid, number text, name text, country text, zone text)
     on conflict (number) do update set name = excluded.name, country = excluded.country, zone = excluded.zone, version = location.version + 1`,
    [JSON.stringify(locations)],
  );
}

export async function writeMailDomains(tx: Tx, partners: PartnerRow[]): Promise<void> {
  await tx.query(
    `update partner p set mail_domains = r."mailDomains", version = p.version + 1
     from jsonb_to_recordset($1::jsonb) as r(id uuid, "mailDomains" text[]) where p.id = r.id`,
    [JSON.stringify(partners)],
  );
}

export interface EnrollmentRow {
  locationId: string;
  programme: string;
  state: string;
  startsOn: string | null;
  endsOn: string | null;
}

export async function writeEnrollments(tx: Tx, rows: EnrollmentRow[], now: string): Promise<void> {
  await tx.query(
    `insert into enrollment (location_id, programme, state, starts_on, ends_on, updated_at)
     select r."locationId", r.programme, r.state, r."startsOn", r."endsOn", $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as r("locationId" uuid, programme text, state text, "startsOn" date, "endsOn" date)
     on conflict (location_id, programme) do update set state = excluded.state, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
       updated_at = excluded.updated_at, version = enrollment.version + 1`,
    [JSON.stringify(rows), now],
  );
}

/** Nobody has been here before: the demo world is loaded into such a database only. */
export async function isEmpty(tx: Tx): Promise<boolean> {
  const rows = await tx.query<{ used: boolean }>(
    'select exists (select from partner) or exists (select from customer) or exists (select from member) as used',
  );
  return rows[0]?.used === false;
}
