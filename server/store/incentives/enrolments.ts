/** A location's enrolment in a programme, with where it hangs; the row is the one that administrators keep. */
import type { EnrolmentRow } from '../../../rules/incentives/enrolling.ts';
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';
import type { EnrolmentKey } from './agreements.ts';

export interface EnrolmentPlace extends EnrolmentKey {
  partnerName: string;
  number: string;
  name: string;
  country: string;
  zone: string;
}

/** `lock`: for an act, so that two on one location follow each other. */
export async function readPlace(
  tx: Tx,
  locationId: string,
  programme: string,
  lock: boolean,
): Promise<EnrolmentPlace | null> {
  const rows = await tx.query<Omit<EnrolmentPlace, 'programme'>>(
    `select l.id as "locationId", l.partner_id as "partnerId", p.name as "partnerName", l.number, l.name, l.country, l.zone
     from location l join partner p on p.id = l.partner_id where l.id = $1::uuid${lock ? ' for update of l' : ''}`,
    [locationId],
  );
  return rows[0] ? { ...rows[0], programme } : null;
}

export interface KeptEnrolment extends EnrolmentRow {
  version: number;
}

const columns = `state, starts_on::text as "startsOn", ends_on::text as "endsOn", invited_on::text as "invitedOn",
  ${instantText('validating_since')} as "validatingSince", earning_start::text as "earningStart", return_reason as "returnReason", version`;

export async function readEnrolment(
  tx: Tx,
  { locationId, programme }: EnrolmentKey,
): Promise<KeptEnrolment | null> {
  const rows = await tx.query<KeptEnrolment>(
    `select ${columns} from enrollment where location_id = $1::uuid and programme = $2`,
    [locationId, programme],
  );
  return rows[0] ?? null;
}

export async function writeEnrolment(
  tx: Tx,
  { locationId, programme }: EnrolmentKey,
  row: EnrolmentRow,
  now: string,
): Promise<void> {
  await tx.query(
    `insert into enrollment (location_id, programme, state, starts_on, ends_on, updated_at, invited_on, validating_since, earning_start,
       return_reason)
     values ($1::uuid, $2, $3, $4::date, $5::date, $6::timestamptz, $7::date, $8::timestamptz, $9::date, $10)
     on conflict (location_id, programme) do update set state = excluded.state, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
       updated_at = excluded.updated_at, invited_on = excluded.invited_on, validating_since = excluded.validating_since,
       earning_start = excluded.earning_start, return_reason = excluded.return_reason, version = enrollment.version + 1`,
    [
      locationId,
      programme,
      row.state,
      row.startsOn,
      row.endsOn,
      now,
      row.invitedOn,
      row.validatingSince,
      row.earningStart,
      row.returnReason,
    ],
  );
}

export interface WaitingEnrolment {
  partnerId: string;
  partnerName: string;
  locationId: string;
  number: string;
  name: string;
  programme: string;
  state: string;
  /** Since when it waits for finance: the enrolment as a whole, or the first profile. */
  since: string;
  profiles: string[];
}

/** What waits for finance, the longest first. Fans out over partners by profile_to_validate and enrollment_to_validate. */
export function findWaiting(tx: Tx, limit: number): Promise<WaitingEnrolment[]> {
  return tx.query<WaitingEnrolment>(
    `with waiting as (
       (select e.location_id, e.programme, e.validating_since as since, null::text as kind from enrollment e
        where e.state = 'validating-enrollment' order by e.validating_since limit $1)
       union all
       (select p.location_id, p.programme, p.added_at, p.kind from profile p where p.state = 'waiting' order by p.added_at limit $1))
     select l.partner_id as "partnerId", c.name as "partnerName", l.id as "locationId", l.number, l.name, w.programme, e.state,
       ${instantText('min(w.since)')} as since, coalesce(array_agg(w.kind order by w.kind) filter (where w.kind is not null), '{}') as profiles
     from waiting w join location l on l.id = w.location_id join partner c on c.id = l.partner_id
       join enrollment e on e.location_id = w.location_id and e.programme = w.programme
     where e.state in ('validating-enrollment', 'enrolled', 'inactive')
     group by l.partner_id, c.name, l.id, l.number, l.name, w.programme, e.state order by min(w.since), l.number limit $1`,
    [limit],
  );
}

export interface EnrolmentEntry {
  act: string;
  at: string;
  byName: string;
  bySide: string;
  reason: string | null;
}

/** What was done, the newest first; nothing in it says what a profile holds. */
export function readEntries(tx: Tx, partnerId: string, name: string): Promise<EnrolmentEntry[]> {
  return tx.query<EnrolmentEntry>(
    `select h.act, ${instantText('h.at')} as at, h.actor_name as "byName", h.actor_side as "bySide", h.reason
     from subject s join history h on h.tenant_id = s.tenant_id and h.subject_kind = s.kind and h.subject_id = s.id
     where s.tenant_id = $1::uuid and h.tenant_id = $1::uuid and s.kind = 'enrolment' and s.name = $2
     order by h.number desc limit 200`,
    [partnerId, name],
  );
}

export interface Addressee {
  memberId: string;
}

/** The people of a partner who look after this enrolment, or all of the owner's finance. */
export function findAddressees(
  tx: Tx,
  of: { partnerId: string; locationId: string; programme: string } | null,
): Promise<Addressee[]> {
  return of === null
    ? tx.query<Addressee>(
        `select m.id as "memberId" from member m where m.side = 'owner' and m.disabled_at is null
         and exists (select from role_grant g where g.member_id = m.id and g.role = 'finance') order by m.id limit 50`,
      )
    : tx.query<Addressee>(
        `select m.id as "memberId" from member m where m.partner_id = $1::uuid and m.disabled_at is null
         and exists (select from role_grant g where g.member_id = m.id and g.role = 'incentives-admin'
           and (g.location_id is null or g.location_id = $2::uuid) and (g.programme is null or g.programme = $3))
         order by m.id limit 50`,
        [of.partnerId, of.locationId, of.programme],
      );
}

/** Where somebody gets their mails; null: they have left. */
export async function findMailbox(
  tx: Tx,
  memberId: string,
): Promise<{ name: string; email: string; language: string } | null> {
  const rows = await tx.query<{ name: string; email: string; language: string }>(
    'select name, email, language from member where id = $1::uuid and disabled_at is null',
    [memberId],
  );
  return rows[0] ?? null;
}
