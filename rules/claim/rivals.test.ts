/**
 * The same random acts, seen through the store's eyes: a rule is given the claim acted on and those that are linked with it by a
 * live key, and nothing else. What must hold of cases, consent and secrets then.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockedByArbitration } from './arbitration.ts';
import { awaitsDecision, caseSubject, isReady, isUndecided, present } from './cases.ts';
import type { ClaimFacts, Line, World } from './facts.ts';
import { keyPhase, unseenRivals } from './line-key.ts';
import { begin, make, play } from './play.example.ts';
import type { Outcome } from '../engine/denial.ts';
import { type UpTo, settle } from './settle.ts';
import type { Step } from './step.ts';
import { waitingLines } from './window.ts';
import { Story, valuesOf } from './world.example.ts';

const liveKeys = (facts: ClaimFacts): string[] =>
  facts.lines.flatMap((line) => (line.key !== null && keyPhase(facts, line) ? line.key : []));

/** As load-world.ts does it: along live keys, as far as they go; cases of the keys that are or were contested. */
function loaded(world: World, claimId: string, also: string[] = []): World {
  const own = world.claims.find((facts) => facts.claim.id === claimId) as ClaimFacts;
  const found = new Set<ClaimFacts>();
  let keys = new Set(
    also.concat(
      own.lines.flatMap(
        (line) => line.key ?? (line.itemKind === 'workload' ? `workload:${line.itemId}:${line.kind}` : []),
      ),
    ),
  );
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const facts of world.claims) if (liveKeys(facts).some((key) => keys.has(key))) found.add(facts);
    keys = new Set([...keys, ...[...found].flatMap(liveKeys)]);
  }
  found.delete(own);
  const claims = [own, ...found];
  const contested = new Set(
    claims.flatMap((facts) =>
      facts.lines.filter((line) => line.arbitration !== 'none' || found.size > 0).map((line) => line.key),
    ),
  );
  return { ...world, claims, cases: world.cases.filter((one) => contested.has(one.key)) };
}

/** What a step says of the claims and cases it knew, put back among the others. */
function merged(world: World, next: World): World {
  const claims = world.claims.map(
    (facts) => next.claims.find((one) => one.claim.id === facts.claim.id) ?? facts,
  );
  const same = (a: World['cases'][number], b: World['cases'][number]): boolean =>
    a.key === b.key && a.number === b.number;
  const kept = world.cases.map((one) => next.cases.find((other) => same(one, other)) ?? one);
  return {
    ...next,
    claims,
    cases: [...kept, ...next.cases.filter((one) => !world.cases.some((other) => same(one, other)))],
  };
}

class StoredStory extends Story {
  override try(rule: (world: World, now: string) => Outcome<Step>): Outcome<Step> {
    const own = this.world.claims[0];
    if (!own) return super.try(rule);
    return this.focus(own.claim.id).tryLoaded(rule, own);
  }

  private tryLoaded(rule: (world: World, now: string) => Outcome<Step>, own: ClaimFacts): Outcome<Step> {
    return super.try((world, now) => {
      let outcome = rule(loaded(world, own.claim.id), now);
      const unseen = outcome.ok ? unseenRivals(outcome.value.world, own.claim.id) : [];
      if (unseen.length > 0) outcome = rule(loaded(world, own.claim.id, unseen), now);
      if (!outcome.ok) return outcome;
      if (unseenRivals(outcome.value.world, own.claim.id).length > 0)
        throw new Error('a rival is still not in the world');
      const known = world.claims.map((facts) => facts.claim.id);
      const created = outcome.value.world.claims.filter((facts) => !known.includes(facts.claim.id));
      const next = merged(world, outcome.value.world);
      return {
        ok: true,
        value: { ...outcome.value, world: { ...next, claims: [...created, ...next.claims] } },
      };
    });
  }

  override at(now: string, upTo: UpTo = 'including'): this {
    this.now = now;
    for (const { claim } of this.world.claims) {
      const step = settle(loaded(this.world, claim.id), now, upTo);
      this.take({ ...step, world: merged(this.world, step.world) });
    }
    return this;
  }
}

