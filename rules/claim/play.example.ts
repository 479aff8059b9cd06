/**
 * Random plays for property tests: acts of everybody over three claims of two partners for the same two workloads, with the
 * clock running on.
 */
import {
  addTrustedContact,
  agree,
  answerArbitration,
  changeSafeguards,
  confirmArbitration,
  confirmContact,
  confirmTrustedContact,
  correctContact,
  decideArbitration,
  decideClaim,
  decideEndRequest,
  disputeClaim,
  editClaim,
  endAssociation,
  endTrustedContact,
  notMe,
  refuse,
  requestEnd,
  requestInformation,
  resubmitClaim,
  returnArbitration,
  startReview,
  submitClaim,
  undoDecision,
  withdrawClaim,
} from './acts.example.ts';
import fc from 'fast-check';
import { noticeAccepted, noticeBounced } from './delivery.ts';
import type { ArbitrationCase, ClaimFacts, Line, World } from './facts.ts';
import { compareInstants, millis } from '../time/instant.ts';
import type { Outcome } from '../engine/denial.ts';
import type { Step } from './step.ts';
import {
  Story,
  claimOf2023,
  contactPerson,
  exampleClaim,
  exampleTenant,
  exampleWorld,
  location,
  ownerPerson,
  partnerPerson,
  policyOf,
  tenantAdmin,
} from './world.example.ts';

/** One move: which act, on which claim, and numbers that choose among what is there. */
/** Nobody of the owner or of a partner has an account like it. */
const unknownAddress = { hasAccount: false, ofOwner: false, ofPartner: false };

export interface Move {
  act: string;
  claim: number;
  pick: number;
  bits: number;
}
export interface Play {
  policies: string[];
  trusted: boolean;
  begun: number[];
  contested: number;
  moves: Move[];
}

const acts = [
  'submit',
  'submit',
  'start',
  'start',
  'ask',
  'resubmit',
  'edit',
  'decide',
  'decide',
  'decide',
  'dispute',
  'withdraw',
  'deliver',
  'deliver',
  'deliver',
  'bounce',
  'agree',
  'refuse',
  'undo',
  'not-me',
  'end',
  'request-end',
  'decide-end',
  'answer',
  'answer',
  'arbitrate',
  'arbitrate',
  'arbitrate',
  'correct',
  'confirm',
  'trust',
  'safeguards',
  'hours',
  'days',
  'to-deadline',
  'to-deadline',
  'just-before-deadline',
] as const;

export const play: fc.Arbitrary<Play> = fc.record({
  policies: fc.array(
    fc.constantFrom('cpor-2019-10', 'cpor-2020-07', 'cpor-2020-07-seven-days', 'cpor-2023-10'),
    { minLength: 3, maxLength: 3 },
  ),
  trusted: fc.boolean(),
  begun: fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }),
  contested: fc.nat(4),
  moves: fc.array(
    fc.record({ act: fc.constantFrom(...acts), claim: fc.nat(2), pick: fc.nat(1000), bits: fc.nat(63) }),
    { minLength: 20, maxLength: 90, size: 'max' },
  ),
});

/** Three claims of two partners for the same two workloads. */
export function begin({ policies, trusted, begun, contested }: Play, Kind: typeof Story = Story): Story {
  const tenant = exampleTenant(trusted || contested === 4 ? {} : { trustedContacts: [] });
  const story = new Kind('2020-12-01T09:00:00Z', exampleWorld({ tenant }));
  policies.forEach((given, index) => {
    const policyId = contested === 4 && given === 'cpor-2019-10' ? 'cpor-2020-07' : given;
    const partnerId = index === 1 ? 'partner-b' : 'partner-a';
    const policy = policyOf(policyId);
    const make = policyId === 'cpor-2023-10' ? claimOf2023 : exampleClaim;
    const lines = (make().lines ?? []).map((line, place) => ({ ...line, id: `c${index + 1}l${place + 1}` }));
    story.draft(
      make({
        id: `c${index + 1}`,
        number: `CON-00000${index + 1}`,
        policy,
        location: location(partnerId),
        lines,
      }),
    );
  });
  if (contested === 4) challenge(story);
  else
    begun.forEach((steps, claim) => {
      const acts = [
        'submit',
        'start',
        'answer',
        'decide',
        'deliver',
        'deliver',
        'to-deadline',
        'to-deadline',
        'to-deadline',
      ];
      for (const act of acts.slice(0, steps + Math.floor(steps / 4) * 2))
        make(story, { act, claim, pick: claim, bits: 30 });
    });
  return story;
}

