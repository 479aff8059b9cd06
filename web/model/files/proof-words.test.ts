import { describe, expect, test } from 'vitest';
import type { ProofCheck, ProofFile } from '#sdk';
import { en } from '../../messages/en.ts';
import { nl } from '../../messages/nl.ts';
import {
  agesSoon,
  changeOf,
  checkKey,
  checkTitle,
  isLacking,
  partsWords,
  placeWords,
  whyOf,
} from './proof-words.ts';

const check = (more: Partial<ProofCheck>): ProofCheck => ({
  check: 'service',
  item: null,
  outcome: 'missing',
  code: 'missing-partner-service',
  why: 'not-described',
  place: null,
  lookedFor: [],
  date: null,
  ...more,
});
const item = { kind: 'workload', id: 'teams', name: 'Teams' };

describe('a check in words', () => {
  test('has a key and a title, one for each item', () => {
    expect(checkKey(check({ check: 'item', item }))).toBe('item:teams');
    expect(checkTitle(check({ check: 'item', item }), en.proof)).toBe('Teams');
    expect(checkTitle(check({ check: 'signature-date' }), nl.proof)).toBe('Datum van de handtekening');
    expect(checkTitle(check({ check: 'new-check' }), en.proof)).toBe('New check');
  });

  test('says why, with the dates that matter', () => {
    const date = { found: '2024-10-05', oldestAllowed: '2025-11-02' };
    expect(whyOf(check({ why: 'excluded' }), en.proof, 'en-GB')).toBe('It is named as out of scope.');
    expect(whyOf(check({ why: 'too-old', date }), en.proof, 'en-GB')).toMatch(
      /Signed on .*5 Oct.* 2024; .*2 Nov.* 2025/,
    );
    expect(whyOf(check({ why: 'no-date', date: { ...date, found: null } }), en.proof, 'en-GB')).toMatch(
      /There is no date.*2025/,
    );
    expect(whyOf(check({ outcome: 'differs', why: null }), en.proof, 'en-GB')).toBe(
      'A different one is named.',
    );
    expect(whyOf(check({ outcome: 'found' }), en.proof, 'en-GB')).toBe('');
    expect(isLacking({ outcome: 'not-checked' })).toBe(false);
  });

  test('warns of a signature that will soon be too old, and of no other', () => {
    const dated = (found: string | null, outcome = 'found') =>
      agesSoon(
        [check({ check: 'signature-date', outcome, date: { found, oldestAllowed: '2025-11-02' } })],
        en.proof,
        'en-GB',
      );
    expect(dated('2025-12-05')).toMatch(/on .*5 Dec.* 2025.* Today .*2 Nov.* 2025/);
    expect([
      dated('2026-03-01'),
      dated(null),
      dated('2024-10-05', 'missing'),
      agesSoon([], en.proof, 'en-GB'),
    ]).toEqual([null, null, null, null]);
  });

  test('says what to change, for every check there is', () => {
    for (const one of Object.keys(en.proof.checks))
      expect([one, changeOf({ check: one }, en.proof)]).not.toContain('');
    expect(changeOf({ check: 'new-check' }, en.proof)).toBe('');
  });

  test('says where, without a page for what has none', () => {
    const file = (mediaType: string): ProofFile => ({
      fileId: 'f',
      fileName: 'contract',
      mediaType,
      state: 'read',
      why: null,
      pagesLeftOut: 0,
      aboutAnother: [],
    });
    const place = { fileId: 'f', fileName: 'contract', page: 2, excerpt: 'Signed   by\nJan' };
    expect(placeWords(place, [file('application/pdf')], en.proof)).toBe(
      'Page 2 of contract: “Signed by Jan”',
    );
    expect(
      placeWords(
        place,
        [file('application/vnd.openxmlformats-officedocument.wordprocessingml.document')],
        en.proof,
      ),
    ).toBe('contract: “Signed by Jan”');
    expect(partsWords(['customer', 'tenant'], nl.proof)).toBe('klant, tenant-id');
  });
});
