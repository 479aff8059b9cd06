/** The life of a claim as one line of time: what happened, now, and what is coming. */
import type { Claim, ClaimRequest, Deadline } from '#sdk';

export type Happening =
  | 'created'
  | 'submitted'
  | 'review-started'
  | 'asked'
  | 'answered'
  | 'decided'
  | 'notice'
  | 'official'
  | 'ended';

export type TimelineItem =
  | { kind: 'event'; what: Happening; at: string; past: true; items: string[] }
  | { kind: 'deadline'; at: string; past: boolean; deadline: Deadline; items: string[] };

type Shown = Pick<
  Claim,
  'createdAt' | 'submittedAt' | 'reviewStartedAt' | 'decidedAt' | 'rounds' | 'lines' | 'deadlines'
>;

type Asked = Pick<ClaimRequest, 'askedAt' | 'answeredAt'>;

/**
 * Sorted by time. Of deadlines, those that run or ran out are shown, and windows of the customer always; one that was
 * met says nothing new.
 */
export function timelineOf(claim: Shown, requests: readonly Asked[], now: number): TimelineItem[] {
  const items: TimelineItem[] = [
    ...eventsOf(claim),
    ...requests.flatMap(({ askedAt, answeredAt }) => [
      ...event('asked', askedAt),
      ...event('answered', answeredAt),
    ]),
    ...claim.deadlines.filter(tells).map((deadline): TimelineItem => ({
      kind: 'deadline',
      at: deadline.endsAt,
      past: Date.parse(deadline.endsAt) <= now || deadline.state !== 'armed',
      deadline,
      items: claim.lines.filter((line) => line.id === deadline.lineId).map((line) => line.item.name),
    })),
  ];
  return merged(items).sort(
    (a, b) =>
      Number(b.past) - Number(a.past) ||
      Date.parse(a.at) - Date.parse(b.at) ||
      // Where a clock makes something so, it comes first.
      Number(a.kind === 'event') - Number(b.kind === 'event'),
  );
}

function tells(deadline: Deadline): boolean {
  return deadline.state !== 'settled';
}

function event(what: Happening, at: string | null, items: string[] = []): TimelineItem[] {
  return at === null ? [] : [{ kind: 'event', what, at, past: true, items }];
}

function eventsOf({
  createdAt,
  submittedAt,
  reviewStartedAt,
  decidedAt,
  rounds,
  lines,
}: Shown): TimelineItem[] {
  return [
    ...event('created', createdAt),
    ...event('submitted', submittedAt),
    ...event('review-started', reviewStartedAt),
    ...event('decided', decidedAt),
    ...rounds.flatMap((round) => event('notice', round.openedAt)),
    ...lines.flatMap((line) => [
      ...event('official', line.association.from, [line.item.name]),
      ...(line.association.state === 'ended' ? event('ended', line.association.until, [line.item.name]) : []),
    ]),
  ];
}

/** Lines that share an instant are one event; so are the equal clocks of several lines. */
function merged(items: TimelineItem[]): TimelineItem[] {
  const found = new Map<string, TimelineItem>();
  for (const item of items) {
    const name =
      item.kind === 'event'
        ? `${item.what} ${item.at}`
        : `${item.deadline.kind} ${item.deadline.round} ${item.at} ${item.deadline.state}`;
    const before = found.get(name);
    if (before) before.items = [...new Set([...before.items, ...item.items])];
    else found.set(name, { ...item });
  }
  return [...found.values()];
}
