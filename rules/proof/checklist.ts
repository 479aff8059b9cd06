/** The proof reader's report as the checklist of the reviewers: every check in their order, and what it comes to. */
import type { InformationCode } from '../engine/codes.ts';
import { needsDisclosure } from './disclosure.ts';
import type {
  DoubtReason,
  FileIdentity,
  IdentityPart,
  PassedCheck,
  Place,
  ProofDoubt,
  ProofFacts,
  ProofFinding,
  ProofReport,
} from './facts.ts';
import { oldestAllowed } from './signature-date.ts';

export type CheckName =
  | IdentityPart
  | 'item'
  | 'service'
  | 'signature'
  | 'signature-date'
  | 'public-sector-disclosure';

/**
 * `differs`: something else is named in its place. `unclear`: a person must look, at the place that is told. `not-checked`: no
 * text to look in, another claim's papers, or a file that is still being read may hold it.
 */
export type CheckOutcome = 'found' | 'missing' | 'differs' | 'unclear' | 'not-checked';

/** Why not, in the reader's own words; what a page says of it is its matter. */
export type CheckReason =
  | 'not-named'
  | 'excluded'
  | 'not-in-this-work'
  | 'not-signed'
  | 'refused'
  | 'not-by-customer'
  | 'no-signature-block'
  | 'no-date'
  | 'too-old'
  | 'in-future'
  | 'not-described'
  | 'left-open'
  | 'not-found'
  | 'not-agreed'
  | DoubtReason;

export interface Check {
  check: CheckName;
  itemId: string | null;
  outcome: CheckOutcome;
  /** What the reviewer would answer with. */
  code: InformationCode | null;
  why: CheckReason | null;
  /** Where it was found, or where something else stands. */
  place: Place | null;
  lookedFor: string[];
  /** Of the customer's signature: the date that was found, and the oldest that would do. ISO dates. */
  date: { found: string | null; oldestAllowed: string } | null;
}

/** How far the reading of one file is. */
export type ReadingState = 'waiting' | 'reading' | 'read' | 'needs-a-person';

export type Verdict = 'no-files' | 'reading' | 'ready' | 'would-come-back' | 'needs-a-person';

export interface Checklist {
  verdict: Verdict;
  codes: InformationCode[];
  checks: Check[];
}

export function checklist(facts: ProofFacts, report: ProofReport, readings: ReadingState[]): Checklist {
  const pending = readings.some((state) => state === 'waiting' || state === 'reading');
  const isReadable = readings.includes('read') && !isSilent(report);
  const checks = rowsOf(facts, report)
    .map((row) => (pending && row.outcome !== 'found' ? notYet(row) : row))
    .map((row) => (isReadable ? row : notYet(row)));
  const codes = pending ? [] : report.findings.map((finding) => finding.code);
  return { verdict: verdictOf(report, readings, pending, isReadable), codes, checks };
}

/** Nothing found and nothing missed: there was no text to look in. */
function isSilent({ findings, doubts, places }: ProofReport): boolean {
  return findings.length === 0 && doubts.length === 0 && places.length === 0;
}

function verdictOf(
  report: ProofReport,
  readings: ReadingState[],
  pending: boolean,
  isReadable: boolean,
): Verdict {
  if (readings.length === 0) return 'no-files';
  if (pending) return 'reading';
  if (!isReadable) return 'needs-a-person';
  if (report.findings.length === 0) return report.doubts.length === 0 ? 'ready' : 'needs-a-person';
  // What is missing may stand in what only a person can read.
  return report.notes.length > 0 ? 'needs-a-person' : 'would-come-back';
}

function notYet(row: Check): Check {
  return { ...row, outcome: 'not-checked', code: null, why: null, place: null, date: null };
}

function rowsOf(facts: ProofFacts, report: ProofReport): Check[] {
  const all = report.findings.find((finding) => finding.code === 'missing-all-poe');
  const rows = all ? identityRows(facts, report, all.evidence.files) : passedIdentity(facts, report);
  const others = contentRows(facts, report);
  const doubts = new Map(report.doubts.toReversed().map((doubt) => [doubt.check, doubt]));
  return [...rows, ...(all ? others.map(notYet) : others)].map((row) => doubted(row, doubts));
}

/** A doubt stands where nothing was found or missed for certain, and where what was found may not hold. */
function doubted(row: Check, doubts: Map<PassedCheck, ProofDoubt>): Check {
  const key: PassedCheck | CheckName = row.check === 'item' ? `item:${row.itemId ?? ''}` : row.check;
  const doubt = doubts.get(key as PassedCheck);
  if (!doubt || row.code !== null) return row;
  return { ...row, outcome: 'unclear', why: doubt.why, place: doubt.place };
}

function identityParts(facts: ProofFacts): IdentityPart[] {
  const asksDomain = facts.tenantDomains.length > 0;
  return asksDomain ? ['partner', 'customer', 'domain', 'tenant'] : ['partner', 'customer', 'tenant'];
}

