/**
 * Partners, their locations and enrolments as the programme owner keeps them: read under lock, written with the next
 * version.
 */
import type { Enrollment } from '../../../rules/programme/enrollment.ts';
import type { Tx } from '../postgres/tx.ts';

export interface KeptPartner {
  id: string;
  name: string;
  /** Verified mail domains, in alphabetical order. */
  mailDomains: string[];
  version: number;
}

export async function lockPartner(tx: Tx, id: string): Promise<KeptPartner | null> {
  const rows = await tx.query<KeptPartner>(
    'select id, name, mail_domains as "mailDomains", version from partner where id = $1::uuid for update',
    [id],
  );
  return rows[0] ?? null;
}

export async function insertPartner(
  tx: Tx,
  { id, name, mailDomains }: Omit<KeptPartner, 'version'>,
  now: string,
): Promise<void> {
  await tx.query(
    'insert into partner (id, name, mail_domains, created_at) values ($1::uuid, $2, $3::text[], $4::timestamptz)',
    [id, name, mailDomains, now],
  );
}

export async function updatePartner(
  tx: Tx,
  { id, name, mailDomains }: Omit<KeptPartner, 'version'>,
): Promise<void> {
  await tx.query(
    'update partner set name = $2, mail_domains = $3::text[], version = version + 1 where id = $1::uuid',
    [id, name, mailDomains],
  );
}

export interface KeptLocation {
  id: string;
  partnerId: string;
  number: string;
  name: string;
  country: string;
  zone: string;
  version: number;
}

const locationColumns = 'id, partner_id as "partnerId", number, name, country, zone, version';

export async function lockLocation(tx: Tx, id: string): Promise<KeptLocation | null> {
  const rows = await tx.query<KeptLocation>(
    `select ${locationColumns} from location where id = $1::uuid for update`,
    [id],
  );
  return rows[0] ?? null;
}

export async function isNumberTaken(tx: Tx, number: string): Promise<boolean> {
  return (await tx.query('select 1 as taken from location where number = $1', [number])).length > 0;
}

export async function insertLocation(
  tx: Tx,
  { id, partnerId, number, name, country, zone }: Omit<KeptLocation, 'version'>,
): Promise<void> {
  await tx.query(
    'insert into location (id, partner_id, number, name, country, zone) values ($1::uuid, $2::uuid, $3, $4, $5, $6)',
    [id, partnerId, number, name, country, zone],
  );
}

export async function updateLocation(
  tx: Tx,
  { id, name, zone }: Pick<KeptLocation, 'id' | 'name' | 'zone'>,
): Promise<void> {
  await tx.query('update location set name = $2, zone = $3, version = version + 1 where id = $1::uuid', [
    id,
    name,
    zone,
  ]);
}

export interface KeptEnrollment extends Enrollment {
  version: number;
}

export async function lockEnrollment(
  tx: Tx,
  locationId: string,
  programme: string,
): Promise<KeptEnrollment | null> {
  const rows = await tx.query<KeptEnrollment>(
    `select state, starts_on::text as "startsOn", ends_on::text as "endsOn", version from enrollment
     where location_id = $1::uuid and programme = $2 for update`,
    [locationId, programme],
  );
  return rows[0] ?? null;
}

export async function insertEnrollment(
  tx: Tx,
  locationId: string,
  programme: string,
  { state, startsOn, endsOn }: Enrollment,
  now: string,
): Promise<void> {
  await tx.query(
    `insert into enrollment (location_id, programme, state, starts_on, ends_on, updated_at) values ($1::uuid, $2, $3, $4::date, $5::date, $6::timestamptz)`,
    [locationId, programme, state, startsOn, endsOn, now],
  );
}

export async function updateEnrollment(
  tx: Tx,
  locationId: string,
  programme: string,
  { state, startsOn, endsOn }: Enrollment,
  now: string,
): Promise<void> {
  await tx.query(
    `update enrollment set state = $3, starts_on = $4::date, ends_on = $5::date, updated_at = $6::timestamptz,
      version = version + 1
     where location_id = $1::uuid and programme = $2`,
    [locationId, programme, state, startsOn, endsOn, now],
  );
}
