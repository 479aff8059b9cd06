/** A page of a list: how it is asked for, and how it is answered. */
import type { Outcome } from '../../../rules/engine/denial.ts';
import type { Page, PageAsked } from '../../actions/run/page.ts';
import { jsonType, replyResponse } from './call.ts';
import type { Call } from './call.ts';
import { filterOf, makeCursor, readCursor } from './cursor.ts';
import type { CursorOf } from './cursor.ts';
import { z } from './fields.ts';
import { HttpProblem, denialProblem } from './problem.ts';
import { explain } from './problem-message.ts';

type Asking = Pick<
  Call<unknown, unknown, unknown>,
  'actor' | 'services' | 'request' | 'operation' | 'requestId' | 'path'
>;

export function pageOf(call: Asking, limit: number, cursor: string | undefined): PageAsked {
  if (cursor === undefined) return { limit, after: null };
  const after = readCursor(bindingOf(call), cursor);
  if (!after)
    throw new HttpProblem('cursor-invalid', {
      errors: [{ pointer: '?/cursor', code: 'cursor-invalid', message: explain('cursor-invalid') }],
    });
  return { limit, after };
}

export function listAnswer<Row>(
  call: Asking,
  outcome: Outcome<Page<Row>>,
  present: (row: Row, now: string) => unknown,
): Response {
  return textAnswer(call, outcome, (row, now) => JSON.stringify(present(row, now)));
}

/** For rows that are JSON texts already: they go into the answer as they are. */
export function textAnswer<Row>(
  call: Asking,
  outcome: Outcome<Page<Row>>,
  present: (row: Row, now: string) => string,
): Response {
  if (!outcome.ok) return denialProblem(outcome.denial, call);
  const { rows, next, now } = outcome.value;
  const nextCursor = next ? makeCursor(bindingOf(call), next) : null;
  const items = rows.map((row) => present(row, now)).join(',');
  return replyResponse({
    status: 200,
    headers: { 'Content-Type': jsonType, ...(nextCursor && linkTo(call.request, nextCursor)) },
    body: `{"items":[${items}],"nextCursor":${JSON.stringify(nextCursor)}}`,
  });
}

function bindingOf({ actor, services, request, operation }: Asking): CursorOf {
  return {
    secret: services.secret,
    operation,
    caller: `${actor.side}:${actor.partnerId ?? actor.tenantId ?? ''}:${actor.id}`,
    filter: filterOf(new URL(request.url).searchParams),
  };
}

function linkTo(request: Request, cursor: string): Record<string, string> {
  const url = new URL(request.url);
  url.searchParams.set('cursor', cursor);
  return { Link: `<${url.pathname}${url.search}>; rel="next"` };
}

/** For lists whose rows come presented already. */
export async function listPart(
  call: Asking & {
    query: { limit: number; cursor?: string | undefined };
  },
  find: (page: PageAsked) => Promise<Outcome<Page<object>>>,
): Promise<Response> {
  return listAnswer(call, await find(pageOf(call, call.query.limit, call.query.cursor)), (row) => row);
}

/** Which columns a CSV file of the list has, in this order. */
export function columnsQuery(known: readonly [string, ...string[]]) {
  return z.array(z.enum(known)).max(known.length).optional().openapi({
    description: 'Of a CSV file, in this order; all when left out. JSON always has every field.',
  });
}