function lookedForIn(facts: ProofFacts, part: IdentityPart): string[] {
  if (part === 'partner') return facts.partnerNames;
  if (part === 'domain') return facts.tenantDomains;
  return [part === 'customer' ? facts.customerName : facts.tenantId];
}

function blank(check: CheckName, lookedFor: string[]): Check {
  return {
    check,
    itemId: null,
    outcome: 'missing',
    code: null,
    why: null,
    place: null,
    lookedFor,
    date: null,
  };
}

function passedIdentity(facts: ProofFacts, report: ProofReport): Check[] {
  return identityParts(facts).map((part) => ({
    ...blank(part, lookedForIn(facts, part)),
    outcome: 'found',
    place: placeOf(report, part),
  }));
}

/** No file is for this claim: what each part came to over all of them. */
function identityRows(facts: ProofFacts, report: ProofReport, files: FileIdentity[]): Check[] {
  const setAside = new Set(report.setAside.map((identity) => identity.file));
  const counted = files.filter((identity) => !setAside.has(identity.file));
  return identityParts(facts).map((part): Check => {
    const inState = (list: FileIdentity[], state: FileIdentity['parts'][IdentityPart]['state']) =>
      list.map((identity) => identity.parts[part]).find((found) => found.state === state);
    const row = blank(part, lookedForIn(facts, part));
    const same = inState(counted, 'same');
    if (same) return { ...row, outcome: 'found', place: same.place };
    const other = inState(files, 'differs');
    if (other) return { ...row, outcome: 'differs', code: 'missing-all-poe', place: other.place };
    const unclear = inState(counted, 'unclear');
    if (unclear) return { ...row, outcome: 'unclear', why: 'role-unclear', place: unclear.place };
    // A paper of another customer that names the partner as well is at least no other partner's.
    const aside = counted.length === 0 ? inState(files, 'same') : undefined;
    if (aside) return { ...row, outcome: 'found', place: aside.place };
    return { ...row, code: 'missing-all-poe', why: 'not-named' };
  });
}

function contentRows(facts: ProofFacts, report: ProofReport): Check[] {
  const signature = finding(report, 'missing-customer-acknowledgement');
  const service = finding(report, 'missing-partner-service');
  const rows = [
    ...itemRows(facts, report),
    row('service', report, service && { code: service.code, ...service.evidence }),
    row('signature', report, signature && { code: signature.code, ...signature.evidence }, [
      facts.customerName,
    ]),
    dateRow(facts, report),
  ];
  if (!needsDisclosure(facts)) return rows;
  const disclosure = finding(report, 'missing-public-sector-disclosure');
  const lack = disclosure && { code: disclosure.code, ...disclosure.evidence };
  return [...rows, row('public-sector-disclosure', report, lack)];
}

function itemRows(facts: ProofFacts, report: ProofReport): Check[] {
  const missing = finding(report, 'missing-products')?.evidence.items ?? [];
  return facts.items.map((item): Check => {
    const lack = missing.find((one) => one.id === item.id);
    const base = { ...blank('item', item.names), itemId: item.id };
    if (lack) return { ...base, code: 'missing-products', why: lack.why, place: lack.place };
    return { ...base, outcome: 'found', place: placeOf(report, `item:${item.id}`) };
  });
}

function dateRow(facts: ProofFacts, report: ProofReport): Check {
  const lack = finding(report, 'missing-or-old-dates');
  const { file = '' } = placeOf(report, 'signature-date') ?? {};
  const sentOn = facts.sentOnByFile?.[file] ?? facts.sentOn;
  const oldest = lack?.evidence.oldestAllowed ?? oldestAllowed({ ...facts, sentOn }).toString();
  return {
    ...row(
      'signature-date',
      report,
      lack && { code: lack.code, why: lack.evidence.why, place: lack.evidence.place },
    ),
    date: { found: lack ? lack.evidence.found : report.signedOn, oldestAllowed: oldest },
  };
}

interface Lack {
  code: InformationCode;
  why: CheckReason;
  place: Place | null;
}

function row(
  check: CheckName & PassedCheck,
  report: ProofReport,
  lack: Lack | undefined,
  lookedFor: string[] = [],
): Check {
  const base = blank(check, lookedFor);
  if (lack) return { ...base, code: lack.code, why: lack.why, place: lack.place };
  return { ...base, outcome: 'found', place: placeOf(report, check) };
}

type FindingOf<C> = Extract<ProofFinding, { code: C }>;

function finding<C extends ProofFinding['code']>(report: ProofReport, code: C): FindingOf<C> | undefined {
  return report.findings.find((one): one is FindingOf<C> => one.code === code);
}

function placeOf(report: ProofReport, check: PassedCheck): Place | null {
  return report.places.find((found) => found.check === check)?.place ?? null;
}
