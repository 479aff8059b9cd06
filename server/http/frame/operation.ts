/** What one operation of the API is: the single description from which the route, its checks and openapi.json are made. */
import { type OperationId, operations } from '../../../rules/access/operations.ts';
import { z } from './fields.ts';
import type { Ref, SharedId, SharedThing, TenantThing } from './ids.ts';

/** A part of the path: an id of this kind, or a bare text. */
export type ParamKind = TenantThing | SharedThing | 'text';
export type ParamKinds = Record<string, ParamKind>;
export type ParamValues<P extends ParamKinds> = {
  [K in keyof P]: P[K] extends TenantThing ? Ref<P[K]> : P[K] extends SharedThing ? SharedId<P[K]> : string;
};

export interface Answer {
  status: 200 | 201 | 202 | 204;
  description: string;
  schema?: z.ZodType;
  example?: unknown;
  /** The list is also given as CSV, all of it, with these columns. */
  csv?: readonly string[];
  /** Other than JSON. */
  contentType?: string;
  /** Documented response headers beside those of every answer. */
  headers?: readonly ('ETag' | 'Location' | 'Link' | 'Idempotency-Replayed')[];
}

export interface Operation<
  P extends ParamKinds = ParamKinds,
  Q extends z.ZodRawShape = z.ZodRawShape,
  B extends z.ZodType = z.ZodType,
> {
  /** operationId, and what an idempotency key is bound to; who may call it stands under this name in rules/access/operations.ts. */
  id: OperationId;
  /** Where the SDK has it: group and method. */
  sdk: `${string}.${string}`;
  tag: string;
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  summary: string;
  description?: string;
  /** Open to somebody who has to add a second factor first. */
  beforeSecondFactor?: true;
  /** Needs the password of the signed-in person, given within the last fifteen minutes. */
  fresh?: true;
  params?: P;
  query?: Q;
  body?: { schema: B; example?: unknown; contentType?: string };
  /** An act on a thing with a version: If-Match is required. */
  ifMatch?: true;
  /** ?validateOnly=true does every check and writes nothing. */
  dryRun?: true;
  /** A budget of its own beside the caller's general one. */
  limit?: 'sign-in' | 'lookup' | 'upload' | 'link';
  answer: Answer;
  /** Statuses of problems beside those that every operation has. */
  refusals?: readonly (403 | 404 | 409 | 412 | 413 | 415 | 422)[];
}

/** No sign-in: the address itself is the key, or there is no secret. */
export function isOpen({ id }: Pick<Operation, 'id'>): boolean {
  return operations[id].who === 'open';
}

/** Keeps the literal types of params, query and body for the handler. */
export function operation<const P extends ParamKinds, Q extends z.ZodRawShape, B extends z.ZodType>(
  spec: Operation<P, Q, B>,
): Operation<P, Q, B> {
  return spec;
}

/** How a list is asked for. */
export const listQuery = {
  limit: z
    .string()
    .regex(/^[1-9][0-9]{0,2}$/)
    .optional()
    .transform((value) => Math.min(200, Number(value ?? 50)))
    .openapi({
      type: 'integer',
      minimum: 1,
      maximum: 200,
      default: 50,
      description: 'How many at most; 200 is the greatest.',
    } as object),
  cursor: z.string().max(2000).optional().openapi({
    description: '`nextCursor` of the page before; bound to filter and caller.',
  }),
};

export function flag(description: string) {
  return z
    .enum(['true', 'false'])
    .optional()
    .transform((value) => (value === undefined ? undefined : value === 'true'))
    .openapi({ type: 'boolean', description } as object);
}
