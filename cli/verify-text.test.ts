import { expect, test } from 'vitest';
import type { VerifyReport } from '../server/actions/operations/verify.ts';
import { jsonOf, notCovered, wordsOf } from './verify-text.ts';

const report: VerifyReport = {
  claims: 2,
  entries: 9,
  files: 1,
  comments: 0,
  subjects: 5,
  subjectEntries: 8,
  entriesWithoutHash: 2,
  unsealedClaims: 1,
  unsealedComments: 0,
  beside: { usageReads: 3, events: 12, contacts: 4, contactsWithoutEntry: 3 },
  leftOver: [{ key: 'tenant/file', writtenAt: 0, part: true }],
  problems: ['claim A-1: entry 2 is missing (H-1)'],
};

test('says what was found, what was left over, and each time what it cannot know', () => {
  const words = wordsOf(report);
  expect(words).toContain('1 problem was found.');
  expect(words.join('\n')).not.toContain('No difference');
  expect(words).toContain('  tenant/file.part');
  for (const line of notCovered) expect(words).toContain(`  ${line}`);
  expect(wordsOf({ ...report, problems: [] })).toContain('No difference was found.');
});

test('and the same as one JSON object', () => {
  expect(JSON.parse(jsonOf(report))).toMatchObject({
    ok: false,
    claims: 2,
    unsealedClaims: 1,
    problems: ['claim A-1: entry 2 is missing (H-1)'],
    leftOverFiles: [{ name: 'tenant/file.part', writtenAt: '1970-01-01T00:00:00.000Z' }],
    notCovered: expect.arrayContaining(notCovered),
  });
});
