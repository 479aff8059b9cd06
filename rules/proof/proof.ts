/**
 * The proof reader: checks what was read from a claim's files against the claim, as a reviewer would. It advises and never
 * blocks. Text in, findings out; reading the files is the port's work. What it cannot tell for certain it leaves to a person,
 * with the place to look at.
 */
import { checkDisclosure } from './disclosure.ts';
import type {
  FileIdentity,
  FoundPart,
  IdentityPart,
  PassedCheck,
  Place,
  ProofDocument,
  ProofDoubt,
  ProofFacts,
  ProofFinding,
  ProofNote,
  ProofReport,
} from './facts.ts';
import { identify } from './identity.ts';
import { checkProducts, type SectionedReading } from './products.ts';
import { sectionsOf } from './sections.ts';
import { checkService } from './service.ts';
import { checkSignature } from './signature.ts';
import { foldedLine, pictureMark, placeOf } from './text.ts';
import { read } from './units.ts';
import { companyPatterns } from './company-names.ts';
import { understandingOf } from './language.ts';
import { standing } from './paper-in-force.ts';

const identityParts: IdentityPart[] = ['partner', 'customer', 'domain', 'tenant'];

export function checkProof(facts: ProofFacts, documents: ProofDocument[]): ProofReport {
  const notes = documents.flatMap((document) => noteOn(document) ?? []);
  const readings = documents.filter((document) => document.readable && hasText(document)).map(sectioned);
  const nothing = { findings: [], doubts: [], notes, places: [], signedOn: null, setAside: [] };
  if (readings.length === 0) return nothing;

  const identities = readings.map((reading) => identify(facts, reading));
  const counted = identities.filter((identity) => !isAboutAnother(identity));
  const setAside = identities.filter(isAboutAnother);
  const ours = readings.filter((_, index) => !isAboutAnother(identities[index]));
  const foreign = ours.filter((reading) => understandingOf(textOf(reading)) !== 'well');
  const places: ProofReport['places'] = [];
  const doubts: ProofDoubt[] = [];
  for (const part of identityParts) {
    const found = (state: FoundPart['state']) =>
      counted.map((identity) => identity.parts[part]).find((one) => one.state === state);
    const same = found('same');
    const unclear = found('unclear');
    if (same?.place) places.push({ check: part, place: same.place });
    if (same) continue;
    if (unclear) doubts.push({ check: part, why: 'role-unclear', place: unclear.place });
    else if (foreign.length > 0) doubts.push({ check: part, why: 'language', place: beginning(foreign[0]) });
    // Nothing else is told about files of another claim.
    else
      return {
        ...nothing,
        findings: [{ code: 'missing-all-poe', evidence: { files: identities } }],
        setAside,
      };
  }

  // An annex that names nobody may list products; a signature on it could be anybody's.
  const signable = ours.filter((_, index) => isLinked(counted[index]));
  const signature = checkSignature(facts, signable);
  const service = checkService(ours, companyPatterns([facts.customerName, ...facts.partnerNames]));
  const products = checkProducts(facts.items, ours, companyPatterns(facts.partnerNames));
  const disclosure = checkDisclosure(facts, ours);
  const findings: ProofReport['findings'] = [...signature.findings];
  if (service.finding) findings.push(service.finding);
  if (products.missing.length > 0)
    findings.push({ code: 'missing-products', evidence: { items: products.missing } });
  if (disclosure.finding) findings.push(disclosure.finding);
  places.push(...signature.places);
  if (service.place) places.push({ check: 'service', place: service.place });
  for (const item of products.named) places.push({ check: `item:${item.id}`, place: item.place });
  if (disclosure.place) places.push({ check: 'public-sector-disclosure', place: disclosure.place });
  doubts.push(...signature.doubts, ...service.doubts, ...products.doubts, ...standing(ours));
  const report = { findings, doubts, notes, places, signedOn: signature.signedOn, setAside };
  return foreign[0] ? inForeignWords(report, foreign) : report;
}

/** What was not found in words that the reader hardly knows is not missing. */
function inForeignWords(report: ProofReport, foreign: SectionedReading[]): ProofReport {
  const place = beginning(foreign[0]);
  const lacking = report.findings.flatMap(checksOf);
  const doubts = lacking.map((check): ProofDoubt => ({ check, why: 'language', place }));
  const unread = foreign.find((reading) => understandingOf(textOf(reading)) === 'not');
  const isSaid = doubts.length > 0 || report.doubts.length > 0;
  if (unread && !isSaid) doubts.push({ check: 'signature', why: 'language', place: beginning(unread) });
  return { ...report, findings: [], doubts: [...report.doubts, ...doubts] };
}

function checksOf(finding: ProofFinding): PassedCheck[] {
  if (finding.code === 'missing-customer-acknowledgement') return ['signature'];
  if (finding.code === 'missing-or-old-dates') return ['signature-date'];
  if (finding.code === 'missing-partner-service') return ['service'];
  if (finding.code === 'missing-products')
    return finding.evidence.items.map((item): PassedCheck => `item:${item.id}`);
  return finding.code === 'missing-public-sector-disclosure' ? ['public-sector-disclosure'] : [];
}

function textOf(reading: SectionedReading): string {
  return reading.lines.map((line) => foldedLine(line)).join('\n');
}

function beginning(reading: SectionedReading | undefined): Place | null {
  const line = reading?.lines[0];
  return reading && line ? placeOf(reading.file, line.page, line.text) : null;
}

function sectioned(document: ProofDocument): SectionedReading {
  const reading = read(document);
  return { ...reading, sections: sectionsOf(reading) };
}

function isAboutAnother(identity: FileIdentity | undefined): boolean {
  return identity === undefined || identityParts.some((part) => identity.parts[part].state === 'differs');
}

function isLinked(identity: FileIdentity | undefined): boolean {
  return (
    identity !== undefined &&
    (['customer', 'domain', 'tenant'] as const).some((part) => identity.parts[part].state === 'same')
  );
}

const letters = /[\p{L}\p{N}]/u;

function hasText(document: ProofDocument): boolean {
  return (
    document.pages.some((page) => letters.test(page.text)) ||
    document.form.some((field) => letters.test(field.value))
  );
}

/** A file, or a page of it, that only a person can read. */
function noteOn(document: ProofDocument): ProofNote | null {
  if (!document.readable || !hasText(document)) {
    return { code: 'unreadable-needs-a-person', file: document.file, reason: document.reason ?? 'empty' };
  }
  const isPicture = document.pages.some(
    (page) => !letters.test(page.text) && page.text.includes(pictureMark),
  );
  if (document.pagesLeftOut)
    return { code: 'unreadable-needs-a-person', file: document.file, reason: 'too-long' };
  return isPicture ? { code: 'unreadable-needs-a-person', file: document.file, reason: 'image-only' } : null;
}