/** What is wrong, in words; empty when all is well. */
class Wrongs {
  readonly found: string[] = [];

  unless(right: boolean, wrong: string): void {
    if (!right) this.found.push(wrong);
  }
}

function checkCases({ world }: Story, wrongs: Wrongs): void {
  for (const one of world.cases.filter(isUndecided)) {
    const name = caseSubject(one);
    const lines = present(one).map((party) => lineOf(world, party.lineId));
    wrongs.unless(
      world.cases.filter((other) => isUndecided(other) && other.key === one.key).length === 1,
      `two live cases beside ${name}`,
    );
    wrongs.unless(lines.length > 1 && lines.some(awaitsDecision), `nothing to decide in ${name}`);
    wrongs.unless(
      lines.every((line) => line.arbitration === 'waiting'),
      `a party of ${name} does not wait`,
    );
  }
  const tasks = world.claims
    .flatMap((facts) => facts.tasks)
    .filter((task) => task.kind === 'arbitration' && task.closedAt === null)
    .map((task) => task.subject);
  const ready = world.cases.filter(isReady).map(caseSubject);
  wrongs.unless(
    tasks.toSorted().join() === ready.toSorted().join(),
    `ready are ${ready.join()}, tasks are ${tasks.join()}`,
  );
}

function lineOf(world: World, lineId: string): Line {
  return world.claims.flatMap((facts) => facts.lines).find((line) => line.id === lineId) as Line;
}

/** Nobody waits for something that cannot come: whoever is blocked stands in a case, or behind a window that will close. */
function checkWaiting(story: Story, wrongs: Wrongs): void {
  for (const facts of story.world.claims) {
    for (const line of facts.lines) {
      const cases = story.world.cases.filter(
        (one) => isUndecided(one) && present(one).some((party) => party.lineId === line.id),
      );
      wrongs.unless(
        (line.arbitration === 'waiting') === (cases.length === 1),
        `${line.id} is ${line.arbitration} in ${cases.length} cases`,
      );
      if (keyPhase(facts, line) !== 'undecided') continue;
      const { world } = story.focus(facts.claim.id);
      const blocked = blockedByArbitration(loaded(world, facts.claim.id), facts, line.id);
      wrongs.unless(
        blocked === null || blocked === 'pending-elsewhere' || cases.length === 1,
        `${line.id} is blocked for ever: ${blocked}`,
      );
    }
    const waits = facts.lines.some((line) => line.arbitration === 'waiting' && awaitsDecision(line));
    const clocks = facts.deadlines.filter(
      (one) => one.state === 'armed' && (one.kind === 'review-decide' || one.kind === 'dispute-answer'),
    );
    wrongs.unless(
      clocks.every((clock) => (clock.stoppedAt !== null) === waits),
      `the review clock of ${facts.claim.id} runs, or stands, wrongly`,
    );
  }
}

/** Every line that is asked about has its clock, and every one that cannot go on by itself has its task. */
function checkConsent({ world }: Story, wrongs: Wrongs): void {
  for (const facts of world.claims) {
    const armed = facts.deadlines.filter((one) => one.state === 'armed');
    const open = facts.tasks.filter((task) => task.closedAt === null);
    for (const line of facts.lines) {
      const state = facts.rounds.find((one) => one.number === line.round)?.state;
      const about = (kind: string): boolean =>
        open.some((task) => task.kind === kind && task.detail['round'] === line.round);
      const runs = armed.some(
        (one) =>
          one.kind === 'refusal-window' &&
          one.round === line.round &&
          one.basis.endsAt === line.consentEndsAt,
      );
      const cared =
        armed.some((one) => one.kind === 'contact-correction' && one.round === line.round) ||
        about('contact-bounced');
      const right: Partial<Record<Line['consent'], boolean>> = {
        open: state === 'open' && runs,
        'notice-pending': state === 'notice-pending' && cared,
        paused: state === 'paused' && cared,
        unconfirmed: about('unconfirmed-contact'),
      };
      wrongs.unless(
        right[line.consent] ?? true,
        `${line.id} is ${line.consent} in a round that is ${state}, and nothing moves it`,
      );
      const ending = open.some((task) => task.kind === 'end-requested' && task.subject === line.id);
      wrongs.unless(!ending || line.association === 'official', `${line.id} has nothing to end`);
    }
    const idle = armed.filter(
      (one) => one.kind === 'contact-correction' && waitingLines(facts, one.round).length === 0,
    );
    wrongs.unless(idle.length === 0, `${facts.claim.id} waits for a contact nobody needs`);
  }
}

