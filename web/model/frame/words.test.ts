import { describe, expect, it } from 'vitest';
import { formatBytes, shortList, wordFor } from './words.ts';

describe('wordFor', () => {
  it('uses the table', () => expect(wordFor({ editing: 'Editing' }, 'editing')).toBe('Editing'));
  it('says an unknown code as words', () => expect(wordFor({}, 'some-new-state')).toBe('Some new state'));
  it('takes camel case apart', () => expect(wordFor({}, 'consentEndsAt')).toBe('Consent ends at'));
  it('does not look into the prototype', () => expect(wordFor({}, 'constructor')).toBe('Constructor'));
  it('shows a dash for nothing', () => expect(wordFor({}, '')).toBe('–'));
});

it('shortens a list and says how many are left out', () => {
  const more = (n: number): string => `and ${n} more`;
  expect(shortList(['Exchange', 'Teams'], 2, more)).toBe('Exchange, Teams');
  expect(shortList(['Exchange', 'Teams', 'Intune', 'Teams'], 2, more)).toBe('Exchange, Teams and 1 more');
});

it('says sizes as people do', () => {
  expect(formatBytes(512, 'en-GB')).toBe('512\u00a0B');
  expect(formatBytes(48_213, 'en-GB')).toBe('47\u00a0kB');
  expect(formatBytes(5_400_000, 'nl-NL')).toBe('5,1\u00a0MB');
});
