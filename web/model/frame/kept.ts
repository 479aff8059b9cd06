/**
 * What somebody typed and did not send yet, kept on this device under the person and the form, so that a reload, another page or
 * somebody faster takes nothing away. Signing out removes it: the next person at the device must not read it.
 */
export interface Kept {
  /** When it was last typed. */
  at: string;
  values: Record<string, unknown>;
}

/** A part of the browser's storage; a test gives another one. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'cpor.typed.';
/** Nobody comes back to it after this time, and it should not lie about. */
const longestMs = 30 * 24 * 60 * 60 * 1000;

const nameOf = (personId: string, scope: string): string => `${prefix}${personId}.${scope}`;

function shelf(): Shelf | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function parsed(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const found = JSON.parse(text) as Partial<Kept> | null;
    return typeof found?.at === 'string' && typeof found.values === 'object' && found.values !== null
      ? { at: found.at, values: found.values }
      : null;
  } catch {
    return null;
  }
}

export function readKept(personId: string, scope: string, now: number, on = shelf()): Kept | null {
  const found = parsed(on?.getItem(nameOf(personId, scope)) ?? null);
  return found && now - Date.parse(found.at) < longestMs ? found : null;
}

/** False when the browser keeps nothing: then leaving the page would lose it. Without values there is nothing to keep. */
export function writeKept(personId: string, scope: string, kept: Kept, on = shelf()): boolean {
  try {
    if (!on) return false;
    if (Object.keys(kept.values).length === 0) on.removeItem(nameOf(personId, scope));
    else on.setItem(nameOf(personId, scope), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forgetKept(personId: string, scope: string, on = shelf()): void {
  on?.removeItem(nameOf(personId, scope));
}

function names(on: Shelf): string[] {
  return Array.from({ length: on.length }, (_, at) => on.key(at)).filter(
    (name): name is string => name?.startsWith(prefix) === true,
  );
}

/** At sign-out: of everybody, because a device that one person leaves is anybody's. */
export function forgetAllKept(on = shelf()): void {
  if (!on) return;
  for (const name of names(on)) on.removeItem(name);
}

/** Scopes of this person that begin so, with what is kept there. */
export function keptUnder(
  personId: string,
  begin: string,
  now: number,
  on = shelf(),
): { scope: string; kept: Kept }[] {
  if (!on) return [];
  const start = nameOf(personId, begin);
  return names(on).flatMap((name) => {
    if (!name.startsWith(start)) return [];
    const scope = name.slice(nameOf(personId, '').length);
    const kept = readKept(personId, scope, now, on);
    return kept ? [{ scope, kept }] : [];
  });
}

/** Names whose values are choices and no words of one's own. */
const choices = new Set(['codes', 'decision', 'lineIds', 'memberId', 'winner', 'confirmed']);

/** The words among what was typed, however deep they lie, to be read and copied where the form itself is gone. */
export function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (choices.has(name) ? [] : wordsIn(inner)));
}
