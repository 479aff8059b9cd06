/** The reason that a row of an act table asks for. */
import type { Problem } from '../engine/denial.ts';

export type ReasonAsked = 'none' | 'text' | 'codes';

export interface ReasonGiven {
  text?: string | null;
  codes?: readonly string[];
}

/** null: it is given, or none is asked for. */
export function reasonProblem(asked: ReasonAsked, { text, codes = [] }: ReasonGiven): Problem | null {
  if (asked === 'text' && (text ?? '').trim() === '') return { code: 'reason-required', pointer: '/reason' };
  if (asked === 'codes' && codes.length === 0) return { code: 'reason-required', pointer: '/codes' };
  return null;
}
