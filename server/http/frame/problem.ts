/** The one place in which a denial becomes an HTTP status and an RFC 9457 body. */
import type { Denial, DenialKind } from '../../../rules/engine/denial.ts';
import { explain } from './problem-message.ts';
import { httpProblems } from './problem-text.ts';
import type { HttpCode, ProblemText } from './problem-text.ts';

export interface FieldProblem {
  code: string;
  pointer: string;
  message: string;
  params?: Record<string, string | number | string[]>;
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  requestId: string;
  errors: FieldProblem[];
}

export const statusOfKind: Record<DenialKind, number> = {
  forbidden: 403,
  hidden: 404,
  conflict: 409,
  stale: 412,
  invalid: 422,
  later: 429,
};

const titles: Record<DenialKind, string> = {
  forbidden: 'You may not do this',
  hidden: 'Not found',
  conflict: 'This cannot be done now',
  stale: 'It was changed in the meantime',
  invalid: 'The request breaks a rule',
  later: 'Not so soon again',
};

/** What the http layer itself refuses, thrown on the way in and caught once in app.ts. */
export class HttpProblem extends Error {
  code: HttpCode;
  errors: FieldProblem[];
  headers: Record<string, string>;
  constructor(code: HttpCode, options: { errors?: FieldProblem[]; headers?: Record<string, string> } = {}) {
    super(code);
    this.code = code;
    this.errors = options.errors ?? [];
    this.headers = options.headers ?? {};
  }
}

/** A rule's denial, thrown where no outcome can be handed back. */
export class Denied extends Error {
  denial: Denial;
  constructor(denial: Denial) {
    super(denial.problems[0]?.code ?? denial.kind);
    this.denial = denial;
  }
}

export interface Asked {
  requestId: string;
  path: string;
}

export function httpProblem(
  code: HttpCode,
  asked: Asked,
  errors: FieldProblem[] = [],
  headers: Record<string, string> = {},
): Response {
  const { status } = httpProblems[code];
  return problemResponse(
    { ...httpProblemBody(code, asked), errors },
    { ...defaultHeaders(status), ...headers },
  );
}

/** `detail`: where there is more to say than the code's own text. */
export function httpProblemBody(code: HttpCode, asked: Asked, detail?: string): ProblemBody {
  const text: ProblemText = httpProblems[code];
  return {
    type: typeOf(code),
    title: text.title,
    status: text.status,
    detail: detail === undefined ? text.message : `${detail} Nothing was written.`,
    instance: asked.path,
    code,
    requestId: asked.requestId,
    errors: [],
  };
}

export function denialProblem(denial: Denial, asked: Asked): Response {
  // What must stay secret looks the same whatever it is: the code, too, says only that nothing is there.
  if (denial.kind === 'hidden') return httpProblem('not-found', asked);
  const errors = denial.problems.map(({ code, pointer, params }): FieldProblem => ({
    code,
    pointer,
    message: explain(code, params),
    ...(params && { params }),
  }));
  const [first] = errors;
  const code = first?.code ?? 'not-in-this-state';
  const detail =
    errors.length > 1
      ? `${errors.length} problems: ${[...new Set(errors.map((error) => error.code))].join(', ')}.`
      : (first?.message ?? titles[denial.kind]);
  const status = statusOfKind[denial.kind];
  const wait = denial.problems.find(({ params }) => params?.['retryAfterSeconds'] !== undefined);
  return problemResponse(
    {
      type: typeOf(code),
      title: titles[denial.kind],
      status,
      detail,
      instance: asked.path,
      code,
      requestId: asked.requestId,
      errors,
    },
    wait ? { 'Retry-After': String(wait.params?.['retryAfterSeconds']) } : {},
  );
}

function typeOf(code: string): string {
  return `urn:opencpor:problem:${code}`;
}

function defaultHeaders(status: number): Record<string, string> {
  if (status === 401) return { 'WWW-Authenticate': 'Bearer realm="opencpor"' };
  if (status === 503) return { 'Retry-After': '2' };
  return {};
}

const codes = new WeakMap<Response, string>();

/** The code of a problem that was answered, for the log; undefined for any other answer. */
export function problemCodeOf(response: Response): string | undefined {
  return codes.get(response);
}

function problemResponse(body: ProblemBody, headers: Record<string, string>): Response {
  const response = new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
  codes.set(response, body.code);
  return response;
}
