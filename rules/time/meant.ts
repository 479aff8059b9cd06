/**
 * Texts that must not stand in for each other: the id of a claim where that of a line is meant, a day where an instant is. It costs nothing at run
 * time, and plain text becomes one where it comes in (a row, a request, a test): what does not compile is one of them in the place of another.
 */
declare const meaning: unique symbol;

export type Meant<What extends string> = string & { readonly [meaning]?: What };

/** ISO 8601 with a Z. The one shape of time in rules and actions; compared by instant.ts, never as text. */
export type Instant = Meant<'instant'>;

/** yyyy-mm-dd, of whatever zone the field says. These sort as text. */
export type Day = Meant<'day'>;
