/**
 * A corpus of proofs of execution as partners send them, each with the verdict that a careful reviewer would give.
 * `expected.csv` was written before the reader saw the papers; `papers/*.txt` says what each says, and `make-paper.ts`
 * makes the file of it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { ProofFacts } from '../../rules/proof/facts.ts';
import { facts, type CustomerKey } from '../proof/claims.ts';

export type Verdict = 'ready' | 'back' | 'person';

export interface Paper {
  name: string;
  form: 'pdf' | 'columns' | 'spaced' | 'docx' | 'html' | 'scan' | 'scan-stamp';
  claim: ProofFacts;
  body: string;
  verdict: Verdict;
  /** Answers that are no mistake either. */
  alsoRight: Verdict[];
  codes: string;
  /** Written without a look at the rules, and run for the first time when they were finished. */
  heldOut: boolean;
}

interface Row {
  name: string;
  form: Paper['form'];
  customer: CustomerKey;
  partner: string;
  items: string;
  verdict: Verdict;
  alsoRight: string;
  codes: string;
  heldOut: string;
}

const here = new URL('./', import.meta.url);

const work = 'The supplier deploys Microsoft Teams, configures the policies and trains the users.';
const heads: Record<string, string> = {
  '{IDS}': `Statement of work\nCustomer: {C}\nSupplier: {P}\nTenant ID: {T}\nDomain: {D}\n${work}\n`,
  '{IDS-INTUNE}':
    'Statement of work\nCustomer: {C}\nSupplier: {P}\nTenant ID: {T}\nDomain: {D}\n' +
    'The supplier deploys Intune on all phones, configures the policies and trains the users.\n',
  '{IDS-NL}':
    'Opdracht\nOpdrachtgever: {C}\nOpdrachtnemer: {P}\nTenant-ID: {T}\nDomein: {D}\n' +
    'De opdrachtnemer voert Microsoft Teams in, richt het beleid in en traint de medewerkers.\n',
  '{IDS-DE}':
    'Leistungsschein\nAuftraggeber: {C}\nAuftragnehmer: {P}\nMandanten-ID: {T}\nDomäne: {D}\n' +
    'Der Auftragnehmer führt Microsoft Teams ein, richtet die Richtlinien ein und schult die Anwender.\n',
  '{IDS-FR}':
    'Bon de commande\nClient : {C}\nPrestataire : {P}\nTenant : {T}\nDomaine : {D}\n' +
    'Le prestataire déploie Microsoft Teams, paramètre les règles et forme les utilisateurs.\n',
  '{IDS-ES}':
    'Orden de servicio\nCliente: {C}\nProveedor: {P}\nTenant: {T}\nDominio: {D}\n' +
    'El proveedor implanta Microsoft Teams, configura las políticas y forma a los usuarios.\n',
};

export function corpus(): Paper[] {
  const bodies = new Map<string, string>();
  for (const file of readdirSync(new URL('papers/', here))) {
    const [, ...papers] = readFileSync(new URL(`papers/${file}`, here), 'utf8').split(/^=== /m);
    for (const text of papers) {
      const end = text.indexOf('\n');
      bodies.set(text.slice(0, end).trim(), text.slice(end + 1).trimEnd());
    }
  }
  const rows = parse<Row>(readFileSync(new URL('expected.csv', here)), { columns: true });
  return rows.map((row) => {
    const claim = facts(row.customer, row.partner, row.items);
    return {
      name: row.name,
      form: row.form,
      claim,
      body: filled(bodies.get(row.name) ?? '', claim, row.partner),
      verdict: row.verdict,
      alsoRight: row.alsoRight.split(' ').filter(Boolean) as Verdict[],
      codes: row.codes,
      heldOut: row.heldOut !== 'no',
    };
  });
}

function filled(body: string, claim: ProofFacts, partner: string): string {
  let text = body;
  for (const [mark, head] of Object.entries(heads)) text = text.replaceAll(mark, head);
  return text
    .replaceAll('{C}', claim.customerName)
    .replaceAll('{P}', partner)
    .replaceAll('{T}', claim.tenantId)
    .replaceAll('{D}', claim.tenantDomains[0] ?? '');
}
