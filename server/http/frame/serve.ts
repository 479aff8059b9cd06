/** Makes a route of an operation: who asks, may they do it at all, is the request well-formed; then the handler; then nothing more. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { rightDenial } from '../../../rules/access/may-call.ts';
import { isOperation } from '../../../rules/access/operations.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { networkOf } from '../../auth/network.ts';
import type { LogFields } from '../../ports/log.ts';
import type { Context, Services } from '../../actions/run/context.ts';
import { answering, idempotencyOf, versionOf } from './call.ts';
import type { Call, Identify } from './call.ts';
import { arrivalOf } from './arrival.ts';
import { callerAddress } from './caller.ts';
import { check } from './check.ts';
import { z } from './fields.ts';
import { partyOf, refOf, sharedIdOf, sharedRefOf, sharedPrefixes, tenantPrefixes } from './ids.ts';
import type { SharedThing, TenantThing } from './ids.ts';
import type { Limits } from './limits.ts';
import { isOpen } from './operation.ts';
import type { Operation, ParamKind, ParamKinds, ParamValues } from './operation.ts';
import { HttpProblem, Denied } from './problem.ts';
import type { FieldProblem } from './problem.ts';
import type { Note, SecurityEvent, Who } from './request-log.ts';
import { readJson } from './read-body.ts';
import { describe } from './describe.ts';

export interface Env {
  Bindings: { incoming?: import('node:http').IncomingMessage };
  Variables: {
    requestId: string;
    route: string;
    rateLimit: Record<string, string>;
    operation: Operation;
    who: Who;
    notes: Note[];
  };
}

/** What every resource file is given to hang its routes on. */
export interface Kit {
  app: OpenAPIHono<Env>;
  services: Services;
  identify: Identify;
  limits: Limits | null;
  /** Told of every failure of ours. */
  onError?(error: unknown, requestId: string): void;
  /** Every operation with the pattern of its addresses: for 405, and for tests that hold answers against the contract. */
  served: { pattern: RegExp; method: string; spec: Operation }[];
}

type Handler<P extends ParamKinds, Q extends z.ZodRawShape, B extends z.ZodType> = (
  call: Call<ParamValues<P>, z.output<z.ZodObject<Q>>, z.output<B>>,
) => Promise<Response>;

export function serve<P extends ParamKinds, Q extends z.ZodRawShape, B extends z.ZodType>(
  kit: Kit,
  spec: Operation<P, Q, B>,
  handler: Handler<P, Q, B>,
): void {
  // Types say so too; a table that was changed by hand is found when the program starts, and not by whoever calls.
  if (!isOperation(spec.id)) throw new Error(`${String(spec.id)} has no row in rules/access/operations.ts`);
  const query = z.strictObject({
    ...spec.query,
    ...(spec.dryRun && { validateOnly: z.enum(['true', 'false']).optional() }),
  });
  const several = severalOf(query);
  describe(kit.app.openAPIRegistry, spec);
  kit.served.push({ pattern: patternOf(spec.path), method: spec.method.toUpperCase(), spec });
  kit.app.on([spec.method.toUpperCase()], spec.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
    c.set('route', `${spec.method.toUpperCase()} ${spec.path}`);
    c.set('operation', spec as unknown as Operation);
    const actor = await admitted(kit, spec, c);
    const call = await parsed(kit, spec, { query, several }, actor, c);
    return handler(call as Parameters<Handler<P, Q, B>>[0]);
  });
}

const nobody: Actor = { side: 'system', id: 'nobody', name: '', grants: [], readOnly: true, scopes: [] };

async function admitted(kit: Kit, spec: Operation, c: HonoContext<Env>): Promise<Actor> {
  const identity = isOpen(spec) ? null : await kit.identify(c.req.raw);
  const caller = identity
    ? `${identity.actor.side}:${identity.actor.id}`
    : networkOf(callerAddress(c.env?.incoming)).near;
  c.set('rateLimit', kit.limits?.take(caller, spec.limit) ?? {});
  if (isOpen(spec)) return nobody;
  if (!identity) throw new HttpProblem('unauthenticated');
  const { actor } = identity;
  const key = identity.keyId ? sharedIdOf('key', identity.keyId) : null;
  c.set('who', { side: actor.side, member: memberOf(actor), key });
  if (identity.firstUse) {
    identity.firstUse = false;
    note(c, 'key.first-used', {});
  }
  const session = identity.session;
  if (session?.mustEnrol && !spec.beforeSecondFactor) throw new HttpProblem('second-factor-required');
  // Whoever may not do something learns nothing of it: neither about its fields, nor the first answer that a colleague was given.
  const denial = rightDenial(spec.id, actor);
  if (denial) throw new Denied(denial);
  if (spec.fresh && session?.provedAt && isOld(session.provedAt, kit.services.clock.now()))
    throw new HttpProblem('proof-needed');
  return actor;
}

