/** The acts of the programme owner's desk, for the six tests. */
import type { Outcome } from '../rules/engine/denial.ts';
import { addInternalNote } from '../server/actions/review/add-internal-note.ts';
import { answerQuestion } from '../server/actions/review/answer-question.ts';
import { askQuestion } from '../server/actions/consent/ask-question.ts';
import { releaseClaim } from '../server/actions/review/release-claims.ts';
import { administrator } from './administration.ts';
import { assignClaim } from '../server/actions/review/assign-claim.ts';
import { confirmArbitration } from '../server/actions/arbitration/confirm-arbitration.ts';
import { confirmContact } from '../server/actions/consent/confirm-contact.ts';
import type { ClaimRef, Context, Reply } from '../server/actions/run/context.ts';
import { decideArbitration } from '../server/actions/arbitration/decide-arbitration.ts';
import { decideClaim } from '../server/actions/review/decide-claim.ts';
import { decideEndRequest } from '../server/actions/associations/decide-end-request.ts';
import { requestEnd } from '../server/actions/associations/request-end.ts';
import { requestInformation } from '../server/actions/review/request-information.ts';
import { returnArbitration } from '../server/actions/arbitration/return-arbitration.ts';
import { startReview } from '../server/actions/review/start-review.ts';
import {
  aDraft,
  aSubmitted,
  bothAnswered,
  bounced,
  byContact,
  byReviewer,
  bySenior,
  caseId,
  contested,
  finance,
  idOf,
  inReview,
  isOfficial,
  windowOpen,
  type ActCase,
} from './act-case.ts';
import { factsOf } from './acts.ts';
import { plain, type Scene } from './scene.ts';

async function propose(ctx: Context, ref: ClaimRef, scene: Scene): Promise<Outcome<Reply>> {
  const parties = await scene.look<{ line_id: string; claim_id: string }>(
    'select line_id, claim_id from arbitration_party where tenant_id = $1',
    [scene.tenantId],
  );
  const winnerLineId = parties.find((party) => party.claim_id === ref.id)?.line_id ?? '';
  const reasons = Object.fromEntries(parties.map((party) => [party.line_id, 'Newest proof.']));
  return decideArbitration(ctx, ref, { caseId: await caseId(scene), winnerLineId, reasons }, plain);
}

const proposed = async (scene: Scene): Promise<ClaimRef> => {
  const ref = await bothAnswered(scene);
  factsOf(await propose(scene.context(scene.reviewer), ref, scene));
  return ref;
};

