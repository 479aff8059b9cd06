import { describe, expect, it } from 'vitest';
import type { Line, Reviewed } from './facts.ts';
import {
  isReason,
  notOfficial,
  setAnswer,
  setApproved,
  setAssociation,
  setRefused,
  setRejected,
  takeBackAnswer,
} from './line-state.ts';
import { Story } from './world.example.ts';

const line = (): Line => structuredClone(new Story().draft().facts().lines[0]) as Line;
const reasons = {
  rejectionCodes: ['insufficient-poe'],
  rejectionText: 'No signature',
  rejectedBy: 'eva',
  rejectedAt: '2021-01-01T00:00:00Z',
} as const;

describe('a line', () => {
  it('is not rejected without a reason, nor refused without one: neither compiles', () => {
    const none = { rejectionCodes: [], rejectionText: null, rejectedBy: null, rejectedAt: null } as const;
    // @ts-expect-error a rejection has reasons
    const rejected: Reviewed = { review: 'rejected', consent: 'not-asked', ...none };
    // @ts-expect-error a refusal has reasons
    const refused: Reviewed = { review: 'approved', consent: 'refused', ...none };
    // @ts-expect-error what is approved and not refused has none
    const approved: Reviewed = { review: 'approved', consent: 'open', ...reasons };
    const written = line();
    // @ts-expect-error only line-state.ts writes it
    written.review = 'rejected';
    // @ts-expect-error a reason is needed
    const empty = (): void => setRejected(written, none);
    expect([rejected, refused, approved, empty]).toHaveLength(4);
  });

  it('keeps the review of a refused line, and loses the reasons with the refusal', () => {
    const one = line();
    setApproved(one);
    setRefused(one, 'contact', {
      rejectionCodes: ['customer-refused'],
      rejectionText: null,
      rejectedAt: '2021-01-02T00:00:00Z',
    });
    expect(one).toMatchObject({ review: 'approved', consent: 'refused', consentBy: 'contact' });
    expect(isReason(one, 'customer-refused')).toBe(true);
    takeBackAnswer(one);
    setAnswer(one, { consent: 'open', consentBy: null });
    expect(one).toMatchObject({ review: 'approved', consent: 'open', rejectionCodes: [], rejectedAt: null });
  });

  it('that is approved after all loses what it was rejected for', () => {
    const one = line();
    setRejected(one, reasons);
    expect(one).toMatchObject({ review: 'rejected', ...reasons });
    setApproved(one);
    expect(one).toMatchObject({ review: 'approved', rejectionCodes: [], rejectedBy: null });
  });

  it('that is not official is not evaluated', () => {
    const one = line();
    setAssociation(one, { association: 'official', evaluation: 'due' });
    setAssociation(one, notOfficial);
    expect(one).toMatchObject({ association: 'none', evaluation: 'not-due' });
    // @ts-expect-error nothing is due of what is not official
    const wrong = (): void => setAssociation(one, { association: 'none', evaluation: 'due' });
    expect(wrong).toBeTypeOf('function');
  });
});
