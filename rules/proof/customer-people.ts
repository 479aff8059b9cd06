/** Everybody whom a paper shows on the customer's side: contacts, people with an address of its, "X of Company". */
import type { ProofFacts } from './facts.ts';
import { labelled } from './labels.ts';
import { sideOf, type Parties } from './signature-words.ts';
import { fold } from './text.ts';
import type { Reading } from './units.ts';
import { namesCompany } from './company-names.ts';
import { particles, personIn, type Person } from './persons.ts';
import { isPerson } from './signature-regions.ts';

const contact =
  /contact|represent|vertegenw|vertret|represente|ansprech|interlocut|responsable|project ?(?:lead|manager|leider)|sponsor/;
const address = /([\p{L}\d._-]+)@([\p{L}\d.-]+)/gu;
const name = String.raw`(\p{Lu}[\p{L}'-]*\.?(?:\s+(?:${particles}|\p{Lu}[\p{L}'-]*\.?)){1,4})`;
const nameBefore = new RegExp(
  String.raw`${name}(?:\s*,[^,.;]{2,60},?|\s*\([^)]{2,60}\))?\s*(?:of|at|for|from|bij|van|voor|bei|der|von|de|du|chez|en|di|presso|,)\s+(?:the |de |het |der |la |le )?$`,
  'u',
);
const nameBehind = new RegExp(
  String.raw`^[^.;]{0,80}?\b(?:represented by|vertegenwoordigd door|vertreten durch|representee? par|representad[oa] por|rappresentat[oa] da)\s+(?:(?:mr|mrs|ms|dhr|mevr|herr|herrn|frau|m|mme|d|dna|de heer|mevrouw)\.?\s+)?${name}`,
  'iu',
);

export function customerPeople(facts: ProofFacts, reading: Reading, parties: Parties): Person[] {
  const companies = [...parties.customer, ...parties.partner];
  const named = labelled(reading, (label) => sideOf(label, parties) === 'customer' && contact.test(label));
  const found = named.flatMap((value) => personIn(value.value, companies) ?? []);
  found.push(...addressed(reading, parties));
  for (const unit of reading.units) {
    for (const match of unit.folded.matchAll(address)) {
      const host = match[2] ?? '';
      const isTheirs = facts.tenantDomains.some(
        (domain) => host === fold(domain) || host.endsWith(`.${fold(domain)}`),
      );
      if (isTheirs) found.push(...fromAddress(match[1] ?? ''));
    }
    const at = namesCompany(unit.folded, parties.customer);
    if (at < 0 || unit.text.length > 2_000) continue;
    const before = nameBefore.exec(unit.text.slice(0, at))?.[1];
    const behind = nameBehind.exec(unit.text.slice(at))?.[1];
    for (const text of [before, behind]) {
      const person = text === undefined ? null : personIn(text, companies);
      if (person) found.push(person);
    }
  }
  return found;
}

/** Whom a letter is addressed to: the person, and under it nothing but the company. */
function addressed({ lines }: Reading, { customer, partner }: Parties): Person[] {
  return lines.flatMap((line, index): Person[] => {
    const below = lines[index + 1];
    const [cell, second] = line.cells;
    if (!cell || second || !below || below.gapBefore || below.cells.length > 1 || !isPerson(cell.text))
      return [];
    const company = below.cells[0]?.folded ?? '';
    if (namesCompany(company, customer) !== 0 || company.length > 60) return [];
    const person = personIn(cell.text, [...customer, ...partner]);
    return person ? [person] : [];
  });
}

/** "jan.koster" and "jkoster" are J. Koster. */
function fromAddress(local: string): Person[] {
  const parts = local.split(/[._-]/).filter((part) => part.length > 0);
  const surname = parts.at(-1) ?? '';
  if (parts.length > 1) return [{ surname, initial: parts[0]?.charAt(0) ?? '' }];
  return surname.length > 3
    ? [
        { surname: surname.slice(1), initial: surname.charAt(0) },
        { surname, initial: '' },
      ]
    : [];
}