/** The first claim is official, the second has won against it and waits for its window. */
function challenge(story: Story): void {
  const moves: [string, number, number?][] = [
    ['submit', 0],
    ['start', 0],
    ['decide', 0],
    ['deliver', 0],
    ['deliver', 0],
    ['to-deadline', 0],
    ['to-deadline', 0],
    ['to-deadline', 0],
    ['submit', 1],
    ['start', 1],
    ['answer', 0, 0],
    ['answer', 0, 1],
    ['answer', 1, 0],
    ['answer', 1, 1],
    ['arbitrate', 1, 0],
    ['arbitrate', 1, 1],
    ['decide', 1],
    ['deliver', 1],
    ['deliver', 1],
  ];
  for (const [act, claim, pick = 0] of moves) make(story, { act, claim, pick, bits: 30 });
}

const pickOf = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

/** The rule a move stands for, or null when there is nothing it could mean. */
function ruleOf(
  { act, pick, bits }: Move,
  facts: ClaimFacts,
  world: World,
): ((world: World, now: string) => Outcome<Step>) | null {
  const claimId = facts.claim.id;
  const partner = partnerPerson(facts.claim.partnerId);
  const reviewer = ownerPerson('senior-reviewer', `senior-${pick % 3}`);
  const chosen = (lines: Line[]): Line[] => lines.filter((_, index) => (bits >> index) % 2 === 1);
  const notices = facts.notices.filter((notice) => notice.purpose === 'decide');
  const contact = pickOf(notices, pick);
  const someone = contact
    ? contactPerson(contact.email, contact.trusted, {
        contact: { noticeId: contact.id ?? '', email: contact.email, trusted: contact.trusted },
      })
    : tenantAdmin();
  const customer = bits % 5 === 0 ? tenantAdmin() : someone;
  const lineIds = bits % 2 === 0 ? null : chosen(facts.lines).map((line) => line.id);
  switch (act) {
    case 'submit':
      return (w, now) => submitClaim(w, { claimId }, partner, now);
    case 'start':
      return (w, now) => startReview(w, { claimId }, reviewer, now);
    case 'ask':
      return (w, now) =>
        requestInformation(w, { claimId, codes: ['missing-products'], comment: 'Which?' }, reviewer, now);
    case 'resubmit':
      return (w, now) => resubmitClaim(w, { claimId, comment: 'Here.' }, partner, now);
    case 'edit':
      return (w, now) => editClaim(w, { claimId, changes: changesOf(facts, pick, bits) }, partner, now);
    case 'decide':
      return (w, now) => decideClaim(w, { claimId, lines: decisionsOf(facts, pick, bits) }, reviewer, now);
    case 'dispute':
      return (w, now) =>
        disputeClaim(
          w,
          {
            claimId,
            justification: 'Again.',
            ...(bits % 2 === 1 && { lineIds: chosen(facts.lines).map((line) => line.id) }),
          },
          partner,
          now,
        );
    case 'withdraw':
      return bits % 4 === 0
        ? (w, now) => withdrawClaim(w, { claimId, reason: 'Mistake.' }, partner, now)
        : null;
    case 'deliver': {
      const queued = pickOf(
        facts.notices.filter((notice) => notice.state === 'queued'),
        pick,
      );
      return queued
        ? (w, now) =>
            noticeAccepted(
              w,
              {
                claimId,
                round: queued.round,
                email: queued.email,
                purpose: queued.purpose,
                undoes: queued.undoes,
              },
              now,
            )
        : null;
    }
    case 'bounce':
      return contact
        ? (w, now) =>
            noticeBounced(
              w,
              { claimId, round: contact.round, email: contact.email, purpose: 'decide' },
              bits % 3 !== 0,
              now,
            )
        : null;
    case 'agree':
      return (w, now) =>
        agree(w, { claimId, lineIds, confirmed: true, code: bits % 3 === 0 ? null : 'right' }, customer, now);
    case 'refuse':
      return (w, now) => refuse(w, { claimId, lineIds, confirmed: true, reason: null }, customer, now);
    case 'undo': {
      const undo = pickOf(
        facts.notices.filter((notice) => notice.purpose === 'undo'),
        pick,
      );
      const actor =
        undo && bits % 2 === 0
          ? contactPerson(undo.email, undo.trusted, {
              contact: { noticeId: undo.id ?? '', email: undo.email, trusted: undo.trusted },
            })
          : tenantAdmin();
      return (w, now) => undoDecision(w, { claimId, confirmed: true }, actor, now);
    }
    case 'not-me':
      return (w, now) =>
        notMe(
          w,
          {
            claimId,
            confirmed: true,
            replacement:
              bits % 4 === 0
                ? null
                : {
                    name: 'Other',
                    title: 'IT',
                    email: `other${pick % 3}@${bits % 4 === 1 ? 'else.example' : 'contoso.example'}`,
                  },
          },
          someone,
          now,
        );
    default:
      return laterRule({ act, pick, bits, claim: 0 }, facts, world);
  }
}

