/** Is a stored history one that the act table allows, and does it fold to the state beside it (invariant C-3)? */
import { type ForbiddenChange, forbiddenChanges } from '../claim/rights/recorded-change.ts';
import type { Stage } from '../claim/facts.ts';
import { compareInstants } from '../time/instant.ts';
import type { Entry } from '../claim/step.ts';
import { type ClaimState, fold } from '../claim/work.ts';

export interface Violation {
  /** Position in the history, from 1; 0 for the history as a whole. */
  sequence: number;
  what: ForbiddenChange['what'] | 'stage-not-followed' | 'not-created' | 'out-of-order' | 'state-differs';
  detail: string;
}

/** As stored, so the act is whatever stands there. */
export type Recorded = Pick<Entry, 'at' | 'actor' | 'before' | 'after'> & { act: string };

/** The history of one claim in its order. Reads nothing but the entries, so that it can judge what any build has written. */
export function checkHistory(entries: readonly Recorded[]): Violation[] {
  const violations: Violation[] = [];
  let stage: Stage | null = null;
  let last: string | null = null;
  entries.forEach((entry, index) => {
    const add = (what: Violation['what'], detail: string): void => {
      violations.push({ sequence: index + 1, what, detail });
    };
    if (index === 0 && entry.act !== 'create-claim') add('not-created', entry.act);
    // What the clock did stands at its own instant, and may be written down after a later act while a clock jump is suspected.
    // A refusal stands at the instant its request arrived; an act that did not have to wait may have overtaken it.
    // What is done after a wrong clock was undone is done by the right one, which is behind it.
    if (entry.act === 'undo-clock') last = entry.at;
    if (entry.actor.side !== 'system' && entry.act !== 'refuse') {
      if (last !== null && compareInstants(entry.at, last) < 0)
        add('out-of-order', `${entry.at} after ${last}`);
      last = entry.at;
    }
    const from = stage;
    const before = (entry.before['claim.stage'] ?? null) as Stage | null;
    const next = (entry.after['claim.stage'] ?? null) as Stage | null;
    if (next !== null && before !== from) add('stage-not-followed', `${before} recorded, ${from} before`);
    stage = next ?? stage;
    for (const { what, detail } of forbiddenChanges(entry, from)) add(what, detail);
  });
  return violations;
}

/** The state columns against the fold of the history. A value that is null and one that is not there mean the same. */
export function checkFold(entries: readonly Pick<Entry, 'after'>[], stored: ClaimState): Violation[] {
  const folded = fold([...entries]);
  const violations: Violation[] = [];
  const compare = (path: string, a: unknown, b: unknown): void => {
    if (canonical(a) !== canonical(b)) violations.push({ sequence: 0, what: 'state-differs', detail: path });
  };
  const names = new Set([...Object.keys(folded.claim), ...Object.keys(stored.claim)]);
  for (const name of names) compare(`claim.${name}`, folded.claim[name], stored.claim[name]);
  for (const part of ['lines', 'rounds', 'associations'] as const) {
    for (const id of new Set([...Object.keys(folded[part]), ...Object.keys(stored[part])])) {
      const [was, is] = [folded[part][id] ?? {}, stored[part][id] ?? {}];
      for (const name of new Set([...Object.keys(was), ...Object.keys(is)]))
        compare(`${part}.${id}.${name}`, was[name], is[name]);
    }
  }
  return violations;
}

/** JSON with sorted names and without nulls: a database may give an object's fields in another order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value as Record<string, unknown>).filter(
    ([, one]) => one !== null && one !== undefined,
  );
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`)
    .join(',')}}`;
}
