import type { EventRow } from '../../store/engine/event-reads.ts';
import type { SubjectKind } from '../../../rules/engine/subject.ts';
import { idOf, sharedIdOf, type SidedThing, type TenantThing } from '../frame/ids.ts';

/** Subjects that can be read by an id of their own; events about the others say in their data what they are about. */
const readable: Partial<Record<SubjectKind, Exclude<TenantThing, SidedThing>>> = { claim: 'claim' };

export function subjectOut({ tenantId, subjectKind, subjectId }: EventRow): string | null {
  const thing = readable[subjectKind];
  return thing ? idOf(thing, tenantId, subjectId) : null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Thin data: what the rules put there, with ids as they stand outside; an inside id of an unknown kind never leaves. */
export function presentEventData({ tenantId, lineId, data }: EventRow): Record<string, unknown> {
  const shown = Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'lines' && Array.isArray(value))
      return [[name, value.map((id) => idOf('line', tenantId, String(id)))]];
    if (typeof value !== 'string' || !uuid.test(value)) return [[name, value]];
    if (name === 'fileId') return [[name, idOf('file', tenantId, value)]];
    if (name === 'lineId') return [[name, idOf('line', tenantId, value)]];
    return name === 'assigneeId' ? [[name, sharedIdOf('member', value)]] : [];
  });
  return { ...(lineId && { lineId: idOf('line', tenantId, lineId) }), ...Object.fromEntries(shown) };
}