function laterRule(
  { act, pick, bits }: Move,
  facts: ClaimFacts,
  world: World,
): ((world: World, now: string) => Outcome<Step>) | null {
  const claimId = facts.claim.id;
  const partner = partnerPerson(facts.claim.partnerId);
  const reviewer = ownerPerson('senior-reviewer', `senior-${pick % 3}`);
  const lineId = pickOf(facts.lines, pick)?.id ?? '';
  const one = pickOf(
    world.cases.filter((candidate) => candidate.parties.some((party) => party.claimId === claimId)),
    pick,
  );
  const round = pickOf(facts.rounds, pick)?.number ?? 1;
  switch (act) {
    case 'end':
      return (w, now) =>
        endAssociation(
          w,
          { claimId, lineId, reason: 'Over.' },
          bits % 2 === 0 ? tenantAdmin() : partner,
          now,
        );
    case 'request-end':
      return (w, now) => requestEnd(w, { claimId, lineId, reason: 'Over.' }, partner, now);
    case 'decide-end':
      return (w, now) =>
        decideEndRequest(
          w,
          { claimId, lineId, decision: bits % 2 === 0 ? 'end' : 'keep', reason: 'So be it.' },
          reviewer,
          now,
        );
    case 'answer':
      return one
        ? (w, now) => answerArbitration(w, { claimId, case: one, text: 'Ours.' }, partner, now)
        : null;
    case 'arbitrate': {
      if (one?.proposal && bits % 2 === 1) return secondRead(claimId, one, { pick, bits });
      const parties = one?.parties.filter((party) => party.state !== 'withdrawn') ?? [];
      const winnerLineId = pickOf(parties, bits)?.lineId ?? '';
      return one
        ? (w, now) =>
            decideArbitration(
              w,
              {
                claimId,
                case: one,
                winnerLineId,
                reasons: Object.fromEntries(parties.map((party) => [party.lineId, 'Newer proof.'])),
                secondReader: bits % 2 === 1,
              },
              reviewer,
              now,
            )
        : null;
    }
    case 'correct':
      return (w, now) =>
        correctContact(
          w,
          { claimId, round, contact: { name: 'New', title: 'IT', email: `new${pick % 4}@contoso.example` } },
          bits % 2 === 0 ? partner : reviewer,
          now,
        );
    case 'confirm':
      return (w, now) =>
        confirmContact(
          w,
          { claimId, round, email: pickOf(facts.notices, bits)?.email ?? '', reason: 'It is right.' },
          bits % 2 === 0 ? partner : reviewer,
          now,
        );
    case 'trust':
      return bits % 4 === 1
        ? (w, now) =>
            endTrustedContact(
              w,
              { contactId: w.tenant.trustedContacts[pick % 3]?.id ?? '', why: 'left' },
              reviewer,
              now,
            )
        : bits % 4 === 0
          ? (w) =>
              addTrustedContact(
                w,
                {
                  contact: {
                    id: `t${pick}`,
                    name: 'Tom',
                    title: 'CIO',
                    email: `tom${pick % 3}@contoso.example`,
                  },
                  why: null,
                  known: unknownAddress,
                },
                reviewer,
              )
          : (w, now) =>
              confirmTrustedContact(
                w,
                { contactId: w.tenant.proposedContacts[0]?.id ?? '', known: unknownAddress },
                // The one who added it too, who is refused.
                bits % 4 === 2 ? reviewer : ownerPerson('programme-admin', 'pam'),
                now,
              );
    case 'safeguards':
      return (w, now) =>
        changeSafeguards(w, { allLocked: false, agreementRequired: bits % 3 === 0 }, tenantAdmin(), now);
    default:
      return null;
  }
}

