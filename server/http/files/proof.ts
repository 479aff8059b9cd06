/** The proof reader: what it advises, what it read, and the form that a customer can sign. */
import { createHash } from 'node:crypto';
import { makeProofTemplate } from '../../actions/files/make-proof-template.ts';
import { readFileText } from '../../actions/files/read-file-text.ts';
import { readProof } from '../../actions/files/read-proof.ts';
import { templateLanguages } from '../../ports/poe-template-words.ts';
import { downloadHeaders } from './claim-files.ts';
import { z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { presentFileText, presentProof } from './present-proof.ts';
import { HttpProblem } from '../frame/problem.ts';
import { fileTextSchema, proofSchema } from './proof-schema.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const reads = { tag: 'Files', method: 'get' } as const;

const proofOperation = operation({
  ...reads,
  id: 'readProof',
  sdk: 'claims.proof',
  path: '/v1/claims/{id}/proof',
  params: { id: 'claim' },
  refusals: [404],
  summary: "What the reviewers' checklist comes to",
  description:
    'All files together, against the claim as it is now. It advises: a claim can be submitted whatever it ' +
    'says. While a file is being read the verdict is `reading`; ask again.',
  answer: { status: 200, description: 'The checklist', schema: proofSchema },
});

const textOperation = operation({
  ...reads,
  id: 'readFileText',
  sdk: 'files.text',
  path: '/v1/claims/{id}/files/{fileId}/text',
  params: { id: 'claim', fileId: 'file' },
  summary: 'What was read of a file',
  description: "Never before the scanner's verdict. Columns are set off by spaces.",
  refusals: [404, 409],
  answer: { status: 200, description: 'The text by page', schema: fileTextSchema },
});

const templateOperation = operation({
  ...reads,
  id: 'makeProofTemplate',
  sdk: 'claims.proofTemplate',
  path: '/v1/claims/{id}/proof-template',
  params: { id: 'claim' },
  summary: 'A proof of execution to fill in and sign',
  description: 'A fillable PDF with what the claim says. Complete lines and contacts first.',
  query: {
    language: z.enum(templateLanguages).optional().openapi({ description: 'English when left out.' }),
  },
  refusals: [404],
  answer: {
    status: 200,
    description: 'The form',
    contentType: 'application/pdf',
    schema: z.string().openapi({ type: 'string', format: 'binary' } as object),
  },
});

export function proof(kit: Kit): void {
  serve(kit, proofOperation, async ({ ctx, params: { id }, actor, json }) =>
    json(await readProof(ctx, id), (found) => presentProof(found, actor)),
  );
  serve(kit, textOperation, async ({ ctx, params: { id, fileId }, json }) => {
    if (fileId.tenantId !== id.tenantId) throw new HttpProblem('not-found');
    return json(await readFileText(ctx, id, fileId.id), presentFileText);
  });
  serve(kit, templateOperation, async (call) => {
    const outcome = await makeProofTemplate(call.ctx, call.params.id, call.query.language ?? 'en');
    if (!outcome.ok) return call.answer(outcome);
    const { name, content } = outcome.value;
    return new Response(content as Uint8Array<ArrayBuffer>, { headers: templateHeaders(name, content) });
  });
}

function templateHeaders(name: string, content: Uint8Array): Record<string, string> {
  const digest = createHash('sha256').update(content).digest('hex');
  return downloadHeaders(name, content.length, 'application/pdf', digest);
}
