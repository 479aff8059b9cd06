/**
 * Catalogue, policies and calendars. Each version is immutable, so a version once read stays in memory; which versions
 * are in force is asked again at most every second, so that an administrator's change is seen by every process soon.
 */
import type { Calendar } from '../../../rules/time/calendar.ts';
import type { Catalog } from '../../../rules/programme/catalog.ts';
import type { Policy } from '../../../rules/programme/policy.ts';
import {
  builtInReasons,
  type AllReasons,
  type ReasonFamily,
  type ReasonTexts,
} from '../../../rules/programme/reason-text.ts';
import type { Tx } from '../postgres/tx.ts';

export interface Reference {
  catalog: Catalog;
  policies: Map<string, Policy>;
  /** Newest version by country. */
  calendars: Record<string, Calendar>;
  activations: { programme: string; policyId: string; inForceFrom: string }[];
  /** The program's own sentences, with an administrator's later ones in their place. */
  reasons: AllReasons;
}

interface StoredReason {
  family: ReasonFamily;
  code: string;
  texts: ReasonTexts;
}

interface Cached {
  at: number;
  reference: Reference;
}

/** One cache a pool: tests and the program each have their own databases. */
const caches = new WeakMap<object, Cached>();
const freshMs = 1000;

export async function readReference(tx: Tx, policyIds: string[]): Promise<Reference> {
  const owner = tx.cacheKey;
  const cached = caches.get(owner);
  const now = performance.now();
  if (cached && now - cached.at < freshMs && policyIds.every((id) => cached.reference.policies.has(id)))
    return cached.reference;
  const rows = await tx.query<{
    catalog: Catalog;
    policies: Policy[];
    calendars: Calendar[];
    activations: Reference['activations'];
    reasons: StoredReason[];
  }>(
    `select (select data from catalog order by version desc limit 1) as catalog,
       (select coalesce(jsonb_agg(data), '[]'::jsonb) from policy) as policies,
       (select coalesce(jsonb_agg(c.data || jsonb_build_object('version', c.version)), '[]'::jsonb)
          from (select distinct on (id) version, data from calendar order by id, version desc) c) as calendars,
       (select coalesce(jsonb_agg(jsonb_build_object('programme', programme, 'policyId', policy_id, 'inForceFrom', in_force_from)
          order by in_force_from), '[]'::jsonb) from activation) as activations,
       (select coalesce(jsonb_agg(r), '[]'::jsonb) from (select distinct on (family, code) family, code, data as texts
          from reason_text order by family, code, version desc) r) as reasons`,
  );
  const row = rows[0];
  if (!row?.catalog) throw new Error('the catalogue is empty: run cpor seed');
  const reference: Reference = {
    catalog: row.catalog,
    policies: new Map(row.policies.map((policy) => [policy.id, policy])),
    calendars: Object.fromEntries(row.calendars.map((calendar) => [calendar.id, calendar])),
    activations: row.activations.map((activation) => ({
      ...activation,
      inForceFrom: activation.inForceFrom.replace('+00:00', 'Z'),
    })),
    reasons: reasonsWith(row.reasons),
  };
  caches.set(owner, { at: now, reference });
  return reference;
}

/** After an administrator's change this process sees it at once; the others within a second. */
export function forgetReference(cacheKey: object): void {
  caches.delete(cacheKey);
}

function reasonsWith(stored: StoredReason[]): AllReasons {
  const reasons = {
    information: { ...builtInReasons.information },
    rejection: { ...builtInReasons.rejection },
  };
  for (const { family, code, texts } of stored) reasons[family][code] = texts;
  return reasons;
}

/** The policy in force for these programmes at an instant: the latest activation that has begun, a programme's own before '*'. */
export function policyInForce(reference: Reference, programmes: string[], now: string): Policy | null {
  const at = Temporal.Instant.from(now);
  const begun = reference.activations.filter(
    (activation) => Temporal.Instant.compare(Temporal.Instant.from(activation.inForceFrom), at) <= 0,
  );
  const own = begun.filter((activation) => programmes.includes(activation.programme));
  const chosen = (own.length > 0 ? own : begun.filter((activation) => activation.programme === '*')).at(-1);
  return chosen ? (reference.policies.get(chosen.policyId) ?? null) : null;
}
