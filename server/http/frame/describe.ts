/** Writes an operation into the OpenAPI registry, with every problem that it can answer. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { exampleId, z } from './fields.ts';
import type { SharedThing, TenantThing } from './ids.ts';
import type { Access } from '../../../rules/access/operation-row.ts';
import { operations } from '../../../rules/access/operations.ts';
import { isOpen, type Answer, type Operation, type ParamKinds } from './operation.ts';
import { examples, problemNames, problemSchema, type ProblemStatus } from './describe-problem.ts';

type Registry = OpenAPIHono['openAPIRegistry'];
type RouteConfig = Parameters<Registry['registerPath']>[0];
type Reference = { $ref: string };

/** Shared parts: named once, pointed at everywhere. */
export function describeShared(registry: Registry): void {
  registry.register('Problem', problemSchema);
  for (const [status, name] of Object.entries(problemNames)) {
    const { code, title, detail, errors } = examples[Number(status) as ProblemStatus];
    registry.registerComponent('responses', name, {
      description: title,
      headers: {
        'Request-Id': { $ref: '#/components/headers/RequestId' },
        ...(['429', '503'].includes(status) && {
          'Retry-After': { $ref: '#/components/headers/RetryAfter' },
        }),
      },
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          example: {
            type: `urn:opencpor:problem:${code}`,
            title,
            status: Number(status),
            detail,
            instance: '/v1/claims',
            code,
            requestId: exampleRequestId,
            errors,
          },
        },
      },
    });
  }
  for (const [name, description] of Object.entries(headerTexts))
    registry.registerComponent('headers', name, {
      description,
      schema: { type: 'string' },
    });
  registry.registerComponent('parameters', 'IdempotencyKey', {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: 255,
    },
    example: '5f6b1c7a-6d0e-4b8e-9a52-0f7f5f1c2b11',
    description:
      'The same key with the same body gives the first answer again, for 30 days; with another body 422. The SDK and the portal always send one.',
  });
  registry.registerComponent('parameters', 'IfMatch', {
    name: 'If-Match',
    in: 'header',
    required: true,
    schema: { type: 'string' },
    example: '"7"',
    description:
      'The ETag of the thing as it was read: its version in quotes. Missing: 428. Changed since: 412.',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-cpor.session_token',
    description: "The portal's session.",
  });
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key: cpor_live_… or cpor_test_…, with scopes.',
  });
}

const exampleRequestId = '0197f0c4-6d6e-7c55-8e0a-3b1a9f2f8a10';

const headerTexts = {
  RequestId: 'Names this answer in logs and problems.',
  RetryAfter: 'Seconds to wait.',
  ETag: 'The version in quotes, for If-Match.',
  Location: 'Where the new thing is.',
  Link: 'rel="next" leads to the next page.',
  IdempotencyReplayed: 'true when this is the first answer given again.',
};

const headerNames = {
  ETag: 'ETag',
  Location: 'Location',
  Link: 'Link',
  'Idempotency-Replayed': 'IdempotencyReplayed',
} as const;

export function describe(registry: Registry, spec: Operation): void {
  const query = z.object({ ...spec.query, ...(spec.dryRun && { validateOnly: dryRunParameter }) });
  const parameters = [
    ...pathParameters(spec.params ?? {}),
    ...(takesKey(spec) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(spec.ifMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
  ];
  registry.registerPath({
    operationId: spec.id,
    'x-sdk': spec.sdk,
    tags: [spec.tag],
    summary: spec.summary,
    description: descriptionOf(spec),
    method: spec.method,
    path: spec.path,
    ...(parameters.length > 0 && { parameters }),
    security: isOpen(spec) ? [] : [{ session: [] }, { key: [] }],
    request: {
      ...(Object.keys(query.shape).length > 0 && { query }),
      ...(spec.body && {
        body: {
          required: true,
          content: {
            [spec.body.contentType ?? 'application/json']: {
              schema: spec.body.schema,
              example: spec.body.example,
            },
          },
        },
      }),
    },
    responses: { [spec.answer.status]: answerOf(spec.answer), ...problemsOf(spec) },
  } as RouteConfig);
}

/** Every POST that changes something of the domain; signing in is not one. */
function takesKey(spec: Operation): boolean {
  return spec.method === 'post' && (!isOpen(spec) || spec.limit === 'link');
}

const dryRunParameter = z
  .enum(['true', 'false'])
  .optional()
  .openapi({
    type: 'boolean',
    description: 'Every check, nothing written. The answer shows the thing as it would be.',
  } as object);

function descriptionOf(spec: Operation): string {
  const lines = [spec.description ?? ''];
  const { who } = operations[spec.id];
  const sides = who === 'open' ? [] : Object.entries(who);
  if (sides.length > 0 && sides.length < 3) lines.push(`For: ${sides.map(([side]) => side).join(', ')}.`);
  if (spec.answer.csv) {
    lines.push(
      'With `Accept: text/csv` every row there is as one file (UTF-8 with a byte order mark, RFC 4180); then without `limit` and `cursor`.',
    );
  }
  lines.push(scopesOf(sides));
  return lines.filter((line) => line !== '').join('\n\n') || spec.summary;
}

/** One scope for everybody, or one for each side. */
function scopesOf(sides: [string, Access][]): string {
  const scopes = [...new Set(sides.map(([, { scope }]) => scope))];
  if (scopes.length > 1)
    return sides
      .map(([side, { scope }]) => `An API key of the ${side} needs the scope \`${scope}\`.`)
      .join(' ');
  return scopes[0] ? `An API key needs the scope \`${scopes[0]}\`.` : '';
}

function pathParameters(kinds: ParamKinds): object[] {
  return Object.entries(kinds).map(([name, kind]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    example: kind === 'text' ? 'text' : exampleId(kind as TenantThing | SharedThing),
  }));
}

function answerOf(answer: Answer): object {
  const headers = Object.fromEntries(
    (answer.headers ?? []).map((name) => [
      name,
      {
        $ref: `#/components/headers/${headerNames[name]}`,
      },
    ]),
  );
  return {
    description: answer.description,
    headers: { 'Request-Id': { $ref: '#/components/headers/RequestId' }, ...headers },
    ...(answer.schema && {
      content: {
        [answer.contentType ?? 'application/json']: {
          schema: answer.schema,
          ...(answer.example !== undefined && { example: answer.example }),
        },
        ...(answer.csv && {
          'text/csv': { schema: z.string(), example: `${answer.csv.join(',')}\r\n` },
        }),
      },
    }),
  };
}

export function problemStatusesOf(spec: Operation): ProblemStatus[] {
  const always: ProblemStatus[] = isOpen(spec) ? [400, 429, 500, 503] : [400, 401, 403, 429, 500, 503];
  if (isOpen(spec) && spec.limit === 'sign-in') always.push(401);
  const ofBody: ProblemStatus[] = spec.body ? [413, 415] : [];
  const ofAct: ProblemStatus[] = spec.ifMatch ? [404, 409, 412, 428] : [];
  const ofKey: ProblemStatus[] = takesKey(spec) ? [409, 422] : [];
  return [...new Set([...always, ...ofBody, ...ofAct, ...ofKey, ...(spec.refusals ?? [])])].sort(
    (a, b) => a - b,
  );
}

function problemsOf(spec: Operation): Record<string, Reference> {
  return Object.fromEntries(
    problemStatusesOf(spec).map((status) => [
      String(status),
      {
        $ref: `#/components/responses/${problemNames[status]}`,
      },
    ]),
  );
}
