import { describe, expect, it } from 'vitest';
import { checkProof } from '../../rules/proof/proof.ts';
import { asDocument, codes, facts } from './claims.ts';
import { languages, type Words } from './languages.ts';

/** Every defect in every language, layout and kind of signature block. */
interface Paper {
  partner: string;
  customer: string;
  domain: string;
  tenant: string;
  service: string[];
  products: string[];
  excluded: string[];
  name: string;
  date: string;
}

const claim = facts('oosterzeetravel', 'Sonnenfeld Systemhaus', 'exchange-online intune');
const good = (words: Words): Paper => ({
  partner: 'Sonnenfeld Systemhaus',
  customer: 'Oosterzeetravel GmbH',
  domain: 'oosterzeetravel.example',
  tenant: '2a3af4d4-6b0a-48e8-830e-07bc1e398f10',
  service: words.service,
  products: ['Exchange Online', 'Microsoft Intune'],
  excluded: [],
  name: 'M. Okafor',
  date: words.recent,
});
const unsigned = 'missing-customer-acknowledgement missing-or-old-dates';

const defects: [string, (paper: Paper, words: Words) => Partial<Paper>, string][] = [
  ['nothing wrong', () => ({}), ''],
  ['unsigned', () => ({ name: '', date: '' }), unsigned],
  ['no date', () => ({ date: '' }), 'missing-or-old-dates'],
  ['no name', () => ({ name: '' }), 'missing-customer-acknowledgement'],
  ['an old date', (_, words) => ({ date: words.old }), 'missing-or-old-dates'],
  ['a product less', () => ({ products: ['Exchange Online'] }), 'missing-products'],
  [
    'a product excluded',
    () => ({ products: ['Exchange Online'], excluded: ['Microsoft Intune'] }),
    'missing-products',
  ],
  ['another product excluded', () => ({ excluded: ['Power BI'] }), ''],
  ['service left open', (_, words) => ({ service: [words.open] }), 'missing-partner-service'],
  ['no service', () => ({ service: [] }), 'missing-partner-service'],
  ['another partner', () => ({ partner: 'Havelaar IT' }), 'missing-all-poe'],
  ['another customer', () => ({ customer: 'Saffronmedia GmbH' }), 'missing-all-poe'],
  ['another domain', () => ({ domain: 'saffronmedia.example' }), 'missing-all-poe'],
  ['another tenant', () => ({ tenant: 'fe1910af-ab85-4695-b9bc-5df138e9ef6f' }), 'missing-all-poe'],
];

type Head = (paper: Paper, words: Words) => string;
const rows = (paper: Paper, words: Words): [string, string][] => [
  [words.partner, paper.partner],
  [words.customer, paper.customer],
  [words.domain, paper.domain],
  [words.tenant, paper.tenant],
];
const heads: Record<string, Head> = {
  columns: (paper, words) =>
    rows(paper, words)
      .map(([label, value]) => label.padEnd(34) + value)
      .join('\n'),
  colons: (paper, words) =>
    rows(paper, words)
      .map(([label, value]) => `${label}: ${value}`)
      .join('\n'),
  stacked: (paper, words) =>
    rows(paper, words)
      .map(([label, value]) => `${label}\n${value}`)
      .join('\n\n'),
  beside: (paper, words) =>
    `${words.customer.padEnd(40)}${words.partner}\n${paper.customer.padEnd(40)}${paper.partner}\n\n${words.tenant}: ${paper.tenant}\n${words.domain}: ${paper.domain}`,
  sentence: (paper, words) => words.sentence(paper.partner, paper.customer, paper.domain, paper.tenant),
};

type Block = (paper: Paper, words: Words) => string;
const line = (value: string) => value || '____________________';
const other = 'E. Sales';
const blocks: Record<string, Block> = {
  labels: (paper, words) =>
    `${words.acknowledgement}\n\n${words.signedBy}: ${line(paper.name)}\n${words.date}: ${line(paper.date)}`,
  fields: (paper, words) =>
    `${words.acknowledgement}\n\n${words.name}          ${paper.name}\n${words.date}          ${paper.date}`,
  beside: (paper, words) =>
    [
      [words.forCustomer, words.forPartner],
      [`${words.name}: ${paper.name}`, `${words.name}: ${other}`],
      [`${words.date}: ${paper.date}`, `${words.date}: ${words.recent}`],
    ]
      .map(([left = '', right = '']) => left.padEnd(44) + right)
      .join('\n'),
  reversed: (paper, words) =>
    [
      [words.forPartner, words.forCustomer],
      [`${words.name}: ${other}`, `${words.name}: ${line(paper.name)}`],
      [`${words.date}: ${words.old}`, `${words.date}: ${line(paper.date)}`],
    ]
      .map(([left = '', right = '']) => left.padEnd(44) + right)
      .join('\n'),
  table: (paper, words) =>
    [
      ['', words.customer, words.partner],
      [words.name, paper.name, other],
      [words.signature, paper.name, other],
      [words.date, paper.date, words.recent],
    ]
      .map(([label = '', left = '', right = '']) => label.padEnd(24) + left.padEnd(30) + right)
      .join('\n'),
  parties: (paper, words) =>
    `${words.acknowledgement}\n\n${[
      ['', words.name, words.date],
      [words.partner, other, words.recent],
      [words.customer, paper.name, paper.date],
    ]
      .map(([label = '', left = '', right = '']) => label.padEnd(24) + left.padEnd(30) + right)
      .join('\n')}`,
  sequence: (paper, words) =>
    `${words.forPartner}\n${words.name}: ${other}\n${words.date}: ${words.recent}\n\n${words.forCustomer}\n${words.name}: ${line(paper.name)}\n${words.date}: ${line(paper.date)}`,
};

function write(paper: Paper, words: Words, head: Head, block: Block): string {
  const excluded =
    paper.excluded.length > 0
      ? `${words.excluded}\n${paper.excluded.map((item) => `     ${item}`).join('\n')}\n\n`
      : '';
  const service = paper.service.length > 0 ? `1. ${words.services}\n\n${paper.service.join('\n')}\n\n` : '';
  return `${words.title}\n\n${head(paper, words)}\n\n${service}2. ${words.products}\n\n${paper.products.map((item) => `     ${item}`).join('\n')}\n\n${excluded}${block(paper, words)}\n`;
}

describe.each(Object.entries(languages))('combinations in %s', (_, words) => {
  describe.each(Object.entries(heads))('head: %s', (__, head) => {
    it.each(Object.entries(blocks))('signature block: %s', (___, block) => {
      const wrong = defects.flatMap(([name, change, expected]) => {
        const paper = good(words);
        const text = write({ ...paper, ...change(paper, words) }, words, head, block);
        const got = codes(checkProof(claim, [asDocument(text)]));
        return got === expected ? [] : [`${name}: ${got || 'nothing'} instead of ${expected || 'nothing'}`];
      });
      expect(wrong).toEqual([]);
    });
  });
});
