import { createHash } from 'node:crypto';
import { newUuid } from '../../ports/random.ts';
import { readReference } from '../../store/engine/reference.ts';
import {
  readDirectory,
  readTakenCodes,
  writeDirectory,
  type CustomerRow,
  type Directory,
  type DirectoryChange,
  type StoredContact,
  type StoredDomain,
} from '../../store/parties/imports.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import {
  importList,
  type Applied,
  type ImportOptions,
  type ImportReport,
  type ImportServices,
  type SliceServices,
  type List,
} from './import-list.ts';
import type { Values } from './import-values.ts';

interface Line extends CustomerRow {
  primaryDomain: string;
  /** null: the file has no such column, and what is stored stays. */
  otherDomains: string[] | null;
  contact: { name: string; email: string } | null | undefined;
}

/** Contacts that came with a list are the list's to change; those that a reviewer added stay. */
const addedBy = 'import';

/**
 * The tenant directory: name, domains, country, zone, language and the contact that the programme owner holds (trusted).
 * Columns: tenantId, name, primaryDomain, country, timeZone, language, publicSector, and if wanted otherDomains, adminName, adminEmail.
 */
export function importCustomers(
  services: ImportServices,
  source: AsyncIterable<Uint8Array>,
  options?: ImportOptions,
): Promise<ImportReport> {
  return importList(services, source, customerList(), options);
}

function customerList(): List<Line> {
  const without = new Set<string>();
  return {
    name: 'customers',
    required: ['tenantId', 'name', 'primaryDomain', 'country', 'timeZone', 'language', 'publicSector'],
    optional: ['otherDomains', 'adminName', 'adminEmail'],
    read: readLine,
    keyOf: (row) => row.tenantId,
    nameOf: (row) => row.name,
    async apply(tx, rows, services) {
      const { calendars } = await readReference(tx, []);
      for (const { country } of rows) if (!Object.hasOwn(calendars, country)) without.add(country);
      return applyLines(tx, rows, services);
    },
    notes: () =>
      without.size === 0
        ? []
        : [
            `There is no calendar for ${[...without].toSorted().join(', ')}: windows there are counted with ` +
              "the programme owner's calendar until one is added.",
          ],
  };
}

function readLine(values: Values): Line {
  const contactGiven = values.has('adminEmail');
  const contactName = values.optionalText('adminName', 200);
  const hasContact = contactGiven && (contactName !== '' || values.optionalText('adminEmail', 254) !== '');
  return {
    tenantId: values.guid('tenantId', 'tenant ID'),
    name: values.text('name', 200),
    primaryDomain: values.domain('primaryDomain'),
    otherDomains: values.has('otherDomains') ? values.domains('otherDomains') : null,
    country: values
      .matching('country', 2, (value) => /^[A-Za-z]{2}$/.test(value), 'a country code of two letters')
      .toUpperCase(),
    zone: values.matching('timeZone', 64, isZone, 'a time zone (such as Europe/Amsterdam)'),
    language: values.matching(
      'language',
      20,
      (value) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value),
      'a language (such as en or nl)',
    ),
    publicSector: values.yesNo('publicSector'),
    contact: hasContact
      ? { name: values.text('adminName', 200), email: values.email('adminEmail') }
      : contactGiven
        ? null
        : undefined,
  };
}

export function isZone(value: string): boolean {
  try {
    // A fixed offset is no zone: it knows no summer time.
    return /^[A-Z]/i.test(value) && new Temporal.ZonedDateTime(0n, value).timeZoneId !== '';
  } catch {
    return false;
  }
}

async function applyLines(tx: Tx, rows: Line[], services: SliceServices): Promise<Applied[]> {
  const domains = rows.flatMap((row) => [row.primaryDomain, ...(row.otherDomains ?? [])]);
  const state = index(
    await readDirectory(
      tx,
      rows.map((row) => row.tenantId),
      domains,
    ),
  );
  const change: DirectoryChange = {
    customers: [],
    domains: [],
    goneDomains: [],
    contacts: [],
    goneContacts: [],
  };
  const codes = await newCodes(
    tx,
    rows.filter((row) => !state.customers.has(row.tenantId)).map((row) => row.tenantId),
  );
  const applied = rows.map((row) => applyLine(row, { state, change, services, codes }));
  await writeDirectory(
    tx,
    {
      ...change,
      domains: change.domains.filter(
        ({ domain, tenantId }) => state.domains.get(domain)?.tenantId === tenantId,
      ),
    },
    services.now,
  );
  return applied;
}

interface State {
  customers: Map<string, Directory['customers'][number]>;
  domains: Map<string, StoredDomain>;
  /** By tenant. */
  domainsOf: Map<string, Set<string>>;
  contactsOf: Map<string, StoredContact[]>;
}

