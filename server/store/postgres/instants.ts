/** How an instant leaves the database: ISO 8601 in UTC without superfluous zeros, null for null. `column` is a column, never a value. */
export function instantText(column: string): string {
  return `rtrim(rtrim(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z'`;
}

/** The same of an instant that was read as the database writes it, with the session in UTC: 2026-03-02 10:00:00.5+00. */
export function instantOf(text: string): string;
export function instantOf(text: string | null): string | null;
export function instantOf(text: string | null): string | null {
  if (text === null) return null;
  if (!text.endsWith('+00')) throw new Error('the session is not in UTC');
  return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
}

/** Numbered parameters of one statement. */
export class Values {
  list: unknown[] = [];
  add(
    value: unknown,
    type: 'uuid' | 'text' | 'text[]' | 'uuid[]' | 'timestamptz' | 'integer' | 'boolean' | 'bigint' | 'date',
  ): string {
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}

const steps = [6, 11, 26, 51, 101, 201, 501, 1001];

/**
 * How many rows a page is cut at, as a number in the statement's text: behind a parameter the planner expects a tenth of the table, and
 * would plan again each time. The next step up, so that there are few texts; whoever asked for fewer takes as many.
 */
export function cutAt(rows: number): number {
  return steps.find((step) => step >= rows) ?? rows;
}
