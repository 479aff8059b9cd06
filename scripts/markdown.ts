/** The few forms in which docs/rules.md is written. */

export const words = (name: string): string => name.replaceAll('-', ' ');
export const code = (name: string): string => `\`${name}\``;
export const list = (names: readonly string[], none = '–'): string =>
  names.length === 0 ? none : names.map(words).join(', ');

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
