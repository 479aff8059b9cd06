/** /v1/arbitrations: rivals for one line. A partner sees its own part and nothing that tells of the others (domain 8). */
import type { Id } from '../../../rules/engine/id.ts';
import { answerArbitration } from '../../actions/arbitration/answer-arbitration.ts';
import { confirmArbitration } from '../../actions/arbitration/confirm-arbitration.ts';
import { decideArbitration } from '../../actions/arbitration/decide-arbitration.ts';
import { listArbitrations } from '../../actions/arbitration/list-arbitrations.ts';
import { readArbitration } from '../../actions/arbitration/read-arbitration.ts';
import { readBench } from '../../actions/arbitration/read-bench.ts';
import { returnArbitration } from '../../actions/arbitration/return-arbitration.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import type { Present } from '../../actions/run/context.ts';
import { actionsOut } from '../frame/allowed-actions.ts';
import { idOf, partyOf } from '../frame/ids.ts';
import type { Ref } from '../frame/ids.ts';
import { etag } from '../frame/call.ts';
import { emptySchema } from '../claims/claim-input-schema.ts';
import { claimReply, partReply } from '../claims/claim-reply.ts';
import { claimSchema, itemSchema, partnerRefSchema } from '../claims/claim-schema.ts';
import {
  dateOut,
  exampleId,
  idOut,
  instantOut,
  page,
  prose,
  request,
  shape,
  tenantId,
  word,
  z,
} from '../frame/fields.ts';
import { listAnswer, pageOf } from '../frame/list.ts';
import { flag, listQuery, operation } from '../frame/operation.ts';
import { presentArbitration } from './present-arbitration.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const benchSchema = shape('BenchSide', {
  createdAt: instantOut(),
  submittedAt: instantOut().nullable(),
  signedOn: dateOut()
    .nullable()
    .openapi({ description: "Beside the customer's signature, as the reader of proofs found it." } as object),
  officialFrom: instantOut().nullable().openapi({ description: 'Partner of record since.', example: null }),
  officialUntil: instantOut().nullable().openapi({ example: null }),
  usageSince: dateOut()
    .nullable()
    .openapi({ description: 'First month with usage under its own association.', example: null }),
  files: z.array(
    shape('BenchFile', {
      id: idOut('file'),
      name: z.string().nullable().openapi({ description: 'Once decided.', example: null }),
      note: z.string().nullable().openapi({ description: 'Once decided.', example: null }),
      size: z.number().int().openapi({ example: 48213 }),
      mediaType: z.string().openapi({ example: 'application/pdf' }),
      scan: word('clean', 'waiting', 'infected', 'unscanned'),
      sealedAt: instantOut().nullable(),
    }),
  ),
  words: z
    .array(
      shape('BenchWords', {
        text: z.string().openapi({ example: 'The customer signed our new order on 4 February.' }),
        at: instantOut(),
      }),
    )
    .openapi({
      description: 'What the side answered. Its own name is left out until it is decided.',
    } as object),
});

const partySchema = shape('ArbitrationParty', {
  lineId: idOut('line'),
  claimId: idOut('claim'),
  claimNumber: z.string().openapi({ example: 'CON-7KM2Q9' }),
  role: word('challenger', 'incumbent')
    .nullable()
    .openapi({ description: 'For the programme owner.' } as object),
  partner: partnerRefSchema.nullable().openapi({
    description: 'For the programme owner, once decided.',
    example: null,
  } as object),
  state: word('answer-awaited', 'answered', 'silent', 'withdrawn'),
  answerBy: instantOut(),
  answeredAt: instantOut().nullable(),
  outcome: word('waiting', 'won', 'lost', 'none'),
  reason: z.string().nullable().openapi({ example: null }),
  label: z.string().nullable().openapi({
    example: 'A',
    description: 'For the programme owner: what the side is called until it is decided.',
  }),
  bench: benchSchema
    .nullable()
    .openapi({ description: 'For the programme owner, when one case is read.', example: null } as object),
});

