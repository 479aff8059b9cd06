import type { Code, WarningCode } from './codes.ts';

/** One thing that is wrong, pointing at its field (RFC 6901 pointer into the request, or '' for the act as a whole). */
export interface Problem<Word extends string = Code> {
  code: Word;
  pointer: string;
  /** Values for the sentence that explains it; never anything of another side. */
  params?: Record<string, string | number | string[]>;
}

/** A warning tells and never blocks. */
export interface Warning {
  code: WarningCode;
  pointer: string;
  params?: Record<string, string | number | string[]>;
}

/** What the denial means to a caller; http maps it to a status in one place. */
export type DenialKind = 'forbidden' | 'hidden' | 'conflict' | 'stale' | 'invalid' | 'later';

/** The one way in which a rule or an act says no. `problems` holds every problem found, not only the first. */
export interface Denial<Word extends string = Code> {
  kind: DenialKind;
  problems: Problem<Word>[];
  /** Items of which it tells whether another partner holds them. */
  told?: string[];
}

export type Outcome<T, Word extends string = Code> =
  | { ok: true; value: T }
  | { ok: false; denial: Denial<Word> };

export function deny<Word extends string = Code>(
  kind: DenialKind,
  ...problems: Problem<NoInfer<Word>>[]
): { ok: false; denial: Denial<Word> } {
  return { ok: false, denial: { kind, problems } };
}

export function accept<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}
