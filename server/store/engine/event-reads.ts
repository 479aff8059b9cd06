import type { Id } from '../../../rules/engine/id.ts';
import type { Instant } from '../../../rules/time/meant.ts';
import type { SubjectKind } from '../../../rules/engine/subject.ts';
import { instantText } from '../postgres/instants.ts';
import type { Tx } from '../postgres/tx.ts';

export interface EventRow {
  tenantId: Id<'tenant'>;
  id: string;
  number: number;
  type: string;
  at: Instant;
  subjectKind: SubjectKind;
  subjectId: string;
  lineId: Id<'line'> | null;
  data: Record<string, unknown>;
}

/** The organisation's feed from a number on. A listed fan-out, by event_feed. */
export function findEvents(tx: Tx, organisation: string, after: number, limit: number): Promise<EventRow[]> {
  return tx.query<EventRow>(
    `select e.tenant_id as "tenantId", e.id, e.number::float8 as number, e.type, ${instantText('e.at')} as at,
    e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.line_id as "lineId", e.data
     from event e where e.organisation = $1 and e.number > $2::bigint order by e.number limit $3::integer`,
    [organisation, after, limit],
  );
}
