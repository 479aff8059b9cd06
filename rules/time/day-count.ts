/**
 * What of a claim's history oversight counts, entry by entry. Where it can, it goes by the values that an entry
 * changed and not by the act's word, so that an act that is added later is counted like the others. Nobody's name is
 * counted.
 */

/** One entry of a claim's history, as far as it is counted. */
export interface CountedEntry {
  number: number;
  act: string;
  at: string;
  side: string;
  after: Record<string, unknown>;
  detail: Record<string, unknown>;
}

export const measures = [
  // Claims.
  'submitted',
  'decided',
  'decided-desk',
  'returned',
  // Reasons: of a return, of a line's rejection.
  'return-reason',
  'rejection-reason',
  // Lines.
  'asked',
  'refused',
  'refusal-undone',
  'disputed',
  'overturned',
  'upheld',
  'dispute-lapsed',
  // Notices and receipts.
  'notice-delivered',
  'notice-bounced',
] as const;
export type Measure = (typeof measures)[number];

export interface Counted {
  /** Number of the entry in its claim's history. */
  number: number;
  at: string;
  measure: Measure;
  detail: string;
  hours: number;
}

interface LineState {
  review: string;
  disputed: boolean;
  consent: string;
  codes: string[];
  asked: boolean;
}

interface Fold {
  lines: Map<string, LineState>;
  stage: string | null;
  submittedAt: string | null;
  decided: boolean;
  /** Milliseconds in which the partner was awaited, and since when they are. */
  awaited: number;
  awaitedSince: string | null;
}

/** Everything that counts in one whole history, in its order. */
export function countsOf(entries: readonly CountedEntry[]): Counted[] {
  const fold: Fold = {
    lines: new Map(),
    stage: null,
    submittedAt: null,
    decided: false,
    awaited: 0,
    awaitedSince: null,
  };
  return entries.flatMap((entry) => {
    const found = [...ofClaim(fold, entry), ...ofReturn(entry), ...ofLines(fold, entry), ...ofNotice(entry)];
    return found.map(({ measure, detail = '', hours = 0 }): Counted => ({
      number: entry.number,
      at: entry.at,
      measure,
      detail,
      hours,
    }));
  });
}

interface Found {
  measure: Measure;
  detail?: string;
  hours?: number;
}

/** The first decision of a claim counts, when the desk made it; what a dispute changes is counted by line. */
function ofClaim(fold: Fold, entry: CountedEntry): Found[] {
  const found: Found[] = [];
  if (entry.act === 'submit-claim') {
    fold.submittedAt ??= entry.at;
    found.push({ measure: 'submitted' });
  }
  const stage = entry.after['claim.stage'];
  if (typeof stage !== 'string' || stage === fold.stage) return found;
  if (stage === 'partner-action-required') fold.awaitedSince = entry.at;
  else if (fold.awaitedSince !== null) {
    fold.awaited += between(fold.awaitedSince, entry.at);
    fold.awaitedSince = null;
  }
  fold.stage = stage;
  // A customer who refuses everything ends a review only until the refusal is undone.
  if (stage !== 'decided' || fold.decided || fold.submittedAt === null || entry.side === 'customer')
    return found;
  fold.decided = true;
  if (entry.side !== 'owner') return found;
  const time = between(fold.submittedAt, entry.at);
  found.push(
    { measure: 'decided', hours: wholeHours(time) },
    { measure: 'decided-desk', hours: wholeHours(time - fold.awaited) },
  );
  return found;
}

function ofReturn({ act, detail }: CountedEntry): Found[] {
  if (act !== 'request-information') return [];
  return [
    { measure: 'returned' },
    ...texts(detail['codes']).map((code): Found => ({ measure: 'return-reason', detail: code })),
  ];
}

function ofNotice({ act, detail }: CountedEntry): Found[] {
  const purpose = String(detail['purpose'] ?? '');
  if (act === 'deliver-notice') return [{ measure: 'notice-delivered', detail: purpose }];
  return act === 'bounce-notice' && detail['hard'] === true
    ? [{ measure: 'notice-bounced', detail: purpose }]
    : [];
}

function ofLines(fold: Fold, entry: CountedEntry): Found[] {
  const changed = new Map<string, Record<string, unknown>>();
  for (const [path, value] of Object.entries(entry.after)) {
    const [part, id, name] = path.split('.');
    if (part === 'lines' && id && name) changed.set(id, { ...changed.get(id), [name]: value });
  }
  return [...changed].flatMap(([id, values]) => {
    const before = fold.lines.get(id) ?? {
      review: 'undecided',
      disputed: false,
      consent: 'not-asked',
      codes: [],
      asked: false,
    };
    const after = next(before, values);
    fold.lines.set(id, after);
    return ofLine(before, after, entry.side);
  });
}

function next(before: LineState, values: Record<string, unknown>): LineState {
  const consent = String(values['consent'] ?? before.consent);
  return {
    review: String(values['review'] ?? before.review),
    consent,
    asked: before.asked || consent === 'open',
    disputed: typeof values['disputed'] === 'boolean' ? values['disputed'] : before.disputed,
    codes: 'rejectionCodes' in values ? texts(values['rejectionCodes']) : before.codes,
  };
}

function ofLine(before: LineState, after: LineState, side: string): Found[] {
  const found: Found[] = [];
  if (after.review === 'rejected' && before.review !== 'rejected') {
    found.push(...after.codes.map((code): Found => ({ measure: 'rejection-reason', detail: code })));
  }
  if (after.asked && !before.asked) found.push({ measure: 'asked' });
  if (after.consent === 'refused' && before.consent !== 'refused') found.push({ measure: 'refused' });
  if (before.consent === 'refused' && after.consent !== 'refused') found.push({ measure: 'refusal-undone' });
  if (after.disputed && !before.disputed) found.push({ measure: 'disputed' });
  if (before.disputed && !after.disputed) found.push(...ofDispute(after, side));
  return found;
}

/** A dispute that was withdrawn has no outcome; one whose partner did not answer has lapsed. */
function ofDispute({ review }: LineState, side: string): Found[] {
  if (review === 'approved') return [{ measure: 'overturned' }];
  if (review !== 'rejected') return [];
  return [{ measure: side === 'owner' ? 'upheld' : 'dispute-lapsed' }];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function between(from: string, until: string): number {
  return Temporal.Instant.from(until).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
}

function wholeHours(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / 3_600_000));
}
