/**
 * What people typed, made safe to stand in a mail or on the customer's page. Control characters could break a header,
 * marks that turn the writing direction could make a text read as another one.
 */
const unwanted =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** Text of several lines. */
export function cleanText(value: string): string {
  return value
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(unwanted, '');
}

/** Text of one line, as headers need it. */
export function cleanLine(value: string, atMost = 300): string {
  const line = cleanText(value).replaceAll(/\s+/gu, ' ').trim();
  return line.length <= atMost ? line : `${line.slice(0, atMost - 1).trimEnd()}…`;
}

/**
 * A person's name as the partner typed it, in a message to the customer: letters and the marks that names have, so that it
 * can neither carry an address nor anything that a mail program would turn into a link.
 */
export function cleanName(value: string): string {
  const letters = value.replaceAll(/[^\p{L}\p{M}\p{Zs}'’.,()-]/gu, ' ').replaceAll(/\.(?=\p{L}{2,})/gu, '. ');
  return cleanLine(letters, 80);
}

/**
 * What people typed, so that no mail program turns any of it into a link: addresses of pages and of people, bare domains, and
 * schemes such as tel:. Readers still see what was typed. Only links that the program itself writes are live.
 */
export function defang(value: string): string {
  return cleanText(value)
    .replaceAll(/(?<![\p{L}\p{N}])([a-z][a-z0-9+.-]*):(?=\S)/giu, '$1[:]')
    .replaceAll(/(?<=\S)[@\uff20\ufe6b](?=\S)/gu, '[at]')
    .replaceAll(/(?<=[^\s.])[.\u3002\uff0e\uff61](?=[\p{L}\p{N}-]*\p{L})/gu, '[.]');
}

/** Every text inside a value, as `clean` makes it. */
export function eachText<T>(value: T, clean: (text: string) => string): T {
  if (typeof value === 'string') return clean(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => eachText(item, clean)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, eachText(item as unknown, clean)]),
  ) as T;
}

/** Every text inside a value. */
export function cleanDeep<T>(value: T): T {
  return eachText(value, cleanText);
}

/** One address and nothing else: what may stand behind RCPT TO. */
export function isAddress(value: string): boolean {
  return (
    value.length <= 254 &&
    /^[^\s@<>()[\]\\,;:"\u0000-\u001f\u007f]{1,64}@[^\s@<>()[\]\\,;:"\u0000-\u001f\u007f]+$/u.test(value)
  );
}
