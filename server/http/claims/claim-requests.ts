/** /v1/claims/{id}/requests: what was asked of the partner, and what was answered. */
import type { Actor } from '../../../rules/rights/role.ts';
import { listClaimRequests } from '../../actions/claims/list-claim-requests.ts';
import type { ExchangeRow } from '../../store/claims/claim-reads.ts';
import { code, requestPointSchema } from './claim-schema.ts';
import { idOut, instantOut, shape, z } from '../frame/fields.ts';
import { idOf } from '../frame/ids.ts';
import { operation } from '../frame/operation.ts';
import { nameFor } from './present-comment.ts';
import { serve, type Kit } from '../frame/serve.ts';

const exchangeSchema = shape('ClaimRequest', {
  codes: z.array(code('missing-partner-service')),
  text: z.string().nullable().openapi({ example: 'Please describe the migration service.' }),
  points: z.array(requestPointSchema),
  askedAt: instantOut(),
  askedBy: z.string().nullable().openapi({ example: null }),
  answeredAt: instantOut().nullable(),
  answeredBy: z.string().nullable().openapi({ example: 'Mila de Vries' }),
  answer: z.string().nullable().openapi({
    example: 'missing-partner-service: See page 2 of the new file.',
    description: 'What was said; an answer to a single point begins with its code.',
  }),
  files: z.array(idOut('file')).openapi({ description: 'The files that came with the answer.' }),
  changed: z.array(z.string()).openapi({
    example: ['lines'],
    description: 'Fields of the claim that were changed for the answer.',
  }),
});

/** Asked and answered in the partner's name as the desk's: the other side's people stay unnamed, as in the thread. */
function presentExchange(ref: { tenantId: string }, row: ExchangeRow, reader: Actor) {
  return {
    ...row,
    askedBy: nameFor(reader, 'owner', row.askedBy),
    answeredBy: row.answeredBy === null ? null : nameFor(reader, 'partner', row.answeredBy),
    files: row.files.map((id) => idOf('file', ref.tenantId, id)),
  };
}

export function claimRequests(kit: Kit): void {
  serve(
    kit,
    operation({
      tag: 'Claims',
      method: 'get',
      params: { id: 'claim' },
      refusals: [404],
      id: 'listClaimRequests',
      sdk: 'claims.requests',
      path: '/v1/claims/{id}/requests',
      summary: 'What was asked of the partner, and what was answered',
      description: 'The newest first, at most fifty.',
      answer: {
        status: 200,
        description: 'Requests for information with their answers',
        schema: z.object({ items: z.array(exchangeSchema) }).openapi('ClaimRequestList'),
      },
    }),
    async ({ ctx, params: { id }, actor, json }) =>
      json(await listClaimRequests(ctx, id), (rows) => ({
        items: rows.map((row) => presentExchange(id, row, actor)),
      })),
  );
}
