import { describe, expect, it } from 'vitest';
import { ownerPerson, partnerPerson } from '../claim/world.example.ts';
import { claimWith } from '../coop/claim.example.ts';
import { coopSubject } from '../coop/subject-facts.ts';
import { accept } from '../engine/denial.ts';
import { incentiveSubject, type SubjectFacts } from '../incentives/subject-facts.ts';
import { actTables } from './act-tables.ts';
import { decideAct, type Asked } from './decide-act.ts';
import { rightDenial } from './may-call.ts';

describe('the act tables of all processes', () => {
  it('give no word to two acts', () => {
    const words = actTables.map((table) => new Set(table.map(({ act }) => act)));
    const all = words.flatMap((set) => [...set]);
    expect(new Set(all).size).toBe(all.length);
    expect(words.every((set) => set.size > 10)).toBe(true);
  });

  const run = (authorId: string): SubjectFacts => ({
    subject: 'run',
    stage: 'awaiting-approval',
    partnerId: null,
    locationId: null,
    programme: null,
    authorId,
    runPeople: [],
  });
  const finance = ownerPerson('finance');

  it('are read by one question, whatever the process', () => {
    const kinds = [
      rightDenial('approve-run', finance, { subject: incentiveSubject(run('another')) }),
      rightDenial('approve-run', finance, { subject: incentiveSubject(run(finance.id)) }),
      rightDenial('approve-coop-claim', ownerPerson('reviewer'), {
        subject: coopSubject(claimWith({ stage: 'under-review' }), '2021-03-05'),
      }),
      rightDenial('submit-coop-claim', partnerPerson('pb'), {
        subject: coopSubject(claimWith(), '2021-03-05'),
      }),
      rightDenial('approve-run', partnerPerson('pb')),
    ].map((denial) => denial && `${denial.kind} ${denial.problems[0]?.code}`);
    expect(kinds).toEqual([
      null,
      'forbidden approver-is-author',
      null,
      'hidden not-yours',
      'forbidden role-missing',
    ]);
  });

  it('stand before the rule of an act of any process, and behind a stale version', () => {
    const asked = (more: Partial<Asked>): Asked => ({
      right: 'approve-run',
      actor: finance,
      about: { subject: incentiveSubject(run('another')) },
      version: 3,
      read: 3,
      ...more,
    });
    const decide = (more: Partial<Asked>): unknown =>
      decideAct({}, { settle: (state) => state, asked: () => asked(more) }, () => accept('approved'));
    expect(decide({})).toEqual(accept('approved'));
    expect(decide({ read: 2 })).toMatchObject({ denial: { kind: 'stale' } });
    expect(decide({ about: { subject: incentiveSubject(run(finance.id)) } })).toMatchObject({
      denial: { problems: [{ code: 'approver-is-author' }] },
    });
  });
});
