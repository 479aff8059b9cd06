/** One call as the handlers see it: who asks, what was asked, already checked; and how acts are called with it. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Actor } from '../../../rules/rights/role.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import type { Context, Reply, Services } from '../../actions/run/context.ts';
import type { LogFields } from '../../ports/log.ts';
import { HttpProblem, denialProblem } from './problem.ts';
import type { FieldProblem } from './problem.ts';
import type { SecurityEvent } from './request-log.ts';

export interface Identity {
  actor: Actor;
  session: { id?: string; accountId?: string; provedAt?: string; mustEnrol?: boolean } | null;
  keyId?: string | null;
  /** The first request ever made with this key; told once. */
  firstUse?: boolean;
}
export type Identify = (request: Request) => Promise<Identity | null>;

export interface Call<Params, Query, Body> {
  services: Services;
  actor: Actor;
  /** Everything an act or a read needs; made for this call. */
  ctx: Context;
  params: Params;
  query: Query;
  body: Body;
  request: Request;
  requestId: string;
  /** operationId. */
  operation: string;
  path: string;
  /** The raw Node request, for uploads. */
  incoming: IncomingMessage | null;
  /** Adds to the log what concerns security. */
  note(event: SecurityEvent, fields?: LogFields): void;
  /** Answers an act: its reply, or the denial as a problem. */
  answer(outcome: Outcome<Reply>): Response;
  /** Answers a read. */
  json<T>(
    outcome: Outcome<T>,
    present: (value: T) => unknown,
    headers?: (value: T) => Record<string, string>,
  ): Response;
}

export const jsonType = 'application/json';

export function replyResponse(reply: Reply): Response {
  return new Response(reply.status === 204 ? null : reply.body, {
    status: reply.status,
    headers: reply.headers,
  });
}

export function jsonReply(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'Content-Type': jsonType, ...headers }, body: JSON.stringify(body) };
}

export function answering(asked: {
  requestId: string;
  path: string;
}): Pick<Call<unknown, unknown, unknown>, 'answer' | 'json'> {
  return {
    answer: (outcome) => (outcome.ok ? replyResponse(outcome.value) : denialProblem(outcome.denial, asked)),
    json: (outcome, present, headers) =>
      outcome.ok
        ? replyResponse(jsonReply(200, present(outcome.value), headers?.(outcome.value)))
        : denialProblem(outcome.denial, asked),
  };
}

export function etag(version: number): string {
  return `"${version}"`;
}

/** Strong tags made by us only: lists of tags, weak tags and the star say less than an act needs. */
export function versionOf(header: string | undefined, problems: FieldProblem[]): number | null {
  if (header === undefined) return null;
  const found = /^\s*"([0-9]{1,9})"\s*$/.exec(header);
  if (found) return Number(found[1]);
  problems.push({ code: 'if-match-invalid', pointer: '', message: 'If-Match' });
  return null;
}

const keyGrammar = /^[\x21-\x7e]{1,255}$/;

export interface Fingerprinted {
  operation: string;
  method: string;
  path: string;
  query: string;
  body: unknown;
}

/** The replay record is found by key and compared by what was asked: method, address and the body in one canonical spelling. */
export function idempotencyOf(header: string | undefined, asked: Fingerprinted): Context['idempotency'] {
  if (header === undefined) return null;
  if (!keyGrammar.test(header)) throw new HttpProblem('idempotency-key-invalid');
  return { key: header, operation: asked.operation, bodyHash: fingerprint(asked) };
}

export function fingerprint({ method, path, query, body }: Fingerprinted): string {
  return createHash('sha256').update(`${method} ${path}?${query}\n`).update(canonical(body)).digest('hex');
}

/** JSON with sorted names (RFC 8785 in spirit): the order of fields and white space do not make another request. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = value as Record<string, unknown>;
  return `{${Object.keys(fields)
    .sort()
    .filter((name) => fields[name] !== undefined)
    .map((name) => `${JSON.stringify(name)}:${canonical(fields[name])}`)
    .join(',')}}`;
}
