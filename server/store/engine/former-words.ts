/**
 * What was recorded before the customer's answers had one word each. A history entry is never rewritten, since its hash covers its
 * words; whoever reads one gets the words of today. Everything else was carried over by migration 0029.
 */
const acts: Record<string, string> = { 'opt-out': 'refuse', keep: 'agree' };
const words: Record<string, string> = { kept: 'agreed', 'customer-declined': 'customer-refused' };
const names: Record<string, string> = {
  kept: 'agreed',
  optOutWindow: 'refusalWindow',
  declineLater: 'refuseLater',
};
/** What people wrote themselves is theirs. */
const written = new Set(['comment', 'text', 'reason', 'answer', 'question', 'justification']);

export function actOfToday(act: string): string {
  return acts[act] ?? act;
}

export function valueOfToday(value: unknown): unknown {
  if (typeof value === 'string') return words[value] ?? value;
  if (Array.isArray(value)) return value.map(valueOfToday);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      names[name] ?? name,
      written.has(name) ? one : valueOfToday(one),
    ]),
  );
}

/** A stored entry, or what was selected of one. */
export function entryOfToday<
  Entry extends { act: string; before?: unknown; after?: unknown; detail?: unknown },
>(entry: Entry): Entry {
  const today = { ...entry, act: actOfToday(entry.act) };
  for (const name of ['before', 'after', 'detail'] as const)
    if (name in entry) today[name] = valueOfToday(entry[name]);
  return today;
}
