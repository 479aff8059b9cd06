import { describe, expect, it } from 'vitest';
import { checkProof } from '../../rules/proof/proof.ts';
import type { ProofDocument } from '../../rules/proof/facts.ts';
import { oldestAllowed } from '../../rules/proof/signature-date.ts';
import { asDocument, codes, facts } from './claims.ts';

const claim = facts('oosterzeetravel', 'Sonnenfeld Systemhaus', 'exchange-online teams');
const parties =
  'Customer: Oosterzeetravel GmbH\nPartner: Sonnenfeld Systemhaus\nDomain: oosterzeetravel.example\nTenant ID: 2a3af4d4-6b0a-48e8-830e-07bc1e398f10\n\n';
const work =
  'The partner migrates the mailboxes to Exchange Online, introduces Microsoft Teams and trains the users.\n\n';
const signed = 'Signed for the customer by: M. Okafor\nDate: 5 October 2026\n';
const other =
  'Customer: Saffronlabs B.V.\nPartner: Sonnenfeld Systemhaus\nDomain: saffronlabs.example\nTenant ID: c3baea9e-13de-4f86-ab10-31d0f646e1f4\n\n';
const scan: ProofDocument = { file: 'scan.pdf', readable: false, reason: 'image-only', pages: [], form: [] };
const text = (body: string, file: string) => asDocument(body, file);
const unsigned = 'missing-customer-acknowledgement missing-or-old-dates';

describe('the files of a claim count together', () => {
  it.each<[string, ProofDocument[], string]>([
    [
      'order and acceptance',
      [
        text(parties + work, 'order.pdf'),
        text(
          `Oosterzeetravel GmbH accepts the work of Sonnenfeld Systemhaus.\n\n${signed}`,
          'acceptance.pdf',
        ),
      ],
      '',
    ],
    [
      'order and list of products',
      [
        text(`${parties}The partner plans the migration and trains the users.\n\n${signed}`, 'order.pdf'),
        text('Annex: Products\nExchange Online\nTeams', 'annex.docx'),
      ],
      '',
    ],
    [
      'a signature on a paper that names nobody',
      [text(parties + work, 'order.pdf'), text(signed, 'page.pdf')],
      unsigned,
    ],
    [
      'a signature of another customer',
      [text(parties + work, 'order.pdf'), text(other + signed, 'other.pdf')],
      unsigned,
    ],
    [
      'a good file and one of another claim',
      [text(parties + work + signed, 'order.pdf'), text(other + work + signed, 'other.pdf')],
      '',
    ],
    ['only another claim', [text(other + work + signed, 'other.pdf')], 'missing-all-poe'],
    [
      'another claim and a scan',
      [text(other + work + signed, 'other.pdf'), scan],
      'missing-all-poe unreadable-needs-a-person',
    ],
    ['a scan alone', [scan], 'unreadable-needs-a-person'],
    [
      'a good file and a scan',
      [text(parties + work + signed, 'order.pdf'), scan],
      'unreadable-needs-a-person',
    ],
    [
      'an unsigned file and a scan',
      [text(parties + work, 'order.pdf'), scan],
      `${unsigned} unreadable-needs-a-person`,
    ],
    ['no file', [], ''],
    [
      'identity spread over two files',
      [
        text(
          'Customer: Oosterzeetravel GmbH (oosterzeetravel.example)\nPartner: Sonnenfeld Systemhaus',
          'one.pdf',
        ),
        text(`Tenant ID: 2a3af4d4-6b0a-48e8-830e-07bc1e398f10\n${work}${signed}`, 'two.pdf'),
      ],
      '',
    ],
  ])('%s', (_, documents, expected) => {
    expect(codes(checkProof(claim, documents))).toBe(expected);
  });

  it('a page that is a picture inside a readable file needs a person too', () => {
    const document = {
      ...asDocument(parties + work),
      pages: [
        { page: 1, text: parties + work },
        { page: 2, text: '\uFFFC' },
      ],
    };
    expect(codes(checkProof(claim, [document]))).toBe(`${unsigned} unreadable-needs-a-person`);
  });
});

describe('evidence', () => {
  it('names file, page and words', () => {
    const report = checkProof(claim, [asDocument(`${parties}\f${work}\f${signed}`, 'order.pdf')]);
    const places = Object.fromEntries(report.places.map(({ check, place }) => [check, place]));
    expect(places.tenant).toEqual({
      file: 'order.pdf',
      page: 1,
      quote: 'Tenant ID: 2a3af4d4-6b0a-48e8-830e-07bc1e398f10',
    });
    expect(places['item:teams']?.page).toBe(2);
    expect(places['signature-date']).toEqual({ file: 'order.pdf', page: 3, quote: 'Date: 5 October 2026' });
    expect(Object.keys(places).sort()).toEqual([
      'customer',
      'domain',
      'item:exchange-online',
      'item:teams',
      'partner',
      'service',
      'signature',
      'signature-date',
      'tenant',
    ]);
  });

  it('says what differs', () => {
    const [finding] = checkProof(claim, [text(other + work + signed, 'other.pdf')]).findings;
    expect(finding).toMatchObject({
      code: 'missing-all-poe',
      evidence: {
        files: [
          {
            file: 'other.pdf',
            parts: {
              partner: { state: 'same' },
              customer: { state: 'differs', place: { page: 1, quote: 'Customer: Saffronlabs B.V.' } },
              domain: { state: 'differs' },
              tenant: { state: 'differs' },
            },
          },
        ],
      },
    });
  });

  it('says which date was found and which would do', () => {
    const [finding] = checkProof(claim, [
      text(parties + work + signed.replace('2026', '2025'), 'old.pdf'),
    ]).findings;
    expect(finding).toEqual({
      code: 'missing-or-old-dates',
      evidence: {
        why: 'too-old',
        found: '2025-10-05',
        oldestAllowed: '2025-11-02',
        place: { file: 'old.pdf', page: 1, quote: 'Date: 5 October 2025' },
      },
    });
  });

  it('says which product is missing and whether it was taken out', () => {
    const body = `${parties}The partner migrates the mailboxes and trains the users. Teams is out of scope.\n\n${signed}`;
    const [finding] = checkProof(claim, [text(body, 'order.pdf')]).findings;
    expect(finding).toMatchObject({
      code: 'missing-products',
      evidence: {
        items: [
          { id: 'exchange-online', why: 'not-named' },
          { id: 'teams', why: 'excluded', place: { page: 1 } },
        ],
      },
    });
  });
});

describe('the oldest signature that will do', () => {
  it.each([
    ['2024-03-14', '2023-03-14'],
    ['2025-02-28', '2024-02-28'],
    ['2025-03-01', '2024-03-01'],
    ['2024-02-29', '2023-03-01'],
    ['2026-11-02', '2025-11-02'],
  ])('sent on %s: %s', (sentOn, oldest) => {
    expect(oldestAllowed({ sentOn: Temporal.PlainDate.from(sentOn), maxAgeMonths: 12 }).toString()).toBe(
      oldest,
    );
  });
});
