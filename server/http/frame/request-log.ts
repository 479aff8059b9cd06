/** What the log says about a request once it is answered: who, from where, which route, how it ended; and what concerns security. */
import type { Context as HonoContext } from 'hono';
import { operations } from '../../../rules/access/operations.ts';
import type { Scope } from '../../../rules/rights/scopes.ts';
import type { LogFields, Logger, LogLevel } from '../../ports/log.ts';
import { callerAddress } from './caller.ts';
import { problemCodeOf } from './problem.ts';
import type { Operation } from './operation.ts';
import type { Env } from './serve.ts';

/** Every event that concerns security, with how important its line is. */
export const securityEvents = {
  'sign-in.ok': 'info',
  'sign-in.failed': 'warn',
  'sign-in.slowed': 'warn',
  'second-factor.asked': 'info',
  'second-factor.ok': 'info',
  'second-factor.failed': 'warn',
  'sign-out': 'info',
  'session.ended': 'info',
  'identity.proved': 'info',
  'identity.not-proved': 'warn',
  'password.changed': 'info',
  'password.refused': 'warn',
  'second-factor.started': 'info',
  'second-factor.confirmed': 'info',
  'second-factor.codes': 'warn',
  'second-factor.ended': 'warn',
  'key.made': 'info',
  'key.first-used': 'info',
  'key.revoked': 'info',
  'credentials.refused': 'warn',
  'rights.refused': 'warn',
  'origin.refused': 'warn',
  'quota.hit': 'warn',
  'invitation.accepted': 'info',
  administration: 'info',
} as const satisfies Record<string, LogLevel>;
export type SecurityEvent = keyof typeof securityEvents;

export interface Note {
  event: SecurityEvent;
  fields: LogFields;
}

/** Who asked, as the log names them. */
export interface Who {
  side: string;
  member: string;
  key?: string | null;
}

/** Operations whose success is an event. What else concerns security is noted where it happens. */
const ofOperation: Partial<Record<string, SecurityEvent>> = {
  createApiKey: 'key.made',
  revokeApiKey: 'key.revoked',
  signOut: 'sign-out',
};
const administered: readonly (Scope | null)[] = ['administration:write', 'company:write', 'customers:write'];

function isAdministration({ id }: Operation): boolean {
  const { who } = operations[id];
  return who !== 'open' && Object.values(who).some(({ scope }) => administered.includes(scope));
}

export interface Answered {
  requestId: string;
  status: number;
  ms: number;
}

export function logRequest(logger: Logger, c: HonoContext<Env>, answered: Answered, requests: boolean): void {
  const incoming = c.env?.incoming;
  const common = {
    ...c.get('who'),
    from: callerAddress(incoming),
    requestId: answered.requestId,
    trace: traceOf(c.req.header('traceparent')),
  };
  for (const { event, fields } of notesOf(c, answered.status))
    logger.write(securityEvents[event], event, { security: true, ...fields, ...common });
  if (!requests) return;
  logger.write(levelOf(answered.status), 'request', {
    ...common,
    route: c.get('route') ?? `${c.req.method} other`,
    status: answered.status,
    code: problemCodeOf(c.res),
    ms: Math.round(answered.ms * 10) / 10,
  });
}

function levelOf(status: number): LogLevel {
  return status === 500 ? 'error' : 'info';
}

function notesOf(c: HonoContext<Env>, status: number): Note[] {
  const noted = c.get('notes') ?? [];
  const code = problemCodeOf(c.res);
  const route = c.get('route');
  const spec: Operation | undefined = c.get('operation');
  if (status < 300) return spec ? [...noted, ...succeeded(c, spec)] : noted;
  if (status === 429 && !noted.some(({ event }) => event === 'sign-in.slowed'))
    return [...noted, { event: 'quota.hit', fields: { route, code } }];
  if (status === 403)
    return [
      ...noted,
      { event: code === 'origin-refused' ? 'origin.refused' : 'rights.refused', fields: { route, code } },
    ];
  // Somebody who sent nothing was only not signed in; what was sent and not known may be an attempt.
  if (status === 401 && code === 'unauthenticated' && sentCredentials(c))
    return [...noted, { event: 'credentials.refused', fields: { route, by: sentCredentials(c) } }];
  return noted;
}

function sentCredentials(c: HonoContext<Env>): string | null {
  if (c.req.header('authorization') !== undefined) return 'key';
  return (c.req.header('cookie') ?? '').includes('session_token=') ? 'session' : null;
}

function succeeded(c: HonoContext<Env>, spec: Operation): Note[] {
  const target = spec.params?.['id'] ? c.req.param('id') : undefined;
  const event = ofOperation[spec.id];
  if (event) return [{ event, fields: { target } }];
  const wrote = spec.method !== 'get' && c.req.query('validateOnly') !== 'true';
  return wrote && isAdministration(spec)
    ? [{ event: 'administration', fields: { act: spec.id, target } }]
    : [];
}

/** W3C trace context: the id under which the caller's own system follows this request. */
function traceOf(header: string | undefined): string | undefined {
  return /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(header ?? '')?.[1];
}
