import type { Problem } from '../engine/denial.ts';

/** Every change says why; the sentence stays in the log. */
export function whyProblems(why: string): Problem[] {
  return why.trim() === '' ? [{ code: 'field-required', pointer: '/why' }] : [];
}
