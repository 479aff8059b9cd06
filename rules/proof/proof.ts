/**
 * The proof reader: checks what was read from a claim's files against the claim, as a reviewer would (domain.md 7.2). It
 * advises and never blocks. Text in, findings out; reading the files is the port's work.
 */
import { checkDisclosure } from './disclosure.ts';
import type {
  FileIdentity,
  IdentityPart,
  ProofDocument,
  ProofFacts,
  ProofNote,
  ProofReport,
} from './facts.ts';
import { identify } from './identity.ts';
import { checkProducts, type SectionedReading } from './products.ts';
import { sectionsOf } from './sections.ts';
import { checkService } from './service.ts';
import { checkSignature } from './signature.ts';
import { pictureMark } from './text.ts';
import { read } from './units.ts';

const identityParts: IdentityPart[] = ['partner', 'customer', 'domain', 'tenant'];

export function checkProof(facts: ProofFacts, documents: ProofDocument[]): ProofReport {
  const notes = documents.flatMap((document) => noteOn(document) ?? []);
  const readings = documents.filter((document) => document.readable && hasText(document)).map(sectioned);
  if (readings.length === 0) return { findings: [], notes, places: [], signedOn: null, setAside: [] };

  const identities = readings.map((reading) => identify(facts, reading));
  const counted = identities.filter((identity) => !isAboutAnother(identity));
  const setAside = identities.filter(isAboutAnother);
  const ours = readings.filter((_, index) => !isAboutAnother(identities[index]));
  const places: ProofReport['places'] = [];
  for (const part of identityParts) {
    const proof = counted.find((identity) => identity.parts[part].state === 'same');
    // Nothing else is told about files of another claim.
    const nothing: ProofReport['findings'] = [{ code: 'missing-all-poe', evidence: { files: identities } }];
    if (!proof) return { findings: nothing, notes, places: [], signedOn: null, setAside };
    const { place } = proof.parts[part];
    if (place) places.push({ check: part, place });
  }

  const findings: ProofReport['findings'] = [];
  // An annex that names nobody may list products; a signature on it could be anybody's.
  const signable = ours.filter((_, index) => isLinked(counted[index]));
  const signature = checkSignature(facts, signable);
  const service = checkService(ours);
  const products = checkProducts(facts.items, ours);
  const disclosure = checkDisclosure(facts, ours);
  findings.push(...signature.findings);
  if (service.finding) findings.push(service.finding);
  if (products.missing.length > 0)
    findings.push({ code: 'missing-products', evidence: { items: products.missing } });
  if (disclosure.finding) findings.push(disclosure.finding);
  places.push(...signature.places);
  if (service.place) places.push({ check: 'service', place: service.place });
  for (const item of products.named) places.push({ check: `item:${item.id}`, place: item.place });
  if (disclosure.place) places.push({ check: 'public-sector-disclosure', place: disclosure.place });
  return { findings, notes, places, signedOn: signature.signedOn, setAside };
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
