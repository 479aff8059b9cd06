/**
 * The same random acts, seen through the store's eyes: a rule is given the claim acted on and those that are linked with it by a
 * live key, and nothing else. What must hold of cases, consent and secrets then.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockedByArbitration } from './arbitration.ts';
import { awaitsDecision, caseSubject, isReady, isUndecided, present } from './cases.ts';
import type { ClaimFacts, Line, World } from './facts.ts';
import { reached } from './instant.ts';
import { keyPhase, unseenRivals } from './line-key.ts';
import { begin, make, play } from './play.example.ts';
import type { Outcome } from './refusal.ts';
import { type UpTo, settle } from './settle.ts';
import type { Step } from './step.ts';
import { waitingLines } from './window.ts';
import { Story } from './world.example.ts';

const liveKeys = (facts: ClaimFacts): string[] => facts.lines.flatMap((line) => (line.key !== null && keyPhase(facts, line) ? line.key : []));

/** As load-world.ts does it: along live keys, as far as they go; cases of the keys that are or were contested. */
function loaded(world: World, claimId: string, also: string[] = []): World {
  const own = world.claims.find((facts) => facts.claim.id === claimId) as ClaimFacts;
  const found = new Set<ClaimFacts>();
  let keys = new Set(also.concat(own.lines.flatMap((line) => line.key ?? (line.itemKind === 'workload' ? `workload:${line.itemId}:${line.kind}` : []))));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const facts of world.claims) if (liveKeys(facts).some((key) => keys.has(key))) found.add(facts);
    keys = new Set([...keys, ...[...found].flatMap(liveKeys)]);
  }
  found.delete(own);
  const claims = [own, ...found];
  const contested = new Set(claims.flatMap((facts) => facts.lines.filter((line) => line.arbitration !== 'none' || found.size > 0).map((line) => line.key)));
  return { ...world, claims, cases: world.cases.filter((one) => contested.has(one.key)) };
}

/** What a step says of the claims and cases it knew, put back among the others. */
function merged(world: World, next: World): World {
  const claims = world.claims.map((facts) => next.claims.find((one) => one.claim.id === facts.claim.id) ?? facts);
  const same = (a: World['cases'][number], b: World['cases'][number]): boolean => a.key === b.key && a.number === b.number;
  const kept = world.cases.map((one) => next.cases.find((other) => same(one, other)) ?? one);
  return { ...next, claims, cases: [...kept, ...next.cases.filter((one) => !world.cases.some((other) => same(one, other)))] };
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
      expect(unseenRivals(outcome.value.world, own.claim.id)).toEqual([]);
      const known = world.claims.map((facts) => facts.claim.id);
      const created = outcome.value.world.claims.filter((facts) => !known.includes(facts.claim.id));
      const next = merged(world, outcome.value.world);
      return { ok: true, value: { ...outcome.value, world: { ...next, claims: [...created, ...next.claims] } } };
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

function checkCases({ world }: Story): void {
  for (const one of world.cases.filter(isUndecided)) {
    expect(world.cases.filter((other) => isUndecided(other) && other.key === one.key)).toHaveLength(1);
    const lines = present(one).map((party) => lineOf(world, party.lineId));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.some(awaitsDecision)).toBe(true);
    expect(lines.map((line) => line.arbitration)).toEqual(lines.map(() => 'waiting'));
  }
  const tasks = world.claims.flatMap((facts) => facts.tasks).filter((task) => task.kind === 'arbitration' && task.closedAt === null).map((task) => task.subject);
  expect(tasks.sort()).toEqual(world.cases.filter(isReady).map(caseSubject).sort());
}

function lineOf(world: World, lineId: string): Line {
  return world.claims.flatMap((facts) => facts.lines).find((line) => line.id === lineId) as Line;
}

/** Nobody waits for something that cannot come: whoever is blocked stands in a case, or behind a window that will close. */
function checkWaiting(story: Story): void {
  for (const facts of story.world.claims) {
    for (const line of facts.lines) {
      const cases = story.world.cases.filter((one) => isUndecided(one) && present(one).some((party) => party.lineId === line.id));
      expect(line.arbitration === 'waiting').toBe(cases.length === 1);
      if (keyPhase(facts, line) !== 'undecided') continue;
      const { world } = story.focus(facts.claim.id);
      const blocked = blockedByArbitration(loaded(world, facts.claim.id), facts, line.id);
      if (blocked === 'undecided' || blocked === 'answers-awaited') expect(cases).toHaveLength(1);
    }
    const waits = facts.lines.some((line) => line.arbitration === 'waiting' && awaitsDecision(line));
    const clocks = facts.deadlines.filter((one) => one.state === 'armed' && (one.kind === 'review-decide' || one.kind === 'dispute-answer'));
    for (const clock of clocks) expect(clock.stoppedAt !== null).toBe(waits);
  }
}