/** By the one who proposed, too, who is refused. */
function secondRead(
  claimId: string,
  one: ArbitrationCase,
  { pick, bits }: Pick<Move, 'pick' | 'bits'>,
): (world: World, now: string) => Outcome<Step> {
  const second = ownerPerson('senior-reviewer', `senior-${bits % 3}`);
  return pick % 3 === 0
    ? (w, now) =>
        returnArbitration(w, { claimId, case: one, reason: 'Look at the dates again.' }, second, now)
    : (w, now) => confirmArbitration(w, { claimId, case: one }, second, now);
}

function changesOf(
  facts: ClaimFacts,
  pick: number,
  bits: number,
): Parameters<typeof editClaim>[1]['changes'] {
  if (bits % 2 === 0)
    return { customerContact: { name: 'Nel', title: 'IT', email: `nel${pick % 3}@contoso.example` } };
  const activity = facts.lines[0]?.activity ?? 'usage';
  const items = ['exchange-online', 'teams', 'sharepoint-online'].filter(
    (_, index) => (bits >> (index + 1)) % 2 === 1,
  );
  const open = facts.lines.filter((line) => line.review === 'undecided');
  return {
    lines: items.map((itemId, index) => ({
      id: open[index]?.id ?? `${facts.claim.id}-new-${facts.lines.length + index}`,
      itemId,
      activity,
      subscriptionId: null,
    })),
  };
}

function decisionsOf(
  facts: ClaimFacts,
  pick: number,
  bits: number,
): Parameters<typeof decideClaim>[1]['lines'] {
  const due = facts.lines.filter(
    (line) => line.disputed || (line.review === 'undecided' && line.consent !== 'refused'),
  );
  const lost = facts.lines.filter((line) => line.consent === 'unconfirmed' || line.consent === 'paused');
  const lines = due.length > 0 ? due : lost;
  const code =
    due.length > 0
      ? ((['insufficient-poe', 'missing-products', 'partner-request'] as const)[pick % 3] ??
        'insufficient-poe')
      : 'missing-customer-consent-on-poe';
  return lines.map((line, index) =>
    (bits >> index) % 4 !== 0 && due.length > 0
      ? { lineId: line.id, decision: 'approve' }
      : { lineId: line.id, decision: 'reject', codes: [code] },
  );
}

/** Moves the clock, or tries an act; customers' acts are taken before what ends at the same instant. */
export function make(story: Story, move: Move): void {
  const claimId = `c${move.claim + 1}`;
  const ahead = story.world.claims
    .flatMap((facts) => facts.deadlines)
    .filter((deadline) => deadline.state === 'armed' && deadline.stoppedAt === null)
    .map((deadline) => deadline.basis.endsAt)
    .sort(compareInstants);
  const at = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();
  const next = ahead[0];
  if (move.act === 'hours') story.at(at(millis(story.now) + (move.pick % 30) * 3_600_000));
  else if (move.act === 'days') story.at(at(millis(story.now) + (move.pick % 9) * 86_400_000));
  else if (move.act === 'to-deadline' && next) story.at(next, move.bits % 2 === 0 ? 'including' : 'before');
  else if (move.act === 'just-before-deadline' && next)
    story.at(at(Math.max(millis(story.now), millis(next) - 1)));
  else {
    freeze(story.world);
    const rule = ruleOf(move, story.focus(claimId).facts(claimId), story.world);
    const customers = ['agree', 'refuse', 'undo', 'not-me'].includes(move.act);
    if (!customers) story.at(story.now);
    if (rule) story.try(rule);
  }
}

/** The world a rule is given is shared with the one it returns: changing it in place would throw here. */
function freeze(value: unknown): void {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}
