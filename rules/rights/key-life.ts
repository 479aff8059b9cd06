/** How long an API key lives: never for ever, and a key made by a key never longer than its parent. */
import { accept, deny, type Outcome } from '../engine/denial.ts';

/** Days that a key lives for which no end was asked. */
export const keyDays = 90;

export interface KeyLife {
  now: string;
  /** null: none was asked for. */
  asked: string | null;
  /** The key with which this one is made; null for one made by a person. Keys made before keys had an end have none. */
  parent: { expiresAt: string | null } | null;
}

/** The key's end: as asked, else in 90 days; a year from now at the latest, and not after the parent's end. */
export function keyEnd({ now, asked, parent }: KeyLife): Outcome<string> {
  const from = Temporal.Instant.from(now);
  const year = from.toZonedDateTimeISO('UTC').add({ years: 1 }).toInstant();
  const latest = parent?.expiresAt ? earlier(year, Temporal.Instant.from(parent.expiresAt)) : year;
  if (asked === null) return accept(earlier(latest, from.add({ hours: 24 * keyDays })).toString());
  const end = Temporal.Instant.from(asked);
  if (Temporal.Instant.compare(end, from) <= 0)
    return deny('invalid', { code: 'value-invalid', pointer: '/expiresAt' });
  if (Temporal.Instant.compare(end, latest) > 0)
    return deny('invalid', {
      code: 'key-end-too-late',
      pointer: '/expiresAt',
      params: { latest: latest.toString() },
    });
  return accept(end.toString());
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}
