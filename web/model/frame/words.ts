/**
 * A code as a word. What the portal does not know yet (clients accept new words) is shown as words, never as a raw
 * code.
 */

export function wordFor(table: Readonly<Record<string, string>>, code: string): string {
  if (Object.hasOwn(table, code)) return table[code] as string;
  const words = code
    .replaceAll(/[-_]+/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .trim();
  return words === '' ? '–' : words.charAt(0).toLocaleUpperCase() + words.slice(1).toLocaleLowerCase();
}

/** As the first word of a cell or a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

export function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
}

export function languageName(code: string, locale: string): string {
  try {
    const name = new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  } catch {
    return code;
  }
}

/** "Exchange Online, Teams and 2 more". */
export function shortList(names: readonly string[], most: number, more: (n: number) => string): string {
  const unique = [...new Set(names)];
  if (unique.length <= most) return unique.join(', ');
  return `${unique.slice(0, most).join(', ')} ${more(unique.length - most)}`;
}

export function formatBytes(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1024 ? [bytes, 'B'] : bytes < 1024 ** 2 ? [bytes / 1024, 'kB'] : [bytes / 1024 ** 2, 'MB'];
  const maximumFractionDigits = value < 10 && unit !== 'B' ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value)}\u00a0${unit}`;
}

/** Until notices have arrived nobody has to correct anything: the owner watches their delivery. */
export function clockName({ kind, party }: { kind: string; party?: string }): string {
  return kind === 'contact-correction' && party === 'owner' ? 'notice-delivery' : kind;
}
