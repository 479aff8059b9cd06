import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProof } from '../../rules/proof/proof.ts';
import { asDocument, facts } from './claims.ts';

const claim = facts('oosterzeelabs', 'Brightwater Partners', 'teams sales exchange-online entra-id-p1');
const identity =
  'Partner: Brightwater Partners\nCustomer: Oosterzeelabs Inc.\nDomain: oosterzeelabs.example\nTenant: 4ef8aa38-9227-4658-9e27-a1c08a6a63ec\n';

const words = fc.constantFrom(
  'Signed',
  'for',
  'the',
  'client',
  'by',
  ':',
  '____',
  'Date',
  '5 October 2026',
  '05/10/2026',
  'Teams',
  'not',
  'out of scope',
  'Dynamics 365',
  'Sales',
  '\n',
  '   ',
  '☐',
  '☒',
  '\n\n',
  '\t',
  '|',
  'Name',
  'Signature',
  'M. Okafor',
  'partner of record',
  'acknowledges that',
  'migrates',
  'Brightwater Partners',
  'Oosterzeelabs Inc.',
  '\uFFFC',
  '-',
);

describe('whatever a document says', () => {
  it('the check answers, and quotes stay short', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.array(words, { maxLength: 120 }).map((list) => list.join(' ')),
    );
    const form = fc.array(fc.record({ name: fc.string(), value: fc.string() }), { maxLength: 5 });
    fc.assert(
      fc.property(text, form, (body, fields) => {
        const report = checkProof(claim, [
          { ...asDocument(`${identity}${body}`), form: fields },
          asDocument(body, 'second.pdf'),
        ]);
        for (const { place } of report.places) expect(place.quote.length).toBeLessThanOrEqual(160);
        const codes = report.findings.map((finding) => finding.code);
        expect(new Set(codes).size).toBe(codes.length);
        if (codes.includes('missing-all-poe')) expect(codes).toEqual(['missing-all-poe']);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['white space', ' '.repeat(200_000)],
    ['digits', '1 2 '.repeat(60_000)],
    ['a wall of capitals', 'A'.repeat(150_000)],
    ['labels', 'Name: Date: Signature: '.repeat(8_000)],
    ['lines of labels', 'Signature of the client:\nDate:\n'.repeat(8_000)],
    ['product names', 'Teams and Sales, not Exchange\n'.repeat(8_000)],
    ['one long sentence', 'and Microsoft Teams or Dynamics 365 '.repeat(6_000)],
    ['open brackets', '{{<<[(('.repeat(20_000)],
    ['underscores', '_ '.repeat(80_000)],
    ['cells', 'a   b   c   d   e\n'.repeat(15_000)],
    ['identifiers', '4ef8aa38-9227-4658-9e27-'.repeat(8_000)],
    ['names', 'M. Okafor\n'.repeat(20_000)],
    ['parties', 'For the client   For the supplier\n'.repeat(6_000)],
    ['dates', '5 October 2026 '.repeat(12_000)],
    ['commas', 'Teams,'.repeat(30_000)],
    ['hyphens', 'ab-\n'.repeat(40_000)],
  ])('takes its time but not long: %s', (_, text) => {
    // Processor time, so that a busy machine does not count.
    const start = process.cpuUsage();
    checkProof(claim, [asDocument(identity + text)]);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(5_000);
  });
});
