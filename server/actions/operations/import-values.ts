/** One line of an imported list: its values by column, and everything that is wrong with them. */

export interface ImportProblem {
  /** null for the line as a whole. */
  column: string | null;
  code:
    | 'unreadable'
    | 'wrong-number-of-values'
    | 'repeated-line'
    | 'value-missing'
    | 'value-invalid'
    | 'value-too-long'
    | 'unknown-tenant'
    | 'unknown-item'
    | 'held-by-another';
  message: string;
}

const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
const email = /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]+\.[^\s@.]{2,}$/u;

export class Values {
  readonly problems: ImportProblem[] = [];
  #values: Map<string, string>;

  constructor(columns: readonly string[], fields: readonly string[]) {
    this.#values = new Map(columns.map((column, index) => [column, (fields[index] ?? '').trim()]));
  }

  /** Is the column in this file at all? An empty value is something else. */
  has(column: string): boolean {
    return this.#values.has(column);
  }

  add(column: string | null, code: ImportProblem['code'], message: string): void {
    this.problems.push({ column, code, message });
  }

  optionalText(column: string, longest: number): string {
    const value = this.#values.get(column) ?? '';
    if (value.length > longest)
      this.add(column, 'value-too-long', `${column} has ${value.length} characters; ${longest} are allowed.`);
    if (control.test(value))
      this.add(column, 'value-invalid', `${column} holds a control character; take it out.`);
    return value;
  }

  text(column: string, longest: number): string {
    const value = this.optionalText(column, longest);
    if (value === '') this.add(column, 'value-missing', `${column} is empty.`);
    return value;
  }

  /** A value of which `test` must be true; `form` tells what is expected. */
  matching(column: string, longest: number, test: (value: string) => boolean, form: string): string {
    const value = this.text(column, longest);
    if (value !== '' && !test(value))
      this.add(column, 'value-invalid', `${column} "${shorten(value)}" is not ${form}.`);
    return value;
  }

  guid(column: string, meaning: string): string {
    return this.matching(
      column,
      64,
      (value) => guid.test(value.toLowerCase()),
      `a ${meaning} (a GUID, 8-4-4-4-12 hexadecimal digits)`,
    ).toLowerCase();
  }

  word<W extends string>(column: string, words: readonly W[]): W {
    return this.matching(
      column,
      64,
      (value) => words.includes(value.toLowerCase() as W),
      `one of ${words.join(', ')}`,
    ).toLowerCase() as W;
  }

  count(column: string): number {
    return Number(
      this.matching(
        column,
        20,
        (value) => /^\d+$/.test(value) && Number(value) <= 2_147_483_647,
        'a whole number from 0 to 2147483647',
      ),
    );
  }

  date(column: string, needed: boolean): string | null {
    if (!needed && this.optionalText(column, 20) === '') return null;
    return this.matching(column, 20, isDate, 'a date (yyyy-mm-dd)');
  }

  domain(column: string): string {
    return this.matching(
      column,
      253,
      (value) => domain.test(value.toLowerCase()),
      'a domain (such as contoso.example)',
    ).toLowerCase();
  }

  /** Several, parted by spaces, commas or semicolons. */
  domains(column: string): string[] {
    const found = this.optionalText(column, 4000)
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter((one) => one !== '');
    for (const one of found)
      if (!domain.test(one))
        this.add(column, 'value-invalid', `${column}: "${shorten(one)}" is not a domain.`);
    return [...new Set(found)];
  }

  email(column: string): string {
    return this.matching(column, 254, (value) => email.test(value), 'an e-mail address').toLowerCase();
  }

  yesNo(column: string): boolean {
    return ['true', 'yes', '1'].includes(this.word(column, ['true', 'false', 'yes', 'no', '1', '0']));
  }
}

function isDate(value: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}

function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 57)}…` : value;
}
