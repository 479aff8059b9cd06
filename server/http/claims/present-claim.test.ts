import { addComment, decideClaim, startReview, submitClaim } from '../../../rules/claim/acts.example.ts';
import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { noticeAccepted } from '../../../rules/claim/delivery.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import {
  Story,
  exampleClaim,
  location,
  ownerPerson,
  partnerPerson,
  tenantAdmin,
} from '../../../rules/claim/world.example.ts';
import { claimSchema } from './claim-schema.ts';
import { presentClaim } from './present-claim.ts';
import { presentNewComment } from './present-comment.ts';
import { presentRequest } from '../consent/present-request.ts';
import { keepIdKeys } from '../frame/ids.ts';

keepIdKeys('a secret of this test only, long enough');
// The worlds of the rules name people and places by words; outside ids are made of UUIDs.
vi.mock('../frame/ids.ts', async (original) => {
  const ids = await original<typeof import('../frame/ids.ts')>();
  const uuid = (id: string): string =>
    /^[0-9a-f-]{36}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 32);
  const idOf = (thing: 'claim', tenantId: string, id: string): string =>
    ids.idOf(thing, uuid(tenantId), uuid(id));
  return { ...ids, idOf, sharedIdOf: (thing: 'partner', id: string) => ids.sharedIdOf(thing, uuid(id)) };
});

const claimId = '0a000000-0000-7000-8000-000000000001';
const rivalClaimId = '0b000000-0000-7000-8000-000000000002';
const lineOf = (
  claim: string,
  item: string,
): { id: string; itemId: string; activity: string; subscriptionId: null } => ({
  id: `${claim.slice(0, -4)}00${item === 'teams' ? 'b2' : 'a1'}`,
  itemId: item,
  activity: 'usage',
  subscriptionId: null,
});
const ours = exampleClaim({
  id: claimId,
  lines: [lineOf(claimId, 'exchange-online'), lineOf(claimId, 'teams')],
});
const partner = partnerPerson();
const reviewer = ownerPerson('reviewer', '0c000000-0000-7000-8000-000000000003');

function submit(story: Story, id: string, actor: Actor): Story {
  story.act((world, now) => submitClaim(world, { claimId: id }, actor, now));
  return story;
}

/** Approved in part, the notices delivered: every kind of secret is in this world. */
function decided(): Story {
  const story = submit(new Story().draft(ours), claimId, partner);
  story.act((world, now) => startReview(world, { claimId }, reviewer, now));
  const [exchange, teams] = story.facts(claimId).lines;
  story.act((world, now) =>
    decideClaim(
      world,
      {
        claimId,
        comment: null,
        lines: [
          { lineId: exchange?.id as string, decision: 'approve' },
          {
            lineId: teams?.id as string,
            decision: 'reject',
            codes: ['insufficient-poe'],
            text: 'Teams is not named.',
          },
        ],
      },
      reviewer,
      now,
    ),
  );
  for (const { email } of story.facts(claimId).notices)
    story.act((world, now) =>
      noticeAccepted(
        world,
        {
          claimId,
          round: 1,
          email,
          purpose: 'decide',
        },
        now,
      ),
    );
  return story;
}

const shown = (story: Story, actor: Actor, id = claimId): ReturnType<typeof presentClaim> =>
  presentClaim(
    {
      world: story.world,
      claimId: id,
      now: story.now,
    },
    actor,
  );

