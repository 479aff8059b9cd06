import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formSeal, isCode, makeToken, readToken, sixDigitCode } from './consent-link.ts';

const secret = 'a secret of this test only, long enough';
const ref = {
  tenantId: 'ae2eb154-7f15-4524-b4b9-b5df9e7769b1',
  noticeId: '0197f3a0-0000-7000-8000-000000000001',
};

describe('the link', () => {
  it('is read back', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (tenantId, noticeId) => {
        expect(readToken(secret, makeToken(secret, { tenantId, noticeId }))).toEqual({ tenantId, noticeId });
      }),
    );
  });

  it('is void when a single character of it is another', () => {
    const token = makeToken(secret, ref);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let index = 0; index < token.length; index += 1) {
      for (const character of alphabet) {
        if (character === token[index]) continue;
        expect(readToken(secret, `${token.slice(0, index)}${character}${token.slice(index + 1)}`)).toBeNull();
      }
    }
  });

  it('belongs to one installation, one tenant and one notice', () => {
    const token = makeToken(secret, ref);
    expect(readToken('another secret, just as long as it', token)).toBeNull();
    const bytes = Buffer.from(token, 'base64url');
    const swapped = Buffer.concat([
      bytes.subarray(16, 32),
      bytes.subarray(0, 16),
      bytes.subarray(32),
    ]).toString('base64url');
    expect(readToken(secret, swapped)).toBeNull();
  });

  it.each(['', 'x', 'A'.repeat(70), 'A'.repeat(10_000), '../../etc/passwd', '%00', `${'é'.repeat(70)}`])(
    '%j leads nowhere',
    (token) => {
      expect(readToken(secret, token)).toBeNull();
    },
  );
});

describe('the code', () => {
  it('is six digits, of this notice, and not in the link', () => {
    const code = sixDigitCode(secret, ref.noticeId);
    expect(code).toMatch(/^\d{6}$/);
    expect(makeToken(secret, ref)).not.toContain(code);
    expect(sixDigitCode(secret, ref.tenantId)).not.toBe(code);
    expect(sixDigitCode('another secret', ref.noticeId)).not.toBe(code);
  });

  it('is recognised with the spaces people type', () => {
    const code = sixDigitCode(secret, ref.noticeId);
    expect(isCode(secret, ref.noticeId, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe(true);
    expect(isCode(secret, ref.noticeId, '')).toBe(false);
    expect(isCode(secret, ref.noticeId, code.slice(1))).toBe(false);
  });
});

it('a form is sealed to what was seen', () => {
  expect(formSeal(secret, ref.noticeId, 'a')).not.toBe(formSeal(secret, ref.noticeId, 'b'));
  expect(formSeal(secret, ref.noticeId, 'a')).not.toBe(formSeal(secret, ref.tenantId, 'a'));
});
