/** What the API says when it says no (RFC 9457). */
export interface FieldProblem {
  /** RFC 6901, into the body; '?/name' for a query parameter; '' for the request as a whole. */
  pointer: string;
  code: string;
  message: string;
  params?: Record<string, string | number | string[]>;
}

interface ProblemBody {
  title: string;
  detail: string;
  status: number;
  code: string;
  requestId: string;
  errors: FieldProblem[];
}

export class ApiProblem extends Error {
  status: number;
  /** Code of the first problem; see docs/rules.md. */
  code: string;
  title: string;
  requestId: string;
  /** Every problem found. */
  errors: FieldProblem[];
  /** Seconds, where the answer said to wait. */
  retryAfter: number | null;

  constructor(body: ProblemBody, retryAfter: number | null = null) {
    super(body.detail);
    this.name = 'ApiProblem';
    this.status = body.status;
    this.code = body.code;
    this.title = body.title;
    this.requestId = body.requestId;
    this.errors = body.errors;
    this.retryAfter = retryAfter;
  }

  /** Problems of one field and of what is inside it. */
  at(pointer: string): FieldProblem[] {
    return this.errors.filter(
      (error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`),
    );
  }

  has(code: string): boolean {
    return this.code === code || this.errors.some((error) => error.code === code);
  }
}

/** No answer came, also after trying again. An act may or may not have been done; sent again with its key it is done once. */
export class NetworkProblem extends Error {
  constructor(cause: unknown) {
    super('The server could not be reached.', { cause });
    this.name = 'NetworkProblem';
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const waiting = response.headers.get('Retry-After');
  const retryAfter = waiting !== null && /^[0-9]+$/.test(waiting) ? Number(waiting) : null;
  const requestId = response.headers.get('Request-Id') ?? '';
  const body = (await response.json().catch(() => null)) as Partial<ProblemBody> | null;
  const status = response.status;
  return new ApiProblem(
    {
      status,
      title: body?.title ?? `HTTP ${status}`,
      detail: body?.detail ?? `The server answered ${status}.`,
      code: body?.code ?? `http-${status}`,
      requestId: body?.requestId ?? requestId,
      errors: body?.errors ?? [],
    },
    retryAfter,
  );
}
