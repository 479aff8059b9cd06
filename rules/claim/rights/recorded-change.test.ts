import { setApproved } from '../line-state.ts';
import { submitClaim } from '../acts.example.ts';
import { describe, expect, it } from 'vitest';
import { begin, factsOf, ForbiddenByTable, lineOf, record } from '../work.ts';
import { partnerPerson, Story } from '../world.example.ts';
import { actRows } from './act-table.ts';
import { lineMoves, type LineMove } from './line-table.ts';
import { forbiddenChanges } from './recorded-change.ts';

const submit = (story: Story) =>
  story.act((world, now) => submitClaim(world, { claimId: 'c1' }, partnerPerson(), now));

describe('what is recorded', () => {
  it('is refused when the act may not lead to that stage, and nothing is kept', () => {
    const work = begin(new Story().draft().world);
    factsOf(work.world, 'c1').claim.stage = 'decided';
    const what = { act: 'submit-claim' as const, actor: partnerPerson(), at: '2020-12-01T09:00:00Z' };
    expect(() => record(work, 'c1', what)).toThrow(ForbiddenByTable);
    expect(work.entries).toEqual([]);
  });

  it('is refused when the act may not move the line like that', () => {
    const work = begin(new Story().draft().world);
    const [line] = factsOf(work.world, 'c1').lines;
    setApproved(lineOf(factsOf(work.world, 'c1'), line!.id));
    const what = { act: 'edit-claim' as const, actor: partnerPerson(), at: '2020-12-01T09:00:00Z' };
    expect(() => record(work, 'c1', what)).toThrow(
      /move-forbidden .*from undecided to approved by edit-claim/,
    );
  });

  it('is refused once the row that allowed it is gone from the act table', () => {
    const index = actRows.findIndex((row) => row.act === 'submit-claim');
    const [row] = actRows.splice(index, 1);
    try {
      expect(() => submit(new Story().draft())).toThrow(/role-missing/);
    } finally {
      actRows.splice(index, 0, row!);
    }
    submit(new Story().draft());
  });

  it.each(Object.entries(lineMoves) as [string, LineMove<string>[]][])(
    'obeys every row of the %s table, and nothing else',
    (field, moves) => {
      const states = [...new Set(moves.flatMap((move) => [...move.from, move.to]))];
      const acts = [...new Set(moves.flatMap((move) => move.acts))];
      const actor = { side: 'system' as const, role: 'clock' };
      for (const act of acts)
        for (const from of states)
          for (const to of states.filter((state) => state !== from)) {
            const path = `lines.l1.${field}`;
            const change = { act, actor, before: { [path]: from }, after: { [path]: to } };
            const refused = forbiddenChanges(change, 'decided').some(({ what }) => what === 'move-forbidden');
            const listed = moves.some(
              (move) => move.to === to && move.from.includes(from) && move.acts.includes(act),
            );
            expect([act, from, to, refused]).toEqual([act, from, to, !listed]);
          }
    },
  );
});
