/** Proof files: streamed in, named and hashed; streamed out as an attachment that no browser runs. */
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { maxFileBytes } from '../../../rules/claim/file.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { addFile } from '../../actions/files/add-file.ts';
import { readClaim } from '../../actions/claims/read-claim.ts';
import { readFileContent } from '../../actions/files/read-file-content.ts';
import { removeFile } from '../../actions/files/remove-file.ts';
import { addedReply, partReply } from '../claims/claim-reply.ts';
import { claimAddress } from '../claims/claim-reply.ts';
import { addedSchema, fileSchema } from '../claims/claim-schema.ts';
import { z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { filesOf, presentFile } from '../claims/present-claim.ts';
import { HttpProblem } from '../frame/problem.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { readUpload } from '../frame/upload.ts';

const uploadSchema = z
  .object({
    note: z
      .string()
      .max(1000)
      .optional()
      .openapi({ description: 'What the file is.', example: 'Signed statement of work' }),
    file: z.string().openapi({
      type: 'string',
      format: 'binary',
      description:
        'One of the catalogue’s fileTypes, at most its maxFileBytes. The type is found from the content; a name with an extension must end like it.',
    } as object),
  })
  .openapi('FileUpload');

const listOperation = operation({
  id: 'listClaimFiles',
  sdk: 'files.list',
  tag: 'Files',
  method: 'get',
  path: '/v1/claims/{id}/files',
  summary: 'The proof files of a claim',
  params: { id: 'claim' },
  refusals: [404],
  answer: {
    status: 200,
    description: 'All files',
    schema: z.object({ items: z.array(fileSchema) }).openapi('FileList'),
  },
});

const addOperation = operation({
  id: 'addFile',
  sdk: 'files.add',
  tag: 'Files',
  method: 'post',
  path: '/v1/claims/{id}/files',
  summary: 'Add a proof file',
  description:
    'multipart/form-data with the parts `note` and `file`. The answer holds the SHA-256 of what was stored.',
  params: { id: 'claim' },
  limit: 'upload',
  refusals: [404],
  body: { schema: uploadSchema, contentType: 'multipart/form-data' },
  answer: {
    status: 201,
    description: 'The stored file',
    schema: addedSchema('AddedFile', fileSchema),
    headers: ['ETag', 'Location', 'Idempotency-Replayed'],
  },
});

const removeOperation = operation({
  id: 'removeFile',
  sdk: 'files.remove',
  tag: 'Files',
  method: 'delete',
  path: '/v1/claims/{id}/files/{fileId}',
  summary: 'Remove a file that was not sent yet',
  params: { id: 'claim', fileId: 'file' },
  refusals: [404, 409],
  answer: { status: 204, description: 'Removed', headers: ['ETag'] },
});

const contentOperation = operation({
  id: 'readFileContent',
  sdk: 'files.content',
  tag: 'Files',
  method: 'get',
  path: '/v1/claims/{id}/files/{fileId}/content',
  summary: 'Download a file',
  description: "Always an attachment, never before the scanner's verdict.",
  params: { id: 'claim', fileId: 'file' },
  refusals: [404, 409],
  answer: {
    status: 200,
    description: 'The bytes',
    contentType: 'application/octet-stream',
    schema: z.string().openapi({ type: 'string', format: 'binary' } as object),
  },
});

/** Beside the file itself: the part's headers, the note, the boundaries. */
const aroundFile = 64 * 1024;

export function claimFiles(kit: Kit): void {
  serve(kit, listOperation, async ({ ctx, params, actor, json }) =>
    json(await readClaim(ctx, params.id), ({ world, claimId }) => ({
      items: filesOf(factsOf(world, claimId), actor).map((file) =>
        presentFile(factsOf(world, claimId), file, actor),
      ),
    })),
  );
  serve(kit, addOperation, async ({ ctx, params: { id: ref }, request, incoming, actor, answer }) => {
    if (Number(request.headers.get('content-length') ?? 0) > maxFileBytes + aroundFile) throw tooLarge();
    const body = incoming ?? Readable.fromWeb((request.body ?? new ReadableStream()) as NodeStream);
    const upload = await readUpload(
      body,
      Object.fromEntries(request.headers),
      ctx.idempotency?.bodyHash ?? null,
    );
    return answer(
      await addFile(
        ctx,
        ref,
        upload,
        addedReply(
          ({ world, claimId }) => {
            const facts = factsOf(world, claimId);
            const file = facts.files.at(-1);
            if (!file) throw new Error('the claim holds no file after one was added');
            return presentFile(facts, file, actor);
          },
          (file) => `${claimAddress(ref.tenantId, ref.id)}/files/${file.id}`,
        ),
      ),
    );
  });
  serve(kit, removeOperation, async ({ ctx, params: { id, fileId }, answer }) => {
    if (fileId.tenantId !== id.tenantId) throw new HttpProblem('not-found');
    return answer(
      await removeFile(
        ctx,
        id,
        { fileId: fileId.id },
        partReply(204, () => null),
      ),
    );
  });
  serve(kit, contentOperation, async (call) => {
    const {
      ctx,
      params: { id, fileId },
      request,
    } = call;
    if (fileId.tenantId !== id.tenantId) throw new HttpProblem('not-found');
    const outcome = await readFileContent(ctx, id, fileId.id, request.method !== 'HEAD');
    if (!outcome.ok) return call.answer(outcome);
    const { name, size, mediaType, sha256, content } = outcome.value;
    return new Response(content && (Readable.toWeb(content) as ReadableStream), {
      headers: downloadHeaders(name, size, mediaType, sha256),
    });
  });
}

function tooLarge(): HttpProblem {
  return new HttpProblem('body-too-large', {
    errors: [
      {
        code: 'file-too-large',
        pointer: '/file',
        message: `The file is larger than ${maxFileBytes / 1024 / 1024} MB.`,
      },
    ],
  });
}

/** P-1: nothing that a partner sent is ever run or shown inline by a browser on this origin. */
export function downloadHeaders(
  name: string,
  size: number,
  mediaType: string,
  sha256: string,
): Record<string, string> {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'Content-Type': mediaType,
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  };
}
