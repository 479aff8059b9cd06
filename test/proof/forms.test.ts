import { PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { codesOf, facts, pdf } from './claims.ts';
import { Sheet } from './make-pdf.ts';

const claim = facts('oosterzeetravel', 'Sonnenfeld Systemhaus', 'exchange-online teams');
const tenant = '2a3af4d4-6b0a-48e8-830e-07bc1e398f10';
const service = 'The supplier plans the migration, configures policies and trains the users in six sessions.';

interface Filled {
  signature?: string;
  date?: string;
  teams?: boolean;
  partnerDate?: string;
  service?: string;
}

/** Every value in a form field beside its label; names of fields say nothing. */
async function meaninglessNames(filled: Filled): Promise<Uint8Array> {
  const sheet = await Sheet.open();
  sheet.heading('Proof of execution');
  const rows: [string, string][] = [
    ['Partner', 'Sonnenfeld Systemhaus'],
    ['Customer', 'Oosterzeetravel GmbH'],
    ['Domain', 'oosterzeetravel.example'],
    ['Directory (tenant) ID', tenant],
  ];
  for (const [index, [label, value]] of rows.entries())
    sheet.at(60, label).field(`Text${index}`, value, 220, 260).down(1.8);
  sheet
    .at(60, 'Services')
    .field('Text10', filled.service ?? service, 220, 260, 60)
    .down(5);
  sheet
    .check('Check1', true, 60)
    .at(80, 'Exchange Online')
    .down(1.5)
    .check('Check2', filled.teams ?? true, 60)
    .at(80, 'Microsoft Teams')
    .down(1.5);
  sheet.gap().at(60, 'For the customer').at(320, 'For the partner').down(1.8);
  sheet
    .at(60, 'Name')
    .field('Text20', filled.signature ?? '', 120, 150)
    .at(320, 'Name')
    .field('Text30', 'E. Sales', 380, 150)
    .down(1.8);
  sheet
    .at(60, 'Date')
    .field('Text21', filled.date ?? '', 120, 150)
    .at(320, 'Date')
    .field('Text31', filled.partnerDate ?? '6 October 2026', 380, 150)
    .down(1.8);
  return sheet.save();
}

/** Labels are part of the drawing as a picture would be; only the fields' names tell what is what. */
async function speakingNames(values: Record<string, string>): Promise<Uint8Array> {
  const sheet = await Sheet.open();
  sheet.heading('Statement of work');
  for (const [name, value] of Object.entries(values)) sheet.field(name, value, 60, 400).down(2.2);
  return sheet.save();
}

const named = {
  partnerName: 'Sonnenfeld Systemhaus',
  customerName: 'Oosterzeetravel GmbH',
  customer_domain: 'oosterzeetravel.example',
  tenantId: tenant,
  serviceDescription: service,
  products: 'Exchange Online, Microsoft Teams',
  customerSignature: 'M. Okafor',
  customerSignatureDate: '2026-10-05',
  partnerSignature: 'E. Sales',
  partnerSignatureDate: '2024-01-01',
};

describe('form values', () => {
  it.each<[string, Filled, string]>([
    ['all filled', { signature: 'M. Okafor', date: '05.10.2026' }, ''],
    ['nothing signed', {}, 'missing-customer-acknowledgement missing-or-old-dates'],
    ['date missing', { signature: 'M. Okafor' }, 'missing-or-old-dates'],
    ['name missing', { date: '5 Oct 2026' }, 'missing-customer-acknowledgement'],
    [
      'old date beside a new one of the partner',
      { signature: 'M. Okafor', date: '5 Oct 2024' },
      'missing-or-old-dates',
    ],
    ['box not ticked', { signature: 'M. Okafor', date: '5 Oct 2026', teams: false }, 'missing-products'],
    [
      'service left open',
      { signature: 'M. Okafor', date: '5 Oct 2026', service: 'To be agreed' },
      'missing-partner-service',
    ],
  ])('beside labels: %s', async (_, filled, expected) => {
    expect(await codesOf(claim, await meaninglessNames(filled), pdf)).toBe(expected);
  });

  it.each<[string, Record<string, string>, string]>([
    ['all filled', named, ''],
    [
      'customer has not signed',
      { ...named, customerSignature: '', customerSignatureDate: '' },
      'missing-customer-acknowledgement missing-or-old-dates',
    ],
    ['old', { ...named, customerSignatureDate: '2025-10-05' }, 'missing-or-old-dates'],
    ['other tenant', { ...named, tenantId: 'fe1910af-ab85-4695-b9bc-5df138e9ef6f' }, 'missing-all-poe'],
    ['one product', { ...named, products: 'Exchange Online' }, 'missing-products'],
  ])('by the names of the fields: %s', async (_, values, expected) => {
    expect(await codesOf(claim, await speakingNames(values), pdf)).toBe(expected);
  });
});

describe('digital signatures', () => {
  it.each([
    ['a recent one', "D:20261005101233+02'00'", ''],
    ['an old one', 'D:20250105101233Z', 'missing-or-old-dates'],
  ])('%s', async (_, signedAt, expected) => {
    const sheet = await Sheet.open();
    sheet
      .line('Customer: Oosterzeetravel GmbH')
      .line('Partner: Sonnenfeld Systemhaus')
      .line(`Tenant: ${tenant}, oosterzeetravel.example`)
      .text(`${service} Exchange Online, Microsoft Teams.`);
    sheet.gap().line('Signature of the customer');
    const { context } = sheet.document;
    const widget = context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Signature1'),
      Rect: [60, sheet.y - 30, 260, sheet.y],
      F: 4,
      V: context.obj({ Type: 'Sig', Name: PDFString.of('M. Okafor'), M: PDFString.of(signedAt) }),
    });
    const ref = context.register(widget);
    sheet.page.node.set(PDFName.of('Annots'), context.obj([ref]));
    sheet.document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [ref], SigFlags: 3 }));
    expect(await codesOf(claim, await sheet.save(), pdf)).toBe(expected);
  });
});
