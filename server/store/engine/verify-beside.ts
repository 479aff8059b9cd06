/** What `cpor verify` reads of rows that no world holds: columns that repeat others, comments, what speaks of claims from outside. */
import type { Calendar } from '../../../rules/time/calendar.ts';
import type { Tx } from '../postgres/tx.ts';
import type { ClaimKey } from './load-world.ts';
import type { SealedComment } from './seal.ts';
import { asJson, commentTable, readInstants } from './tables.ts';

const page = `unnest($1::uuid[], $2::uuid[]) as g(tenant_id, id)`;
const keysOf = (claims: ClaimKey[]): [string[], string[]] => [
  claims.map((claim) => claim.tenantId),
  claims.map((claim) => claim.id),
];

export interface Repeated {
  claimId: string;
  what: string;
}

/** Instants that are stored a second time for an index, and differ from those they repeat. */
export function findMovedInstants(tx: Tx, claims: ClaimKey[]): Promise<Repeated[]> {
  return tx.query<Repeated>(
    `select d.subject_id as "claimId", 'the ' || d.kind || ' clock ' || d.round || ' of ' || d.party || ' was moved from ' || (d.basis->>'endsAt')
         || ' to ' || d.due_at::text as what
       from ${page} join deadline d on d.tenant_id = g.tenant_id and d.subject_id = g.id
       where d.due_at <> (d.basis->>'endsAt')::timestamptz
     union all
     select r.claim_id, 'the end of the window of round ' || r.number || ' was moved from ' || coalesce(r.basis->>'endsAt', 'none') || ' to '
         || coalesce(r.ends_at::text, 'none')
       from ${page} join consent_round r on r.tenant_id = g.tenant_id and r.claim_id = g.id
       where r.ends_at is distinct from (r.basis->>'endsAt')::timestamptz`,
    keysOf(claims),
  );
}

export interface Derived {
  claimId: string;
  status: string;
  contested: boolean;
  keys: { lineId: string; key: string; phase: string }[];
}

/** Columns and rows that the program derives from a claim's state. */
export function readDerived(tx: Tx, claims: ClaimKey[]): Promise<Derived[]> {
  return tx.query<Derived>(
    `select c.id as "claimId", c.status, c.contested, coalesce((select json_agg(json_build_object('lineId', k.line_id, 'key', k.key, 'phase', k.phase)
         order by k.line_id) from line_key k where k.tenant_id = c.tenant_id and k.claim_id = c.id), '[]'::json) as keys
     from ${page} join claim c on c.tenant_id = g.tenant_id and c.id = g.id`,
    keysOf(claims),
  );
}

export async function readComments(
  tx: Tx,
  claims: ClaimKey[],
): Promise<Map<string, (SealedComment & { id: string; claimId: string })[]>> {
  const rows = await tx.query<{ comment: SealedComment & { id: string; claimId: string } }>(
    `select ${asJson(commentTable, 'm')} as comment from ${page} join comment m on m.tenant_id = g.tenant_id and m.subject_id = g.id
     order by m.at, m.id`,
    keysOf(claims),
  );
  return Map.groupBy(
    rows.map(({ comment }) => readInstants(commentTable, comment)),
    ({ claimId }) => claimId,
  );
}

/** Every version of every calendar. */
export async function readCalendarVersions(tx: Tx): Promise<Map<string, Calendar>> {
  const rows = await tx.query<{ calendar: Calendar }>(
    `select data || jsonb_build_object('version', version) as calendar from calendar`,
  );
  return new Map(rows.map(({ calendar }) => [`${calendar.id} ${calendar.version}`, calendar]));
}

export interface Found {
  where: string;
  what: string;
}

/** What tells of a claim that is not there. Listed fan-outs: everything is looked at. */
export function findMissingClaims(tx: Tx): Promise<Found[]> {
  const gone = (
    table: string,
    word: string,
    id = 't.subject_id',
    ofClaims = `t.subject_kind = 'claim'`,
  ): string =>
    `select 'claim ' || ${id} as "where", 'is not there, and ' || count(*) || ' ${word} speak of it' as what
       from ${table} t where ${ofClaims}
         and not exists (select 1 from claim c where c.tenant_id = t.tenant_id and c.id = ${id}) group by t.tenant_id, ${id}`;
  return tx.query<Found>(
    [
      gone('event', 'events'),
      gone('mail', 'mails'),
      gone('history', 'entries'),
      gone('subject', 'rows of the engine', 't.id', `t.kind = 'claim'`),
      gone('association', 'associations', 't.claim_id', 'true'),
    ].join(' union all '),
  );
}

