/** Did the customer sign, and when: the date that counts is that of the customer's own signature. */
import { dateReading, findDates, type FoundDate } from './dates.ts';
import type { DateEvidence, Place, ProofFacts, ProofFinding } from './facts.ts';
import { companyPatterns } from './identity.ts';
import type { SectionedReading } from './products.ts';
import { blocksOf, type Block, type Entry } from './signature-blocks.ts';
import type { Reader } from './signature-cells.ts';
import { signingRegions } from './signature-regions.ts';
import { signedStatements, signedLetters } from './signature-prose.ts';
import { placeOf, type Line } from './text.ts';

/** One signing by the customer as far as it could be read. */
export interface Signing {
  signed: Place | null;
  date: FoundDate | null;
  datePlace: Place | null;
  place: Place;
}

export interface SignatureResult {
  findings: ProofFinding[];
  places: { check: 'signature' | 'signature-date'; place: Place }[];
  signedOn: string | null;
}

export function checkSignature(facts: ProofFacts, readings: SectionedReading[]): SignatureResult {
  const signings = readings.flatMap((reading) => signingsOf(facts, reading));
  const oldestOf = (signing: Signing | undefined) =>
    oldestAllowed({
      sentOn: sentOnOf(facts, signing?.place.file),
      maxAgeMonths: facts.maxAgeMonths,
    });
  const isRecent = (signing: Signing) =>
    signing.date !== null && Temporal.PlainDate.compare(lastDay(signing.date), oldestOf(signing)) >= 0;
  const signed = signings.filter((signing) => signing.signed !== null);
  // When nobody signed, a date somebody wrote into the block is still told right.
  const dated = (signed.length > 0 ? signed : signings).toSorted(newestFirst);
  const best = dated.find(isRecent) ?? dated[0];
  const result: SignatureResult = { findings: [], places: [], signedOn: null };
  const signature = (best?.signed ? best : signed[0])?.signed;
  if (signature) result.places.push({ check: 'signature', place: signature });
  else {
    const place = signings[0]?.place ?? null;
    result.findings.push({
      code: 'missing-customer-acknowledgement',
      evidence: { why: place ? 'not-signed' : 'no-signature-block', place },
    });
  }
  if (best && isRecent(best) && best.datePlace) {
    result.places.push({ check: 'signature-date', place: best.datePlace });
    result.signedOn = best.date?.date.toString() ?? null;
  } else result.findings.push({ code: 'missing-or-old-dates', evidence: dateEvidence(best, oldestOf(best)) });
  return result;
}

/** A file that an earlier act had sent keeps the day of that act. */
function sentOnOf(facts: ProofFacts, file: string | undefined): Temporal.PlainDate {
  return (file === undefined ? undefined : facts.sentOnByFile?.[file]) ?? facts.sentOn;
}

function newestFirst(a: Signing, b: Signing): number {
  if (!a.date || !b.date) return Number(b.date !== null) - Number(a.date !== null);
  return Temporal.PlainDate.compare(b.date.date, a.date.date);
}

/** Signature date + 12 months ≥ day of sending, turned round. 31 Jan + 1 month is the last day of February, so it is searched. */
export function oldestAllowed(facts: Pick<ProofFacts, 'sentOn' | 'maxAgeMonths'>): Temporal.PlainDate {
  let day = facts.sentOn.subtract({ months: facts.maxAgeMonths, days: 4 });
  while (Temporal.PlainDate.compare(day.add({ months: facts.maxAgeMonths }), facts.sentOn) < 0)
    day = day.add({ days: 1 });
  return day;
}

/** "October 2026" stands for any of its days; the kindest is taken. */
function lastDay(found: FoundDate): Temporal.PlainDate {
  return found.wholeMonth ? found.date.add({ months: 1 }).subtract({ days: 1 }) : found.date;
}

function dateEvidence(best: Signing | undefined, oldest: Temporal.PlainDate): DateEvidence {
  return {
    why: best?.date ? 'too-old' : 'no-date',
    found: best?.date?.date.toString() ?? null,
    oldestAllowed: oldest.toString(),
    place: best?.datePlace ?? best?.place ?? null,
  };
}

