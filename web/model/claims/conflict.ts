/** Two people changed the same step of a claim: what each of them has, and what is left of one's own change. */
import type { Claim, EditClaim } from '#sdk';

type Field = keyof EditClaim;

export interface ConflictNames {
  item: (id: string) => string;
  location: (id: string) => string;
}

export interface ConflictRow {
  field: Field;
  theirs: string;
  mine: string;
}

/** The claim's fields as a form sends them. */
function asSent(claim: Claim, field: Field): unknown {
  if (field === 'locationId') return claim.location.id;
  if (field === 'lines')
    return claim.lines
      .filter(({ review }) => review === 'undecided')
      .map(({ item, subscriptionId }) => ({ itemId: item.id, subscriptionId }));
  return (claim as unknown as Record<string, unknown>)[field];
}

/** By meaning: an empty text is nothing, spaces around it are none, and lines are what is claimed, once each. */
function meaning(field: Field, value: unknown): unknown {
  if (field === 'lines') {
    const lines = (value ?? []) as { itemId: string; subscriptionId?: string | null }[];
    return [...new Set(lines.map((line) => `${line.itemId} ${line.subscriptionId ?? ''}`))].sort();
  }
  if (typeof value === 'string') return value.trim() || null;
  if (typeof value !== 'object' || value === null) return value ?? null;
  const { name, title, email } = value as Record<string, string | undefined>;
  return [name?.trim() ?? '', title?.trim() ?? '', email?.trim() ?? ''];
}

function same(field: Field, one: unknown, other: unknown): boolean {
  return JSON.stringify(meaning(field, one)) === JSON.stringify(meaning(field, other));
}

/** What one changed oneself; the other person's changes of other fields stay. */
export function ownChanges(base: Claim, mine: EditClaim): EditClaim {
  return Object.fromEntries(
    Object.entries(mine).filter(
      ([field, value]) => !same(field as Field, value, asSent(base, field as Field)),
    ),
  );
}

function inWords(field: Field, value: unknown, names: ConflictNames): string {
  if (value === null || value === undefined) return '';
  if (field === 'locationId') return names.location(String(value));
  if (field === 'lines')
    return (value as { itemId: string; subscriptionId?: string | null }[])
      .map(({ itemId, subscriptionId }) => [names.item(itemId), subscriptionId].filter(Boolean).join(' '))
      .filter((text, at, all) => all.indexOf(text) === at)
      .join(', ');
  if (typeof value !== 'object') return String(value);
  const { name, title, email } = value as Record<string, string | undefined>;
  return [name, title, email].filter(Boolean).join(', ');
}

/** Fields in which the two differ now. */
export function conflictRows(theirs: Claim, mine: EditClaim, names: ConflictNames): ConflictRow[] {
  return (Object.entries(mine) as [Field, unknown][]).flatMap(([field, value]) => {
    const now = asSent(theirs, field);
    return same(field, value, now)
      ? []
      : [{ field, theirs: inWords(field, now, names), mine: inWords(field, value, names) }];
  });
}
