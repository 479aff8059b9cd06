/**
 * The words of which searches are made: what may stand behind the question mark of an address. What does not fit is left
 * out, so that a mistyped address still opens.
 */

export type Raw = Record<string, unknown>;

export function text(value: unknown, most = 200): string | undefined {
  const single = Array.isArray(value) ? value[0] : value;
  return typeof single === 'string' && single !== '' ? single.slice(0, most) : undefined;
}

export function oneOf<const W extends readonly string[]>(words: W, value: unknown): W[number] | undefined {
  const single = text(value);
  return words.find((word) => word === single);
}

export function someOf<const W extends readonly string[]>(words: W, value: unknown): W[number][] | undefined {
  const wanted = [value].flat();
  const found = words.filter((word) => wanted.includes(word));
  return found.length > 0 ? found : undefined;
}

/**
 * Every word that a page knows, also where nothing fits: the router lays this over what was typed, and would else keep a
 * mistyped word. Undefined is written into no address.
 */
export function present<T extends Raw>(found: T): T {
  return found;
}

/** Plain `name=value` pairs: addresses that people can read and type. */
export function parseSearch(search: string): Raw {
  const found: Record<string, string | string[]> = {};
  const pairs = new URLSearchParams(search);
  for (const name of new Set(pairs.keys())) {
    const values = pairs.getAll(name);
    found[name] = values.length > 1 ? values : (values[0] as string);
  }
  return found;
}

export function stringifySearch(search: Raw): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value].flat())
      if (one !== undefined && one !== null && one !== '') pairs.append(name, String(one));
  }
  const words = pairs.toString();
  return words === '' ? '' : `?${words}`;
}

export function count(value: unknown): number | undefined {
  const found = typeof value === 'number' ? String(value) : text(value, 9);
  return found && /^[1-9][0-9]{0,8}$/.test(found) ? Number(found) : undefined;
}

export function day(value: unknown): string | undefined {
  const found = text(value, 10);
  return found && /^\d{4}-\d{2}-\d{2}$/.test(found) && !Number.isNaN(Date.parse(found)) ? found : undefined;
}