/** Numbers of a feed follow each other without a gap, up to the last that was given. */
export async function findFeedGaps(tx: Tx): Promise<Found[]> {
  // Numbers are counted where they are given; events lie with their customers.
  const [feeds, events] = await Promise.all([
    tx.query<{ organisation: string; last: number }>(
      'select organisation, last_number::float8 as last from feed order by organisation',
    ),
    tx.query<{ organisation: string; count: number; last: number }>(
      `select organisation, count(*)::float8 as count, max(number)::float8 as last from event where number is not null group by organisation`,
    ),
  ]);
  const numbered = new Map(events.map((one) => [one.organisation, one]));
  return feeds.flatMap(({ organisation, last }) => {
    const { count = 0, last: highest = 0 } = numbered.get(organisation) ?? {};
    return count === last && highest === last
      ? []
      : [{ where: `feed ${organisation}`, what: `has ${count} of ${last} events` }];
  });
}

/** The mail that carried a notice went to the notice's address. */
export function findMovedNotices(tx: Tx): Promise<Found[]> {
  return tx.query<Found>(
    `select 'claim ' || n.claim_id as "where", 'a notice of round ' || n.round || ' went to another address than it names now' as what
     from notice n join mail m on m.tenant_id = n.tenant_id and m.subject_id = n.claim_id
       and m.message_id like '<notice.' || n.tenant_id || '.' || n.id || '@%'
     where lower(m.recipient) <> n.email`,
  );
}

/** A trusted contact as it was added, and as it is. */
export function findChangedContacts(tx: Tx): Promise<Found[]> {
  return tx.query<Found>(
    `select 'customer ' || h.tenant_id as "where", case when c.id is null then 'a trusted contact that was added is not there'
         else 'the address of a trusted contact is not the one that was added' end as what
     from history h left join customer_contact c on c.tenant_id = h.tenant_id and c.id = (h.detail->>'contactId')::uuid
     where h.subject_kind = 'tenant' and h.act = 'add-trusted-contact' and (c.id is null or c.email <> lower(h.detail->>'email'))
     union all
     select 'customer ' || h.tenant_id, 'a trusted contact that was ended stands as one'
     from history h join customer_contact c on c.tenant_id = h.tenant_id and c.id = (h.detail->>'contactId')::uuid
     where h.subject_kind = 'tenant' and h.act in ('end-trusted-contact', 'object-to-contact') and c.removed_at is null
     union all
     select 'customer ' || c.tenant_id, 'a trusted contact is in force that no second person has confirmed'
     from customer_contact c where c.added_by_id is not null and c.confirmed_at is not null and not exists (
       select 1 from history h where h.tenant_id = c.tenant_id and h.subject_kind = 'tenant' and h.act = 'confirm-trusted-contact'
         and h.detail->>'contactId' = c.id::text and h.actor_id = c.confirmed_by_id and h.actor_id <> c.added_by_id)`,
  );
}

/** Invariant A-5: each read of usage had a live association of the reader's company, also one that was taken back later. */
export function findUnfoundedReads(tx: Tx): Promise<Found[]> {
  return tx.query<Found>(
    `select 'usage read ' || r.id as "where", 'at ' || r.at::text || ' had no association' as what
     from usage_read r left join association a on a.tenant_id = r.tenant_id and a.id = r.association_id
     where a.id is null or a.partner_id <> r.partner_id or a.state = 'void' or a.official_from is null
       or r.at < a.official_from or r.at > coalesce(a.until, 'infinity') and a.ended_how <> 'wrong-clock'`,
  );
}

export interface Counts {
  usageReads: number;
  events: number;
  contacts: number;
  contactsWithoutEntry: number;
}

export async function countBeside(tx: Tx): Promise<Counts> {
  const rows = await tx.query<Counts>(
    `select (select count(*)::int from usage_read) as "usageReads", (select count(*)::int from event) as events,
       (select count(*)::int from customer_contact) as contacts,
       (select count(*)::int from customer_contact c where not exists (select 1 from history h where h.tenant_id = c.tenant_id and h.subject_kind = 'tenant'
         and h.act = 'add-trusted-contact' and h.detail->>'contactId' = c.id::text)) as "contactsWithoutEntry"`,
  );
  return rows[0] as Counts;
}
