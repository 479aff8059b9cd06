import type { EventRow } from '../../store/engine/event-reads.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';

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
