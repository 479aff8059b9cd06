/** POST /v1/claims/{id}/…: the acts. Each route is one row; each answers with the claim. */
import { assignClaim } from '../../actions/review/assign-claim.ts';
import type { ClaimRef, Context, Present, Reply } from '../../actions/run/context.ts';
import { decideClaim } from '../../actions/review/decide-claim.ts';
import { disputeClaim } from '../../actions/claims/dispute-claim.ts';
import { requestInformation } from '../../actions/review/request-information.ts';
import { resubmitClaim } from '../../actions/claims/resubmit-claim.ts';
import { startReview } from '../../actions/review/start-review.ts';
import { submitClaim } from '../../actions/claims/submit-claim.ts';
import { withdrawClaim } from '../../actions/claims/withdraw-claim.ts';
import type { Outcome } from '../../../rules/engine/denial.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import {
  assignSchema,
  decideSchema,
  disputeSchema,
  emptySchema,
  requestInformationSchema,
  resubmitSchema,
  submitSchema,
  withdrawSchema,
} from './claim-input-schema.ts';
import { claimReply } from './claim-reply.ts';
import { claimSchema } from './claim-schema.ts';
import { exampleId } from '../frame/fields.ts';
import type { z } from '../frame/fields.ts';
import { operation } from '../frame/operation.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

interface ActRoute<B extends z.ZodType> {
  id: OperationId;
  sdk: string;
  /** Last part of the address. */
  verb: string;
  summary: string;
  description?: string;
  schema: B;
  example?: unknown;
  dryRun?: true;
  act(ctx: Context, ref: ClaimRef, body: z.output<B>, present: Present): Promise<Outcome<Reply>>;
}

export function claimAct<B extends z.ZodType>(kit: Kit, route: ActRoute<B>): void {
  const spec = operation({
    id: route.id,
    sdk: `claims.${route.sdk}`,
    tag: 'Claims',
    method: 'post',
    path: `/v1/claims/{id}/${route.verb}`,
    summary: route.summary,
    description: route.description,
    params: { id: 'claim' },
    ifMatch: true,
    ...(route.dryRun && { dryRun: true as const }),
    body: { schema: route.schema, example: route.example },
    answer: {
      status: 200,
      description: 'The claim after it',
      schema: claimSchema,
      headers: ['ETag', 'Idempotency-Replayed'],
    },
  });
  serve(kit, spec, async ({ ctx, params, body, answer }) =>
    answer(await route.act(ctx, params.id, body, claimReply(ctx))),
  );
}

export function claimActs(kit: Kit): void {
  partnerActs(kit);
  ownerActs(kit);
}

function partnerActs(kit: Kit): void {
  claimAct(kit, {
    id: 'submitClaim',
    sdk: 'submit',
    verb: 'submit',
    dryRun: true,
    summary: 'Submit a claim',
    schema: submitSchema,
    example: {},
    description:
      'Every field is checked and every problem told. Files are sealed, the policy is pinned, the review clock starts.',
    act: submitClaim,
  });
  claimAct(kit, {
    id: 'resubmitClaim',
    sdk: 'resubmit',
    verb: 'resubmit',
    summary: 'Answer a request for information',
    schema: resubmitSchema,
    act: resubmitClaim,
  });
  claimAct(kit, {
    id: 'withdrawClaim',
    sdk: 'withdraw',
    verb: 'withdraw',
    summary: 'Withdraw a claim',
    schema: withdrawSchema,
    description: 'Where some lines are official, only the others are withdrawn.',
    act: withdrawClaim,
  });
  claimAct(kit, {
    id: 'disputeClaim',
    sdk: 'dispute',
    verb: 'dispute',
    summary: 'Dispute rejected lines',
    schema: disputeSchema,
    example: {
      lineIds: [exampleId('line')],
      justification: "The signature on page 3 is the customer's, dated 4 February.",
    },
    act: (ctx, ref, body, present) =>
      disputeClaim(
        ctx,
        ref,
        {
          ...body,
          lineIds: body.lineIds?.map(({ id }) => id) ?? null,
        },
        present,
      ),
  });
}

function ownerActs(kit: Kit): void {
  claimAct(kit, {
    id: 'startReview',
    sdk: 'startReview',
    verb: 'start-review',
    summary: 'Take a claim into review',
    schema: emptySchema,
    example: {},
    act: startReview,
  });
  claimAct(kit, {
    id: 'assignClaim',
    sdk: 'assign',
    verb: 'assign',
    summary: 'Assign a claim to a reviewer',
    schema: assignSchema,
    example: { memberId: exampleId('member') },
    act: assignClaim,
  });
  claimAct(kit, {
    id: 'requestInformation',
    sdk: 'requestInformation',
    verb: 'request-information',
    summary: 'Ask the partner for more',
    schema: requestInformationSchema,
    dryRun: true,
    description: 'A dry run answers with the letter that would be sent.',
    act: (ctx, ref, body, present) =>
      requestInformation(
        ctx,
        ref,
        {
          codes: body.codes,
          comment: body.comment || null,
          points: body.points?.map(({ code, evidence, remedy }) => ({
            code,
            evidence: evidence || null,
            remedy: remedy || null,
          })),
        },
        present,
      ),
  });
  claimAct(kit, {
    id: 'decideClaim',
    sdk: 'decide',
    verb: 'decide',
    dryRun: true,
    summary: 'Decide line by line',
    description: 'A dry run answers with the letters that would be sent.',
    schema: decideSchema,
    example: {
      lines: [
        { lineId: exampleId('line'), decision: 'approve' },
        {
          lineId: exampleId('line'),
          decision: 'reject',
          codes: ['insufficient-poe'],
          text: 'The file names another tenant.',
        },
      ],
      comment: null,
    },
    act: (ctx, ref, body, present) =>
      decideClaim(
        ctx,
        ref,
        {
          comment: body.comment || null,
          lines: body.lines.map(({ lineId, decision, codes, text, evidence, remedy }) => ({
            lineId: lineId.id,
            decision,
            codes: codes ?? [],
            text: text || null,
            evidence: evidence || null,
            remedy: remedy || null,
          })),
        },
        present,
      ),
  });
}
