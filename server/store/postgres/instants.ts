/** How an instant leaves the database: ISO 8601 in UTC without superfluous zeros, null for null. `column` is a column, never a value. */
export function instantText(column: string): string {
  return `rtrim(rtrim(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z'`;
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
