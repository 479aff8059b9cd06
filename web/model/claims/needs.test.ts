import { expect, test } from 'vitest';
import { dueThisWeek, isDisputable, nextStep, waitsForCustomer } from './needs.ts';

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

test('only the partner’s own clocks are due this week, and those that are late; never what the desk is late with', () => {
  const due = (dueKind: string | null, dueAt: string | null) => dueThisWeek({ dueKind, dueAt }, now);
  expect(due('contact-correction', '2026-03-12T23:00:00Z')).toBe(true);
  expect(due('dispute-period', '2026-03-01T23:00:00Z')).toBe(true);
  expect(due('arbitration-answer', '2026-03-07T23:00:00Z')).toBe(true);
  expect(due('dispute-period', '2026-03-20T23:00:00Z')).toBe(false);
  expect(due('review-start', '2026-03-05T23:00:00Z')).toBe(false);
  expect(due('refusal-window', '2026-03-07T23:00:00Z')).toBe(false);
  expect(due(null, null)).toBe(false);
});

test('a rejected line beside one in the customer’s window can be disputed while its period runs', () => {
  const outcome = (word: string, until: string | null) => ({
    outcomes: [{ outcome: word, lines: 1, until }],
  });
  expect(isDisputable(outcome('rejected', '2026-03-20T23:00:00Z'))).toBe(true);
  expect(isDisputable(outcome('rejected-final', null))).toBe(false);
});
