/**
 * The sample lists, brought to the present: months and dates move with it, so that the listed usage ends with last month. The
 * months after it are continued from the list, so that whoever moves the sandbox's clock finds usage there too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Readable } from 'node:stream';

const folder = join(import.meta.dirname, 'samples');
/** The last month of the usage in samples/usage.csv. */
const lastMonth = Temporal.PlainYearMonth.from('2026-10');
/** How far the usage goes on after the present month: a year with the sandbox's clock, and the month it ends in. */
const monthsAhead = 13;
/** Whose contact the programme owner does not hold: there silence becomes a task. */
const withoutTrustedContact = '1b29fc99-c6c8-4e2b-88c6-14b27b8444d1';

/** Could be claimed when the demo's stories begin; the list as it stands says ended, not provisioned, or bought elsewhere. */
const onceClaimable = new Set([
  'e1c60aa3-d510-4b04-b2d9-0dcd57bb7d97',
  '4223b8aa-5e49-422a-bd37-664251bcd77a',
  'deb67ae7-ffb0-4d9e-a3e1-986964950dc2',
  'c458272f-498d-4fa8-af06-bcf7e91457db',
]);

export type SampleName = 'partners' | 'customers' | 'subscriptions' | 'subscriptions-before' | 'usage';

export interface SampleClaim {
  reference: string;
  locationNumber: string;
  customerDomain: string;
  tenantId: string;
  solutionArea: string;
  activity: string;
  items: { itemId: string; subscriptionId: string | null }[];
  customerContact: { name: string; title: string; email: string };
  technicalContact: { name: string; title: string; email: string } | null;
  partnerContact: { name: string; email: string };
  solutionSellerName: string | null;
  revenueCustomerName: string | null;
  isvProductName: string | null;
}

export interface SampleCustomer {
  tenantId: string;
  name: string;
  primaryDomain: string;
  language: string;
  publicSector: boolean;
  adminName: string;
  adminEmail: string;
}

export function sampleFile(name: string): Buffer {
  return readFileSync(join(folder, name));
}

function rowsOf(name: string): Record<string, string>[] {
  return parse(sampleFile(`${name}.csv`), { columns: true, bom: true }) as Record<string, string>[];
}

/** A list as `cpor import` takes it. */
export function sampleList(name: SampleName, now: Temporal.Instant): Readable {
  const present = now.toZonedDateTimeISO('UTC').toPlainDate().toPlainYearMonth();
  const { months } = lastMonth.until(present.subtract({ months: 1 }), { largestUnit: 'months' });
  const listed = rowsOf(name === 'subscriptions-before' ? 'subscriptions' : name);
  const rows = (name === 'usage' ? continued(listed) : listed).map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, moved(column, value, months)])),
  );
  if (name === 'customers')
    for (const row of rows)
      if (row.tenantId === withoutTrustedContact) Object.assign(row, { adminName: '', adminEmail: '' });
  if (name === 'subscriptions-before') {
    for (const row of rows)
      if (onceClaimable.has(row.subscriptionId ?? ''))
        Object.assign(row, { state: 'active', purchaseMotion: 'web-direct' });
  }
  return Readable.from([Buffer.from(csvOf(rows))]);
}

/** The last instant of which the usage list knows: a list is refused when it tells of a month that has not begun. */
export function usageUntil(now: number): number {
  const present = Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO('UTC');
  return present.add({ months: monthsAhead }).epochMilliseconds;
}

/**
 * Each month after the list moves a third as far as one of the list's own months did, in their order, and never beyond what is
 * paid for.
 */
function continued(rows: Record<string, string>[]): Record<string, string>[] {
  const series = Map.groupBy(rows, (row) => `${row.tenantId} ${row.workload}`);
  return [...series.values()].flatMap((months) => {
    const active = months.map((row) => Number(row.monthlyActiveUsers));
    const last = months.at(-1) as Record<string, string>;
    const ahead = Array.from({ length: monthsAhead + 1 }, (_, index) => {
      const [before = 0, after = 0] = active.slice(index % (months.length - 1));
      const wanted = (active.at(-1) ?? 0) + Math.round((after - before) / 3);
      active.push(Math.max(0, Math.min(wanted, Number(last.paidAvailableUnits))));
      const month = Temporal.PlainYearMonth.from(last.month ?? '')
        .add({ months: index + 1 })
        .toString();
      return { ...last, month, monthlyActiveUsers: String(active.at(-1)) };
    });
    return [...months, ...ahead];
  });
}

function moved(column: string, value: string, months: number): string {
  if (column === 'month') return Temporal.PlainYearMonth.from(value).add({ months }).toString();
  return column.endsWith('On') && value !== ''
    ? Temporal.PlainDate.from(value).add({ months }).toString()
    : value;
}

function csvOf(rows: Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const quoted = (value: string): string =>
    /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((values) => values.map(quoted).join(','))
    .join('\n');
}

/** Rows with one reference are one claim with several lines. */
export function sampleClaims(): SampleClaim[] {
  const claims = Map.groupBy(rowsOf('claims'), (row) => row.externalReference as string);
  return [...claims].map(([reference, rows]) => claimOf(reference, rows));
}

function claimOf(reference: string, rows: Record<string, string>[]): SampleClaim {
  const row = rows[0] as Record<string, string>;
  const text = (column: string): string => row[column] ?? '';
  const person = (who: string): { name: string; title: string; email: string } => ({
    name: text(`${who}Name`),
    title: text(`${who}Title`),
    email: text(`${who}Email`),
  });
  return {
    reference,
    locationNumber: text('locationId'),
    customerDomain: text('customerDomain'),
    tenantId: text('tenantId'),
    solutionArea: text('solutionArea'),
    activity: text('activity'),
    items: rows.map((one) => ({
      itemId: one.workloadOrProduct ?? '',
      subscriptionId: one.subscriptionId || null,
    })),
    customerContact: person('customerContact'),
    technicalContact: text('technicalContactName') === '' ? null : person('technicalContact'),
    partnerContact: { name: text('partnerContactName'), email: text('partnerContactEmail') },
    solutionSellerName: text('solutionSellerName') || null,
    revenueCustomerName: text('revenueCustomerName') || null,
    isvProductName: text('isvProductName') || null,
  };
}

export function sampleCustomers(): Map<string, SampleCustomer> {
  return new Map(
    rowsOf('customers').map((row) => [
      row.tenantId as string,
      {
        tenantId: row.tenantId as string,
        name: row.name as string,
        primaryDomain: row.primaryDomain as string,
        language: row.language as string,
        publicSector: row.publicSector === 'true',
        adminName: row.adminName as string,
        adminEmail: row.adminEmail as string,
      },
    ]),
  );
}

export function sampleLocations(): { number: string; partner: string }[] {
  return rowsOf('partners').map((row) => ({
    number: row.locationId as string,
    partner: row.partnerName as string,
  }));
}
