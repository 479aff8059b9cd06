/** What the http layer itself refuses, with a status, a title and a sentence that says what to do. Codes of the domain have theirs in rules/engine/code-text.ts. */

export interface ProblemText {
  status: number;
  title: string;
  message: string;
}

export const httpProblems = {
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON',
    message: 'Send one well-formed JSON object in UTF-8.',
  },
  'request-invalid': {
    status: 400,
    title: 'The request is malformed',
    message: 'Correct the fields that `errors` points at.',
  },
  'field-unknown': {
    status: 400,
    title: 'The request has an unknown field',
    message: 'This field is not known here. Leave it out, or check its spelling.',
  },
  'cursor-invalid': {
    status: 400,
    title: 'The cursor does not fit',
    message: 'A cursor belongs to one list, one filter and one caller. Start again without it.',
  },
  'idempotency-key-invalid': {
    status: 400,
    title: 'The Idempotency-Key is malformed',
    message: 'Use 1 to 255 visible ASCII characters, for example a UUID.',
  },
  'if-match-invalid': {
    status: 400,
    title: 'The If-Match header is malformed',
    message: 'Send the ETag as it was given, for example "7", and only one.',
  },
  'digest-mismatch': {
    status: 400,
    title: 'The Content-Digest does not fit',
    message: 'The bytes that arrived are not those of the Content-Digest. Send the request again.',
  },
  'broken-off': {
    status: 400,
    title: 'The request was broken off',
    message: 'The connection ended before the whole request had arrived. Send it again.',
  },
  unauthenticated: {
    status: 401,
    title: 'Sign in',
    message: 'Sign in, or send an API key as a bearer token.',
  },
  'sign-in-refused': {
    status: 401,
    title: 'Not signed in',
    message: 'E-mail, password or code are not right. Check them and try again.',
  },
  'code-used': {
    status: 401,
    title: 'The code was used before',
    message: 'Each code works once. Sign in again with the next one that your app shows.',
  },
  'session-required': {
    status: 403,
    title: 'A signed-in person is needed',
    message: 'An API key cannot do this. Sign in to do it.',
  },
  'proof-needed': {
    status: 403,
    title: 'Give your password again',
    message:
      'This needs your password, given within the last fifteen minutes. Send it to /v1/me/proof, then try again.',
  },
  'second-factor-required': {
    status: 403,
    title: 'Add a second factor',
    message: 'The programme owner requires a second factor. Add one, then go on.',
  },
  'origin-refused': {
    status: 403,
    title: 'Refused from this origin',
    message: 'A browser may send this from the pages of this site only.',
  },
  'not-found': { status: 404, title: 'Not found', message: 'There is nothing at this address for you.' },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    message: 'Use one of the methods that the Allow header names.',
  },
  'idempotency-running': {
    status: 409,
    title: 'Still running',
    message: 'The first request with this Idempotency-Key is still running. Ask again in a moment.',
  },
  'body-too-large': { status: 413, title: 'The body is too large', message: 'Send less at a time.' },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    message: 'Send the content type that this operation documents.',
  },
  'if-match-required': {
    status: 428,
    title: 'If-Match is required',
    message:
      "Read the thing first, and send its ETag in If-Match, so that nobody's change is overwritten unseen.",
  },
  'rate-limited': { status: 429, title: 'Too many requests', message: 'Wait as long as Retry-After says.' },
  'internal-error': {
    status: 500,
    title: 'Something went wrong here',
    message: 'It is not your request. Try again; if it stays, give the request id to the operator.',
  },
  'single-sign-on-unavailable': {
    status: 503,
    title: 'Single sign-on cannot be reached',
    message:
      "The company's sign-in does not answer now. Try again after Retry-After, or sign in with your password.",
  },
  unavailable: {
    status: 503,
    title: 'Not available now',
    message:
      'The database or the file store cannot be reached now. Nothing was written. Try again after Retry-After.',
  },
  'outcome-unknown': {
    status: 503,
    title: 'Not known whether it was done',
    message:
      'The connection to the database was lost while this was written. Send it again with the same Idempotency-Key: it is done once, whichever was the case. Without a key, look first whether it was done.',
  },
} as const satisfies Record<string, ProblemText>;

export type HttpCode = keyof typeof httpProblems;
