/** Who of the programme owner's people is away, and who stands in. Reference rows: they carry no tenant. */
import type { Absence, Substitute } from '../../../rules/programme/absence.ts';
import type { Tx } from '../postgres/tx.ts';

export interface AbsenceRow {
  memberId: string;
  from: string;
  until: string;
  substitute: { id: string; name: string } | null;
  setAt: string;
}

const columns = `b.member_id as "memberId", b.from_day::text as "from", b.until_day::text as "until",
  case when s.id is null then null else json_build_object('id', s.id, 'name', s.name) end as substitute,
  to_json(b.set_at) #>> '{}' as "setAt"`;

/** Past ones are as if there were none. */
export async function findAbsence(tx: Tx, memberId: string, today: string): Promise<AbsenceRow | null> {
  const rows = await tx.query<AbsenceRow>(
    `select ${columns} from absence b left join member s on s.id = b.substitute_id
     where b.member_id = $1::uuid and b.until_day >= $2::date`,
    [memberId, today],
  );
  return rows[0] ?? null;
}

/** Now or later, for a page of colleagues. */
export function findAbsences(tx: Tx, memberIds: string[], today: string): Promise<AbsenceRow[]> {
  return tx.query<AbsenceRow>(
    `select ${columns} from absence b left join member s on s.id = b.substitute_id
     where b.member_id = any($1::uuid[]) and b.until_day >= $2::date`,
    [memberIds, today],
  );
}

/** Those who are away today; with `substituteId`, only those for whom this person stands in. */
export async function findAbsent(tx: Tx, today: string, substituteId: string | null): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select member_id as id from absence where from_day <= $1::date and until_day >= $1::date
       and ($2::uuid is null or substitute_id = $2::uuid) order by member_id`,
    [today, substituteId],
  );
  return rows.map(({ id }) => id);
}

/** A colleague who reviews, with the time he is away himself. */
export async function findSubstitute(
  tx: Tx,
  memberId: string,
): Promise<(Substitute & { name: string }) | null> {
  const rows = await tx.query<Substitute & { name: string }>(
    `select m.id, m.name, coalesce((select json_agg(json_build_object('from', b.from_day, 'until', b.until_day)) from absence b
         where b.member_id = m.id), '[]'::json) as absences
     from member m where m.id = $1::uuid and m.side = 'owner' and m.disabled_at is null
       and exists (select from role_grant g where g.member_id = m.id and g.role in ('reviewer', 'senior-reviewer'))`,
    [memberId],
  );
  return rows[0] ?? null;
}

export async function putAbsence(
  tx: Tx,
  row: { memberId: string; from: string; until: string; substituteId: string | null; setAt: string },
): Promise<void> {
  await tx.query(
    `insert into absence (member_id, from_day, until_day, substitute_id, set_at) values ($1, $2, $3, $4, $5)
     on conflict (member_id) do update set from_day = excluded.from_day, until_day = excluded.until_day,
       substitute_id = excluded.substitute_id, set_at = excluded.set_at`,
    [row.memberId, row.from, row.until, row.substituteId, row.setAt],
  );
}

export async function removeAbsence(tx: Tx, memberId: string): Promise<void> {
  await tx.query('delete from absence where member_id = $1::uuid', [memberId]);
}

/** As the rules take it: the substitute by name. */
export function absenceOf(row: AbsenceRow | null): Absence | null {
  return row && { from: row.from, until: row.until, substitute: row.substitute?.name ?? null };
}
