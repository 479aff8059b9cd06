/** The act table, and the rules of runs, holds, disputes, enrolment and profiles. */
import { describe, expect, it } from 'vitest';
import { enrollmentStates, nextEnrollmentStates } from '../programme/enrollment.ts';
import { type Subject, stages } from './act-row.ts';
import { incentiveActs } from './act-table.ts';

import { type Doer, type SubjectFacts, mayDo } from './may-do.ts';
import type { Verdict } from './may-do.ts';

const code = (verdict: Verdict<unknown>): string =>
  verdict.ok ? 'ok' : `${verdict.denial.kind} ${verdict.denial.problems[0]?.code}`;
const finance = (id: string): Doer => ({ id, side: 'owner', roles: ['finance'], partnerId: null });
const admin = (partnerId = 'p1'): Doer => ({
  id: 'ina',
  side: 'partner',
  roles: ['incentives-admin'],
  partnerId,
});
const about = (facts: Partial<SubjectFacts>): SubjectFacts =>
  ({
    subject: 'run',
    stage: 'preview',
    partnerId: null,
    authorId: null,
    runPeople: [],
    ...facts,
  }) as SubjectFacts;

describe('the act table', () => {
  const subjects = Object.keys(stages) as Subject[];
  const finals: Record<Subject, string[]> = {
    enrolment: [],
    profile: ['replaced'],
    terms: ['approved', 'discarded'],
    run: ['posted', 'discarded'],
    hold: [],
    payment: ['reversed'],
    dispute: ['granted', 'not-granted', 'withdrawn'],
  };
  it.each(subjects)('%s: every stage is reached, and all but the last ones have a way out', (subject) => {
    const rows = incentiveActs.filter((row) => row.subject === subject);
    const reached = new Set<string>(['none']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const { from, to } of rows)
        if (from.some((stage) => reached.has(stage))) to.forEach((stage) => reached.add(stage));
    }
    expect([...reached].toSorted()).toEqual([...stages[subject]].toSorted());
    const stuck = stages[subject].filter(
      (stage) => !rows.some(({ from }) => (from as readonly string[]).includes(stage)),
    );
    expect(stuck).toEqual(finals[subject]);
  });

  it('moves an enrolment only as the programme’s own states may follow each other', () => {
    for (const { act, from, to } of incentiveActs.filter(({ subject }) => subject === 'enrolment'))
      for (const a of from)
        for (const b of to) {
          if (a === b) continue;
          const before = enrollmentStates.find((state) => state === a) ?? null;
          const allowed = nextEnrollmentStates(before) as readonly string[];
          // Accepting an agreement leaves a state or completes it; the table names all it may lead to.
          if (act !== 'accept-agreement') expect(allowed, `${act}: ${a} → ${b}`).toContain(b);
        }
  });

  it('has no act of a person without a role, and asks two persons wherever money is decided', () => {
    for (const { roles, act } of incentiveActs) expect(roles.length, act).toBeGreaterThan(0);
    const two = incentiveActs.filter(({ when }) => when !== null).map(({ act }) => act);
    expect(two.toSorted()).toEqual(
      [
        'approve-run',
        'approve-terms',
        'decline-dispute',
        'grant-dispute',
        'return-run',
        'validate-profile',
      ].toSorted(),
    );
  });

  it('lets nobody approve his own run, and tells what is missing one thing after the other', () => {
    const run = about({ stage: 'awaiting-approval', authorId: 'fin-1' });
    expect(code(mayDo('approve-run', run, finance('fin-1'), null))).toBe('forbidden approver-is-author');
    expect(code(mayDo('approve-run', run, finance('fin-2'), null))).toBe('ok');
    expect(code(mayDo('approve-run', about({ stage: 'posted' }), finance('fin-2'), null))).toBe(
      'conflict not-in-this-state',
    );
    expect(code(mayDo('return-run', run, finance('fin-2'), '  '))).toBe('invalid reason-required');
    expect(code(mayDo('return-run', run, finance('fin-2'), 'Rate of Intune'))).toBe('ok');
    const reviewer: Doer = { id: 'x', side: 'owner', roles: ['programme-admin'], partnerId: null };
    expect(code(mayDo('approve-run', run, reviewer, null))).toBe('forbidden role-missing');
    expect(code(mayDo('approve-run', run, admin(), null))).toBe('hidden not-yours');
  });

  it('keeps another partner’s away without a word, and bank data from an incentives user', () => {
    const dispute = about({
      subject: 'dispute',
      stage: 'open',
      partnerId: 'p1',
      runPeople: ['fin-1', 'fin-2'],
    });
    expect(code(mayDo('withdraw-dispute', dispute, admin('p2'), null))).toBe('hidden not-yours');
    expect(code(mayDo('withdraw-dispute', dispute, admin('p1'), null))).toBe('ok');
    const user: Doer = { ...admin(), roles: ['incentives-user', 'report-viewer'] };
    const profile = about({ subject: 'profile', stage: 'none', partnerId: 'p1' });
    expect(code(mayDo('add-profile', profile, user, null))).toBe('forbidden role-missing');
    expect(
      ['fin-1', 'fin-2', 'fin-3'].map((id) => code(mayDo('grant-dispute', dispute, finance(id), 'Seen'))),
    ).toEqual(['forbidden other-person-required', 'forbidden other-person-required', 'ok']);
  });

  it('knows no act that it does not have', () =>
    expect(() => mayDo('delete-run', about({}), finance('fin-1'), null)).toThrow(RangeError));
});