/** Every line that is asked about has its clock, and every one that cannot go on by itself has its task. */
function checkConsent({ world }: Story): void {
  for (const facts of world.claims) {
    const armed = facts.deadlines.filter((one) => one.state === 'armed');
    const open = facts.tasks.filter((task) => task.closedAt === null);
    for (const line of facts.lines) {
      const round = facts.rounds.find((one) => one.number === line.round);
      const about = (kind: string): boolean => open.some((task) => task.kind === kind && task.detail['round'] === line.round);
      if (line.consent === 'open') {
        expect(round?.state).toBe('open');
        expect(armed.some((one) => one.kind === 'opt-out' && one.round === line.round && one.basis.endsAt === line.consentEndsAt)).toBe(true);
      }
      const waits = armed.some((one) => one.kind === 'contact-correction' && one.round === line.round);
      if (line.consent === 'notice-pending') expect(round?.state === 'notice-pending' && (waits || about('contact-bounced'))).toBe(true);
      if (line.consent === 'paused') expect(round?.state === 'paused' && (waits || about('contact-bounced'))).toBe(true);
      if (line.consent === 'unconfirmed') expect(about('unconfirmed-contact')).toBe(true);
      if (open.some((task) => task.kind === 'end-requested' && task.subject === line.id)) expect(line.association).toBe('official');
    }
    for (const one of armed.filter(({ kind }) => kind === 'contact-correction')) expect(waitingLines(facts, one.round).length).toBeGreaterThan(0);
  }
}

/** A-4: refused in time and not undone means never official. */
class Refusals {
  private standing = new Map<string, number>();

  check(story: Story): void {
    for (const entry of story.said.entries.slice(this.seen)) {
      const ids = (name: string): string[] => (entry.detail[name] as string[] | undefined) ?? [];
      if (entry.act === 'opt-out') for (const id of ids('lines')) this.standing.set(id, 1);
      if (entry.act === 'undo-decision') for (const id of ids('refused')) this.standing.delete(id);
    }
    this.seen = story.said.entries.length;
    for (const id of this.standing.keys()) {
      const row = story.world.claims.flatMap((facts) => facts.associations).findLast((one) => one.lineId === id);
      const live = row?.state === 'official' || (row?.state === 'pending' && row.officialFrom !== null && reached('2040-01-01T00:00:00Z', row.officialFrom));
      expect(live).toBe(false);
    }
  }

  private seen = 0;
}

/** X-1: what a partner reads of its claim names nobody else's, and no address it did not type. */
function checkSecrets(story: Story): void {
  const partners = new Map(story.world.claims.map(({ claim }) => [claim.id, claim.partnerId]));
  for (const entry of story.said.entries) {
    if (!entry.visibleTo.includes('partner')) continue;
    const rounds = Object.entries(entry.after).filter(([path]) => path.startsWith('rounds.'));
    const text = JSON.stringify([entry.detail, entry.reason, Object.keys(entry.after), rounds]);
    for (const [claimId, partnerId] of partners) {
      if (partnerId !== partners.get(entry.claimId)) expect(text).not.toMatch(new RegExp(`"${claimId}l\\d|${partnerId}`));
    }
    if (entry.actor.side !== 'customer') expect(text).not.toMatch(/tessa@|other\d@/);
  }
  for (const one of story.said.messages) {
    const to = one.recipient.to === 'partner-contact' ? partners.get(one.claimId) : null;
    if (!to) continue;
    const text = JSON.stringify(one.params);
    expect(text).not.toContain('tessa@');
    for (const [claimId, partnerId] of partners) if (partnerId !== to) expect(text).not.toContain(`"${claimId}l`);
  }
}

describe('random acts through the store’s eyes', () => {
  it('leave nobody waiting for what cannot come, nothing refused official, and no secret told', () => {
    fc.assert(fc.property(play, (one) => {
      const story = begin(one, StoredStory);
      const refusals = new Refusals();
      for (const move of one.moves) {
        try {
          make(story, move);
          checkCases(story);
          checkWaiting(story);
          checkConsent(story);
          refusals.check(story);
        } catch (error) {
          throw new Error(`${error}\n${story.said.entries.map((entry) => `${entry.at} ${entry.claimId} ${entry.act} ${JSON.stringify(entry.detail)}`).join('\n')}`, { cause: error });
        }
      }
      checkSecrets(story);
    }), { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200), seed: Number(process.env['PROPERTY_SEED'] ?? 20210104) });
  }, 300_000);
});
