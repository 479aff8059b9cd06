import { publicMailDomains } from '../../../rules/rights/mail-domains.ts';
import { newUuid } from '../../ports/random.ts';
import {
  readPartners,
  writeMailDomains,
  writePartners,
  type LocationRow,
  type PartnerRow,
} from '../../store/parties/partners.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { isZone } from './import-customers.ts';
import {
  importList,
  type Applied,
  type ImportProblem,
  type ImportOptions,
  type ImportReport,
  type ImportServices,
  type SliceServices,
  type List,
} from './import-list.ts';
import type { Values } from './import-values.ts';

interface Line {
  /** null: the list says nothing about them. */
  mailDomains: string[] | null;
  partner: string;
  number: string;
  name: string;
  country: string;
  zone: string;
}

/**
 * Partners and their locations, one location a line; lines of one partner name the same partner.
 * Columns: partnerName, locationId (the Partner ID or MPN ID, digits), locationName, country, timeZone; optional: mailDomains, all of the
 * partner's, parted by spaces, commas or semicolons. Lines of one partner name the same ones, or leave them to one line; empty says nothing.
 */
export function importPartners(
  services: ImportServices,
  source: AsyncIterable<Uint8Array>,
  options?: ImportOptions,
): Promise<ImportReport> {
  return importList(services, source, partnerList, options);
}

const partnerList: List<Line> = {
  name: 'partners',
  required: ['partnerName', 'locationId', 'locationName', 'country', 'timeZone'],
  optional: ['mailDomains'],
  read: (values: Values): Line => ({
    mailDomains: values.has('mailDomains') ? domainsOf(values) : null,
    partner: values.text('partnerName', 200),
    number: values.matching(
      'locationId',
      12,
      (value) => /^\d{4,12}$/.test(value),
      'a Partner ID (4 to 12 digits)',
    ),
    name: values.text('locationName', 200),
    country: values
      .matching('country', 2, (value) => /^[A-Za-z]{2}$/.test(value), 'a country code of two letters')
      .toUpperCase(),
    zone: values.matching('timeZone', 64, isZone, 'a time zone (such as Europe/Amsterdam)'),
  }),
  keyOf: (row) => row.number,
  nameOf: (row) => row.name,
  apply: applyLines,
};

function domainsOf(values: Values): string[] {
  const domains = values.domains('mailDomains').toSorted();
  for (const domain of domains)
    if (publicMailDomains.has(domain))
      values.add('mailDomains', 'value-invalid', `Anybody can have an address at ${domain}.`);
  return domains;
}

/** What becomes of a slice: lines of one partner meet here. */
interface Applying {
  partners: Map<string, PartnerRow>;
  byId: Map<string, PartnerRow>;
  locations: Map<string, LocationRow>;
  added: PartnerRow[];
  changed: LocationRow[];
  /** The mail domains that a line of this list has named for a partner, by its id. */
  named: Map<string, string>;
  /** Partners whose mail domains changed. */
  redomained: Set<PartnerRow>;
  newId(): string;
}

async function applyLines(tx: Tx, rows: Line[], { random, clock, now }: SliceServices): Promise<Applied[]> {
  const found = await readPartners(
    tx,
    rows.map((row) => row.partner),
    rows.map((row) => row.number),
  );
  const applying: Applying = {
    partners: new Map(found.partners.toReversed().map((row) => [row.name, row])),
    byId: new Map(found.partners.map((row) => [row.id, row])),
    locations: new Map(found.locations.map((row) => [row.number, row])),
    added: [],
    changed: [],
    named: new Map(),
    redomained: new Set(),
    newId: () => newUuid(random, clock.now()),
  };
  const applied = rows.map((row) => applyLine(row, applying));
  const { added, changed, redomained } = applying;
  if (changed.length > 0) await writePartners(tx, added, changed, now);
  const known = [...redomained].filter((partner) => !added.includes(partner));
  if (known.length > 0) await writeMailDomains(tx, known);
  return applied;
}

function applyLine(row: Line, applying: Applying): Applied {
  const { partners, byId, locations, added, changed, newId } = applying;
  const stored = locations.get(row.number);
  const holder = stored && byId.get(stored.partnerId);
  if (holder && holder.name !== row.partner)
    return refused('locationId', 'held-by-another', `Location ${row.number} belongs to ${holder.name}.`);
  const known = holder ?? partners.get(row.partner);
  const partner = known ?? { id: newId(), name: row.partner, mailDomains: [] };
  const domains = row.mailDomains?.join(' ') ?? '';
  const others = applying.named.get(partner.id);
  if (domains !== '' && others !== undefined && others !== domains)
    return refused(
      'mailDomains',
      'value-invalid',
      `An earlier line names other mail domains for ${partner.name}: ${others}.`,
    );
  if (!known) {
    partners.set(row.partner, partner);
    added.push(partner);
  }
  const { number, name, country, zone } = row;
  const kept = domains === '' || domains === partner.mailDomains.join(' ');
  if (domains !== '') applying.named.set(partner.id, domains);
  if (!kept) {
    partner.mailDomains = row.mailDomains ?? [];
    applying.redomained.add(partner);
  }
  const same = stored && stored.name === name && stored.country === country && stored.zone === zone;
  if (!same) changed.push({ id: stored?.id ?? newId(), partnerId: partner.id, number, name, country, zone });
  return { outcome: same && kept ? 'unchanged' : stored ? 'changed' : 'added' };
}

function refused(column: string, code: ImportProblem['code'], message: string): Applied {
  return { outcome: 'refused', problems: [{ column, code, message }] };
}