export const deskCases: ActCase[] = [
  {
    act: 'start-review',
    prepare: byReviewer(aSubmitted),
    stranger: finance,
    race: 'one',
    call: (ctx, { ref }) => startReview(ctx, ref, {}, plain),
    refused: { code: 'not-in-this-state', prepare: byReviewer(aDraft) },
  },
  {
    act: 'assign-claim',
    prepare: bySenior(aSubmitted),
    stranger: finance,
    race: 'one',
    call: (ctx, { ref }, scene) => assignClaim(ctx, ref, { memberId: scene.otherReviewer.id }, plain),
    refused: {
      code: 'value-invalid',
      call: (ctx, { ref }) => assignClaim(ctx, ref, { memberId: ref.id }, plain),
    },
  },
  {
    act: 'release-claim',
    prepare: async (scene) => ({ ref: await inReview(scene), actor: administrator(scene) }),
    stranger: finance,
    race: 'one',
    // The reviewer of a scene is nobody the database knows: as if deactivated.
    call: (ctx, { ref }, scene) => releaseClaim(ctx, ref, { memberId: scene.reviewer.id }, plain),
    refused: {
      code: 'nothing-to-do',
      call: (ctx, { ref }, scene) => releaseClaim(ctx, ref, { memberId: scene.otherReviewer.id }, plain),
    },
  },
  {
    act: 'add-internal-note',
    prepare: byReviewer(aSubmitted),
    stranger: finance,
    race: 'all',
    call: (ctx, { ref }) => addInternalNote(ctx, ref, { text: 'Odd.' }, plain),
    refused: {
      code: 'field-required',
      call: (ctx, { ref }) => addInternalNote(ctx, ref, { text: '' }, plain),
    },
  },
  {
    act: 'request-information',
    prepare: byReviewer(inReview),
    stranger: finance,
    race: 'one',
    call: (ctx, { ref }) =>
      requestInformation(ctx, ref, { codes: ['missing-all-poe'], comment: 'Please.' }, plain),
    refused: {
      code: 'reason-unknown',
      call: (ctx, { ref }) =>
        requestInformation(ctx, ref, { codes: ['no-such-code'], comment: 'Please.' }, plain),
    },
  },
  {
    act: 'decide-claim',
    prepare: byReviewer(inReview),
    stranger: finance,
    race: 'one',
    call: async (ctx, { ref }, scene) =>
      decideClaim(
        ctx,
        ref,
        {
          lines: [
            { lineId: await idOf(scene, 'claim_line', ref), decision: 'approve', codes: [], text: null },
          ],
          comment: null,
        },
        plain,
      ),
    refused: {
      code: 'reason-required',
      call: async (ctx, { ref }, scene) =>
        decideClaim(
          ctx,
          ref,
          {
            lines: [
              { lineId: await idOf(scene, 'claim_line', ref), decision: 'reject', codes: [], text: null },
            ],
            comment: null,
          },
          plain,
        ),
    },
  },
  {
    act: 'decide-arbitration',
    prepare: bySenior(bothAnswered),
    stranger: finance,
    race: 'one',
    call: (ctx, { ref }, scene) => propose(ctx, ref, scene),
    refused: { code: 'arbitration-answers-awaited', prepare: bySenior(contested) },
  },
  {
    act: 'confirm-arbitration',
    prepare: bySenior(proposed),
    stranger: finance,
    race: 'one',
    call: async (ctx, { ref }, scene) => confirmArbitration(ctx, ref, { caseId: await caseId(scene) }, plain),
    refused: { code: 'nothing-to-do', prepare: bySenior(bothAnswered) },
  },
  {
    act: 'return-arbitration',
    prepare: bySenior(proposed),
    stranger: finance,
    race: 'one',
    call: async (ctx, { ref }, scene) =>
      returnArbitration(ctx, ref, { caseId: await caseId(scene), reason: 'Which signature?' }, plain),
    refused: {
      code: 'reason-required',
      call: async (ctx, { ref }, scene) =>
        returnArbitration(ctx, ref, { caseId: await caseId(scene), reason: ' ' }, plain),
    },
  },
  {
    act: 'confirm-contact',
    prepare: byReviewer(bounced),
    stranger: finance,
    race: 'one',
    call: (ctx, { ref }, scene) =>
      confirmContact(
        ctx,
        ref,
        { round: 1, email: `it-manager@${scene.domain}`, reason: 'Mailbox was full' },
        plain,
      ),
    refused: { code: 'nothing-to-do', prepare: byReviewer(windowOpen) },
  },
  {
    act: 'decide-end-request',
    stranger: finance,
    race: 'one',
    prepare: byReviewer(async (scene) => {
      const ref = await isOfficial(scene);
      factsOf(
        await requestEnd(
          scene.context(scene.a.admin),
          ref,
          { lineId: await idOf(scene, 'claim_line', ref), reason: 'Left' },
          plain,
        ),
      );
      return ref;
    }),
    call: async (ctx, { ref }, scene) =>
      decideEndRequest(
        ctx,
        ref,
        {
          taskId: await idOf(scene, 'task', ref, `kind = 'end-requested'`),
          decision: 'end',
          reason: 'Agreed',
        },
        plain,
      ),
    refused: { code: 'nothing-to-do', prepare: byReviewer(isOfficial) },
  },
  {
    act: 'answer-question',
    stranger: finance,
    race: 'one',
    prepare: byReviewer(async (scene) => {
      const at = await byContact(windowOpen)(scene);
      factsOf(await askQuestion(scene.context(at.actor), at.ref, { text: 'Why?' }, plain));
      return at.ref;
    }),
    call: async (ctx, { ref }, scene) =>
      answerQuestion(
        ctx,
        ref,
        { taskId: await idOf(scene, 'task', ref, `kind = 'customer-question'`), text: 'Because.' },
        plain,
      ),
    refused: { code: 'nothing-to-do', prepare: byReviewer(windowOpen) },
  },
];
