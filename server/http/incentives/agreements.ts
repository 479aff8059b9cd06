/** /v1/agreements: what a location accepts before it can earn in a programme. */
import {
  type ProgrammeAgreement,
  listAgreements,
  publishAgreement,
} from '../../actions/incentives/agreements.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { dateIn, dateOut, instantOut, prose, request, shape, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';
import { why } from '../programme/administration.ts';
import { agreementTextSchema, programmeId, programmeName } from './enrolment-schema.ts';

const agreementFields = {
  version: z.number().int().openapi({ example: 1 }),
  text: agreementTextSchema,
  sha256: z.string().openapi({ example: 'a'.repeat(64) }),
  openToAll: z.boolean().openapi({ example: false, description: 'May a location begin by itself?' }),
  acceptBy: dateOut()
    .nullable()
    .openapi({ description: 'Until then an earlier version still counts.' } as object),
  madeBy: z.string().openapi({ example: 'Carla Mendes' }),
  madeAt: instantOut(),
  why: z.string().openapi({ example: 'The first agreement.' }),
};
const rowSchema = shape('ProgrammeAgreement', {
  programme: programmeId(),
  programmeName: programmeName(),
  agreement: shape('Agreement', agreementFields).nullable(),
  allowedActions: actionsOut(),
});

const presentRow = (
  { programme, programmeName: name, agreement }: ProgrammeAgreement,
  reader: Actor,
): z.input<typeof rowSchema> => ({
  programme,
  programmeName: name,
  agreement: agreement && {
    version: agreement.version,
    text: agreement.text,
    sha256: agreement.sha256,
    openToAll: agreement.openToAll,
    acceptBy: agreement.acceptBy,
    madeBy: agreement.madeBy,
    madeAt: agreement.madeAt,
    why: agreement.why,
  },
  allowedActions: actionsOf(['publishAgreement'], reader),
});

export function agreements(kit: Kit): void {
  reading(kit);
  publishing(kit);
}

function reading(kit: Kit): void {
  serve(
    kit,
    operation({
      tag: 'Incentives',
      method: 'get',
      id: 'listAgreements',
      sdk: 'agreements.list',
      path: '/v1/agreements',
      summary: 'The agreement of each programme',
      answer: {
        status: 200,
        description: 'Every programme with the newest version of its agreement',
        schema: z.object({ items: z.array(rowSchema) }).openapi('AgreementList'),
      },
    }),
    async ({ ctx, actor, json }) =>
      json(await listAgreements(ctx), (rows) => ({ items: rows.map((row) => presentRow(row, actor)) })),
  );
}

function publishing(kit: Kit): void {
  serve(
    kit,
    operation({
      tag: 'Incentives',
      method: 'post',
      id: 'publishAgreement',
      sdk: 'agreements.publish',
      path: '/v1/agreements/{programme}',
      summary: 'Publish a version of an agreement',
      description:
        'It is never changed afterwards. Who accepted an earlier version is asked again, by `acceptBy`. The version that was read is 0 where there is none.',
      params: { programme: 'text' },
      ifMatch: true,
      dryRun: true,
      refusals: [404, 412, 422],
      body: {
        schema: request('PublishAgreement', {
          text: request('AgreementTextInput', {
            en: prose(20_000).openapi({ example: 'The partner keeps proofs of execution for 24 months.' }),
            nl: prose(20_000).openapi({ example: 'De partner bewaart uitvoeringsbewijzen 24 maanden.' }),
          }),
          openToAll: z.boolean().openapi({ example: false }),
          acceptBy: dateIn()
            .nullable()
            .openapi({ description: 'Needed from the second version on.' } as object),
          why: why(),
        }),
      },
      answer: {
        status: 201,
        description: 'The agreement as it is asked for from now on',
        schema: rowSchema,
        headers: ['ETag', 'Idempotency-Replayed'],
      },
    }),
    async ({ ctx, actor, params, body, answer }) =>
      answer(
        await publishAgreement(ctx, params.programme, body, (made) => ({
          reply: jsonReply(
            ctx.validateOnly ? 200 : 201,
            presentRow(
              { programme: made.programme, programmeName: made.programmeName, agreement: made },
              actor,
            ),
            { ETag: etag(made.version) },
          ),
        })),
      ),
  );
}
