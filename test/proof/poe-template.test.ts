import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import type { TemplateLanguage } from '../../server/ports/poe-template-words.ts';
import { makePoeTemplate, type PoeTemplateData } from '../../server/ports/poe-template.ts';
import { readDocument } from '../../server/ports/read-document.ts';
import { codesOf, facts, pdf, type CustomerKey } from './claims.ts';

interface Completed {
  service?: string;
  name?: string;
  signature?: string;
  date?: string;
  disclosed?: boolean;
}

const services = {
  en: 'The partner plans the migration, configures the policies and trains the users from September 2026 to March 2027.',
  nl: 'De partner bereidt de migratie voor, richt het beleid in en traint de gebruikers van september 2026 tot en met maart 2027.',
};

function dataFor(customer: CustomerKey, needsDisclosure: boolean, items: string[]): PoeTemplateData {
  const { customerName, tenantId } = facts(customer, 'Kestrel Cloud', 'teams');
  return {
    partnerName: 'Kestrel Cloud',
    locationId: '4110005',
    customerName,
    tenantId,
    domain: `${customer}.example`,
    items,
    needsDisclosure,
  };
}

async function complete(template: Uint8Array, completed: Completed): Promise<Uint8Array> {
  const document = await PDFDocument.load(template);
  const form = document.getForm();
  form.getTextField('service').setText(completed.service ?? '');
  form.getTextField('customerSignatoryName').setText(completed.name ?? '');
  form.getTextField('customerSignature').setText(completed.signature ?? '');
  form.getTextField('customerSignatureDate').setText(completed.date ?? '');
  if (completed.disclosed) form.getCheckBox('publicSectorDisclosure').check();
  return document.save();
}

const all: Completed = { name: 'C. Moreau', signature: 'C. Moreau', date: '5 October 2026' };
const unsigned = 'missing-customer-acknowledgement missing-or-old-dates';

describe.each<TemplateLanguage>(['en', 'nl'])('the form in %s', (language) => {
  const signed = {
    ...all,
    service: services[language],
    date: language === 'nl' ? '5 oktober 2026' : '5 October 2026',
  };
  const items = ['Microsoft Teams', 'Microsoft Intune'];
  const claim = facts('harbourseeds', 'Kestrel Cloud', 'teams intune');

  it.each<[string, Completed, string]>([
    ['completed', signed, ''],
    ['untouched', {}, `${unsigned} missing-partner-service`],
    ['without the signature', { ...signed, signature: '', date: '' }, unsigned],
    ['without the date', { ...signed, date: '' }, 'missing-or-old-dates'],
    ['without the description', { ...signed, service: '' }, 'missing-partner-service'],
  ])('%s', async (_, completed, expected) => {
    const template = await makePoeTemplate(dataFor('harbourseeds', false, items), language);
    expect(await codesOf(claim, await complete(template, completed), pdf)).toBe(expected);
  });

  it.each<[boolean, string]>([
    [true, ''],
    [false, 'missing-public-sector-disclosure'],
  ])('with the disclosure ticked: %s', async (disclosed, expected) => {
    const template = await makePoeTemplate(dataFor('oosterzeelabs', true, ['Microsoft Teams']), language);
    const completed = await complete(template, { ...signed, disclosed });
    expect(await codesOf(facts('oosterzeelabs', 'Kestrel Cloud', 'teams'), completed, pdf)).toBe(expected);
  });
});

describe('the form', () => {
  it('keeps names in any script and runs over to a second page', async () => {
    const items = Array.from({ length: 24 }, (_, index) => `Workload ${index + 1}`);
    const data = {
      ...dataFor('harbourseeds', true, items),
      customerName: 'Żółw 株式会社',
      partnerName: 'Ćwiek & Søn',
    };
    const read = await readDocument(await makePoeTemplate(data, 'nl'), pdf);
    expect(read.pages.length).toBe(2);
    expect(read.pages[0]?.text).toContain('Żółw 株式会社');
    expect(read.form).toContainEqual({ name: 'partner', value: 'Ćwiek & Søn' });
  });
});
