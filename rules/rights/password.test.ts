import { expect, test } from 'vitest';
import { leastStrength, passwordProblem, strengthOf } from './password.ts';

const context = {
  common: new Set([
    'password',
    'welcome',
    'dragon',
    'monkey',
    'iloveyou',
    'horse',
    'correct',
    'winter',
    'letmein',
    'correcthorsebatterystaple',
  ]),
  own: ['Mila de Vries', 'mila.devries@havelaarit.example', 'Havelaar IT', 'OpenCPOR', 'Aldermoor'],
};

test.each([
  'password1234',
  'P@ssw0rd!2026',
  'Welcome2026!!',
  'welcomewelcome',
  '123456789012',
  'qwertyuiop123',
  '1qaz2wsx3edc',
  'abcabcabcabc',
  'aaaaaaaaaaaaaaaa',
  'dragonmonkey12',
  'iloveyou1234',
  'winter2026winter2026',
  'mila.devries@havelaarit.example',
  'MilaDeVries2026',
  'HavelaarIT-2026!',
  'opencpor-aldermoor-1',
  '000011112222',
  'pässwörd1234',
  'ｐａｓｓｗｏｒｄ１２３４',
  'p a s s w o r d 1',
  'w-e-l-c-o-m-e-2026',
  'correcthorsebatterystaple',
  'Correct Horse Battery Staple',
  '01012026010120',
  '31-12-2026-31',
  '2026.12.01-01',
  'roomredla2026',
])('%s is easy to guess', (password) => {
  expect(passwordProblem(password, context, '/newPassword')).toEqual({
    code: 'password-easy',
    pointer: '/newPassword',
  });
});

test.each([
  'correct horse battery',
  'another long password',
  'a long pass phrase',
  'x9#Kq2!vLm4w',
  'zeven fietsen op een dijk',
  'ÅrsØl-brønden-klinger',
  'Mila fietst langs zeven sloten',
])('%s may be used', (password) => {
  expect(passwordProblem(password, context, '')).toBeNull();
  expect(strengthOf(password, context)).toBeGreaterThanOrEqual(leastStrength);
});

test('what is too short or too long is told with the limits', () => {
  for (const password of ['short', 'x'.repeat(129)])
    expect(passwordProblem(password, context, '/password')).toEqual({
      code: 'value-invalid',
      pointer: '/password',
      params: { min: 12, max: 128 },
    });
});
