import { expect, test } from 'vitest';
import { makeLogger, sentences, type LogLevel } from './log.ts';

const at = Date.parse('2026-12-01T08:09:10.123Z');

function lines(level: LogLevel, form: 'json' | 'text') {
  const out: string[] = [];
  return { out, logger: makeLogger({ level, form, out: (line) => out.push(line), now: () => at }) };
}

test('one JSON object a line, with time, level and event; what is absent is left out', () => {
  const { out, logger } = lines('info', 'json');
  logger.write('warn', 'sign-in.failed', { email: 'a@b.example', from: '10.0.0.1', who: null, ms: 1.5 });
  expect(JSON.parse(out[0] as string)).toEqual({
    time: '2026-12-01T08:09:10.123Z',
    level: 'warn',
    event: 'sign-in.failed',
    email: 'a@b.example',
    from: '10.0.0.1',
    ms: 1.5,
  });
});

test('what is less important than the level is not written', () => {
  for (const [level, count] of [
    ['error', 1],
    ['warn', 2],
    ['info', 3],
    ['debug', 4],
  ] as const) {
    const { out, logger } = lines(level, 'json');
    for (const of of ['error', 'warn', 'info', 'debug'] as const) logger.write(of, 'program');
    expect([level, out.length]).toEqual([level, count]);
  }
});

test('for people: sentences as they are, events with a time, and no line that somebody could forge', () => {
  const { out, logger } = lines('info', 'text');
  sentences(logger)('Stopped.');
  sentences(logger)('A connection was lost.', 'warn');
  logger.write('warn', 'sign-in.failed', { email: 'x\n08:09:10 sign-in.ok', from: '::1' });
  expect(out).toEqual([
    'Stopped.',
    'warn: A connection was lost.',
    '08:09:10 warn sign-in.failed email="x\\n08:09:10 sign-in.ok" from=::1',
  ]);
});

test('keys, passwords in addresses, links and bearer tokens are blotted out wherever they stand', () => {
  const { out, logger } = lines('debug', 'json');
  const secret = 'Zx9'.repeat(12);
  logger.write('error', 'request.failed', {
    stack: `at /v1/consents/${secret} cpor_live_${secret} postgres://cpor:${secret}@db:5432 Bearer ${secret} /consent/${secret} invitations/${secret}`,
    list: [`cpor_test_${secret}`],
  });
  expect(out[0]).not.toContain(secret);
  expect(out[0]).toContain('postgres://cpor:…@db:5432');
});
