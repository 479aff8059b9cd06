/** Whom to tell: recipients on the customer's side, and events for the feeds of those who may know. */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import type { ClaimFacts, Line, Notice } from './facts.ts';
import type { DataOf, EventType } from './events.ts';
import type { EventDraft, Recipient } from './step.ts';
import type { Work } from './work.ts';

/** To the claim's partner and the programme owner; each side has a feed of its own. */
export function tellPartnerAndOwner<Type extends EventType>(
  work: Work,
  facts: ClaimFacts,
  type: Type,
  at: Instant,
  ...data: DataOf<Type>
): void {
  const { partnerId } = facts.claim;
  push(work, facts, [{ side: 'partner', partnerId }, { side: 'owner' }], { type, at, data });
}

/** To the claim's partner alone: drafts are nobody else's business yet. */
export function tellPartner<Type extends EventType>(
  work: Work,
  facts: ClaimFacts,
  type: Type,
  at: Instant,
  ...data: DataOf<Type>
): void {
  push(work, facts, [{ side: 'partner', partnerId: facts.claim.partnerId }], { type, at, data });
}

function push<Type extends EventType>(
  work: Work,
  { claim }: ClaimFacts,
  audiences: EventDraft['audience'][],
  {
    type,
    at,
    data,
    lineId,
  }: { type: Type; at: Instant; data: DataOf<Type>; lineId?: Id<'line'> | undefined },
): void {
  for (const audience of audiences)
    work.events.push({
      type,
      claimId: claim.id,
      ...(lineId !== undefined && { lineId }),
      at,
      audience,
      data: { number: claim.number, ...data[0] },
      // The compiler does not follow that data fits its type when both vary together.
    } as EventDraft);
}

type NoticeRecipient = Extract<Recipient, { to: 'notice' }>;

export function recipientOf(notice: Notice): NoticeRecipient {
  const { claimId, round, purpose, email, undoes } = notice;
  return {
    to: 'notice',
    claimId,
    round,
    purpose,
    email,
    ...(purpose === 'undo' && undoes !== null && { undoes }),
  };
}

/** Requests of a round that are or may still be in somebody's hands. */
export function reachable(facts: ClaimFacts, round: number): Notice[] {
  return facts.notices.filter(
    (notice) =>
      notice.round === round &&
      notice.purpose === 'decide' &&
      (notice.state === 'queued' || notice.state === 'accepted'),
  );
}

/** Those who were asked about these lines, each person once: the latest request to him. */
export function customerNotices(facts: ClaimFacts, lines: readonly Line[]): NoticeRecipient[] {
  const rounds = [...new Set(lines.flatMap((line) => line.round ?? []))];
  const found = new Map<string, NoticeRecipient>();
  for (const notice of rounds.flatMap((round) => reachable(facts, round)))
    found.set(notice.email, recipientOf(notice));
  return [...found.values()];
}

/** Those who were asked about these lines, and the trusted contacts who were not; each once. */
export function customersSide(
  work: Work,
  facts: ClaimFacts,
  lines: readonly Line[],
): (NoticeRecipient | Extract<Recipient, { to: 'person' }>)[] {
  const asked = customerNotices(facts, lines);
  const reached = new Set(asked.map((recipient) => recipient.email));
  const others = work.world.tenant.trustedContacts.filter(
    (contact) => !reached.has(contact.email.toLowerCase()),
  );
  return [
    ...asked,
    ...others.map(({ email, name }) => ({ to: 'person' as const, email: email.toLowerCase(), name })),
  ];
}

/** A line's event, to partner, owner and customer: each has a feed of its own. */
export function announce<Type extends EventType>(
  work: Work,
  facts: ClaimFacts,
  type: Type,
  at: Instant,
  line: Line | null,
  ...data: DataOf<Type>
): void {
  const { partnerId } = facts.claim;
  const audiences: EventDraft['audience'][] = [
    { side: 'partner', partnerId },
    { side: 'owner' },
    { side: 'customer' },
  ];
  push(work, facts, audiences, { type, at, data, lineId: line?.id });
}