export const arbitrationSchema = shape('Arbitration', {
  id: idOut('arbitration'),
  version: z.number().int().openapi({ example: 7, description: 'The ETag without its quotes.' }),
  state: word('answers-awaited', 'open', 'decided', 'closed'),
  outcome: z.string().nullable().openapi({ example: null }),
  openedAt: instantOut().nullable(),
  decidedAt: instantOut().nullable().openapi({ example: null }),
  decidedBy: z.string().nullable().openapi({ example: null }),
  item: itemSchema,
  activityKind: word('usage', 'presales', 'revenue'),
  customerName: z.string().openapi({ example: 'Contoso Logistics' }),
  parties: z.array(partySchema).openapi({ description: 'For a partner: its own part alone.' }),
  winnerLineId: idOut('line').nullable().openapi({ description: 'For the programme owner.', example: null }),
  proposal: shape('ArbitrationProposal', {
    winnerLineId: idOut('line'),
    by: z.string().openapi({ example: 'Mara Lindqvist' }),
    at: instantOut(),
    reasons: z.array(
      shape('ProposedReason', {
        lineId: idOut('line'),
        text: z.string().openapi({ example: 'The most recent proof is yours.' }),
      }),
    ),
  })
    .nullable()
    .openapi({
      description: 'For the programme owner: what a first reader proposed.',
      example: null,
    } as object),
  returned: shape('ArbitrationReturned', {
    reason: z.string().openapi({ example: 'Which signature is meant?' }),
    by: z.string().openapi({ example: 'Ravi Menon' }),
    at: instantOut(),
  })
    .nullable()
    .openapi({
      description: 'For the programme owner: why the last proposal was returned.',
      example: null,
    } as object),
  allowedActions: actionsOut().openapi({
    description: 'For the programme owner, when one case is read.',
  } as object),
});

const reading = {
  tag: 'Arbitration',
  method: 'get',
} as const;

export function arbitrations(kit: Kit): void {
  const list = operation({
    ...reading,
    id: 'listArbitrations',
    sdk: 'arbitrations.list',
    path: '/v1/arbitrations',
    summary: 'Arbitration cases',
    query: { ...listQuery, open: flag('Only those that are not decided (or only the others).') },
    answer: {
      status: 200,
      description: 'A page of cases, the newest first',
      schema: page('ArbitrationPage', arbitrationSchema),
      headers: ['Link'],
    },
  });
  serve(kit, list, async (call) => {
    const { limit, cursor, open } = call.query;
    return listAnswer(
      call,
      await listArbitrations(call.ctx, { open: open ?? null }, pageOf(call, limit, cursor)),
      (row) => presentArbitration(row, call.actor),
    );
  });
  const read = operation({
    ...reading,
    id: 'readArbitration',
    sdk: 'arbitrations.read',
    path: '/v1/arbitrations/{id}',
    summary: 'Read an arbitration case',
    params: { id: 'arbitration' },
    description:
      "The ETag is that of the claim on which the reader acts: a partner's own, for the programme owner the first party's.",
    refusals: [404],
    answer: { status: 200, description: 'The case', schema: arbitrationSchema, headers: ['ETag'] },
  });
  serve(kit, read, async ({ ctx, params, actor, json }) =>
    json(
      await (actor.side === 'owner' ? readBench(ctx, params.id) : readArbitration(ctx, params.id)),
      (row) => presentArbitration(row, actor),
      (row) => ({ ETag: etag(row.claimVersion) }),
    ),
  );
  arbitrationActs(kit);
}

const onCase = { tag: 'Arbitration', method: 'post', params: { id: 'arbitration' }, ifMatch: true } as const;
const headers = ['ETag', 'Idempotency-Replayed'] as const;
/** Not the claim: it would tell whose it is before that may be known. */
const onBench = {
  ...onCase,
  answer: {
    status: 200,
    description: 'The case after it',
    schema: shape('ArbitrationStanding', {
      id: idOut('arbitration'),
      version: z.number().int().openapi({ example: 8 }),
      state: word('answers-awaited', 'open', 'decided', 'closed'),
      proposed: z
        .boolean()
        .openapi({ example: true, description: 'A proposal waits for its second reader.' }),
    }),
    headers,
  },
} as const;

function standingReply(ref: Ref, reader: Actor): Present {
  return partReply(200, ({ world, claimId }) => {
    const one = world.cases.find((candidate) => candidate.id === ref.id);
    return {
      id: idOf('arbitration', ref.tenantId, ref.id, partyOf(reader)),
      version: factsOf(world, claimId).claim.version,
      state: one?.state ?? 'closed',
      proposed: one?.state !== 'decided' && one?.state !== 'closed' && one?.proposal != null,
    };
  });
}

