import { describe, expect, it } from 'vitest';
import { accept, deny, type Outcome } from '../engine/denial.ts';
import { editClaim } from '../claim/draft.ts';
import type { World } from '../claim/facts.ts';
import type { Step } from '../claim/step.ts';
import { noStep } from '../engine/step.ts';
import { reviewer, submitted } from '../claim/stories.example.ts';
import { exampleClaim, location, partnerPerson, Story } from '../claim/world.example.ts';
import { decideAct, whyNot } from './decide-act.ts';
import { decideOnWorld, type ClaimDecision } from './decide-on-world.example.ts';

const claimId = 'c1';
const partner = partnerPerson();
const draft = (): Story => new Story().draft(exampleClaim());
const codes = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : [outcome.denial.kind, ...outcome.denial.problems.map(({ code }) => code)];
const yes = (world: World): Outcome<Step> => accept(noStep(world));

describe('an act is decided', () => {
  const doing = (more: Partial<ClaimDecision> = {}): ClaimDecision => ({
    act: 'submit-claim',
    claimId,
    actor: partner,
    now: draft().now,
    ...more,
  });
  const version = draft().facts().claim.version;

  it('by the rule, when it may be done and nobody was faster', () => {
    expect(decideOnWorld(draft().world, doing({ read: version }), yes).ok).toBe(true);
    const no = decideOnWorld(draft().world, doing(), () =>
      deny('invalid', { code: 'field-required', pointer: '' }),
    );
    expect(codes(no)).toEqual(['invalid', 'field-required']);
  });

  it('without the rule: first whose it is, then the version, then what the state forbids', () => {
    const never = (): Outcome<Step> => {
      throw new Error('the rule was asked');
    };
    const { world } = draft();
    const rival = partnerPerson('partner-b');
    const stale = version + 1;
    const of = (more: Partial<ClaimDecision>): string[] => codes(decideOnWorld(world, doing(more), never));
    expect(of({ actor: rival, read: stale })).toEqual(['hidden', 'not-yours']);
    expect(of({ actor: { ...partner, readOnly: true }, read: stale })).toEqual([
      'forbidden',
      'read-only-key',
    ]);
    expect(of({ act: 'dispute-claim', read: stale })).toEqual(['stale', 'stale-version']);
    expect(of({ act: 'dispute-claim', read: version })).toEqual(['conflict', 'not-in-this-state']);
  });

  it('on what the clock has made true: its entries come first, and the rule sees them', () => {
    const story = submitted();
    const late = '2031-01-01T00:00:00Z';
    const seen: string[] = [];
    const outcome = decideOnWorld(
      story.world,
      { act: 'add-internal-note', claimId, actor: reviewer, now: late },
      (world) => {
        seen.push(...(world.claims[0]?.tasks ?? []).map(({ kind }) => kind));
        return yes(world);
      },
    );
    expect(seen).toContain('overdue');
    expect(outcome.ok && outcome.value.entries.length).toBeGreaterThan(0);
  });

  it('where the claim ends up, too: nobody moves it to where they could not do this', () => {
    const grants = partner.grants.map((grant) => ({ ...grant, locationId: location().id }));
    const local = { ...partner, grants };
    const elsewhere = { ...location(), id: 'elsewhere' };
    const move = (actor: typeof partner): Outcome<Step> =>
      decideOnWorld(draft().world, doing({ act: 'edit-claim', actor }), (world) =>
        editClaim(world, { claimId, changes: { location: elsewhere } }, actor, draft().now),
      );
    expect(move(partner).ok).toBe(true);
    expect(codes(move(local))).toEqual(['forbidden', 'role-missing']);
  });
});

it('is decided the same way where there is no claim: right, version, rule', () => {
  const admin = {
    ...partner,
    side: 'owner' as const,
    grants: [{ role: 'programme-admin' as const, locationId: null, programme: null, maySubmit: false }],
  };
  const asked = { right: 'editPartner' as const, actor: admin, about: {}, version: 2, read: 2 };
  expect(whyNot(asked)).toBeNull();
  expect(whyNot({ ...asked, read: 1 })?.kind).toBe('stale');
  expect(whyNot({ ...asked, read: 1, actor: partner })?.kind).toBe('forbidden');
  expect(whyNot({ ...asked, right: null, actor: partner })).toBeNull();
  const given = { settle: (state: number) => state + 1, asked: () => asked };
  expect(decideAct(1, given, (settled) => accept(settled))).toEqual({ ok: true, value: 2 });
});
