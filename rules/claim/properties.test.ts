/**
 * Random acts of everybody over rival claims, with the clock running on: what must hold always (domain 5.4, docs/invariants.md A, C, H).
 * Acts that the rules refuse are part of the play; what they allow must keep the promises.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acts as allActs } from './rights/act-table.ts';
import type { ClaimFacts, World } from './facts.ts';
import { checkFold, checkHistory } from '../operations/history.ts';
import { compareInstants } from '../time/instant.ts';
import { settle } from './settle.ts';
import { outcomeOf, statusOf } from './status.ts';
import { stateOf } from './work.ts';
import { Story } from './world.example.ts';
import { begin, make, play } from './play.example.ts';

interface Seen {
  windows: Map<string, string>;
  checked: number;
}

function check(story: Story, seen: Seen): void {
  checkRows(story.world);
  checkWindows(story.world, seen);
  for (const facts of story.world.claims) {
    const history = story.history(facts.claim.id);
    expect(checkHistory(history)).toEqual([]);
    expect(checkFold(history, stateOf(facts))).toEqual([]);
    checkAlive(facts, story.now);
    const armed = facts.deadlines.map(({ kind, round, party }) => `${kind} ${round} ${party}`);
    expect(armed.length).toBe(new Set(armed).size);
  }
  checkKeys(story.world);
}

/** A-2 and A-3: official only after the window, or by somebody trusted; never beside a refusal. */
function checkRows(world: World): void {
  for (const facts of world.claims) {
    for (const line of facts.lines) {
      const row = facts.associations.findLast((one) => one.lineId === line.id);
      expect(line.association === 'official').toBe(row?.state === 'official');
      if (row?.state !== 'official' || row.officialFrom === null) continue;
      expect([line.review, line.consent]).toEqual(['approved', 'agreed']);
      const asked = facts.notices.filter(
        (notice) => notice.round === line.round && notice.purpose === 'decide',
      );
      if (line.consentBy !== 'code')
        expect(asked.some((notice) => notice.trusted && notice.acceptedAt !== null)).toBe(true);
      const round = facts.rounds.find(({ number }) => number === line.round);
      if (round?.silence === 'refuses')
        expect(['trusted-contact', 'tenant-admin', 'code']).toContain(row.consentBy);
      if (row.consentBy === 'trusted-contact' || row.consentBy === 'tenant-admin' || row.consentBy === 'code')
        continue;
      expect(
        compareInstants(row.officialFrom, line.consentEndsAt ?? '9999-01-01T00:00:00Z'),
      ).toBeGreaterThanOrEqual(0);
    }
  }
}

/** A window may be lengthened by an event, never shortened. */
function checkWindows(world: World, seen: Seen): void {
  for (const facts of world.claims) {
    for (const round of facts.rounds) {
      if (!round.window) continue;
      const name = `${facts.claim.id} ${round.number}`;
      const before = seen.windows.get(name);
      if (before) expect(compareInstants(round.window.endsAt, before)).toBeGreaterThanOrEqual(0);
      seen.windows.set(name, round.window.endsAt);
      for (const line of facts.lines) {
        if (
          line.round !== round.number ||
          line.consentEndsAt === null ||
          line.consent === 'refused' ||
          line.association !== 'none'
        )
          continue;
        expect(compareInstants(line.consentEndsAt, round.window.endsAt)).toBeGreaterThanOrEqual(0);
      }
    }
  }
}

/** A-1 and A-6: no two of one key overlap, neither in what was nor in what will be if nobody does anything more. */
function checkKeys(world: World): void {
  const rows = settle(world, '2030-01-01T00:00:00Z')
    .world.claims.flatMap((facts) => facts.associations)
    .filter((row) => (row.state === 'official' || row.state === 'ended') && row.officialFrom !== null);
  for (const [index, row] of rows.entries()) {
    for (const other of rows.slice(index + 1)) {
      if (row.key !== other.key) continue;
      const apart = (a: typeof row, b: typeof row): boolean =>
        a.until !== null && compareInstants(a.until, b.officialFrom as string) <= 0;
      if (!apart(row, other) && !apart(other, row))
        expect.fail(`two hold ${row.key}: ${JSON.stringify([row, other])}`);
    }
  }
  const pending = world.claims
    .flatMap((facts) => facts.associations)
    .filter((row) => row.state === 'pending')
    .map((row) => row.key);
  expect(pending.length).toBe(new Set(pending).size);
}

/** C-4: a claim that has not ended has a clock or a task, so that somebody or something moves it on. */
function checkAlive(facts: ClaimFacts, now: string): void {
  const status = statusOf(facts);
  if (status === 'editing' || status === 'withdrawn' || status === 'rejected-final') return;
  const atEnd = ['official', 'ended', 'refused-by-customer', 'rejected-final', 'withdrawn'];
  if (facts.lines.every((line) => atEnd.includes(outcomeOf(facts, line)))) return;
  const armed = facts.deadlines.some((deadline) => deadline.state === 'armed');
  const task = facts.tasks.some((one) => one.closedAt === null);
  if (!armed && !task)
    expect.fail(
      `${facts.claim.id} is ${status} at ${now} and nothing moves it: ${JSON.stringify(facts.lines.map((line) => outcomeOf(facts, line)))}`,
    );
}

/** Acts on no claim, words and files, and what only outside systems do: they have tests of their own. */
const unplayed = new Set<string>([
  // Writes no claim's history: nothing changes before it is confirmed.
  'add-trusted-contact',
  'object-to-contact',
  'remove-file',
  'add-comment',
  'add-internal-note',
  'assign-claim',
  'release-claim',
  'ask-question',
  'answer-question',
  'close-link',
  'lock-item',
  'unlock-item',
  'change-safeguards',
  'issue-consent-code',
  'revoke-consent-code',
  'end-trusted-contact',
  'end-subscription',
  'scan-file',
  'undo-clock',
]);

describe('random acts of everybody', () => {
  it('keep what must hold always', () => {
    const reached = new Set<string>();
    const done = new Set<string>();
    fc.assert(
      fc.property(play, (one) => {
        const story = begin(one);
        const seen: Seen = { windows: new Map(), checked: 0 };
        for (const move of one.moves) {
          try {
            make(story, move);
            check(story, seen);
          } catch (error) {
            throw new Error(
              `${error}\n${story.said.entries.map((entry) => `${entry.at} ${entry.claimId} ${entry.act} ${JSON.stringify(entry.detail)}`).join('\n')}`,
              { cause: error },
            );
          }
          for (const facts of story.world.claims) reached.add(statusOf(facts));
        }
        for (const entry of story.said.entries) done.add(entry.act);
        const settled = settle(story.world, story.now);
        expect(settle(settled.world, story.now).entries).toEqual([]);
      }),
      {
        numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300),
        seed: Number(process.env['PROPERTY_SEED'] ?? 20201201),
      },
    );
    expect([...reached].sort()).toEqual([
      'approved',
      'disputed',
      'editing',
      'partner-action-required',
      'rejected',
      'rejected-final',
      'submitted',
      'under-review',
      'withdrawn',
    ]);
    // The play is worth something only when it comes to everything that can happen.
    const played = allActs.filter((act) => !unplayed.has(act));
    expect(played.filter((act) => !done.has(act))).toEqual([]);
  }, 300_000);
});
