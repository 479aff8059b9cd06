/** Turns what zod found into our codes and pointers: everything that is malformed is told at once. */
import type { z } from './fields.ts';
import { explain } from './problem-message.ts';
import type { FieldProblem } from './problem.ts';

type Issue = z.core.$ZodIssue;

export function check<T extends z.ZodType>(
  schema: T,
  value: unknown,
  problems: FieldProblem[],
  prefix = '',
): z.output<T> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) problems.push(...problemsOf(issue, value, prefix));
  return undefined;
}

function problemsOf(issue: Issue, value: unknown, prefix: string): FieldProblem[] {
  const path = issue.path.map(String);
  // A named thing or null: what was sent is not null, so what is wrong with it as that thing is told.
  if (issue.code === 'invalid_union') {
    const inner = issue.errors[0] ?? [];
    return inner.flatMap((one) =>
      problemsOf({ ...one, path: [...issue.path, ...one.path] } as Issue, value, prefix),
    );
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => problem('field-unknown', [...path, name], prefix));
  return [problem(codeOf(issue, value), path, prefix, paramsOf(issue))];
}

function problem(
  code: string,
  path: string[],
  prefix: string,
  params?: FieldProblem['params'],
): FieldProblem {
  return { code, pointer: prefix + pointer(path), message: explain(code, params), ...(params && { params }) };
}

/** The words that would have fitted, as they are written. */
function paramsOf(issue: Issue): FieldProblem['params'] {
  if (issue.code !== 'invalid_value' || !issue.values.every((one) => typeof one === 'string'))
    return undefined;
  return { words: issue.values.map(String) };
}

/** RFC 6901. */
export function pointer(path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function codeOf(issue: Issue, value: unknown): string {
  if (issue.code === 'custom')
    return String((issue.params as { code?: unknown } | undefined)?.code ?? 'value-invalid');
  if (issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array'))
    return 'value-too-long';
  if (
    (issue.code === 'invalid_type' || issue.code === 'invalid_value') &&
    at(value, issue.path) === undefined
  )
    return 'field-required';
  return 'value-invalid';
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const part of path) {
    if (found === null || typeof found !== 'object') return undefined;
    found = (found as Record<PropertyKey, unknown>)[part];
  }
  return found;
}