/** refused in time and not undone means never official. */
class Refusals {
  private readonly standing = new Set<string>();
  private seen = 0;

  check(story: Story, wrongs: Wrongs): void {
    for (const entry of story.said.entries.slice(this.seen)) {
      const ids = (name: string): string[] => (entry.detail[name] as string[] | undefined) ?? [];
      if (entry.act === 'refuse') for (const id of ids('lines')) this.standing.add(id);
      if (entry.act === 'undo-decision') for (const id of ids('refused')) this.standing.delete(id);
    }
    this.seen = story.said.entries.length;
    for (const id of this.standing) {
      const row = story.world.claims
        .flatMap((facts) => facts.associations)
        .findLast((one) => one.lineId === id);
      wrongs.unless(
        row === undefined || row.state === 'void' || row.state === 'ended',
        `${id} was refused and is ${row?.state}`,
      );
    }
  }
}

/** what a partner reads of its claim names nobody else's, and no address it did not type. */
function checkSecrets(story: Story, wrongs: Wrongs): void {
  const partners = new Map(story.world.claims.map(({ claim }) => [claim.id, claim.partnerId]));
  const check = (text: string, claimId: string, what: string): void => {
    for (const [other, partnerId] of partners) {
      if (partnerId !== partners.get(claimId))
        wrongs.unless(
          !new RegExp(`"${other}l\\d|${partnerId}`).test(text),
          `${what} of ${claimId} names ${other}`,
        );
    }
    wrongs.unless(!/tessa@|other\d@/.test(text), `${what} of ${claimId} tells an address`);
  };
  for (const entry of story.said.entries.filter((one) => one.visibleTo.includes('partner'))) {
    const rounds = Object.entries(entry.after).filter(([path]) => path.startsWith('rounds.'));
    check(
      JSON.stringify([entry.detail, entry.reason, Object.keys(entry.after), rounds]),
      entry.claimId,
      entry.act,
    );
  }
  for (const one of story.said.messages.filter(({ recipient }) => recipient.to === 'partner-contact')) {
    const { byName: _, ...params } = valuesOf(one);
    check(JSON.stringify(params), one.claimId, one.template);
  }
}

describe('random acts through the store’s eyes', () => {
  it('leave nobody waiting for what cannot come, nothing refused official, and no secret told', () => {
    const outcome = fc.check(
      fc.property(play, (one) => {
        const story = begin(one, StoredStory);
        const refusals = new Refusals();
        const wrongs = new Wrongs();
        for (const move of one.moves) {
          make(story, move);
          checkCases(story, wrongs);
          checkWaiting(story, wrongs);
          checkConsent(story, wrongs);
          refusals.check(story, wrongs);
          if (wrongs.found.length > 0) break;
        }
        checkSecrets(story, wrongs);
        if (wrongs.found.length === 0) return;
        const told = story.said.entries.map(
          (entry) => `${entry.at} ${entry.claimId} ${entry.act} ${JSON.stringify(entry.detail)}`,
        );
        throw new Error([...wrongs.found, ...told].join('\n'));
      }),
      {
        numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200),
        seed: Number(process.env['PROPERTY_SEED'] ?? 20210104),
      },
    );
    expect(outcome.failed ? String(outcome.errorInstance) : null).toBeNull();
  }, 300_000);
});
