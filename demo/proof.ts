/** Proofs of execution for the demo's claims: small real PDF files of the kind that partners send. */
import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';

export interface ProofContent {
  partner: string;
  locationNumber: string;
  customer: string;
  domain: string;
  tenantId: string;
  items: string[];
  dutch: boolean;
  publicSector: boolean;
  /** It speaks of licences and of no service. */
  licencesOnly?: boolean | undefined;
  /** null: the block is left empty, as happens. */
  signedBy: string | null;
  signedOn: Temporal.PlainDate;
  /** Nobody wrote the day beside the signature. */
  undated?: boolean | undefined;
}

const english = {
  title: 'Statement of Work',
  supplier: 'Supplier',
  number: 'Partner ID',
  client: 'Client',
  domain: 'Domain',
  tenant: 'Directory (tenant) ID',
  scope: '1. Scope of services',
  products: '2. Products and workloads in scope',
  disclosure: '3. Public sector disclosure',
  acknowledgement: 'Acknowledgement by the client',
  signed: 'Signed for the client by',
  date: 'Date',
  service: [
    'The supplier plans the rollout, configures policies, trains the users in six sessions and reports adoption every month.',
    'The supplier designs the solution, sizes the licences, builds a pilot and hands it over to the client.',
    'The supplier migrates the data, sets up the integration and supports the users in the first three months.',
  ],
  licences: 'The supplier delivers the licences for the products below at list price.',
  suite: 'Cloud services as ordered',
  disclosed:
    'The client, a public sector organisation, acknowledges that the supplier will ask to be recognised as partner of record ' +
    'for the products above and may receive incentives.',
};

const dutch: typeof english = {
  title: 'Opdrachtomschrijving',
  supplier: 'Leverancier',
  number: 'Partner ID',
  client: 'Klant',
  domain: 'Domein',
  tenant: 'Directory-id (tenant-id)',
  scope: '1. Omschrijving van de werkzaamheden',
  products: '2. Producten en workloads',
  disclosure: '3. Publieke sector',
  acknowledgement: 'Bevestiging door de klant',
  signed: 'Namens de klant getekend door',
  date: 'Datum',
  service: [
    'De leverancier bereidt de migratie voor, richt het beleid in, traint de gebruikers in zes sessies en rapporteert maandelijks over het gebruik.',
    'De leverancier ontwerpt de oplossing, bouwt een proefopstelling en draagt die over aan de klant.',
    'De leverancier zet de gegevens over, richt de koppelingen in en begeleidt de gebruikers in de eerste drie maanden.',
  ],
  licences: 'De leverancier levert de licenties voor onderstaande producten tegen lijstprijs.',
  suite: 'Clouddiensten volgens bestelling',
  disclosed:
    'De klant, een organisatie in de publieke sector, weet dat de leverancier zal vragen om als partner of record te worden erkend ' +
    'voor bovenstaande producten en daarvoor een vergoeding kan krijgen.',
};

interface Pen {
  page: PDFPage;
  plain: PDFFont;
  bold: PDFFont;
  y: number;
}

export async function makeProof(content: ProofContent, variant: number): Promise<Buffer> {
  const words = content.dutch ? dutch : english;
  const document = await PDFDocument.create();
  const signedAt = new Date(content.signedOn.toString());
  document.setCreationDate(signedAt);
  document.setModificationDate(signedAt);
  document.setTitle(words.title);
  const pen: Pen = {
    page: document.addPage([595, 842]),
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
    y: 780,
  };
  write(pen, words.title, 20, 'bold');
  pen.y -= 12;
  write(pen, `${words.supplier}: ${content.partner} (${words.number} ${content.locationNumber})`);
  write(pen, `${words.client}: ${content.customer}`);
  write(pen, `${words.domain}: ${content.domain}`);
  write(pen, `${words.tenant}: ${content.tenantId}`);
  heading(pen, words.scope);
  write(
    pen,
    content.licencesOnly ? words.licences : (words.service[variant % words.service.length] as string),
  );
  heading(pen, words.products);
  for (const item of content.items.length > 0 ? content.items : [words.suite]) write(pen, item);
  if (content.publicSector) {
    heading(pen, words.disclosure);
    write(pen, words.disclosed);
  }
  heading(pen, words.acknowledgement);
  const blank = '______________';
  const when = content.signedOn.toLocaleString(content.dutch ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  write(pen, `${words.signed}: ${content.signedBy ?? `${blank}________`}`);
  write(pen, `${words.date}: ${content.signedBy === null || content.undated ? blank : when}`);
  return Buffer.from(await document.save());
}

function heading(pen: Pen, text: string): void {
  pen.y -= 14;
  write(pen, text, 13, 'bold');
}

function write(pen: Pen, text: string, size = 11, weight: 'plain' | 'bold' = 'plain'): void {
  const font = pen[weight];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.widthOfTextAtSize(longer, size) <= 475 || line === '') line = longer;
    else {
      put(pen, line, size, font);
      line = word;
    }
  }
  put(pen, line, size, font);
}

function put(pen: Pen, line: string, size: number, font: PDFFont): void {
  pen.page.drawText(line, { x: 60, y: pen.y, size, font });
  pen.y -= size * 1.55;
}
