import type { Id } from '../../../rules/engine/id.ts';
import type { Instant } from '../../../rules/time/meant.ts';
import { endedFor, graceMs } from '../../../rules/time/grace.ts';
import type { ClaimKey } from './load-world.ts';
import type { SubjectKind } from '../../../rules/engine/subject.ts';
import type { Table } from './tables.ts';
import type { Tx } from '../postgres/tx.ts';

/** Sweepers side by side, in one process or in many, take tenants by the last byte of their ids, so that linked claims stay together. */
export interface Lane {
  number: number;
  of: number;
}

/** How far a sweep has come. What lies before is done or left to others, and passing over it again would cost each slice more than the last. */
export interface Place {
  dueAt: Instant;
  tenantId: Id<'tenant'>;
  id: string;
}

/** Whose deadlines are looked for, and the table whose row is locked while one of them is settled. */
export interface Settled {
  kind: SubjectKind;
  table: Pick<Table, 'name'>;
}

export interface Due {
  subjects: ClaimKey[];
  last: Place | null;
}

/**
 * Subjects of one kind with a deadline that has passed (a customer's window: and whose moment for refusals on their way has passed too), soonest first: looked for by one of the listed fan-outs, on index deadline_due, and
 * locked customer by customer. `now` is trusted time. Those locked by an act that is under way are left to it; that act settles them itself.
 */
export async function findDue(
  tx: Tx,
  settled: Settled,
  now: Instant,
  limit: number,
  lane: Lane = { number: 0, of: 1 },
  after: Place | null = null,
): Promise<Due> {
  const rows = await tx.query<Place>(
    `select due_at::text as "dueAt", tenant_id as "tenantId", subject_id as id from deadline where state = 'armed' and stopped_at is null and due_at <= $1::timestamptz
       and subject_kind = '${settled.kind}' and (kind <> 'refusal-window' or due_at <= $8::timestamptz)
       and get_byte(uuid_send(tenant_id), 15) % $4::int = $3::int
       and (due_at, tenant_id, subject_id) > ($5::timestamptz, $6::uuid, $7::uuid)
     order by due_at, tenant_id, subject_id limit $2`,
    [
      now,
      limit,
      lane.number,
      lane.of,
      after?.dueAt ?? '-infinity',
      after?.tenantId ?? nil,
      after?.id ?? nil,
      endedFor(now),
    ],
  );
  return { subjects: await lockFree(tx, settled, rows), last: rows.at(-1) ?? null };
}

async function lockFree(tx: Tx, { table }: Settled, found: Place[]): Promise<ClaimKey[]> {
  const wanted = new Map<string, Set<string>>();
  for (const { tenantId, id } of found)
    wanted.set(tenantId, (wanted.get(tenantId) ?? new Set<string>()).add(id));
  const locked = await Promise.all(
    [...wanted]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(async ([tenantId, ids]) => {
        const rows = await tx.query<{ id: string }>(
          `select id from ${table.name} where tenant_id = $1::uuid and id = any($2::uuid[]) order by id for update skip locked`,
          [tenantId, [...ids]],
        );
        return rows.map(({ id }) => ({ tenantId, id }));
      }),
  );
  return locked.flat();
}

const nil = '00000000-0000-0000-0000-000000000000';

/** The soonest armed deadline after `now`, for the sandbox's "to next deadline" and for how long the sweep may rest. */
export async function nextDue(tx: Tx, now: Instant): Promise<string | null> {
  const rows = await tx.query<{ due: Date }>(
    `select due_at + case when kind = 'refusal-window' then $3::interval else interval '0' end as due from
       (select kind, due_at from deadline where state = 'armed' and stopped_at is null and due_at > $2::timestamptz order by due_at limit 500) d
     where kind = 'refusal-window' or due_at > $1::timestamptz order by due limit 1`,
    [now, endedFor(now), `${graceMs} milliseconds`],
  );
  return rows[0]?.due.toISOString() ?? null;
}
