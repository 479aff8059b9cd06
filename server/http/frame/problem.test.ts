import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { actCodes, entryCodes, incentiveCodes, warningCodes } from '../../../rules/engine/codes.ts';
import type { DenialKind } from '../../../rules/engine/denial.ts';
import { canonical, fingerprint, versionOf } from './call.ts';
import { answerError, isBrokenOff } from './answer-error.ts';
import { check, pointer } from './check.ts';
import { email, prose, request, text, z } from './fields.ts';
import { makeLimits } from './limits.ts';
import { HttpProblem, httpProblem, denialProblem, statusOfKind } from './problem.ts';
import { explain } from './problem-message.ts';
import type { FieldProblem } from './problem.ts';

const asked = { requestId: 'r-1', path: '/v1/claims' };

describe('a refusal', () => {
  test.each(
    Object.entries({
      forbidden: 403,
      hidden: 404,
      conflict: 409,
      stale: 412,
      invalid: 422,
      later: 429,
    } satisfies Record<DenialKind, number>),
  )('%s is %d', (kind, status) => {
    expect(statusOfKind[kind as DenialKind]).toBe(status);
    expect(
      denialProblem(
        {
          kind: kind as DenialKind,
          problems: [{ code: 'value-invalid', pointer: '/x' }],
        },
        asked,
      ).status,
    ).toBe(status);
  });

  test('tells every problem with pointer, code and sentence', async () => {
    const answer = denialProblem(
      {
        kind: 'invalid',
        problems: [
          { code: 'field-required', pointer: '/name' },
          {
            code: 'file-too-large',
            pointer: '/files',
            params: { megabytes: 25 },
          },
        ],
      },
      asked,
    );
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({
      status: 422,
      code: 'field-required',
      instance: '/v1/claims',
      requestId: 'r-1',
      errors: [
        {
          pointer: '/name',
          code: 'field-required',
          message: explain('field-required'),
        },
        { pointer: '/files', code: 'file-too-large', params: { megabytes: 25 } },
      ],
    });
  });

  test('of what must stay secret says nothing more than a wrong address', async () => {
    const hidden = await denialProblem(
      {
        kind: 'hidden',
        problems: [{ code: 'not-yours', pointer: '', params: { partner: 'Kade Nine' } }],
      },
      asked,
    ).text();
    expect(hidden).toBe(await httpProblem('not-found', asked).text());
  });

  test('whoever went away in the middle of a request is no failure of the program', async () => {
    const told: unknown[] = [];
    const response = answerError(new Error('aborted'), asked, true, (error) => told.push(error));
    expect([response.status, ((await response.json()) as { code: string }).code, told]).toEqual([
      400,
      'broken-off',
      [],
    ]);
    expect(isBrokenOff({ destroyed: true, complete: false } as IncomingMessage)).toBe(true);
    expect(isBrokenOff({ destroyed: true, complete: true } as IncomingMessage)).toBe(false);
  });

  test.each([...entryCodes, ...actCodes, ...incentiveCodes, ...warningCodes])('%s has a sentence', (code) => {
    expect(explain(code)).toMatch(/^[A-Z].*[.:]$/s);
    expect(explain(code)).not.toContain('{');
  });

  test('fills in what is known and leaves out what is not', () => {
    expect(
      explain('role-missing', { roles: ['incentives-admin', 'incentives-user'], grantedBy: 'account-admin' }),
    ).toBe(
      'You need another role for this: incentives admin or incentives user. The account admin of your organisation can grant it.',
    );
    expect(explain('role-missing', { roles: ['reviewer'] })).toBe(
      'You need another role for this: reviewer.',
    );
  });
});

