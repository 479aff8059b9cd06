/** What changes of one's own account share: a person asks, and the answer sets the cookies of the session that goes on. */
import { deny } from '../../../rules/engine/denial.ts';
import type { Changed } from '../../auth/own-account.ts';
import { jsonReply, replyResponse, type Call } from '../frame/call.ts';
import { HttpProblem, denialProblem } from '../frame/problem.ts';
import type { SecurityEvent } from '../frame/request-log.ts';

export type AnyCall = Pick<
  Call<unknown, unknown, unknown>,
  'request' | 'services' | 'incoming' | 'requestId' | 'path' | 'actor' | 'note'
>;

export const noStore = { 'Cache-Control': 'no-store' };

export function person<C extends AnyCall>(call: C): C {
  if (call.actor.scopes !== null) throw new HttpProblem('session-required');
  return call;
}

export function changed(
  call: AnyCall,
  outcome: Changed,
  pointer: string,
  event: SecurityEvent,
  body?: unknown,
): Response {
  if (outcome.kind === 'done') {
    call.note(event);
    const response = body
      ? replyResponse(jsonReply(200, body, noStore))
      : new Response(null, { status: 204, headers: noStore });
    return withCookies(response, outcome.cookies);
  }
  if (outcome.kind === 'wait')
    throw new HttpProblem('rate-limited', { headers: { 'Retry-After': String(outcome.seconds) } });
  if (outcome.kind === 'easy-password') {
    call.note('password.refused', { because: outcome.problem.code });
    return denialProblem({ kind: 'invalid', problems: [outcome.problem] }, call);
  }
  if (outcome.kind === 'wrong-password' || outcome.kind === 'wrong-code')
    call.note('identity.not-proved', { by: outcome.kind });
  const denial =
    outcome.kind === 'already' || outcome.kind === 'nothing'
      ? deny('conflict', {
          code: outcome.kind === 'already' ? 'already-decided' : 'nothing-to-do',
          pointer: '',
        })
      : deny('invalid', { code: 'value-invalid', pointer });
  return denialProblem(denial.denial, call);
}

export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}
