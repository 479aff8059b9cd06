/** Stories for the tests of the customer's side and of rivals: claims brought to the point where a test begins. */
import {
  addTrustedContact,
  answerArbitration,
  confirmTrustedContact,
  decideArbitration,
  decideClaim,
  startReview,
  submitClaim,
} from './acts.example.ts';
import { expect } from 'vitest';
import { noticeAccepted, noticeBounced } from './delivery.ts';
import type { NewClaim } from './draft.ts';
import type { Association, Line, Round, Task, World } from './facts.ts';
import { checkFold, checkHistory } from '../operations/history.ts';
import { stateOf } from './work.ts';
import { type AddressFacts, type NewTrustedContact } from './trusted-contact.ts';
import {
  Story,
  exampleClaim,
  exampleWorld,
  exchange,
  location,
  ownerPerson,
  partnerPerson,
} from './world.example.ts';

export const reviewer = ownerPerson();
export const senior = ownerPerson('senior-reviewer', 'sam');
export const named = 'nora@contoso.example';
export const trusted = 'tessa@contoso.example';

export function submitted(
  now = '2020-12-15T09:00:00Z',
  world: World = exampleWorld(),
  claim: NewClaim = exampleClaim(),
): Story {
  const story = new Story(now, world).draft(claim);
  return submit(story, claim.id);
}

export function submit(story: Story, claimId = 'c1', consentCodeId: string | null = null): Story {
  story.focus(claimId);
  const actor = partnerPerson(story.facts(claimId).claim.partnerId);
  story.act((world, now) => submitClaim(world, { claimId, consentCodeId }, actor, now));
  return story;
}

export function review(story: Story, claimId = 'c1'): Story {
  story.focus(claimId).act((world, now) => startReview(world, { claimId }, reviewer, now));
  return story;
}

/** Approves these lines, or all that are open, and rejects no other. */
export function approve(story: Story, claimId = 'c1', lineIds?: string[], actor = reviewer): Story {
  const chosen = story
    .focus(claimId)
    .facts(claimId)
    .lines.filter((line) => (lineIds ? lineIds.includes(line.id) : line.review === 'undecided'));
  story.act((world, now) =>
    decideClaim(
      world,
      { claimId, lines: chosen.map((line) => ({ lineId: line.id, decision: 'approve' })) },
      actor,
      now,
    ),
  );
  return story;
}

/** The relay takes the waiting notices of these people, or all. */
export function deliver(story: Story, claimId = 'c1', emails?: string[]): Story {
  for (const { round, email, state, purpose } of story.facts(claimId).notices) {
    if (state !== 'queued' || purpose !== 'decide' || (emails && !emails.includes(email))) continue;
    story.act((world, now) => noticeAccepted(world, { claimId, round, email, purpose }, now));
  }
  return story;
}

export function bounce(story: Story, email: string, hard = true, claimId = 'c1'): Story {
  const { round } = story
    .facts(claimId)
    .notices.findLast((notice) => notice.purpose === 'decide' && notice.email === email) ?? { round: 0 };
  story.act((world, now) => noticeBounced(world, { claimId, round, email, purpose: 'decide' }, hard, now));
  return story;
}

/** Approved on Wed 16 Dec 2020 at ten and delivered then: the window ends Thu 24 Dec 00:00. */
export function windowOpen(world: World = exampleWorld(), claim: NewClaim = exampleClaim()): Story {
  return deliver(
    approve(
      review(submitted('2020-12-15T09:00:00Z', world, claim), claim.id).at('2020-12-16T10:00:00Z'),
      claim.id,
    ),
    claim.id,
  );
}

export const windowEnd = '2020-12-24T00:00:00Z';

/** A claim of another partner on Exchange Online alone. */
export function rivalClaim(id = 'c2', partnerId = 'partner-b', more: Partial<NewClaim> = {}): NewClaim {
  return exampleClaim({
    id,
    number: `CON-${id}`,
    location: location(partnerId),
    lines: [{ ...exchange, id: `${id}-l1` }],
    partnerContact: { name: 'Paul', email: `paul@${partnerId}.example` },
    ...more,
  });
}

