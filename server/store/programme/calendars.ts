/** Calendars with all their versions, and the open deadlines that were found with one. */
import type { Calendar } from '../../../rules/time/calendar.ts';
import type { DeadlineBasis } from '../../../rules/time/deadline.ts';
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

/** Whose change a version is; the seed's are the program's. */
export interface VersionMade {
  version: number;
  madeBy: string;
  madeAt: string;
  why: string | null;
}

export interface CalendarRow extends VersionMade {
  calendar: Calendar;
}

const columns = `version, data || jsonb_build_object('version', version) as calendar, made_by as "madeBy",
  ${instantText('made_at')} as "madeAt", why`;

/** The newest version of each country's calendar, by its code. */
export function newestCalendars(
  tx: Tx,
  page: { after: string | null; limit: number },
): Promise<(CalendarRow & { id: string })[]> {
  return tx.query<CalendarRow & { id: string }>(
    `select distinct on (id) id, ${columns} from calendar where $1::text is null or id > $1 order by id, version desc limit $2`,
    [page.after, page.limit],
  );
}

/** One version of a calendar; the newest when none is named. */
export async function findCalendar(tx: Tx, id: string, version: number | null): Promise<CalendarRow | null> {
  const rows = await tx.query<CalendarRow>(
    `select ${columns} from calendar where id = $1 and ($2::integer is null or version = $2) order by version desc limit 1`,
    [id, version],
  );
  return rows[0] ?? null;
}

export function calendarVersions(tx: Tx, id: string, limit: number): Promise<VersionMade[]> {
  return tx.query<VersionMade>(
    `select version, made_by as "madeBy", ${instantText('made_at')} as "madeAt", why from calendar where id = $1 order by version desc limit $2`,
    [id, limit],
  );
}

export async function insertCalendar(
  tx: Tx,
  calendar: Calendar,
  made: { byId: string; by: string; at: string; why: string },
): Promise<void> {
  await tx.query(
    `insert into calendar (id, version, data, made_by, made_at, made_by_id, why) values ($1, $2, $3::jsonb, $4, $5::timestamptz, $6, $7)`,
    [calendar.id, calendar.version, JSON.stringify(calendar), made.by, made.at, made.byId, made.why],
  );
}

export interface OpenDeadline {
  tenantId: string;
  claimId: string;
  claimNumber: string;
  customerName: string;
  kind: string;
  basis: DeadlineBasis;
}

export interface OpenDeadlines {
  /** Deadlines looked at: those that end soonest. */
  looked: number;
  /** How many of them were found with this calendar. */
  found: number;
  /** The soonest of these. */
  soonest: OpenDeadline[];
}

/** A look, and no count of everything: with very many open deadlines it stops after those that end soonest. */
export async function openDeadlinesOf(
  tx: Tx,
  calendarId: string,
  most: { looked: number; shown: number },
): Promise<OpenDeadlines> {
  const rows = await tx.query<OpenDeadlines>(
    `with soonest as materialized (
       select tenant_id, subject_id, kind, due_at, basis from deadline
       where state = 'armed' and stopped_at is null order by due_at, tenant_id, subject_id limit $2),
     own as materialized (select * from soonest where basis->>'calendarId' = $1)
     select (select count(*) from soonest)::integer as looked, (select count(*) from own)::integer as found,
       (select coalesce(json_agg(json_build_object('tenantId', o.tenant_id, 'claimId', o.subject_id, 'claimNumber', c.number,
            'customerName', k.name, 'kind', o.kind, 'basis', o.basis) order by o.due_at, o.subject_id), '[]'::json)
          from (select * from own order by due_at, subject_id limit $3) o
          join claim c on c.tenant_id = o.tenant_id and c.id = o.subject_id
          join customer k on k.tenant_id = o.tenant_id) as soonest`,
    [calendarId, most.looked, most.shown],
  );
  return rows[0] ?? { looked: 0, found: 0, soonest: [] };
}
