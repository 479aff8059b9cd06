/** Markup that is escaped by being written: only what the html tag made goes into a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Part = Markup | string | number | false | null | undefined | readonly Part[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(value: Part): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(escape).join('');
  return String(value).replaceAll(/[&<>"']/g, (character) => entities[character] as string);
}

/** Every attribute must stand in double quotes; there is no way to put an unescaped text in. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.reduce((done, piece, index) => done + escape(parts[index - 1]) + piece));
}
