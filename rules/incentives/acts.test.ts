/** The act table, and the rules of runs, holds, disputes, enrolment and profiles. */
import { describe, expect, it } from 'vitest';
import { enrollmentStates, nextEnrollmentStates } from '../programme/enrollment.ts';
import { type Subject, stages } from './act-row.ts';
import { incentiveActs } from './act-table.ts';

import { kindOf, mayAct } from '../rights/may-act.ts';
import { type ReasonAsked, reasonProblem } from '../rights/reason.ts';
import type { Actor, Role } from '../rights/role.ts';
import { type SubjectFacts, incentiveSubject } from './subject-facts.ts';

const person = (id: string, side: Actor['side'], roles: Role[], partnerId?: string): Actor => ({
  side,
  id,
  name: id,
  ...(partnerId && { partnerId }),
  grants: roles.map((role) => ({ role, locationId: null, programme: null, maySubmit: false })),
  readOnly: false,
  scopes: null,
});
const finance = (id: string): Actor => person(id, 'owner', ['finance']);
const admin = (partnerId = 'p1'): Actor => person('ina', 'partner', ['incentives-admin'], partnerId);
const code = (act: string, facts: SubjectFacts, actor: Actor): string => {
  const rows = incentiveActs.filter((row) => row.act === act);
  const problem = mayAct({ act, rows, subject: incentiveSubject(facts), place: {} }, actor);
  return problem ? `${kindOf(problem)} ${problem.code}` : 'ok';
};
const about = (facts: Partial<SubjectFacts>): SubjectFacts =>
  ({
    subject: 'run',
    stage: 'preview',
    partnerId: null,
    locationId: null,
    programme: null,
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
      for (const { stages: from, to } of rows)
        if (from.some((stage) => reached.has(stage))) to.forEach((stage) => reached.add(stage));
    }
    expect([...reached].toSorted()).toEqual([...stages[subject]].toSorted());
    const stuck = stages[subject].filter(
      (stage) => !rows.some((row) => (row.stages as readonly string[]).includes(stage)),
    );
    expect(stuck).toEqual(finals[subject]);
  });

  it('moves an enrolment only as the programme’s own states may follow each other', () => {
    for (const { act, stages: from, to } of incentiveActs.filter(({ subject }) => subject === 'enrolment'))
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

  it('lets nobody approve their own run, and says what is missing one thing after the other', () => {
    const run = about({ stage: 'awaiting-approval', authorId: 'fin-1' });
    expect(code('approve-run', run, finance('fin-1'))).toBe('forbidden approver-is-author');
    expect(code('approve-run', run, finance('fin-2'))).toBe('ok');
    expect(code('approve-run', about({ stage: 'posted' }), finance('fin-2'))).toBe(
      'conflict not-in-this-state',
    );
    expect(code('return-run', run, finance('fin-2'))).toBe('ok');
    expect(code('approve-run', run, person('x', 'owner', ['programme-admin']))).toBe(
      'forbidden role-missing',
    );
    expect(code('approve-run', run, admin())).toBe('hidden not-yours');
    const reader = { ...finance('fin-2'), scopes: ['claims:read'] };
    expect(code('approve-run', run, reader)).toBe('forbidden scope-missing');
    expect(code('approve-run', run, { ...finance('fin-2'), readOnly: true })).toBe('forbidden read-only-key');
  });

  it('keeps another partner’s away without a word, and bank data from an incentives user', () => {
    const dispute = about({
      subject: 'dispute',
      stage: 'open',
      partnerId: 'p1',
      runPeople: ['fin-1', 'fin-2'],
    });
    expect(code('withdraw-dispute', dispute, admin('p2'))).toBe('hidden not-yours');
    expect(code('withdraw-dispute', dispute, admin('p1'))).toBe('ok');
    const user = person('ina', 'partner', ['incentives-user', 'report-viewer'], 'p1');
    const profile = about({ subject: 'profile', stage: 'none', partnerId: 'p1' });
    expect(code('add-profile', profile, user)).toBe('forbidden role-missing');
    expect(['fin-1', 'fin-2', 'fin-3'].map((id) => code('grant-dispute', dispute, finance(id)))).toEqual([
      'forbidden other-person-required',
      'forbidden other-person-required',
      'ok',
    ]);
  });

  it('takes no reason of blanks where one is asked for', () => {
    const asked = (act: string): ReasonAsked =>
      incentiveActs.find((row) => row.act === act)?.reason ?? 'none';
    expect(reasonProblem(asked('return-run'), { text: '  ' })?.code).toBe('reason-required');
    expect(reasonProblem(asked('return-run'), { text: 'Rate of Intune' })).toBeNull();
    expect(reasonProblem(asked('approve-run'), { text: null })).toBeNull();
  });

  it('lets an admin of one location do nothing at another', () => {
    const local = admin();
    local.grants = [{ role: 'incentives-admin', locationId: 'l1', programme: null, maySubmit: false }];
    const at = (locationId: string): SubjectFacts =>
      about({ subject: 'profile', stage: 'none', partnerId: 'p1', locationId });
    expect([code('add-profile', at('l1'), local), code('add-profile', at('l2'), local)]).toEqual([
      'ok',
      'forbidden role-missing',
    ]);
  });
});
