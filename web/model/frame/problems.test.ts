import { describe, expect, it } from 'vitest';
import * as enProblems from '../../messages/en/problems.ts';
import * as nlProblems from '../../messages/nl/problems.ts';
import { words } from '../../messages/en/words.ts';
import {
  actCodes,
  administrationCodes,
  entryCodes,
  incentiveCodes,
  warningCodes,
} from '../../../rules/engine/codes.ts';
import { httpProblems } from '../../../server/http/frame/problem-text.ts';
import { byPointer, sentence, sentences, withCodeNames, type Problem } from './problems.ts';

const texts = {
  problems: enProblems.problems,
  problemParts: enProblems.problemParts,
  warnings: enProblems.warnings,
  words,
};
const problem: Problem = {
  status: 422,
  code: 'field-required',
  detail: '2 problems',
  requestId: 'r1',
  errors: [
    { pointer: '/name', code: 'field-required', message: 'x' },
    { pointer: '/files', code: 'poe-required', message: 'x' },
    { pointer: '/lines/0', code: 'brand-new-code', message: 'Said by the server.' },
  ],
};

describe('sentences', () => {
  it('has one for every code of the rules and of the http layer', () => {
    const composed = [
      'role-missing',
      'other-person-required',
      'method-not-allowed',
      'idempotency-key-invalid',
      'if-match-invalid',
    ];
    const codes = [
      ...entryCodes,
      ...actCodes,
      ...administrationCodes,
      ...incentiveCodes,
      ...Object.keys(httpProblems),
    ].filter((code) => !composed.includes(code));
    for (const { problems, warnings } of [enProblems, nlProblems]) {
      expect(codes.filter((code) => !Object.hasOwn(problems, code))).toEqual([]);
      expect(warningCodes.filter((code) => !Object.hasOwn(warnings, code))).toEqual([]);
    }
  });
  it("says an unknown code in the server's words", () => {
    expect(sentences(problem, texts)).toEqual([
      'Fill in this field.',
      'Add at least one file that proves the work.',
      'Said by the server.',
    ]);
  });
  it('says which role is missing, where, and who grants it', () => {
    const params = {
      roles: ['incentives-admin', 'incentives-user'],
      grantedBy: 'account-admin',
      location: '4110001',
      permission: 'submit',
    };
    const said = sentence({ code: 'role-missing', message: '', params }, texts);
    expect(said).toContain('Incentives admin or Incentives user');
    expect(said).toContain('4110001');
    expect(said).toContain('account admin');
  });
});

it('says what an e-mail address looks like', () => {
  expect(sentence({ code: 'value-invalid', message: '', pointer: '/customerContact/email' }, texts)).toBe(
    enProblems.problemParts.notAnAddress,
  );
  expect(sentence({ code: 'value-invalid', message: '', pointer: '/tenantId' }, texts)).toBe(
    enProblems.problems['value-invalid'],
  );
});

it('names the codes that answers begin with', () => {
  const names = { 'missing-products': { name: 'Workload or product not named' } };
  expect(withCodeNames('missing-products: See page 2.\nhttp: no code', names)).toBe(
    'Workload or product not named: See page 2.\nhttp: no code',
  );
});

describe('fields', () => {
  it('finds a problem at its pointer', () =>
    expect(byPointer(problem).get('/name')?.[0]?.code).toBe('field-required'));
});

it('puts the values of a problem into its sentence', () => {
  const said = sentence(
    { code: 'mail-field-missing', message: '', params: { names: ['untilWhen', 'whoAsks'] } },
    texts,
  );
  expect(said).toContain('untilWhen, whoAsks');
  expect(said).not.toContain('{');
});
