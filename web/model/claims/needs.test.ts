import { expect, test } from 'vitest';
import { dueThisWeek, nextStep, waitsForCustomer } from './needs.ts';

const claim = { status: 'under-review', dueKind: 'review-decide', contested: true, outcomes: [] };
const now = Date.parse('2026-03-06T12:00:00Z');

test('each need has its next step; a contested claim only while an answer is awaited', () => {
  expect(nextStep('action', claim)).toEqual({ act: 'resubmit-claim' });
  expect(nextStep('drafts', claim)).toBe('edit');
  expect(nextStep('contested', claim)).toBeNull();
  expect(nextStep('contested', { ...claim, dueKind: 'arbitration-answer' })).toEqual({
    act: 'answer-arbitration',
  });
  expect(nextStep('window', claim)).toBeNull();
});

test('official by early acceptance waits for nobody, although the customer may still object', () => {
  const outcome = (word: string) => ({ outcomes: [{ outcome: word, lines: 1, until: null }] });
  expect([waitsForCustomer(outcome('official')), waitsForCustomer(outcome('waiting-for-customer'))]).toEqual([
    false,
    true,
  ]);
});

test('only the partner’s own clocks are due this week, and those that are late', () => {
  expect(dueThisWeek('contact', { at: '2026-03-12T23:00:00Z', kind: 'contact-correction' }, now)).toBe(true);
  expect(dueThisWeek('rejected', { at: '2026-03-01T23:00:00Z', kind: 'dispute-period' }, now)).toBe(true);
  expect(dueThisWeek('action', { at: '2026-03-07T23:00:00Z', kind: 'partner-answer' }, now)).toBe(false);
  expect(dueThisWeek('rejected', { at: '2026-03-20T23:00:00Z', kind: 'dispute-period' }, now)).toBe(false);
  expect(dueThisWeek('review', { at: '2026-03-07T23:00:00Z', kind: 'review-start' }, now)).toBe(false);
  expect(dueThisWeek('contested', null, now)).toBe(false);
  // The owner's debt is none of the partner's.
  expect(dueThisWeek('contested', { at: '2026-03-01T23:00:00Z', kind: 'review-start' }, now)).toBe(false);
});
