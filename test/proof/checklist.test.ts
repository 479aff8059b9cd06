import { describe, expect, it } from 'vitest';
import { checklist, type Checklist, type ReadingState } from '../../rules/proof/checklist.ts';
import { checkProof } from '../../rules/proof/proof.ts';
import type { ProofDocument, ProofFacts } from '../../rules/proof/facts.ts';
import { asDocument, facts } from './claims.ts';

const claim = facts('oosterzeetravel', 'Sonnenfeld Systemhaus', 'exchange-online teams');
const parties =
  'Customer: Oosterzeetravel GmbH\nPartner: Sonnenfeld Systemhaus\nDomain: oosterzeetravel.example\n' +
  'Tenant ID: 2a3af4d4-6b0a-48e8-830e-07bc1e398f10\n\n';
const work =
  'The partner migrates the mailboxes to Exchange Online, introduces Microsoft Teams and trains the users.' +
  '\n\n';
const signed = 'Signed for the customer by: M. Okafor\nDate: 5 October 2026\n';
const other =
  'Customer: Saffronlabs B.V.\nPartner: Sonnenfeld Systemhaus\nDomain: saffronlabs.example\n' +
  'Tenant ID: c3baea9e-13de-4f86-ab10-31d0f646e1f4\n\n';
const scan: ProofDocument = { file: 'scan.pdf', readable: false, reason: 'image-only', pages: [], form: [] };

function check(documents: ProofDocument[], about: ProofFacts = claim, more: ReadingState[] = []): Checklist {
  const states = documents.map(({ readable }): ReadingState => (readable ? 'read' : 'needs-a-person'));
  return checklist(about, checkProof(about, documents), [...states, ...more]);
}
const outcomes = ({ checks }: Checklist): string =>
  checks.map((one) => `${one.itemId ?? one.check} ${one.outcome}`).join(', ');
const rowOf = ({ checks }: Checklist, name: string) =>
  checks.find((one) => (one.itemId ?? one.check) === name);

describe('the checklist', () => {
  it('is in the order of the reviewers, each with its place', () => {
    const found = check([asDocument(`${parties}\f${work}${signed}`)]);
    expect(outcomes(found)).toBe(
      'partner found, customer found, domain found, tenant found, exchange-online found, ' +
        'teams found, service found, signature found, signature-date found',
    );
    expect(found).toMatchObject({ verdict: 'ready', codes: [] });
    expect(rowOf(found, 'tenant')?.place).toMatchObject({
      page: 1,
      quote: expect.stringContaining('2a3af4d4'),
    });
    expect(rowOf(found, 'teams')?.place).toMatchObject({ page: 2 });
    expect(rowOf(found, 'signature-date')).toMatchObject({
      place: { page: 2, quote: 'Date: 5 October 2026' },
      date: { oldestAllowed: '2025-11-02' },
    });
  });

  it('leaves the domain out where the policy asks none, and has the disclosure where the law asks it', () => {
    const american = facts('oosterzeelabs', 'Sonnenfeld Systemhaus', 'teams');
    const found = check([asDocument(work)], { ...american, tenantDomains: [] });
    expect(found.checks.map((one) => one.check)).toEqual([
      'partner',
      'customer',
      'tenant',
      'item',
      'service',
      'signature',
      'signature-date',
      'public-sector-disclosure',
    ]);
  });

  it('says why, where, what was looked for and with which reason it would come back', () => {
    const said =
      'The partner migrates the mailboxes to Exchange Online and trains the users. Teams is out of scope.';
    const body = `${parties}${said}\n\n${signed.replace('2026', '2024')}`;
    const found = check([asDocument(body)]);
    expect(found).toMatchObject({
      verdict: 'would-come-back',
      codes: ['missing-or-old-dates', 'missing-products'],
    });
    expect(rowOf(found, 'teams')).toMatchObject({
      outcome: 'missing',
      code: 'missing-products',
      why: 'excluded',
      place: { page: 1 },
    });
    expect(rowOf(found, 'signature-date')).toMatchObject({
      outcome: 'missing',
      code: 'missing-or-old-dates',
      why: 'too-old',
      date: { found: '2024-10-05', oldestAllowed: '2025-11-02' },
    });
    expect(rowOf(found, 'partner')?.lookedFor).toContain('Sonnenfeld Systemhaus');
  });

  it('of another customer’s papers only tells what differs', () => {
    const found = check([asDocument(other + work + signed)]);
    expect(found).toMatchObject({ verdict: 'would-come-back', codes: ['missing-all-poe'] });
    expect(outcomes(found)).toBe(
      'partner found, customer differs, domain differs, tenant differs, ' +
        'exchange-online not-checked, teams not-checked, service not-checked, signature not-checked, signature-date not-checked',
    );
    expect(rowOf(found, 'customer')?.place?.quote).toBe('Customer: Saffronlabs B.V.');
  });

  it('never finds everything when no file is for the claim', () => {
    const customer = 'Customer: Oosterzeetravel GmbH (oosterzeetravel.example)';
    const first = asDocument(`${customer}\nPartner: Sonnenfeld Systemhaus`, 'one.pdf');
    const second = asDocument(
      'Customer: Saffronlabs B.V.\nTenant ID: 2a3af4d4-6b0a-48e8-830e-07bc1e398f10',
      'two.pdf',
    );
    const found = check([first, second]);
    expect(found.codes).toEqual(['missing-all-poe']);
    expect(rowOf(found, 'tenant')).toMatchObject({ outcome: 'missing', code: 'missing-all-poe' });
  });
});

describe('the verdict', () => {
  const good = asDocument(parties + work + signed);
  const unsigned = asDocument(parties + work, 'unsigned.pdf');
  it.each<[string, ProofDocument[], ReadingState[], string]>([
    ['no file', [], [], 'no-files'],
    ['one still waits', [good], ['waiting'], 'reading'],
    ['one is being read', [unsigned], ['reading'], 'reading'],
    ['a scan alone', [scan], [], 'needs-a-person'],
    ['a good file and a scan', [good, scan], [], 'ready'],
    ['what is missing may be in the scan', [unsigned, scan], [], 'needs-a-person'],
    ['nothing else to look at', [unsigned], [], 'would-come-back'],
  ])('%s', (_, documents, more, verdict) => {
    expect(check(documents, claim, more).verdict).toBe(verdict);
  });

  it('while a file is being read nothing is called missing', () => {
    const found = check([unsigned], claim, ['reading']);
    expect(found.codes).toEqual([]);
    expect(new Set(found.checks.map((one) => one.outcome))).toEqual(new Set(['found', 'not-checked']));
    expect(rowOf(found, 'teams')?.outcome).toBe('found');
  });

  it('is for a person where the text took too long', () => {
    const tooLong = { findings: [], doubts: [], notes: [], places: [], signedOn: null, setAside: [] };
    expect(checklist(claim, tooLong, ['read'])).toMatchObject({ verdict: 'needs-a-person', codes: [] });
  });
});

describe('the day a file was sent', () => {
  const old = asDocument(parties + work + signed.replace('2026', '2025'), 'old.pdf');
  const sentOnByFile = { 'old.pdf': Temporal.PlainDate.from('2026-10-05') };

  it('counts for that file, also when more is sent later', () => {
    expect(check([old], { ...claim, sentOnByFile }).verdict).toBe('ready');
    expect(check([old]).codes).toEqual(['missing-or-old-dates']);
  });

  it('does not help another file', () => {
    const again = { ...old, file: 'again.pdf' };
    expect(check([again], { ...claim, sentOnByFile }).codes).toEqual(['missing-or-old-dates']);
  });
});
