/**
 * The lines of a claim as they are chosen: one entry for an item or subscription, though it may stand for a line per
 * activity.
 */
import type { Line, LineInput } from '#sdk';

export interface Entry {
  key: string;
  itemId: string;
  /** As typed; '' when left to be found at submit. */
  subscriptionId: string;
  /** Lines that the claim has of it already, and what it shows as their subscription. */
  known: { id: string; activity: string; shown: string | null }[];
}

type Known = Pick<Line, 'id' | 'item' | 'subscriptionId' | 'activity' | 'review'>;

/** Lines that are decided stay as they are and are not sent. */
export function entriesOf(lines: readonly Known[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const line of lines.filter((one) => one.review === 'undecided')) {
    const key = `${line.item.id} ${line.subscriptionId ?? ''}`;
    const entry = entries.get(key) ?? {
      key,
      itemId: line.item.id,
      subscriptionId: line.subscriptionId ?? '',
      known: [],
    };
    entry.known.push({ id: line.id, activity: line.activity, shown: line.subscriptionId });
    entries.set(key, entry);
  }
  return [...entries.values()];
}

export function newEntry(itemId: string, number: number): Entry {
  return { key: `${itemId} new-${number}`, itemId, subscriptionId: '', known: [] };
}

/** A line that is there keeps its id; its subscription is sent only when another one was typed. */
export function sentLines(entries: readonly Entry[]): LineInput[] {
  return entries.flatMap((entry): LineInput[] => {
    const subscriptionId = entry.subscriptionId.trim() || null;
    if (entry.known.length === 0)
      return [{ itemId: entry.itemId, ...(subscriptionId !== null && { subscriptionId }) }];
    return entry.known.map(({ id, activity, shown }) => ({
      id,
      itemId: entry.itemId,
      activity,
      ...(subscriptionId !== shown && { subscriptionId }),
    }));
  });
}

/** Problems name a line by its place among all lines; an entry without lines yet stands for one of each activity. */
export function entryAt(entries: readonly Entry[], activities: number, place: number): number | null {
  let first = 0;
  for (const [index, entry] of entries.entries()) {
    first += entry.known.length || Math.max(1, activities);
    if (place < first) return index;
  }
  return null;
}

/** Moves pointers such as /lines/3/subscriptionId to the entry that shows the field. */
export function pointerToEntry(pointer: string, entries: readonly Entry[], activities: number): string {
  const found = /^\/lines\/(\d+)(\/.*)?$/.exec(pointer);
  const index = found && entryAt(entries, activities, Number(found[1]));
  return found && index !== null
    ? `/lines/${index}${found[2] === '/subscriptionId' ? '/subscriptionId' : ''}`
    : pointer;
}