describe('what is malformed', () => {
  const schema = request('TestInput', {
    name: text(5),
    long: prose(10).optional(),
    mail: email().optional(),
    list: z
      .array(z.strictObject({ a: z.number() }))
      .max(2)
      .optional(),
    person: request('TestPerson', { name: text(5) })
      .nullable()
      .optional(),
  });
  const found = (value: unknown): string[] => {
    const problems: FieldProblem[] = [];
    check(schema, value, problems);
    return problems.map((problem) => `${problem.pointer} ${problem.code}`);
  };

  test.each([
    [{}, ['/name field-required']],
    [[], [' value-invalid']],
    [{ name: 'abcdef' }, ['/name value-too-long']],
    [{ name: 'a\nb' }, ['/name value-invalid']],
    [{ name: 'a\ud800' }, ['/name value-invalid']],
    [{ name: 'a', long: 'a\nb\tc' }, []],
    [{ name: 'a', long: 'a\u0000' }, ['/long value-invalid']],
    [{ name: 'a', 'x/y~': 1 }, ['/x~1y~0 field-unknown']],
    [{ name: 'a', mail: 'a b@c.de' }, ['/mail value-invalid']],
    [
      { name: 'a', list: [{ a: 'x' }, { a: 1, b: 2 }] },
      ['/list/0/a value-invalid', '/list/1/b field-unknown'],
    ],
    [{ name: 'a', list: [{}, {}, {}] }, ['/list value-too-long']],
    [
      { name: 'a', person: { name: 'abcdefg', age: 1 } },
      ['/person/name value-too-long', '/person/age field-unknown'],
    ],
    [{ name: 'a', person: null }, []],
    [{ name: null }, ['/name value-invalid']],
    [JSON.parse('{"name":"a","__proto__":{"x":1}}'), ['/__proto__ field-unknown']],
  ])('%j', (value, expected) => expect(found(value).sort()).toEqual([...expected].sort()));

  test('pointers are RFC 6901', () => expect(pointer(['a/b', 'c~d', '0'])).toBe('/a~1b/c~0d/0'));
});

describe('headers', () => {
  test.each([
    ['"7"', 7],
    [undefined, null],
    [' "12" ', 12],
  ])('If-Match %j is version %j', (header, version) => {
    const problems: FieldProblem[] = [];
    expect(versionOf(header, problems)).toBe(version);
    expect(problems).toEqual([]);
  });
  test.each(['W/"7"', '*', '7', '"7", "8"', '"x"', '""'])('If-Match %j is refused', (header) => {
    const problems: FieldProblem[] = [];
    expect(versionOf(header, problems)).toBeNull();
    expect(problems).toHaveLength(1);
  });

  test('the same request in another spelling has the same fingerprint, another one has not', () => {
    const one = { operation: 'x', method: 'POST', path: '/a', query: '' };
    expect(
      fingerprint({
        ...one,
        body: { b: [1, { d: 1, c: 2 }], a: 'ä' },
      }),
    ).toBe(fingerprint({ ...one, body: { a: 'ä', b: [1, { c: 2, d: 1 }] } }));
    expect(fingerprint({ ...one, body: { a: 1 } })).not.toBe(fingerprint({ ...one, body: { a: '1' } }));
    expect(fingerprint({ ...one, body: { a: [1, 2] } })).not.toBe(
      fingerprint({ ...one, body: { a: [2, 1] } }),
    );
    expect(fingerprint({ ...one, body: {} })).not.toBe(fingerprint({ ...one, path: '/b', body: {} }));
    expect(canonical({ a: undefined, b: null })).toBe('{"b":null}');
  });
});

test('a caller is slowed down by his own budget, told how long to wait, and let in again', () => {
  let now = 0;
  const budget = { tokens: 3, seconds: 3 };
  const limits = makeLimits(() => now, {
    caller: { tokens: 100, seconds: 1 },
    'sign-in': budget,
    lookup: budget,
    upload: budget,
    link: budget,
  });
  const take = (caller: string): string => {
    try {
      return limits.take(caller, 'lookup')['RateLimit'] as string;
    } catch (error) {
      return error instanceof HttpProblem ? `${error.code} ${error.headers['Retry-After']}` : 'no';
    }
  };
  expect([take('a'), take('a'), take('a')].map((header) => header.slice(0, 12))).toEqual([
    '"lookup";r=2',
    '"lookup";r=1',
    '"lookup";r=0',
  ]);
  expect(take('a')).toBe('rate-limited 1');
  expect(take('b')).toContain('r=2');
  now = 1000;
  expect(take('a')).toContain('r=0');
  expect(take('a')).toBe('rate-limited 1');
});

test('a word that is none of those is answered with those that are, as they are written', () => {
  const schema = request('Decided', { decision: z.enum(['approve', 'reject', 'request-end']) });
  const problems: FieldProblem[] = [];
  check(schema, { decision: 'approved' }, problems, '');
  check(schema, {}, problems, '');
  expect(problems).toEqual([
    {
      code: 'value-invalid',
      pointer: '/decision',
      message: 'This value is not valid here. It can be one of: approve, reject, request-end.',
      params: { words: ['approve', 'reject', 'request-end'] },
    },
    expect.objectContaining({ code: 'field-required', pointer: '/decision' }),
  ]);
});
