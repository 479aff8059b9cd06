import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { checkProof } from '../../rules/proof/proof.ts';
import { readDocument } from '../../server/ports/read-document.ts';
import { sniffType } from '../../server/ports/file-type.ts';
import { codes, facts, type CustomerKey } from './claims.ts';

interface Expected {
  file: string;
  tenantId: string;
  locationId: string;
  claimedWorkloads: string;
  submittedOn: string;
  expectedFindings: string;
}

const folder = new URL('../samples/poe/', import.meta.url);
const partners: Record<string, string> = {
  4110001: 'Kade Nine Consulting',
  4110002: 'Brightwater Partners',
  4110003: 'Havelaar IT',
  4110004: 'Sonnenfeld Systemhaus',
  4110005: 'Kestrel Cloud',
};
const customers: CustomerKey[] = [
  'oosterzeetravel',
  'harbourseeds',
  'oosterzeelabs',
  'velderlogistics',
  'graniteworks',
];
const rows = parse<Expected>(readFileSync(new URL('EXPECTED.csv', folder)), { columns: true });

describe('the sample files', () => {
  it.each(rows.map((row): [string, Expected] => [row.file, row]))('%s', async (file, row) => {
    const customer = customers.find((key) => facts(key, '', 'teams').tenantId === row.tenantId);
    const claim = facts(
      customer ?? 'graniteworks',
      partners[row.locationId] ?? '',
      row.claimedWorkloads.replaceAll(';', ' '),
      row.submittedOn,
    );
    const bytes = new Uint8Array(readFileSync(new URL(file, folder)));
    const { document } = await sniffType(bytes);
    if (!document) throw new Error(`${file} is no proof file`);
    const report = checkProof(claim, [{ file, ...(await readDocument(bytes, document)) }]);
    expect(codes(report)).toBe(row.expectedFindings.split(';').sort().join(' '));
  });
});