/** partner-a official on Exchange since 24 Dec 2020, and partner-b's claim on it submitted on Mon 4 Jan 2021. */
export function contested(): Story {
  const story = windowOpen(exampleWorld(), exampleClaim({ lines: [exchange] })).at('2021-01-04T09:00:00Z');
  story.draft(rivalClaim());
  return submit(story, 'c2');
}

export function answer(story: Story, claimId: string): Story {
  const one = story.world.cases.find(
    (candidate) =>
      candidate.state === 'answers-awaited' && candidate.parties.some((party) => party.claimId === claimId),
  );
  const actor = partnerPerson(story.facts(claimId).claim.partnerId);
  story.focus(claimId).act((world, now) =>
    answerArbitration(
      world,
      {
        claimId,
        case: { key: one?.key ?? '', number: one?.number ?? 0 },
        text: 'Our contract is newer.',
      },
      actor,
      now,
    ),
  );
  return story;
}

export function arbitrate(story: Story, winnerLineId: string, actor = senior): Story {
  const one = story.world.cases.findLast((candidate) => candidate.state === 'answers-awaited');
  if (!one) throw new Error('there is no case to decide');
  const reasons = Object.fromEntries(
    one.parties
      .filter((party) => party.state !== 'withdrawn')
      .map((party) => [party.lineId, party.lineId === winnerLineId ? 'Signed last.' : 'An older signature.']),
  );
  const claimId = one.parties[0]?.claimId ?? '';
  story
    .focus(claimId)
    .act((world, now) => decideArbitration(world, { claimId, case: one, winnerLineId, reasons }, actor, now));
  return story;
}

export function line(story: Story, lineId = 'l1'): Line {
  const found = story.world.claims.flatMap((facts) => facts.lines).find((one) => one.id === lineId);
  if (!found) throw new Error(`there is no line ${lineId}`);
  return found;
}

export function row(story: Story, lineId = 'l1'): Association | undefined {
  return story.world.claims.flatMap((facts) => facts.associations).findLast((one) => one.lineId === lineId);
}

export function lastRound(story: Story, claimId = 'c1'): Round | undefined {
  return story.facts(claimId).rounds.at(-1);
}

export function openTasks(story: Story, claimId = 'c1'): Task['kind'][] {
  return story
    .facts(claimId)
    .tasks.filter((task) => task.closedAt === null)
    .map((task) => task.kind);
}

export function armed(story: Story, claimId = 'c1'): string[] {
  return story
    .facts(claimId)
    .deadlines.filter((deadline) => deadline.state === 'armed')
    .map((deadline) => `${deadline.kind} ${deadline.round} ${deadline.party} ${deadline.basis.endsAt}`);
}

/** Templates mailed since `from` entries of messages, with whom they went to. */
export function mails(story: Story, from = 0): string[] {
  return story.said.messages.slice(from).map(({ template, recipient }) => {
    if (recipient.to === 'notice')
      return `${template} > ${recipient.email}${recipient.purpose === 'undo' ? ' (undo)' : ''}`;
    return `${template} > ${recipient.to === 'person' ? recipient.email : recipient.to}`;
  });
}

export function expectSound(story: Story): void {
  for (const { claim } of story.world.claims) {
    expect(checkHistory(story.history(claim.id))).toEqual([]);
    expect(checkFold(story.history(claim.id), stateOf(story.facts(claim.id)))).toEqual([]);
  }
}

const unknownAddress: AddressFacts = { hasAccount: false, ofOwner: false, ofPartner: false };

/** Added by one person of the owner, confirmed by another. */
export function trust(story: Story, contact: NewTrustedContact['contact'], why: string | null = null): Story {
  story.act((world) => addTrustedContact(world, { contact, why, known: unknownAddress }, reviewer));
  story.act((world, now) =>
    confirmTrustedContact(world, { contactId: contact.id, known: unknownAddress }, pam, now),
  );
  return story;
}
export const pam = ownerPerson('programme-admin', 'pam');
