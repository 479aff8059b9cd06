/** /v1/policies: the rules by which claims go, when each is activated, and what another one would mean. */
import { acknowledgements } from '../../../rules/programme/policy-change.ts';
import { activatePolicy } from '../../actions/programme/activate-policy.ts';
import { createPolicy } from '../../actions/programme/create-policy.ts';
import { listPolicies, type PoliciesView } from '../../actions/programme/list-policies.ts';
import type { PolicyPreview } from '../../actions/programme/policy-preview.ts';
import { withdrawActivation } from '../../actions/programme/withdraw-activation.ts';
import {
  administering,
  foundDateSchema,
  madeFields,
  overseeing,
  presentMade,
  versionNumber,
  why,
} from './administration.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { policyFields, presentPolicy } from './catalog.ts';
import { dateOut, instantOut, request, shape, text, word, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { presentFoundDate } from './present-found-date.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const policyId = () => z.string().openapi({ example: 'cpor-2020-07' });
const boundedSchema = shape('BoundedCount', {
  count: z.number().int().openapi({ example: 1000 }),
  more: z.boolean().openapi({ example: true, description: 'true: there may be more.' }),
});
const namedSchema = shape('PolicyName', {
  id: policyId(),
  name: z.string().openapi({ example: 'CPOR July 2020' }),
});
const previewSchema = shape('PolicyPreview', {
  before: namedSchema,
  after: namedSchema,
  staying: boundedSchema.openapi({ description: 'Running claims under the one before. They stay under it.' }),
  day: dateOut().openapi({
    description: "The day on which everything in the examples begins, in the owner's calendar and zone.",
  } as object),
  examples: z.array(
    shape('ClockExample', {
      clock: word(
        'waitInSubmitted',
        'review',
        'partnerAnswer',
        'refusalWindow',
        'undo',
        'disputePeriod',
        'disputeAnswer',
      ),
      before: foundDateSchema.nullable(),
      after: foundDateSchema.nullable(),
    }),
  ),
});
const policySchema = shape('Policy', {
  ...policyFields,
  ...madeFields,
  basedOn: policyId().nullable(),
  claims: boundedSchema.openapi({ description: 'Running claims under it.' }),
  allowedActions: actionsOut(),
});
const activationFields = {
  programme: z
    .string()
    .openapi({ example: '*', description: '`*`: every programme without one of its own.' }),
  policyId: policyId(),
  inForceFrom: instantOut(),
  from: dateOut().openapi({ description: "The first day, in the owner's zone." } as object),
};
const activationSchema = shape('Activation', {
  ...activationFields,
  begun: z.boolean().openapi({ example: true }),
  ...madeFields,
  allowedActions: actionsOut(),
});
const policiesSchema = shape('PolicyList', {
  version: versionNumber(),
  items: z.array(policySchema),
  activations: z.array(activationSchema),
  allowedActions: actionsOut(),
});

const clock = () =>
  request('ClockInput', {
    amount: z.number().int().min(0).max(1000),
    unit: z.enum(['business-days', 'calendar-days']),
  }).openapi({ example: { amount: 5, unit: 'business-days' } });
const editable = () => z.array(z.enum(['location', 'lines', 'contacts', 'files', 'comments'])).max(5);
const createInput = request('CreatePolicy', {
  id: text(60).openapi({ example: 'cpor-2027-07' }),
  name: text(120).openapi({ example: 'CPOR July 2027' }),
  basedOn: text(60).openapi({ example: 'cpor-2020-07' }),
  why: why(),
  firstStatusWord: z.enum(['editing', 'draft']),
  waitInSubmitted: clock(),
  review: clock(),
  partnerAnswer: clock(),
  refusalWindow: clock(),
  undo: clock(),
  windowStarts: z.enum(['approval', 'submission']),
  silence: z.enum(['accepts', 'refuses']).default('accepts'),
  refuseLater: z.boolean(),
  editableInSubmitted: editable(),
  editableInActionRequired: editable(),
  dispute: request('DisputeInput', {
    period: clock(),
    times: z.number().int().min(0).max(100).nullable(),
    answer: clock(),
  }).nullable(),
  poeAgeMonths: z.number().int().min(1).max(120),
  alreadyClaimedByAnother: z.enum(['arbitration', 'block']),
  partnerEndsAssociation: z.enum(['asks', 'ends']),
  domainAsked: z.boolean(),
  technicalContactAsked: z.boolean(),
  acknowledgementsAsked: z.array(z.enum(acknowledgements)).max(acknowledgements.length),
  recognitionOnlyAllowed: z.boolean(),
  subscriptionIdAlwaysRequired: z.boolean(),
  replacementsPerRound: z.number().int().min(0).max(100),
  activities: z
    .array(
      request('ActivityName', {
        solutionArea: text(60).openapi({ example: 'microsoft-365' }),
        id: text(60).openapi({ example: 'usage' }),
      }),
    )
    .max(200),
});
const activateInput = request('ActivatePolicy', {
  programme: text(60).openapi({ example: '*' }),
  from: text(10).openapi({
    format: 'date',
    example: '2027-07-01',
    description: "A day after today, in the owner's zone.",
  }),
  why: why(),
});

function presentPreview({
  before,
  after,
  staying,
  day,
  examples,
}: PolicyPreview): z.input<typeof previewSchema> {
  return {
    before,
    after,
    staying,
    day,
    examples: examples.map((one) => ({
      clock: one.clock,
      before: one.before && presentFoundDate(one.before),
      after: one.after && presentFoundDate(one.after),
    })),
  };
}

function presentPolicies(
  { version, policies, activations }: PoliciesView,
  reader: Actor,
): z.input<typeof policiesSchema> {
  return {
    version,
    items: policies.map(({ policy, basedOn, claims, ...row }) => ({
      ...presentPolicy(policy),
      ...presentMade(row),
      basedOn,
      claims,
      allowedActions: actionsOf(['activatePolicy'], reader),
    })),
    activations: activations.map(({ programme, policyId: policy, inForceFrom, from, begun, ...row }) => ({
      programme,
      policyId: policy,
      inForceFrom,
      from,
      begun,
      ...presentMade(row),
      allowedActions: actionsOf(['withdrawActivation'], reader, { over: begun }),
    })),
    allowedActions: actionsOf(['createPolicy'], reader),
  };
}

export function policies(kit: Kit): void {
  serve(
    kit,
    operation({
      ...overseeing,
      id: 'listPolicies',
      sdk: 'policies.list',
      path: '/v1/policies',
      summary: 'Policies and their activations',
      description: 'All of them at once: each is a decision of the programme, so there are few.',
      answer: {
        status: 200,
        description: 'Policies as they were made, activations by date',
        schema: policiesSchema,
        headers: ['ETag'],
      },
    }),
    async ({ ctx, json }) =>
      json(
        await listPolicies(ctx),
        (view) => presentPolicies(view, ctx.actor),
        (view) => ({ ETag: etag(view.version) }),
      ),
  );
  serve(
    kit,
    operation({
      ...administering,
      id: 'createPolicy',
      sdk: 'policies.create',
      path: '/v1/policies',
      summary: 'Make a policy from an existing one',
      description: 'It changes nothing until it is activated. validateOnly is the preview.',
      dryRun: true,
      body: { schema: createInput },
      answer: {
        status: 201,
        description: 'The policy, and what it would mean',
        headers: ['ETag', 'Idempotency-Replayed'],
        schema: shape('MadePolicy', {
          ...policyFields,
          ...madeFields,
          basedOn: policyId(),
          version: versionNumber(),
          preview: previewSchema,
        }),
      },
    }),
    async ({ ctx, body, answer }) =>
      answer(
        await createPolicy(ctx, body, (done) => ({
          reply: jsonReply(
            ctx.validateOnly ? 200 : 201,
            {
              ...presentPolicy(done.policy),
              madeBy: done.by,
              madeAt: done.at,
              why: done.why,
              basedOn: done.basedOn,
              version: done.version,
              preview: presentPreview(done.preview),
            },
            { ETag: etag(done.version) },
          ),
        })),
      ),
  );
  serve(
    kit,
    operation({
      ...administering,
      id: 'activatePolicy',
      sdk: 'policies.activate',
      path: '/v1/policies/{id}/activate',
      summary: 'Activate a policy',
      description:
        'From a future day on, for one programme or for all. Claims that were submitted before keep theirs. validateOnly is the preview.',
      params: { id: 'text' },
      ifMatch: true,
      dryRun: true,
      body: { schema: activateInput },
      answer: {
        status: 201,
        description: 'The activation, and what it means',
        headers: ['ETag', 'Idempotency-Replayed'],
        schema: shape('ActivatedPolicy', {
          ...activationFields,
          ...madeFields,
          version: versionNumber(),
          preview: previewSchema.nullable(),
        }),
      },
    }),
    async ({ ctx, params, body, answer }) =>
      answer(
        await activatePolicy(ctx, { policyId: params.id }, body, (done) => ({
          reply: jsonReply(
            ctx.validateOnly ? 200 : 201,
            {
              programme: done.programme,
              policyId: done.policyId,
              inForceFrom: done.inForceFrom,
              from: body.from,
              madeBy: done.by,
              madeAt: done.at,
              why: done.why,
              version: done.version,
              preview: done.preview && presentPreview(done.preview),
            },
            { ETag: etag(done.version) },
          ),
        })),
      ),
  );
  serve(
    kit,
    operation({
      ...administering,
      id: 'withdrawActivation',
      sdk: 'policies.withdrawActivation',
      path: '/v1/policies/{id}/withdraw-activation',
      summary: 'Take a planned activation back',
      description: 'Only one that has not begun.',
      params: { id: 'text' },
      ifMatch: true,
      body: { schema: activateInput },
      answer: { status: 204, description: 'Taken back', headers: ['ETag'] },
    }),
    async ({ ctx, params, body, answer }) =>
      answer(
        await withdrawActivation(ctx, { policyId: params.id }, body, ({ version }) => ({
          reply: { status: 204, headers: { ETag: etag(version) }, body: '' },
        })),
      ),
  );
}
