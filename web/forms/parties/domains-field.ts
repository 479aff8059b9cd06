/** Domains are typed in one field, one a line; the API has them as a list. */

export const domainsIn = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((line) => line.trim().toLowerCase())
    .filter(Boolean);

/** What is wrong with one of them stands at the field. */
export function inOneField<P extends { errors: { pointer: string }[] } | null>(problem: P, field: string): P {
  if (!problem) return problem;
  return {
    ...problem,
    errors: problem.errors.map((error) => ({
      ...error,
      pointer: error.pointer.startsWith(`${field}/`) ? field : error.pointer,
    })),
  };
}
