import { expect, test } from 'vitest';
import { approve, review, submitted, windowOpen } from '../../../rules/claim/stories.example.ts';
import { settle } from '../../../rules/claim/settle.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { claimRows } from './claim-rows.ts';
import { composeSteps } from './compose-step.ts';
import type { Writing } from './history-rows.ts';
import { jobTable } from './subject-tables.ts';
import { historyTable } from './tables.ts';

/** Whoever writes into it is caught at once. */
function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const writing = (): Writing => {
  let made = 0;
  return {
    now: '2021-01-01T00:00:00Z',
    realNow: '2021-01-01T00:00:00Z',
    requestId: 'r1',
    newId: () => `new-${(made += 1)}`,
  };
};

test('a step is written down without being changed: ids, versions and numbers are given to a copy', () => {
  const story = review(submitted());
  const before = frozen(structuredClone(story.world));
  const already = story.said.entries.length;
  approve(story);
  const { id: _id, ...notice } = story.facts().notices[0] as { id?: string };
  const world = structuredClone(story.world);
  world.claims[0]?.notices.splice(0, 1, notice as never);
  const step: Step = frozen({
    ...structuredClone(story.said),
    entries: structuredClone(story.said.entries.slice(already)),
    warnings: [],
    world,
  });
  const { batch, steps } = composeSteps(claimRows, [{ before, step }], writing());
  const [written] = steps as [Step];
  const [was, is] = [factsOf(before, 'c1').claim, factsOf(written.world, 'c1').claim];
  expect(factsOf(step.world, 'c1').notices[0]?.id).toBeUndefined();
  expect(factsOf(written.world, 'c1').notices[0]?.id).toMatch(/^new-/);
  expect(is.version).toBe(was.version + 1);
  expect(is.historyLength).toBe(was.historyLength + step.entries.length);
  const rows = batch.rows.get(historyTable) ?? [];
  expect(rows.map((row) => row['number'])).toEqual(
    step.entries.map((_, index) => was.historyLength + index + 1),
  );
  expect(rows.slice(1).map((row) => row['previousHash'])).toEqual(
    rows.slice(0, -1).map((row) => row['hash']),
  );
  expect(is.historyHash).toBe(rows.at(-1)?.['hash']);
});

test('what the clock did is written from the world that was loaded, which stays what it was', () => {
  const story = windowOpen();
  const before = frozen(structuredClone(story.world));
  const step = frozen(settle(before, '2021-03-01T00:00:00Z'));
  const { steps } = composeSteps(claimRows, [{ before, step }], writing());
  expect(steps.map(({ world }) => world.claims[0]?.claim.version)).toEqual([
    (before.claims[0]?.claim.version ?? 0) + 1,
  ]);
});

test('a file is scanned or read because the step says so', () => {
  const story = submitted();
  const step: Step = {
    ...story.said,
    entries: [],
    messages: [],
    events: [],
    comments: [],
    warnings: [],
    world: story.world,
  };
  const jobs = (told: Step['jobs']): unknown[] =>
    (
      composeSteps(
        claimRows,
        [{ before: story.world, step: { ...step, jobs: told } }],
        writing(),
      ).batch.rows.get(jobTable) ?? []
    ).map(({ kind, payload }) => ({ kind, payload }));
  expect(jobs([])).toEqual([]);
  expect(jobs([{ kind: 'scan', claimId: 'c1', fileId: 'f9' }])).toEqual([
    { kind: 'scan', payload: { fileId: 'f9' } },
  ]);
});
