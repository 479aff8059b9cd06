/** What a problem looks like in the contract, with an example for each status. */
import { z } from './fields.ts';
import { httpProblems } from './problem-text.ts';

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().openapi({
            description:
              'RFC 6901, into the body; with ?/ in front, into the query; empty for the request as a whole.',
          }),
          code: z.string(),
          message: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
        }),
      )
      .openapi({ description: 'Every problem found, not only the first.' }),
  })
  .openapi('Problem', {
    description: "RFC 9457. `code` is the first problem's code; the codes stand in docs/rules.md.",
  });

export const problemNames = {
  400: 'Malformed',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  412: 'Stale',
  413: 'TooLarge',
  415: 'UnsupportedMediaType',
  422: 'RuleBroken',
  428: 'IfMatchRequired',
  429: 'RateLimited',
  500: 'InternalError',
  503: 'Unavailable',
} as const;
export type ProblemStatus = keyof typeof problemNames;

interface Example {
  code: string;
  title: string;
  detail: string;
  errors: { pointer: string; code: string; message: string }[];
}

function ofHttp(code: keyof typeof httpProblems, errors: Example['errors'] = []): Example {
  return { code, title: httpProblems[code].title, detail: httpProblems[code].message, errors };
}

function ofRule(title: string, pointer: string, code: string, message: string): Example {
  return { code, title, detail: message, errors: [{ pointer, code, message }] };
}

export const examples: Record<ProblemStatus, Example> = {
  400: ofHttp('request-invalid', [
    {
      pointer: '/colour',
      code: 'field-unknown',
      message: httpProblems['field-unknown'].message,
    },
  ]),
  401: ofHttp('unauthenticated'),
  403: ofRule(
    'You may not do this',
    '',
    'role-missing',
    'This needs the role incentives admin for this location. An account admin of your company can grant it.',
  ),
  404: ofHttp('not-found'),
  409: ofRule(
    'This cannot be done now',
    '',
    'not-in-this-state',
    'The claim is not in a state in which this can be done.',
  ),
  412: ofRule(
    'It was changed in the meantime',
    '',
    'stale-version',
    'Somebody changed it after you read it. Read it again, then decide again.',
  ),
  413: ofHttp('body-too-large'),
  415: ofHttp('unsupported-media-type'),
  422: ofRule(
    'The request breaks a rule',
    '/lines/0/subscriptionId',
    'subscription-required',
    'The customer has several subscriptions of this product. Say which one.',
  ),
  428: ofHttp('if-match-required'),
  429: ofHttp('rate-limited'),
  500: ofHttp('internal-error'),
  503: ofHttp('unavailable'),
};