const proofMs = 15 * 60_000;

function isOld(provedAt: string, now: number): boolean {
  return now - Date.parse(provedAt) > proofMs;
}

/** Members of the domain have an id that the API shows too; people of tests and the customer's contacts have a plain one. */
function memberOf({ id }: Actor): string {
  return /^[0-9a-f-]{36}$/.test(id) ? sharedIdOf('member', id) : id;
}

export function note(c: HonoContext<Env>, event: SecurityEvent, fields: LogFields): void {
  c.set('notes', [...(c.get('notes') ?? []), { event, fields }]);
}

interface QueryCheck {
  query: z.ZodObject;
  several: Set<string>;
}

async function parsed(
  kit: Kit,
  spec: Operation,
  check_: QueryCheck,
  actor: Actor,
  c: HonoContext<Env>,
): Promise<Call<unknown, unknown, unknown>> {
  const url = new URL(c.req.url);
  const problems: FieldProblem[] = [];
  const params = paramsOf(spec.params ?? {}, c.req.param(), actor);
  const query = check(check_.query, queryOf(url.searchParams, check_.several, problems), problems, '?') as
    | Record<string, unknown>
    | undefined;
  const raw = spec.body && !spec.body.contentType ? await readJson(c.req.raw) : undefined;
  const body = spec.body && !spec.body.contentType ? check(spec.body.schema, raw ?? {}, problems) : undefined;
  const ifMatch = spec.ifMatch ? versionOf(c.req.header('if-match'), problems) : null;
  if (problems.length > 0) throw new HttpProblem('request-invalid', { errors: problems });
  if (spec.ifMatch && ifMatch === null) throw new HttpProblem('if-match-required');
  const requestId = c.get('requestId');
  const ctx: Context = {
    ...kit.services,
    actor,
    requestId,
    arrivedAt: arrivalOf(c.env?.incoming, kit.services.clock),
    ifMatch,
    validateOnly: query?.['validateOnly'] === 'true',
    idempotency:
      spec.method === 'post'
        ? idempotencyOf(c.req.header('idempotency-key'), {
            operation: spec.id,
            method: 'POST',
            path: url.pathname,
            query: url.search.slice(1),
            body: raw ?? null,
          })
        : null,
  };
  const asked = { requestId, path: url.pathname };
  return {
    services: kit.services,
    actor,
    ctx,
    params,
    query,
    body,
    request: c.req.raw,
    operation: spec.id,
    ...asked,
    incoming: c.env?.incoming ?? null,
    note: (event, fields = {}) => note(c, event, fields),
    ...answering(asked),
  };
}

/** An id that is none of ours leads nowhere: the same answer as for a thing that is not there. */
function paramsOf(kinds: ParamKinds, given: Record<string, string>, actor: Actor): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => {
      const value = decodeParam(kind, given[name] ?? '', actor);
      if (value === null) throw new HttpProblem('not-found');
      return [name, value];
    }),
  );
}

function decodeParam(kind: ParamKind, value: string, actor: Actor): unknown {
  // PostgreSQL keeps no NUL, and nothing here has a name with a control character in it.
  if (kind === 'text') return value.length <= 300 && !/\p{Cc}/u.test(value) ? value : null;
  if (kind in tenantPrefixes) return refOf(kind as TenantThing, value, partyOf(actor));
  return kind in sharedPrefixes ? sharedRefOf(kind as SharedThing, value) : null;
}

function severalOf(schema: z.ZodObject): Set<string> {
  const several = new Set<string>();
  for (const [name, field] of Object.entries(schema.shape)) {
    let inner: unknown = field;
    while (inner instanceof z.ZodOptional || inner instanceof z.ZodPipe)
      inner = inner instanceof z.ZodPipe ? inner.in : inner.unwrap();
    if (inner instanceof z.ZodArray) several.add(name);
  }
  return several;
}

function queryOf(
  search: URLSearchParams,
  several: Set<string>,
  problems: FieldProblem[],
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    if (several.has(name)) found[name] = values;
    else if (values.length > 1)
      problems.push({
        code: 'value-invalid',
        pointer: `?/${name}`,
        message: 'Give this parameter once.',
      });
    else found[name] = values[0];
  }
  return found;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}
