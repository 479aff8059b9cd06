/** The proof reader's advice as it is answered. */
import { dateOut, idOut, instantOut, shape, word, z } from '../frame/fields.ts';
import { itemSchema } from '../claims/claim-schema.ts';

const placeSchema = shape('ProofPlace', {
  fileId: idOut('file'),
  fileName: z.string().openapi({ example: 'proof-of-execution.pdf' }),
  page: z.number().int().openapi({
    example: 2,
    description: 'From 1. A DOCX has no pages until it is printed: all of it is page 1.',
  }),
  excerpt: z.string().openapi({
    example: 'Signed for the customer by: I. Visser',
    description: 'As it stands there; long ones are cut.',
  }),
});

const checkSchema = shape('ProofCheck', {
  check: word(
    'partner',
    'customer',
    'domain',
    'tenant',
    'item',
    'service',
    'signature',
    'signature-date',
    'public-sector-disclosure',
  ),
  item: itemSchema.nullable().openapi({ description: 'For the check "item": which workload or product.' }),
  outcome: word('found', 'missing', 'differs', 'unclear', 'not-checked').openapi({
    description: '"unclear": a person must look, at the place. More may come.',
  }),
  code: z
    .string()
    .nullable()
    .openapi({ example: null, description: 'The reason with which a reviewer would ask for more.' }),
  why: z
    .string()
    .nullable()
    .openapi({
      example: null,
      description:
        'Missing: not-named, excluded, not-in-this-work, not-signed, refused, not-by-customer, no-signature-block, ' +
        'no-date, too-old, in-future, not-described, left-open, not-found, not-agreed. Unclear: role-unclear, ' +
        'language, signer-unclear, agreed-elsewhere, not-completed, conditional, quoted, contradictory, ' +
        'not-in-force, not-understood, date-unclear, only-mentioned. More may come.',
    }),
  place: placeSchema.nullable().openapi({
    description: 'Where it was found, or where something else stands in its place.',
  }),
  lookedFor: z.array(z.string()).openapi({ example: ['Northwind Cloud'] }),
  date: shape('ProofDate', {
    found: dateOut().nullable(),
    oldestAllowed: dateOut(),
  })
    .nullable()
    .openapi({ description: 'For the check "signature-date".' }),
});

const proofFileSchema = shape('ProofFile', {
  fileId: idOut('file'),
  fileName: z.string().openapi({ example: 'proof-of-execution.pdf' }),
  mediaType: z.string().openapi({ example: 'application/pdf', description: 'Found from the content.' }),
  state: word('read', 'waiting', 'reading', 'needs-a-person'),
  why: z.string().nullable().openapi({
    example: null,
    description:
      'Why only a person can read it: image-only, encrypted, damaged, empty, too-large. More may come.',
  }),
  pagesLeftOut: z
    .number()
    .int()
    .openapi({ example: 0, description: 'Pages in the middle of a very long file that were not read.' }),
  aboutAnother: z.array(z.string()).openapi({
    example: [],
    description: 'Which of partner, customer, domain and tenant differ: the file then does not count.',
  }),
});

export const proofSchema = shape('Proof', {
  verdict: word('ready', 'no-files', 'reading', 'would-come-back', 'needs-a-person'),
  codes: z
    .array(z.string())
    .openapi({ example: [], description: 'Reasons with which a reviewer would ask for more.' }),
  checkedAt: instantOut().openapi({ description: "The claim's facts and the day are those of this moment." }),
  checks: z.array(checkSchema).openapi({ description: 'In the order in which reviewers go through them.' }),
  files: z.array(proofFileSchema),
  templateLanguages: z.array(z.string()).openapi({
    example: ['nl', 'en'],
    description: "In which languages there is a form to sign, the customer's own first.",
  }),
});

export const fileTextSchema = shape('FileText', {
  state: word('read', 'waiting', 'reading', 'needs-a-person'),
  why: z.string().nullable().openapi({ example: null }),
  pages: z.array(
    shape('FileTextPage', {
      page: z.number().int().openapi({ example: 1 }),
      text: z.string().openapi({ example: 'Proof of execution\n\nCustomer: Contoso Logistics' }),
    }),
  ),
  pagesLeftOut: z.number().int().openapi({ example: 0 }),
});

export type ProofJson = z.output<typeof proofSchema>;
export type FileTextJson = z.output<typeof fileTextSchema>;
