import { checkProof } from '../../rules/proof/proof.ts';
import type { ProofDocument, ProofFacts, ProofReport } from '../../rules/proof/facts.ts';
import { readDocument, type DocumentType } from '../../server/ports/read-document.ts';

/** Claims of the sample world on which the proof tests stand. */
const customers = {
  oosterzeetravel: {
    customerName: 'Oosterzeetravel GmbH',
    tenantId: '2a3af4d4-6b0a-48e8-830e-07bc1e398f10',
    country: 'DE',
    publicSector: false,
  },
  harbourseeds: {
    customerName: 'Harbourseeds B.V.',
    tenantId: 'ae2eb154-7f15-4524-b4b9-b5df9e7769b1',
    country: 'NL',
    publicSector: false,
  },
  oosterzeelabs: {
    customerName: 'Oosterzeelabs Inc.',
    tenantId: '4ef8aa38-9227-4658-9e27-a1c08a6a63ec',
    country: 'US',
    publicSector: true,
  },
  velderlogistics: {
    customerName: 'Velderlogistics Pty Ltd',
    tenantId: '5f557203-3018-40c5-a38f-d547923a7369',
    country: 'AU',
    publicSector: true,
  },
  graniteworks: {
    customerName: 'Graniteworks S.A.S.',
    tenantId: '6f03675a-1600-435a-8999-50d836f675cc',
    country: 'FR',
    publicSector: false,
  },
};
export type CustomerKey = keyof typeof customers;

export function facts(
  customer: CustomerKey,
  partner: string,
  items: string,
  sentOn = '2026-11-02',
): ProofFacts {
  return {
    ...customers[customer],
    partnerNames: [partner, `${partner} HQ`],
    tenantDomains: [`${customer}.example`, `${customer}.onmicrosoft.example`],
    items: items.split(' ').map((id) => ({ id, kind: 'workload', names: [] })),
    sentOn: Temporal.PlainDate.from(sentOn),
    maxAgeMonths: 12,
  };
}

export function asDocument(text: string, file = 'proof.pdf'): ProofDocument {
  return {
    file,
    readable: true,
    pages: text.split('\f').map((page, index) => ({ page: index + 1, text: page })),
    form: [],
  };
}

/** The codes of what is missing, notes, and what a person must look at. */
export function codes(report: ProofReport): string {
  return [
    ...report.findings.map((finding) => finding.code),
    ...report.notes.map((note) => note.code),
    ...report.doubts.map((doubt) => `look:${doubt.check}:${doubt.why}`),
  ]
    .sort()
    .join(' ');
}

export const pdf: DocumentType = 'application/pdf';
export const docx: DocumentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export async function codesOf(claim: ProofFacts, bytes: Uint8Array, type: DocumentType): Promise<string> {
  return codes(checkProof(claim, [{ file: 'proof', ...(await readDocument(bytes, type)) }]));
}
