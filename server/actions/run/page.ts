/** How every list is asked for and answered: by keyset, never by offset. */

/** The sort values of the last row shown, its id last. Signed on its way out, so what comes back is ours. */
export type Position = (string | number | null)[];

export interface PageAsked {
  limit: number;
  after: Position | null;
}

export interface Page<Row> {
  rows: Row[];
  /** null on the last page. */
  next: Position | null;
  /** The instant to which the rows are projected. */
  now: string;
}

/** One row more than shown was asked for; it only says that there is a next page. */
export function pageOfRows<Row>(
  found: Row[],
  limit: number,
  now: string,
  position: (row: Row) => Position,
): Page<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? position(last) : null, now };
}
