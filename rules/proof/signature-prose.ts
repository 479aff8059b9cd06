/** Signatures outside of blocks: "agreed on … by …", a letter with its closing. */
import { findDates, type FoundDate } from './dates.ts';
import type { ProofFacts } from './facts.ts';
import { namesCompany } from './company-names.ts';
import { fold, foldedLine, placeOf, type Line } from './text.ts';
import type { SectionedReading } from './products.ts';
import type { Signing } from './signature.ts';
import type { Reader } from './signature-cells.ts';
import { answerOf, runningText } from './agreement.ts';
import { namesPerson } from './persons.ts';
import { closing, sideOf, written } from './signature-words.ts';
import { sentences } from './units.ts';

const signedVerb = new RegExp(
  [
    String.raw`\b(?:signed|agreed|accepted|approved|acknowledged|confirmed|executed|getekend|ondertekend`,
    String.raw`|akkoord bevonden|goedgekeurd|bevestigd|unterzeichnet|unterschrieben|akzeptiert|bestatigt|genehmigt`,
    String.raw`|angenommen|signee?|acceptee?|approuvee?|confirmee?|firmado|aceptado|aprobado)\b`,
  ].join(''),
);
const notNow = new RegExp(
  [
    String.raw`\b(?:will|shall|must|should|to be|once|when|if|before|after|until|upon|zal|zullen|moet|moeten|zodra|als`,
    String.raw`|indien|muss|mussen|soll|sobald|wenn|falls|sera|doit|des que|not|niet|nicht|nog|noch|non|unless)\b`,
  ].join(''),
);
const otherPaper = new RegExp(
  [
    String.raw`\b(?:master|framework|earlier|previous|raamovereenkomst|rahmenvertrag|contrat[- ]cadre|msa|nda)\b`,
    String.raw`|\b(?:agreement|contract|overeenkomst|vertrag|contrat|quote|offerte|angebot|order)\s+(?:of|dated|signed`,
    String.raw`|accepted|van|vom|du|getekend|unterzeichnet|signe)`,
  ].join(''),
);
const bothParties = /\bboth parties|\bbeide partijen|\bbeiden? parteien|\bles deux parties|\bambas partes/;

/** Sentences that tell that the customer has signed, with the day. */
export function signedStatements(reading: SectionedReading, reader: Reader): Signing[] {
  const found: Signing[] = [];
  for (const unit of reading.units) {
    if (reading.sections.get(unit) === 'excluded' || !signedVerb.test(unit.folded)) continue;
    for (const sentence of sentences(unit)) {
      const verb = signedVerb.exec(sentence.folded);
      const [date] = findDates(sentence.folded, reader.dates);
      if (!verb || !date || date.at < verb.index || date.at - verb.index > 200) continue;
      if (
        notNow.test(sentence.folded.slice(Math.max(0, verb.index - 60))) ||
        otherPaper.test(sentence.folded)
      )
        continue;
      const said = sentence.folded.slice(Math.max(0, verb.index - 60));
      const side = sideOf(said, reader.parties);
      const isUnsaid = side === null && tellsWho(sentence.text, reader);
      if (side !== 'customer' && !bothParties.test(said) && !isUnsaid) continue;
      const place = placeOf(reading.file, unit.page, sentence.text);
      const signing: Signing = { signed: place, date, datePlace: place, place };
      found.push(
        !isUnsaid && tellsWho(sentence.text, reader) ? signing : { ...signing, doubt: 'signer-unclear' },
      );
    }
  }
  return found;
}

/** "… by Craig Moreau": a sentence that names nobody is the word of whoever wrote the paper. */
function tellsWho(text: string, { parties }: Reader): boolean {
  const companies = [...parties.customer, ...parties.partner];
  return [...text.matchAll(/\b(?:by|door|von|durch|par|por|da|pela?|przez)\s+(.{3,60})/giu)].some((match) =>
    namesPerson((match[1] ?? '').replace(/\b(?:on|op|am|le|el|il|em)\b.*$/, ''), companies),
  );
}

const headLines = 16;
const closingLines = 7;

/** A letter from the customer, closed by its own person and dated at its head, that agrees to something. */
export function signedLetters(facts: ProofFacts, reading: SectionedReading, reader: Reader): Signing[] {
  const lines = reading.lines.filter((line) => !line.fromForm);
  const at = lines.findLastIndex((line) => closing.test(foldedLine(line)));
  if (at < 0) return [];
  const signature = lines
    .slice(at + 1, at + 1 + closingLines)
    .filter((line) => line.page === lines[at]?.page || line.index < at + 4);
  const below = signature.map((line) => foldedLine(line)).join('\n');
  if (!isFromCustomer(facts, lines, below, reader)) return [];
  const person = signature.find(
    (line) =>
      /\p{L}{2}/u.test(line.text) &&
      namesCompany(foldedLine(line), reader.parties.customer) < 0 &&
      findDates(foldedLine(line), reader.dates).length === 0 &&
      written(foldedLine(line)) !== '',
  );
  const dated = letterDate(
    [...signature, ...lines.slice(Math.max(0, at - 2), at), ...lines.slice(0, Math.min(at, headLines))],
    reader,
  );
  const place = placeOf(
    reading.file,
    lines[at]?.page ?? 1,
    [lines[at]?.text, ...signature.slice(0, 3).map((line) => line.text)].join(' '),
  );
  const signing: Signing = {
    signed: person ? place : null,
    date: dated?.date ?? null,
    datePlace: dated ? placeOf(reading.file, dated.line.page, dated.line.text) : null,
    place,
  };
  const body = lines.filter((line) => line.index < (lines[at]?.index ?? 0));
  const { answer } = answerOf(runningText(body), reader.parties.customer);
  if (answer === 'refuses') return [{ ...signing, signed: null, date: null, denied: 'refused' }];
  if (answer === 'conditional') return [{ ...signing, doubt: 'conditional' }];
  return [answer === 'agrees' || !person ? signing : { ...signing, doubt: 'not-understood' }];
}

function isFromCustomer(facts: ProofFacts, lines: Line[], below: string, reader: Reader): boolean {
  const isPartner = namesCompany(below, reader.parties.partner) >= 0;
  const isCustomer =
    namesCompany(below, reader.parties.customer) >= 0 ||
    facts.tenantDomains.some((domain) => below.includes(fold(domain)));
  if (isPartner || isCustomer) return isCustomer && !isPartner;
  // No company under the signature: the letterhead says who writes, the company addressed comes after it.
  const head = lines
    .slice(0, 6)
    .map((line) => foldedLine(line))
    .join('\n');
  const customerAt = namesCompany(head, reader.parties.customer);
  const partnerAt = namesCompany(head, reader.parties.partner);
  return customerAt >= 0 && (partnerAt < 0 || customerAt < partnerAt);
}

/** "Berlin, 5 October 2026" or "Date: …": a short line that is little more than its date. */
function letterDate(lines: Line[], reader: Reader): { date: FoundDate; line: Line } | null {
  for (const line of lines) {
    const folded = foldedLine(line);
    const [date] = findDates(folded, reader.dates);
    if (!date || date.wholeMonth) continue;
    const rest = `${folded.slice(0, date.at)} ${folded.slice(date.at + date.length)}`
      .replaceAll(/[^\p{L}]+/gu, ' ')
      .trim();
    if (
      rest.split(' ').length <= 5 &&
      !/version|versie|document|start|valid|expir|since|sinds|seit|depuis/.test(rest)
    )
      return { date, line };
  }
  return null;
}
