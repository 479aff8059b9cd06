/**
 * Whether what was filled into a signature block is a signature of the customer: a person, on its side, who did not say no.
 */
import type { DoubtReason } from './facts.ts';
import type { Block, Entry } from './signature-blocks.ts';
import type { Reader } from './signature-cells.ts';
import { fold, type Line } from './text.ts';
import { sideOf } from './signature-words.ts';
import { formPositions, isKin, namesCompany, type Company } from './company-names.ts';
import { isSamePerson, namesPerson, personIn, type Person } from './persons.ts';
import { byProxy, elsewhere, pending, refusing } from './refusals.ts';

export type Judgement =
  | { says: 'signed' }
  | { says: 'nobody' }
  | { says: 'denied'; why: 'refused' | 'not-by-customer' }
  | { says: 'doubt'; why: DoubtReason };

/** Whom the paper shows on which side. */
export interface People {
  customer: Person[];
  partner: Person[];
}

export interface Signatory {
  block: Block;
  region: Line[];
  /** The entry that looks like the signature. */
  entry: Entry;
  side: 'customer' | null;
}

export function judge(
  { block, region, entry, side }: Signatory,
  { parties }: Reader,
  people: People,
  customer: Company,
): Judgement {
  const companies = [...parties.customer, ...parties.partner];
  const own = block.entries.filter(
    (one) => one.filled && (one.kinds.has('sign') || one.kinds.has('name') || one === entry),
  );
  const texts = own.map((one) => fold(one.text));
  if (texts.some((text) => refusing.test(text))) return { says: 'denied', why: 'refused' };
  if (pending.test(entry.value)) return { says: 'nobody' };
  const isOfPartner = own.some((one) => {
    const person = personIn(one.text, companies);
    return person !== null && people.partner.some((other) => isSamePerson(person, other));
  });
  if (isOfPartner) return { says: 'denied', why: 'not-by-customer' };
  if (
    texts.some((text) => namesCompany(text, parties.partner) >= 0 && namesCompany(text, parties.customer) < 0)
  )
    return { says: 'denied', why: 'not-by-customer' };
  if (side === null && isPartnersOwn(region, entry, parties))
    return { says: 'denied', why: 'not-by-customer' };
  const company = companyOfBlock(block, parties);
  if (company === 'other') return { says: 'denied', why: 'not-by-customer' };
  if (texts.some((text) => byProxy.test(text.slice(text.indexOf(':') + 1))))
    return { says: 'doubt', why: 'signer-unclear' };
  if (texts.some((text) => elsewhere.test(text))) return { says: 'doubt', why: 'agreed-elsewhere' };
  if (texts.some((text) => namesKin(text, customer))) return { says: 'doubt', why: 'signer-unclear' };
  const isKnown = own.some((one) => {
    const person = personIn(one.text, companies);
    return person !== null && people.customer.some((other) => isSamePerson(person, other));
  });
  const isTheirs = side === 'customer' || company === 'customer' || isKnown || isTheirRegion(region, parties);
  if (!isTheirs) return { says: 'doubt', why: 'signer-unclear' };
  return own.some((one) => namesPerson(one.text, companies))
    ? { says: 'signed' }
    : { says: 'doubt', why: 'signer-unclear' };
}

/** "Bram de Wit / Partner, Kade Nine": the supplier under the name, the customer nowhere. */
function isPartnersOwn(region: Line[], entry: Entry, parties: Reader['parties']): boolean {
  const text = region.map((line) => line.cells.map((cell) => cell.folded).join(' '));
  const at = region.indexOf(entry.line);
  const near = text.slice(at, at + 4).join('\n');
  return (
    namesCompany(near, parties.partner) >= 0 && text.every((line) => sideOf(line, parties) !== 'customer')
  );
}

function namesKin(text: string, customer: Company): boolean {
  return customer.patterns.some((pattern) =>
    [...text.matchAll(pattern)].some((match) => {
      const end = match.index + match[0].length;
      return isKin(customer, text.slice(end, end + 80));
    }),
  );
}

function companyOfBlock(block: Block, { customer, partner }: Reader['parties']): 'customer' | 'other' | null {
  for (const entry of block.entries) {
    if (!entry.kinds.has('company') || entry.value.trim() === '') continue;
    if (namesCompany(entry.value, customer) >= 0) return 'customer';
    if (namesCompany(entry.value, partner) >= 0 || formPositions(entry.value).length > 0) return 'other';
  }
  return null;
}

/** A block without a word about its side, that names the customer's company and not the partner's. */
function isTheirRegion(region: Line[], { customer, partner }: Reader['parties']): boolean {
  const text = region.map((line) => line.cells.map((cell) => cell.folded).join(' ')).join('\n');
  return namesCompany(text, customer) >= 0 && namesCompany(text, partner) < 0;
}
