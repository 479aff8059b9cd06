/**
 * Did the customer sign, and when? Fields and blocks to sign, sentences that say so, letters and mails of the customer's
 * people, certificates of signing services. Who signed for whom is asked of each.
 */
import { dateReading, findDates, type DateReading, type FoundDate } from './dates.ts';
import type { DoubtReason, Place, ProofDoubt, ProofFacts, ProofFinding } from './facts.ts';
import { labelled } from './labels.ts';
import type { SectionedReading } from './products.ts';
import { blocksOf, type Block, type Entry } from './signature-blocks.ts';
import type { Reader } from './signature-cells.ts';
import { signingRegions } from './signature-regions.ts';
import { signedStatements, signedLetters } from './signature-prose.ts';
import { otherDates, sideOf, written } from './signature-words.ts';
import { fold, foldedLine, placeOf, type Line } from './text.ts';
import { companyOf, companyPatterns } from './company-names.ts';
import { signingTrail } from './electronic-signature.ts';
import { customerPeople } from './customer-people.ts';
import { judge, type People } from './judge-block.ts';
import { mailSignings } from './mail-signing.ts';
import { isOfHead, messagesOf } from './mail.ts';
import { personIn, type Person } from './persons.ts';
import { confirmations } from './confirmations.ts';
import { refusals } from './refused-paper.ts';
import { afterTrail } from './trail-signing.ts';
import { addDate, sentOnOf } from './signature-date.ts';

/** One signing by the customer as far as it could be read. */
export interface Signing {
  signed: Place | null;
  date: FoundDate | null;
  datePlace: Place | null;
  place: Place;
  /** Somebody signed, perhaps the customer, perhaps without a condition. */
  doubt?: DoubtReason;
  /** Somebody said no, or signed for somebody else. */
  denied?: 'refused' | 'not-by-customer';
  /** A box for no is ticked: the signature below confirms just that. */
  ticked?: boolean;
  /** The date stands outside the block. */
  dateShared?: boolean;
  /** A date is written there that could not be read. */
  dateUnclear?: boolean;
}

export interface SignatureResult {
  findings: ProofFinding[];
  doubts: ProofDoubt[];
  places: { check: 'signature' | 'signature-date'; place: Place }[];
  signedOn: string | null;
}

export function checkSignature(facts: ProofFacts, readings: SectionedReading[]): SignatureResult {
  const signings = readings.flatMap((reading) => signingsOf(facts, reading));
  const sure = signings.filter((one) => one.signed && !one.doubt && !one.denied);
  const unsure = signings.filter((one) => one.signed && one.doubt && !one.denied);
  const result: SignatureResult = { findings: [], doubts: [], places: [], signedOn: null };
  const denied =
    signings.find((one) => one.ticked) ??
    signings.find((one) => one.denied === 'refused') ??
    signings.find((one) => one.denied);
  if (sure.length > 0 && !denied?.ticked) {
    const [first] = sure;
    if (denied?.denied === 'refused')
      result.doubts.push({ check: 'signature', why: 'contradictory', place: denied.place });
    else if (first?.signed) result.places.push({ check: 'signature', place: first.signed });
    addDate(facts, sure, result);
    return result;
  }
  if (unsure.length > 0 && denied?.denied !== 'refused' && !denied?.ticked) {
    const [first] = unsure;
    result.doubts.push({
      check: 'signature',
      why: first?.doubt ?? 'signer-unclear',
      place: first?.place ?? null,
    });
    addDate(facts, unsure, result);
    return result;
  }
  const place = denied?.place ?? signings[0]?.place ?? null;
  const why = denied?.denied ?? (place ? 'not-signed' : 'no-signature-block');
  result.findings.push({ code: 'missing-customer-acknowledgement', evidence: { why, place } });
  // When nobody signed, a date somebody wrote into the block is still told right; the date of a refusal is none.
  addDate(facts, denied ? [] : signings.filter((one) => !one.dateShared), result, place);
  return result;
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
  const messages = messagesOf(reading.lines, reader.dates);
  if (messages.length > 0) {
    const said = mailSignings(facts, reading.file, messages, reader);
    // A block inside a mail was typed by whoever wrote the mail.
    const body = { ...reading, lines: reading.lines.filter((line) => !isOfHead(line, messages)) };
    const typed =
      said.length > 0 ? [] : blockSignings(facts, body, reader).filter((one) => one.signed && !one.denied);
    return [...said, ...typed.map((one): Signing => ({ ...one, doubt: 'quoted' }))];
  }
  const blocks = blockSignings(facts, reading, reader);
  const isUndated = blocks.every((one) => one.date === null && !one.dateUnclear);
  const written = [
    ...blocks,
    ...signedStatements(reading, reader),
    ...(isUndated && !blocks.some((one) => one.denied) ? signedLetters(facts, reading, reader) : []),
    ...confirmations(facts, reading, reader),
    ...refusals(reading, reader),
  ];
  return afterTrail(
    reading.file,
    written,
    signingTrail(reading.lines, facts.tenantDomains, serviceDates(reader)),
  );
}

/** Signing services write 10/6/2026 for the sixth of October, wherever they are. */
function serviceDates({ dates }: Reader): DateReading {
  return { ...dates, order: 'month-first' };
}

