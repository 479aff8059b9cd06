/** One call of the API: address, headers, retries, answer. Runs in browsers and in Node; needs nothing but fetch. */
import { ApiProblem, NetworkProblem, problemOf } from './problem.ts';
import { sendForm, tellsProgress } from './upload.ts';

export interface OperationInfo {
  method: string;
  path: string;
  query: readonly string[];
  body: string | null;
  answer: string | null;
}

export interface CallOptions {
  signal?: AbortSignal;
}

export interface Upload {
  file: Blob;
  /** The file's own name when left out. */
  fileName?: string;
  note?: string;
  /** Bytes sent so far. Told in browsers only. */
  onProgress?: (sent: number, total: number) => void;
}

export interface ClientOptions {
  /** For example https://cpor.example. In a page of the portal: left out. */
  baseUrl?: string;
  /** An API key. In the portal the session's cookie is used instead. */
  key?: string;
  /** Sent with every request. */
  headers?: Record<string, string>;
  fetch?: typeof fetch;
  /** How often a call that had no answer, or 429 or 503, is sent again. 2 when left out; acts only with their idempotency key. */
  retries?: number;
  /** Told when nobody is signed in (any more). */
  onUnauthenticated?: (problem: ApiProblem) => void;
}

export interface Asked extends CallOptions, Partial<Upload> {
  body?: unknown;
  ifMatch?: number | string;
  idempotencyKey?: string;
  [name: string]: unknown;
}

export interface Outgoing {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | FormData | undefined;
  signal: AbortSignal | undefined;
}

export async function call(options: ClientOptions, info: OperationInfo, asked: Asked): Promise<unknown> {
  const response = await send(options, info, asked);
  if (response.status === 204 || info.answer === null) return undefined;
  return info.answer === 'application/json' ? response.json() : response;
}

/** The answer as it came; a problem is thrown. */
export async function send(
  options: ClientOptions,
  info: OperationInfo,
  asked: Asked,
  accept?: string,
): Promise<Response> {
  const outgoing = outgoingOf(options, info, asked);
  if (accept) outgoing.headers['Accept'] = `${accept}, application/problem+json`;
  const response = await sent(options, outgoing, asked);
  if (response.status < 400) return response;
  const problem = await problemOf(response);
  if (problem.status === 401) options.onUnauthenticated?.(problem);
  throw problem;
}

function outgoingOf(options: ClientOptions, info: OperationInfo, asked: Asked): Outgoing {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    ...options.headers,
  };
  if (info.answer !== null && info.answer !== 'application/json') headers['Accept'] = '*/*';
  if (options.key) headers['Authorization'] = `Bearer ${options.key}`;
  if (asked.ifMatch !== undefined)
    headers['If-Match'] = typeof asked.ifMatch === 'number' ? `"${asked.ifMatch}"` : asked.ifMatch;
  // Made once for this call, so that sending it again after a broken connection has one effect.
  if (info.method === 'POST') headers['Idempotency-Key'] = asked.idempotencyKey ?? crypto.randomUUID();
  if (info.body === 'application/json') headers['Content-Type'] = 'application/json';
  const body =
    info.body === null
      ? undefined
      : info.body === 'application/json'
        ? JSON.stringify(asked.body ?? {})
        : formOf(asked);
  return {
    url: addressOf(options.baseUrl ?? '', info, asked),
    method: info.method,
    headers,
    body,
    signal: asked.signal,
  };
}

/** The note goes first, as the server would like to have it. */
function formOf({ note, file, fileName }: Asked): FormData {
  if (!file) throw new TypeError('file is missing');
  const form = new FormData();
  if (note !== undefined) form.set('note', note);
  form.set('file', file, fileName ?? (file as { name?: string }).name ?? 'file');
  return form;
}

function addressOf(baseUrl: string, { path, query }: OperationInfo, asked: Asked): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = asked[name];
    if (typeof value !== 'string' || value === '') throw new TypeError(`${name} is missing`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const name of query) {
    const value = asked[name];
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) search.append(name, String(one));
  }
  const text = search.toString();
  return `${baseUrl.replace(/\/$/, '')}${filled}${text && `?${text}`}`;
}

async function sent(options: ClientOptions, outgoing: Outgoing, asked: Asked): Promise<Response> {
  const again = outgoing.method === 'GET' || 'Idempotency-Key' in outgoing.headers;
  const tries = again ? 1 + (options.retries ?? 2) : 1;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await once(options, outgoing, asked);
      const wait = attempt < tries ? waitOf(response, attempt) : null;
      if (wait === null) return response;
      await pause(wait, outgoing.signal);
    } catch (error) {
      if (outgoing.signal?.aborted || error instanceof ApiProblem) throw error;
      if (attempt >= tries) throw new NetworkProblem(error);
      await pause(250 * 2 ** attempt, outgoing.signal);
    }
  }
}

function once(
  options: ClientOptions,
  { url, method, headers, body, signal }: Outgoing,
  { onProgress }: Asked,
): Promise<Response> {
  if (onProgress && body instanceof FormData && tellsProgress())
    return sendForm({ url, method, headers, body, signal }, onProgress);
  return (options.fetch ?? fetch)(url, {
    method,
    headers,
    credentials: options.key ? 'omit' : 'same-origin',
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  });
}

const longestWait = 10_000;

/** Milliseconds to wait before asking again; null when this answer stands. */
function waitOf(response: Response, attempt: number): number | null {
  if (response.status !== 429 && response.status !== 503) return null;
  const asked = Number(response.headers.get('Retry-After') ?? '1') * 1000;
  if (!Number.isFinite(asked) || asked > longestWait) return null;
  return Math.max(asked, 250 * 2 ** attempt);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
}
