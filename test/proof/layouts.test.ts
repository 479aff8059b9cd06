import { PDFHexString, PDFName, degrees, rgb } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { codesOf, facts, pdf } from './claims.ts';
import { Sheet } from './make-pdf.ts';

const claim = facts('oosterzeetravel', 'Sonnenfeld Systemhaus', 'exchange-online teams');
const tenant = '2a3af4d4-6b0a-48e8-830e-07bc1e398f10';
const work =
  'The supplier plans the migration to Exchange Online, introduces Microsoft Teams and trains the users in six sessions.';
const none = 'missing-customer-acknowledgement missing-or-old-dates';
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function order(size = 11): Promise<Sheet> {
  const sheet = await Sheet.open(size);
  sheet
    .heading('Statement of Work')
    .row([60, 'Supplier'], [200, 'Sonnenfeld Systemhaus'])
    .row([60, 'Client'], [200, 'Oosterzeetravel GmbH']);
  sheet
    .row([60, 'Domain'], [200, 'oosterzeetravel.example'])
    .row([60, 'Directory (tenant) ID'], [200, tenant]);
  return sheet.heading('1. Scope of services').text(work);
}

type Sign = (sheet: Sheet) => Sheet | Promise<Sheet>;

const sideBySide: Sign = (sheet) =>
  sheet
    .heading('Signatures')
    .row([60, 'For the client'], [320, 'For the supplier'])
    .row([60, 'M. Okafor'], [320, 'E. Sales'])
    .row([60, '5 October 2026'], [320, '1 October 2024']);
const drawn: Sign = (sheet) => {
  sheet.heading('Client acceptance').row([60, 'Name'], [160, 'M. Okafor']).row([60, 'Signature']);
  sheet.page.drawSvgPath(
    'M0 20 C 10 0, 20 0, 25 20 S 40 40, 45 10 S 60 0, 65 20 S 80 30, 85 5 S 95 20, 99 12',
    { x: 160, y: sheet.y + 25, borderColor: rgb(0, 0, 0.6) },
  );
  return sheet.row([60, 'Date'], [160, '5 October 2026']);
};
const picture: Sign = async (sheet) => {
  const image = await sheet.document.embedPng(Buffer.from(png, 'base64'));
  sheet.heading('Client acceptance').at(60, 'Signature:');
  sheet.page.drawImage(image, { x: 160, y: sheet.y - 8, width: 110, height: 30 });
  return sheet.down(2).line('Date: 5 October 2026');
};
const noPicture: Sign = (sheet) =>
  sheet
    .heading('Client acceptance')
    .line('Name: M. Okafor')
    .line('Signature:')
    .down(2)
    .line('Date: 5 October 2026');
const typedNote: Sign = (sheet) => {
  sheet
    .heading('Client acceptance')
    .line('Signature: ____________________')
    .line('Date: ____________________');
  for (const [index, words] of ['5 October 2026', 'M. Okafor'].entries()) {
    const y = sheet.y + 12 + index * sheet.size * 1.3;
    const note = sheet.document.context.obj({
      Type: 'Annot',
      Subtype: 'FreeText',
      Rect: [150, y, 260, y + 14],
      Contents: PDFHexString.fromText(words),
      DA: PDFHexString.fromText('/Helv 10 Tf'),
    });
    sheet.page.node.addAnnot(sheet.document.context.register(note));
  }
  return sheet;
};
const underRules: Sign = (sheet) =>
  sheet
    .gap()
    .row([60, 'Berlin, 05.10.2026'], [320, 'Hamburg, 01.10.2024'])
    .row([60, 'M. Okafor'], [320, 'E. Sales'])
    .row([60, '______________________'], [320, '______________________'])
    .row([60, 'Auftraggeber'], [320, 'Auftragnehmer']);
const underRulesEmpty: Sign = (sheet) =>
  sheet
    .gap()
    .row([320, 'Hamburg, 01.10.2026'])
    .row([320, 'E. Sales'])
    .row([60, '______________________'], [320, '______________________'])
    .row([60, 'Auftraggeber'], [320, 'Auftragnehmer']);
const twice: Sign = (sheet) => {
  sheet.heading('Client acceptance');
  for (const x of [60, 60.4]) sheet.at(x, 'Signed for the client by: M. Okafor');
  return sheet.down().line('Date: 5 October 2026');
};
const nextPage: Sign = (sheet) =>
  sheet
    .newPage()
    .heading('Acknowledgement by the client')
    .line('Signed: M. Okafor')
    .line('Date: 5 October 2026');
const turned: Sign = (sheet) => {
  sheet
    .heading('Client acceptance')
    .line('Signed: M. Okafor')
    .line('Date: 5 October 2026')
    .page.setRotation(degrees(180));
  return sheet;
};

describe('PDF layouts', () => {
  it.each<[string, Sign, string]>([
    ['signatures side by side', sideBySide, ''],
    ['a drawn signature', drawn, ''],
    ['a picture as signature', picture, ''],
    ['no picture at the signature', noPicture, 'missing-customer-acknowledgement'],
    ['notes typed over the rules', typedNote, ''],
    ['names over rules, parties under them', underRules, ''],
    ['the same, the customer empty', underRulesEmpty, none],
    ['text printed twice to look bold', twice, ''],
    ['signed on the next page', nextPage, ''],
    ['a page turned over', turned, ''],
    ['nothing to sign', (sheet) => sheet, none],
  ])('%s', async (_, sign, expected) => {
    const sheet = await sign(await order());
    expect(await codesOf(claim, await sheet.save(), pdf)).toBe(expected);
  });

  it.each([7, 9, 14])('letters of %s points', async (size) => {
    const sheet = await sideBySide(await order(size));
    expect(await codesOf(claim, await sheet.save(), pdf)).toBe('');
  });

  it('two columns of text and a narrow table', async () => {
    const sheet = await Sheet.open(10);
    const top = sheet.y;
    sheet
      .text('Sonnenfeld Systemhaus works for Oosterzeetravel GmbH in its tenant:', 200)
      .line('2a3af4d4-6b0a-48e8-')
      .line('830e-07bc1e398f10')
      .text('The domain of this tenant is oosterzeetravel.example.', 200);
    sheet.y = top - 5;
    sheet
      .text(
        'The work is to plan the migration of four hundred mailboxes to Exchange Online and to introduce Micro-',
        200,
        320,
      )
      .line('soft Teams, with training.', 320);
    sheet.gap().gap().line('Signed for the client: M. Okafor, 5 October 2026');
    expect(await codesOf(claim, await sheet.save(), pdf)).toBe('');
  });

  it('a form whose page says nothing about XFA is read like any other', async () => {
    const sheet = await sideBySide(await order());
    sheet.document.catalog.set(PDFName.of('AcroForm'), sheet.document.context.obj({ Fields: [] }));
    expect(await codesOf(claim, await sheet.save(), pdf)).toBe('');
  });
});
