/** /v1/reasons: the sentences of the fixed codes, in every language. Everybody reads them in /v1/catalog. */
import { changeReason } from '../../actions/programme/change-reason.ts';
import { listReasons, readReason, type ReasonRow } from '../../actions/programme/list-reasons.ts';
import { administering, madeFields, overseeing, presentMade, versionNumber, why } from './administration.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { reasonTextsSchema } from './catalog.ts';
import { prose, request, shape, text, word, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const reasonFields = {
  family: word('information', 'rejection'),
  code: z.string().openapi({ example: 'insufficient-poe' }),
  version: versionNumber(),
  texts: reasonTextsSchema,
  ...madeFields,
};
const reasonSchema = shape('ReasonSentences', reasonFields);
const sentences = request('ReasonTextInput', {
  title: text(80).openapi({ example: 'Insufficient proof' }),
  text: prose(600).openapi({ example: 'The proof does not show the work.' }),
  remedy: prose(600).openapi({ example: 'Proof that shows which service was delivered.' }),
});

const presentReason = ({
  family,
  code,
  version,
  texts,
  ...row
}: ReasonRow): z.input<typeof reasonSchema> => ({
  family,
  code,
  version,
  texts,
  ...presentMade(row),
});

export function reasons(kit: Kit): void {
  serve(
    kit,
    operation({
      ...overseeing,
      id: 'listReasons',
      sdk: 'reasons.list',
      path: '/v1/reasons',
      summary: 'Reasons with the sentences in force',
      answer: {
        status: 200,
        description: 'Every reason',
        schema: z.object({ items: z.array(reasonSchema) }).openapi('ReasonList'),
      },
    }),
    async ({ ctx, json }) => json(await listReasons(ctx), (rows) => ({ items: rows.map(presentReason) })),
  );
  serve(
    kit,
    operation({
      ...overseeing,
      id: 'readReason',
      sdk: 'reasons.read',
      path: '/v1/reasons/{family}/{code}',
      summary: 'Read a reason with its versions',
      params: { family: 'text', code: 'text' },
      refusals: [404],
      answer: {
        status: 200,
        description: 'The sentences in force, and all versions',
        headers: ['ETag'],
        schema: shape('ReasonDetail', {
          ...reasonFields,
          versions: z.array(reasonSchema).openapi({ description: 'The newest first.' }),
          allowedActions: actionsOut(),
        }),
      },
    }),
    async ({ ctx, params, json }) =>
      json(
        await readReason(ctx, params.family, params.code),
        ({ current, versions }) => ({
          ...presentReason(current),
          versions: versions.map(presentReason),
          allowedActions: actionsOf(['changeReason'], ctx.actor),
        }),
        ({ current }) => ({ ETag: etag(current.version) }),
      ),
  );
  serve(
    kit,
    operation({
      ...administering,
      id: 'changeReason',
      sdk: 'reasons.change',
      path: '/v1/reasons/{family}/{code}/versions',
      summary: "Change a reason's sentences",
      description: 'In every language at once. The code stays what it is.',
      params: { family: 'text', code: 'text' },
      ifMatch: true,
      dryRun: true,
      body: {
        schema: request('ChangeReason', {
          texts: request('ReasonTextsInput', { en: sentences, nl: sentences }),
          why: why(),
        }),
      },
      answer: {
        status: 201,
        description: 'The new version',
        schema: reasonSchema,
        headers: ['ETag', 'Idempotency-Replayed'],
      },
    }),
    async ({ ctx, params, body, answer }) =>
      answer(
        await changeReason(ctx, params, body, (done) => ({
          reply: jsonReply(ctx.validateOnly ? 200 : 201, presentReason(done), { ETag: etag(done.version) }),
        })),
      ),
  );
}
