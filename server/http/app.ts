/** Everything that answers over HTTP, put together: what surrounds every answer, then the resources, then what is not there. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Services } from '../actions/run/context.ts';
import { silentLogger, type Logger } from '../ports/log.ts';
import { newUuid } from '../ports/random.ts';
import type { Identify } from './frame/call.ts';
import { answerError, isBrokenOff } from './frame/answer-error.ts';
import { describeShared } from './frame/describe.ts';
import { health, usualProbes, type Probes } from './frame/health.ts';
import { keepIdKeys } from './frame/ids.ts';
import { makeLimits } from './frame/limits.ts';
import type { Budgets } from './frame/limits.ts';
import { makeMetrics } from './frame/metrics.ts';
import { openApiDocument } from './frame/openapi.ts';
import { httpProblem } from './frame/problem.ts';
import { logRequest } from './frame/request-log.ts';
import { resources } from './resources.ts';
import { secure } from './frame/secure-headers.ts';
import type { Env, Kit } from './frame/serve.ts';

export interface AppOptions {
  /** null: no limits, for measurements. Left out: the defaults. */
  budgets?: Budgets | null;
  /** Told of every failure that is answered with 500 or 503. */
  onError?: (error: unknown, requestId: string) => void;
  /** How the operator's probes look at what the program stands on. */
  probes?: Probes;
  /** What reading /metrics needs; left out: to be on this machine. */
  metricsToken?: string | null;
  logger?: Logger;
  /** Does every answered request have a line? */
  logRequests?: boolean;
  /** Further routes: sign-in, the customer's page, the mailbox, the portal's files. */
  mount?: (kit: Kit) => void;
}

export function makeApp(services: Services, identify: Identify, options: AppOptions = {}): OpenAPIHono<Env> {
  keepIdKeys(services.secret);
  const app = new OpenAPIHono<Env>();
  const metrics = makeMetrics();
  const limits = options.budgets === null ? null : makeLimits(() => performance.now(), options.budgets);
  const onError = (error: unknown, requestId: string): void => options.onError?.(error, requestId);
  const logger = options.logger ?? silentLogger;
  const kit: Kit = { app, services, identify, limits, onError, served: [] };

  app.use(async (c, next) => {
    const started = performance.now();
    const requestId = newUuid(services.random, services.clock.now());
    c.set('requestId', requestId);
    await next();
    const { headers } = c.res;
    headers.set('Request-Id', requestId);
    const trace = c.req.header('traceparent');
    if (trace && /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(trace))
      headers.set('traceparent', trace);
    for (const [name, value] of Object.entries(c.get('rateLimit') ?? {}))
      if (!headers.has(name)) headers.set(name, value);
    secure(headers, services.publicUrl);
    const ms = performance.now() - started;
    metrics.observe(c.get('route') ?? `${c.req.method} other`, c.res.status, ms / 1000);
    logRequest(logger, c, { requestId, status: c.res.status, ms }, options.logRequests ?? false);
  });
  app.onError((error, c) => {
    const asked = { requestId: c.get('requestId'), path: c.req.path };
    const gone = isBrokenOff(c.env?.incoming);
    return answerError(error, asked, gone, (failure) => onError(failure, asked.requestId));
  });

  describeShared(app.openAPIRegistry);
  resources(kit);
  health(app, services, metrics, {
    probes: options.probes ?? usualProbes(services),
    token: options.metricsToken ?? null,
  });
  options.mount?.(kit);
  let document: string | null = null;
  app.get(
    '/v1/openapi.json',
    () =>
      new Response((document ??= JSON.stringify(openApiDocument(app))), {
        headers: { 'Content-Type': 'application/json' },
      }),
  );

  app.notFound((c) => {
    const asked = { requestId: c.get('requestId'), path: c.req.path };
    const methods = kit.served.filter(({ pattern }) => pattern.test(c.req.path)).map(({ method }) => method);
    if (methods.length === 0) return httpProblem('not-found', asked);
    return httpProblem('method-not-allowed', asked, [], {
      Allow: [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].join(
        ', ',
      ),
    });
  });
  return app;
}
