/**
 * Which columns a list shows: those of the address, else those last chosen on this device, else as it comes. What a list
 * does not know (any more) is left out.
 */
const kept = (list: string): string => `cpor.columns.${list}`;

function known<Id extends string>(wanted: readonly string[], all: readonly Id[]): Id[] {
  return all.filter((id) => wanted.includes(id));
}

/** In the order of the list, the first column always among them. */
export function columnsOf<Id extends string>({
  asked,
  remembered,
  all,
  usual,
}: {
  asked: readonly string[] | undefined;
  remembered: readonly string[] | null;
  all: readonly Id[];
  usual: readonly Id[];
}): Id[] {
  const chosen = known(asked ?? remembered ?? usual, all);
  const [first] = all;
  if (chosen.length === 0 || (chosen.length === 1 && chosen[0] === first)) return [...usual];
  return first !== undefined && !chosen.includes(first) ? [first, ...chosen] : chosen;
}

export function rememberedColumns(list: string): string[] | null {
  try {
    return localStorage.getItem(kept(list))?.split(',') ?? null;
  } catch {
    return null;
  }
}

export function rememberColumns(list: string, columns: readonly string[] | null): void {
  try {
    if (columns) localStorage.setItem(kept(list), columns.join(','));
    else localStorage.removeItem(kept(list));
  } catch {
    // A browser that stores nothing still has them in the address.
  }
}