describe('a claim', () => {
  test('has the shape of the contract for every side, and no field more', () => {
    for (const actor of [partner, reviewer]) {
      const json = shown(decided(), actor);
      expect(claimSchema.parse(json)).toEqual(JSON.parse(JSON.stringify(json)));
    }
  });

  test("keeps from the partner what is the programme owner's: reviewers, trusted contacts, tasks", () => {
    const json = shown(decided(), partner);
    expect(json).toMatchObject({ partner: null, assignee: null, tasks: [], status: 'approved' });
    expect(json.lines[1]?.rejection).toMatchObject({ text: 'Teams is not named.', by: null });
    const text = JSON.stringify(json);
    for (const secret of [reviewer.id, reviewer.name, 'tessa@contoso.example', 'Tessa Trusted'])
      expect(text).not.toContain(secret);
    expect(json.notices.map((notice) => notice.recipient?.email ?? null)).toEqual(
      expect.arrayContaining(['nora@contoso.example', null]),
    );
  });

  test('shows the programme owner who asked, who decided and whom the notices reached', () => {
    const json = shown(decided(), reviewer);
    expect(json).toMatchObject({ partner: { name: 'partner-a' }, assignee: { name: reviewer.name } });
    expect(json.notices.map((notice) => notice.recipient?.email).sort()).toEqual([
      'nora@contoso.example',
      'tessa@contoso.example',
    ]);
    expect(json.allowedActions.find(({ action }) => action === 'start-review')).toMatchObject({
      allowed: false,
      code: 'not-in-this-state',
    });
  });

  test('explains each deadline, and names the day on which it ends', () => {
    const window = shown(decided(), partner).deadlines.find(({ kind }) => kind === 'refusal-window');
    expect(window).toMatchObject({
      party: 'customer',
      lastDay: '2020-12-08',
      endsAt: '2020-12-09T00:00:00Z',
      rule: { amount: 5, unit: 'business-days' },
      stopped: false,
    });
    expect(window?.skipped.map((day) => [day.date, day.why])).toEqual([
      ['2020-12-05', 'weekend'],
      ['2020-12-06', 'weekend'],
    ]);
  });

  test('gives the same bytes again and leaves the world alone', () => {
    const story = decided();
    const before = JSON.stringify(story.world);
    expect(JSON.stringify(shown(story, partner))).toBe(JSON.stringify(shown(story, partner)));
    expect(JSON.stringify(story.world)).toBe(before);
  });

  test('shows files that were not sent to their partner alone', () => {
    const story = new Story().draft(ours);
    expect([shown(story, partner).files.length, shown(story, reviewer).files.length]).toEqual([1, 0]);
    submit(story, claimId, partner);
    expect(shown(story, reviewer).files).toHaveLength(1);
  });
});

/** Ours, when somebody else holds the same line. */
function heldBy(rival: string): ReturnType<typeof presentClaim> {
  const story = new Story();
  const other = exampleClaim({
    id: rivalClaimId,
    location: location(rival),
    lines: [lineOf(rivalClaimId, 'exchange-online')],
  });
  submit(story.draft(other), rivalClaimId, partnerPerson(rival));
  story.draft(ours).focus(claimId);
  return shown(submit(story, claimId, partner).focus(claimId), partner);
}

test('held by one or by another: the same bytes, and nothing of whose', () => {
  const [b, c] = [heldBy('partner-b'), heldBy('partner-c')];
  expect(b.contested).toBe(true);
  expect(JSON.stringify(b)).toBe(JSON.stringify(c));
  for (const secret of ['partner-b', rivalClaimId]) expect(JSON.stringify(b)).not.toContain(secret);
});

test('the customer sees what was asked of the tenant, and nothing of the review before', () => {
  const json = JSON.stringify(
    presentRequest({ world: decided().world, claimId, now: '2020-12-01T09:00:00Z' }, tenantAdmin()),
  );
  expect(json).toContain('Exchange Online');
  for (const secret of ['Teams', 'insufficient-poe', reviewer.name, 'assignee', 'CRM'])
    expect(json).not.toContain(secret);
});

test('a comment of the other side comes from its side, not from a person', () => {
  const story = submit(new Story().draft(ours), claimId, partner);
  const step = story.act((world, now) => addComment(world, { claimId, text: 'Please wait.' }, reviewer, now));
  const ref = { tenantId: story.world.tenant.id };
  expect(presentNewComment(ref, step, partner)).toMatchObject({
    author: null,
    side: 'owner',
    text: 'Please wait.',
  });
  expect(presentNewComment(ref, step, reviewer)).toMatchObject({ author: reviewer.name });
});