function index(directory: Directory): State {
  const domainsOf = new Map<string, Set<string>>();
  for (const { domain, tenantId } of directory.domains)
    domainsOf.set(tenantId, (domainsOf.get(tenantId) ?? new Set()).add(domain));
  return {
    customers: new Map(directory.customers.map((row) => [row.tenantId, row])),
    domains: new Map(directory.domains.map((row) => [row.domain, row])),
    domainsOf,
    contactsOf: Map.groupBy(directory.contacts, (row) => row.tenantId) as Map<string, StoredContact[]>,
  };
}

interface Applying {
  state: State;
  change: DirectoryChange;
  services: ImportServices;
  codes: Map<string, string>;
}

function applyLine(row: Line, { state, change, services, codes }: Applying): Applied {
  const wanted = [row.primaryDomain, ...(row.otherDomains ?? [])];
  const foreign = wanted.filter(
    (domain) => (state.domains.get(domain)?.tenantId ?? row.tenantId) !== row.tenantId,
  );
  if (foreign.length > 0) {
    return {
      outcome: 'refused',
      problems: foreign.map((domain) => ({
        column: domain === row.primaryDomain ? 'primaryDomain' : 'otherDomains',
        code: 'held-by-another',
        message: `${domain} belongs to another tenant; a domain is verified for one tenant only.`,
      })),
    };
  }
  const old = state.customers.get(row.tenantId);
  const { tenantId, name, country, zone, language, publicSector } = row;
  const customer = {
    tenantId,
    name,
    country,
    zone,
    language,
    publicSector,
    code: old?.code ?? (codes.get(tenantId) as string),
  };
  const own = !old || JSON.stringify(sorted(old)) !== JSON.stringify(sorted(customer));
  if (own) change.customers.push(customer);
  const moved = applyDomains(row, wanted, state, change);
  // The customer's version tells of its domains, too.
  if (moved && !own) change.customers.push(customer);
  const met = applyContact(row, state, change, services);
  if (!old) return { outcome: 'added' };
  return { outcome: own || moved || met ? 'changed' : 'unchanged' };
}

function sorted(row: object): [string, unknown][] {
  return Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function applyDomains(row: Line, wanted: string[], state: State, change: DirectoryChange): boolean {
  const { tenantId } = row;
  let changed = false;
  for (const domain of state.domainsOf.get(tenantId) ?? []) {
    // Without the column the other domains stay, and a former primary domain becomes one of them.
    if (row.otherDomains === null || wanted.includes(domain)) continue;
    change.goneDomains.push(domain);
    state.domains.delete(domain);
    state.domainsOf.get(tenantId)?.delete(domain);
    changed = true;
  }
  for (const domain of new Set([...wanted, ...(state.domainsOf.get(tenantId) ?? [])])) {
    const isPrimary = domain === row.primaryDomain;
    const stored = state.domains.get(domain);
    if (stored?.isPrimary === isPrimary) continue;
    if (stored) change.goneDomains.push(domain);
    const next = { domain, tenantId, isPrimary };
    state.domains.set(domain, next);
    change.domains.push(next);
    changed = true;
  }
  return changed;
}

function applyContact(
  { tenantId, contact }: Line,
  state: State,
  change: DirectoryChange,
  { clock, random }: ImportServices,
): boolean {
  if (contact === undefined) return false;
  let changed = false;
  for (const stored of state.contactsOf.get(tenantId) ?? []) {
    if (stored.addedBy !== addedBy || stored.email === contact?.email) continue;
    change.goneContacts.push({ tenantId, id: stored.id });
    changed = true;
  }
  if (contact === null) return changed;
  const stored = state.contactsOf.get(tenantId)?.find((one) => one.email === contact.email);
  if (stored && (stored.name === contact.name || stored.addedBy !== addedBy)) return changed;
  change.contacts.push({ ...contact, tenantId, id: stored?.id ?? newUuid(random, clock.now()), addedBy });
  return true;
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Short code of each new tenant: the first three characters that its id gives, more where others have the same. */
async function newCodes(tx: Tx, tenantIds: string[]): Promise<Map<string, string>> {
  const choices = new Map(
    tenantIds.map((tenantId) => {
      const hash = createHash('sha256').update(tenantId).digest();
      const letters = Array.from(hash.subarray(0, 12), (byte) => crockford[byte % 32]).join('');
      return [tenantId, [3, 4, 5, 6, 8, 12].map((length) => letters.slice(0, length))];
    }),
  );
  const taken = await readTakenCodes(tx, [...choices.values()].flat());
  const codes = new Map<string, string>();
  for (const [tenantId, offered] of choices) {
    const code = offered.find((one) => !taken.has(one));
    if (!code) throw new Error(`there is no free short code for tenant ${tenantId}`);
    taken.add(code);
    codes.set(tenantId, code);
  }
  return codes;
}