function arbitrationActs(kit: Kit): void {
  const answer = operation({
    ...onCase,
    answer: { status: 200, description: 'The claim after it', schema: claimSchema, headers },
    id: 'answerArbitration',
    sdk: 'arbitrations.answer',
    path: '/v1/arbitrations/{id}/answer',
    summary: 'Answer in an arbitration',
    description: 'Sends your word and the files that you added since.',
    body: {
      schema: request('AnswerArbitration', {
        text: prose(4000).openapi({
          example: 'The customer signed our new order on 4 February; see the file.',
        }),
      }),
    },
  });
  serve(kit, answer, async ({ ctx, params, body, answer: reply }) => {
    const found = await readArbitration(ctx, params.id);
    if (!found.ok) return reply(found);
    return reply(
      await answerArbitration(
        ctx,
        claimOf(params.id, found.value.claimId),
        { caseId: params.id.id, text: body.text },
        claimReply(ctx),
      ),
    );
  });
  const decide = operation({
    ...onBench,
    id: 'decideArbitration',
    sdk: 'arbitrations.decide',
    path: '/v1/arbitrations/{id}/decide',
    summary: 'Decide an arbitration',
    description:
      'Exactly one line wins. Each party reads its own reason. With a second reader (the usual setting) it is a proposal, which another person confirms or returns.',
    body: {
      schema: request('DecideArbitration', {
        winnerLineId: tenantId('line'),
        reasons: z
          .array(
            request('PartyReason', {
              lineId: tenantId('line'),
              text: prose(2000).openapi({ example: 'The most recent proof is yours.' }),
            }),
          )
          .min(1)
          .max(50),
      }),
      example: {
        winnerLineId: exampleId('line'),
        reasons: [{ lineId: exampleId('line'), text: 'The most recent proof is yours.' }],
      },
    },
  });
  serve(kit, decide, async ({ ctx, params, body, answer: reply }) => {
    const found = await readArbitration(ctx, params.id);
    if (!found.ok) return reply(found);
    return reply(
      await decideArbitration(
        ctx,
        claimOf(params.id, found.value.claimId),
        {
          caseId: params.id.id,
          winnerLineId: body.winnerLineId.id,
          reasons: Object.fromEntries(body.reasons.map(({ lineId, text }) => [lineId.id, text])),
        },
        standingReply(params.id, ctx.actor),
      ),
    );
  });
  secondReader(kit);
}

function secondReader(kit: Kit): void {
  const confirm = operation({
    ...onBench,
    id: 'confirmArbitration',
    sdk: 'arbitrations.confirm',
    path: '/v1/arbitrations/{id}/confirm',
    summary: 'Confirm a proposed decision',
    description: 'By another person than the one who proposed it.',
    body: { schema: emptySchema, example: {} },
  });
  serve(kit, confirm, async ({ ctx, params, answer: reply }) => {
    const found = await readArbitration(ctx, params.id);
    if (!found.ok) return reply(found);
    return reply(
      await confirmArbitration(
        ctx,
        claimOf(params.id, found.value.claimId),
        { caseId: params.id.id },
        standingReply(params.id, ctx.actor),
      ),
    );
  });
  const giveBack = operation({
    ...onBench,
    id: 'returnArbitration',
    sdk: 'arbitrations.giveBack',
    path: '/v1/arbitrations/{id}/return',
    summary: 'Return a proposed decision',
    description: 'By another person than the one who proposed it. The case is open again.',

    body: {
      schema: request('ReturnArbitration', {
        reason: prose(2000).openapi({ example: 'Which signature is meant?' }),
      }),
    },
  });
  serve(kit, giveBack, async ({ ctx, params, body, answer: reply }) => {
    const found = await readArbitration(ctx, params.id);
    if (!found.ok) return reply(found);
    return reply(
      await returnArbitration(
        ctx,
        claimOf(params.id, found.value.claimId),
        { caseId: params.id.id, reason: body.reason },
        standingReply(params.id, ctx.actor),
      ),
    );
  });
}

function claimOf(ref: Ref, id: Id<'claim'>): Ref<'claim'> {
  return { tenantId: ref.tenantId, id };
}
