/** /v1/consents/{token}: the JSON twin of the customer's decision page. Reading changes nothing; every act is its own POST. */
import type { OperationId } from '../../../rules/access/operations.ts';
import { askQuestion } from '../../actions/consent/ask-question.ts';
import { readToken } from '../../actions/consent/consent-link.ts';
import type { ClaimRef, Context, Present, Reply } from '../../actions/run/context.ts';
import { endAssociation } from '../../actions/associations/end-association.ts';
import { agree } from '../../actions/consent/agree.ts';
import { notMe } from '../../actions/consent/not-me.ts';
import { refuse } from '../../actions/consent/refuse.ts';
import { contactActor, readConsent } from '../../actions/consent/read-consent.ts';
import type { ConsentView } from '../../actions/consent/read-consent.ts';
import { undoDecision } from '../../actions/consent/undo-decision.ts';
import { afterNotMe } from '../../../rules/claim/not-me.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import { etag, jsonReply } from '../frame/call.ts';
import type { Call } from '../frame/call.ts';
import { personInput } from '../claims/claim-input-schema.ts';
import { consentSchema } from './consent-schema.ts';
import { exampleId, prose, request, shape, tenantId, text, word, z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { presentConsent } from './present-consent.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

export const lineChoice = {
  lineIds: z
    .array(tenantId('line'))
    .min(1)
    .max(100)
    .nullable()
    .optional()
    .openapi({
      description: 'Left out: all that can be chosen.',
      example: [exampleId('line')],
    } as object),
};
export const confirmed = z.boolean().openapi({
  description: 'The box that a person ticked: an untouched form does nothing.',
  example: true,
});

export const agreeSchema = request('AgreeInput', {
  ...lineChoice,
  confirmed,
  code: text(20).nullable().optional().openapi({
    example: '204817',
    description:
      "Of the mail's text: ends the wait. Without it the choice is recorded and the window runs on.",
  }),
});
export const refuseSchema = request('RefuseInput', {
  ...lineChoice,
  confirmed,
  reason: prose(2000).nullable().optional().openapi({ example: null }),
});
export const askSchema = request('QuestionInput', {
  text: prose(2000).openapi({ example: 'What exactly would this partner see?' }),
});
export const undoSchema = request('UndoInput', { confirmed });
const notMeSchema = request('NotMeInput', {
  replacement: personInput
    .nullable()
    .optional()
    .openapi({
      description: 'To whom it should go instead, if you know.',
    } as object),
  confirmed,
});
const endSchema = request('EndByLinkInput', {
  lineId: tenantId('line'),
  reason: prose(2000).openapi({ example: 'We work with somebody else now.' }),
  confirmed,
});

export const decidedSchema = shape('ConsentDecided', {
  number: z.string().openapi({ example: 'CON-7KM2Q9' }),
  version: z.number().int().openapi({ example: 10 }),
  state: word('recorded').openapi({
    description: "The act is in the claim's history. Read the request again for how it stands.",
  }),
});

/** What the customer is told after an act: no more than that it was done; the request itself says the rest. */
export const decidedReply: Present = ({ world, claimId }) => {
  const { claim } = factsOf(world, claimId);
  return jsonReply(
    200,
    { number: claim.number, version: claim.version, state: 'recorded' },
    { ETag: etag(claim.version) },
  );
};

const passedOnSchema = shape('PassedOn', {
  number: z.string().openapi({ example: 'CON-7KM2Q9' }),
  version: z.number().int().openapi({ example: 10 }),
  state: word('recorded'),
  passedOn: z.boolean().openapi({
    description: 'The person named is being asked, and this link no longer works.',
    example: true,
  }),
  clock: word('runs', 'waits', 'paused').openapi({
    description:
      "How the customer's period stands: it runs, it waits for the delivery of the notices, or it is paused until somebody whose silence counts is asked.",
  }),
  othersAsked: z.number().int().openapi({ example: 1, description: 'Other people who are asked.' }),
});

const passedOnReply =
  (noticeId: string): Present =>
  ({ world, claimId }) => {
    const facts = factsOf(world, claimId);
    const { passedOn, clock, othersAsked } = afterNotMe(facts, noticeId);
    const { number, version } = facts.claim;
    return jsonReply(
      200,
      { number, version, state: 'recorded', passedOn, clock, othersAsked },
      { ETag: etag(version) },
    );
  };

interface Act<B extends z.ZodType> {
  id: OperationId;
  verb: string;
  sdk: string;
  summary: string;
  description?: string;
  schema: B;
  answer?: z.ZodType;
  act(ctx: Context, ref: ClaimRef, body: z.output<B>, present: Present): Promise<Outcome<Reply>>;
}

export function consents(kit: Kit): void {
  serve(
    kit,
    operation({
      id: 'readConsent',
      sdk: 'consents.read',
      tag: "Customer's decision",
      method: 'get',
      path: '/v1/consents/{token}',
      limit: 'link',
      summary: 'The request behind a link',
      description: "The token of the mail's link is the key. Opening changes nothing.",
      params: { token: 'text' },
      refusals: [404, 409],
      answer: { status: 200, description: 'The request', schema: consentSchema, headers: ['ETag'] },
    }),
    async ({ services, params, json }) =>
      json(
        await viewOf(services, params.token),
        (view) => presentConsent(view),
        (view) => ({ ETag: etag(view.version) }),
      ),
  );
  consentAct(kit, {
    id: 'agreeByLink',
    verb: 'agree',
    sdk: 'agree',
    summary: 'Agree to all or some lines',
    schema: agreeSchema,
    act: (ctx, ref, body, present) =>
      agree(
        ctx,
        ref,
        {
          lineIds: idsOf(body.lineIds),
          code: body.code || null,
          confirmed: body.confirmed,
        },
        present,
      ),
  });
  consentAct(kit, {
    id: 'refuseByLink',
    verb: 'refuse',
    sdk: 'refuse',
    summary: 'Refuse all or some lines',
    schema: refuseSchema,
    description:
      'Costs nothing and can be undone for two business days. It counts also when the claim has changed since the version in If-Match.',
    act: (ctx, ref, body, present) =>
      refuse(
        ctx,
        ref,
        {
          lineIds: idsOf(body.lineIds),
          reason: body.reason || null,
          confirmed: body.confirmed,
        },
        present,
      ),
  });
  consentAct(kit, {
    id: 'notMeByLink',
    verb: 'not-me',
    sdk: 'notMe',
    summary: 'Not me: send it to somebody else',
    schema: notMeSchema,
    answer: passedOnSchema,
    act: (ctx, ref, body) =>
      notMe(
        ctx,
        ref,
        {
          replacement: body.replacement ?? null,
          confirmed: body.confirmed,
        },
        passedOnReply(ctx.actor.contact?.noticeId ?? ''),
      ),
  });
  consentAct(kit, {
    id: 'askByLink',
    verb: 'ask',
    sdk: 'ask',
    summary: 'Ask a question',
    schema: askSchema,
    act: askQuestion,
  });
  consentAct(kit, {
    id: 'undoByLink',
    verb: 'undo',
    sdk: 'undo',
    summary: 'Undo a decision',
    schema: undoSchema,
    act: undoDecision,
  });
  consentAct(kit, {
    id: 'endByLink',
    verb: 'end',
    sdk: 'end',
    summary: 'End an association after the window',
    schema: endSchema,
    act: (ctx, ref, body, present) =>
      body.confirmed
        ? endAssociation(
            ctx,
            ref,
            {
              lineId: body.lineId.id,
              reason: body.reason,
            },
            present,
          )
        : Promise.resolve(deny('invalid', { code: 'confirmation-required', pointer: '/confirmed' })),
  });
}

function consentAct<B extends z.ZodType>(
  kit: Kit,
  { id, verb, sdk, summary, description, schema, answer = decidedSchema, act }: Act<B>,
): void {
  const spec = operation({
    id,
    sdk: `consents.${sdk}`,
    tag: "Customer's decision",
    method: 'post',
    path: `/v1/consents/{token}/${verb}`,
    limit: 'link',
    summary,
    ...(description && { description }),
    params: { token: 'text' },
    ifMatch: true,
    body: { schema },
    refusals: [403, 422],
    answer: {
      status: 200,
      description: 'Recorded',
      schema: answer,
      headers: ['ETag', 'Idempotency-Replayed'],
    },
  });
  serve(kit, spec, async (call) => {
    const found = await viewOf(call.services, call.params.token);
    if (!found.ok) return call.answer(found);
    return call.answer(await act(asContact(call, found.value), found.value.ref, call.body, decidedReply));
  });
}

function asContact(
  { ctx, services, params }: Pick<Call<{ token: string }, unknown, unknown>, 'ctx' | 'services' | 'params'>,
  view: ConsentView,
): Context {
  const ref = readToken(services.secret, params.token);
  if (!ref) throw new Error('the token was read before');
  return { ...ctx, actor: contactActor(ref, view.contact) };
}

async function viewOf(services: Kit['services'], token: string): Promise<Outcome<ConsentView>> {
  const ref = readToken(services.secret, token);
  const found = ref && (await readConsent(services, ref));
  if (!found) return deny('hidden', { code: 'not-found', pointer: '' });
  return found.kind === 'void' ? deny('conflict', { code: 'link-void', pointer: '' }) : accept(found.view);
}

export function idsOf(refs: { id: string }[] | null | undefined): string[] | null {
  return refs?.map(({ id }) => id) ?? null;
}