function blockSignings(facts: ProofFacts, reading: SectionedReading, reader: Reader): Signing[] {
  const blocks: { block: Block; region: Line[] }[] = signingRegions(reading.lines, reader).flatMap((region) =>
    blocksOf(region, reader).map((block) => ({ block, region: region.map((parsed) => parsed.line) })),
  );
  const people: People = {
    customer: customerPeople(facts, reading, reader.parties),
    partner: partnerPeople(reading, reader, blocks),
  };
  const of = (side: Block['side']) => blocks.filter(({ block }) => sideOfBlock(block) === side);
  const named = of('customer');
  const unnamed = of(null);
  const own = named.length > 0 ? named : unnamed;
  const signings = own.map(({ block, region }) =>
    signingOf(
      facts,
      block,
      region,
      unnamed.map((other) => other.block),
      reader,
      reading,
      people,
    ),
  );
  const strangers = of('other').filter(({ block }) => !isWitness(block));
  return [
    ...signings,
    ...strangers.flatMap(({ block }): Signing[] => {
      const entry = signatureEntry(block, false);
      if (!entry) return [];
      const place = placeOf(reading.file, entry.line.page, entry.text);
      return [{ signed: null, date: null, datePlace: null, place, denied: 'not-by-customer' }];
    }),
  ];
}

function isWitness(block: Block): boolean {
  return /^\W*(?:witness|getuige|zeug|temoin|testi)/.test(fold(block.entries[0]?.text ?? ''));
}

/** Everybody whom the paper shows on the partner's side. */
function partnerPeople(reading: SectionedReading, { parties }: Reader, blocks: { block: Block }[]): Person[] {
  const companies = [...parties.customer, ...parties.partner];
  const signed = blocks
    .filter(({ block }) => sideOfBlock(block) === 'partner')
    .flatMap(({ block }) =>
      block.entries.filter((entry) => entry.filled && (entry.kinds.has('name') || entry.kinds.has('sign'))),
    )
    .map((entry) => personIn(entry.text, companies));
  const named = labelled(
    reading,
    (label) =>
      sideOf(label, parties) === 'partner' &&
      /contact|manager|lead|represent|person|consultant|ansprech|vertegenw|contactpersoon|interlocut/.test(
        label,
      ),
  ).map((value) => personIn(value.value, companies));
  return [...signed, ...named].filter((person) => person !== null);
}

function sideOfBlock(block: Block): Block['side'] {
  return block.side ?? block.entries.find((entry) => entry.side !== null)?.side ?? null;
}

function signingOf(
  facts: ProofFacts,
  block: Block,
  region: Line[],
  unnamed: Block[],
  reader: Reader,
  reading: SectionedReading,
  people: People,
): Signing {
  const place = (entry: Entry) => placeOf(reading.file, entry.line.page, entry.text);
  const dates = block.entries.filter((entry) => entry.date !== null && !entry.kinds.has('other'));
  const asksDate = block.entries.some((entry) => entry.kinds.has('date'));
  // Signed again later: the newest counts.
  const dated = dates.find((entry) => entry.kinds.has('date')) ?? newestOf(dates);
  const shared = dated || asksDate ? null : sharedDate(block, region, unnamed, reader, reading);
  const signature = signatureEntry(block, shared !== null);
  const side = sideOfBlock(block) === 'customer' ? ('customer' as const) : null;
  const judged = signature
    ? judge({ block, region, entry: signature, side }, reader, people, companyOf([facts.customerName]))
    : null;
  const unread = block.entries.find((entry) => entry.kinds.has('date') && /\d/.test(written(entry.value)));
  return {
    signed: signature && judged?.says !== 'nobody' && judged?.says !== 'denied' ? place(signature) : null,
    ...(judged?.says === 'doubt' && { doubt: judged.why }),
    ...(judged?.says === 'denied' && { denied: judged.why }),
    ...(unread && !dated && { dateUnclear: true }),
    ...(shared && { dateShared: true }),
    date: judged?.says === 'nobody' ? null : (dated?.date ?? shared?.date ?? null),
    datePlace: dated
      ? place(dated)
      : shared
        ? placeOf(reading.file, shared.line.page, shared.line.text)
        : null,
    place: signature ? place(signature) : placeOf(reading.file, block.line.page, block.line.text),
  };
}

function newestOf(entries: Entry[]): Entry | undefined {
  const dayOf = (entry: Entry) => entry.date?.date ?? null;
  return entries.toSorted((a, b) => {
    const [one, other] = [dayOf(a), dayOf(b)];
    return one && other ? Temporal.PlainDate.compare(other, one) : 0;
  })[0];
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
    const longest =
      /\b(?:signed|executed|agreed|done|getekend|ondertekend|overeengekomen|gedaan|opgemaakt|unterzeichnet|fait|signe|firmad\w+|hecho)\b/.test(
        foldedLine(line),
      )
        ? 140
        : 80;
    if (date && line.text.trim().length < longest && !line.fromForm && !isOtherDate(line))
      return { date, line };
  }
  return null;
}

/** "Version of …", "printed on …": the date of the paper and not of a signature. */
function isOtherDate(line: Line): boolean {
  const folded = foldedLine(line);
  return (
    otherDates.test(folded) ||
    /\b(?:printed|page|seite|pagina|gedrukt|gedruckt|imprime|impreso)\b/.test(folded)
  );
}