function signingsOf(facts: ProofFacts, reading: SectionedReading): Signing[] {
  const reader: Reader = {
    parties: {
      customer: companyPatterns([facts.customerName]),
      partner: companyPatterns(facts.partnerNames),
    },
    dates: dateReading(
      facts.country,
      sentOnOf(facts, reading.file),
      reading.lines.map((line) => line.text),
    ),
  };
  const blocks: { block: Block; region: Line[] }[] = signingRegions(reading.lines, reader).flatMap((region) =>
    blocksOf(region, reader).map((block) => ({ block, region: region.map((parsed) => parsed.line) })),
  );
  const named = blocks.filter(({ block }) => sideOfBlock(block) === 'customer');
  const unnamed = blocks.filter(({ block }) => sideOfBlock(block) === null);
  const own = named.length > 0 ? named : unnamed;
  const isUndated = own.every(({ block }) =>
    block.entries.every((entry) => entry.date === null && !entry.kinds.has('date')),
  );
  const signings = own.map(({ block, region }) =>
    signingOf(
      block,
      region,
      unnamed.map((other) => other.block),
      reader,
      reading,
    ),
  );
  return [
    ...signings,
    ...signedStatements(reading, reader),
    ...(isUndated ? signedLetters(facts, reading, reader) : []),
  ];
}

function sideOfBlock(block: Block): Block['side'] {
  return block.side ?? block.entries.find((entry) => entry.side !== null)?.side ?? null;
}

function signingOf(
  block: Block,
  region: Line[],
  unnamed: Block[],
  reader: Reader,
  reading: SectionedReading,
): Signing {
  const place = (entry: Entry) => placeOf(reading.file, entry.line.page, entry.text);
  const dates = block.entries.filter((entry) => entry.date !== null && !entry.kinds.has('other'));
  const asksDate = block.entries.some((entry) => entry.kinds.has('date'));
  const dated = dates.find((entry) => entry.kinds.has('date')) ?? dates[0];
  const shared = dated || asksDate ? null : sharedDate(block, region, unnamed, reader, reading);
  const signature = signatureEntry(block, shared !== null);
  return {
    signed: signature ? place(signature) : null,
    date: dated?.date ?? shared?.date ?? null,
    datePlace: dated
      ? place(dated)
      : shared
        ? placeOf(reading.file, shared.line.page, shared.line.text)
        : null,
    place: placeOf(reading.file, block.line.page, block.line.text),
  };
}

/** A field for the signature decides; without one a written name does, when it stands with a date or under a heading. */
function signatureEntry(block: Block, isDated: boolean): Entry | undefined {
  const fields = block.entries.filter((entry) => entry.kinds.has('sign'));
  if (fields.length > 0) return fields.find((entry) => entry.filled);
  const names = block.entries.filter(
    (entry) => entry.filled && (entry.kinds.has('name') || (entry.kinds.size === 0 && !entry.date)),
  );
  const isBlock =
    isDated || block.hasHead || block.entries.some((entry) => entry.kinds.has('date') || entry.date !== null);
  return isBlock ? names[0] : undefined;
}

interface SharedDate {
  date: FoundDate;
  line: Line;
}

/** "Done at Utrecht on 5 October 2026" above or among the blocks counts for every block that asks for no date of its own. */
function sharedDate(
  block: Block,
  region: Line[],
  unnamed: Block[],
  reader: Reader,
  reading: SectionedReading,
): SharedDate | null {
  for (const other of unnamed) {
    const entry =
      other === block
        ? undefined
        : other.entries.find((candidate) => candidate.date && region.includes(candidate.line));
    if (entry?.date) return { date: entry.date, line: entry.line };
  }
  const first = region[0]?.index ?? 0;
  for (const line of reading.lines.slice(Math.max(0, first - 4), first).toReversed()) {
    const [date] = findDates(line.cells.map((cell) => cell.folded).join(' '), reader.dates);
    if (date && line.text.trim().length < 80 && !line.fromForm) return { date, line };
  }
  return null;
}
