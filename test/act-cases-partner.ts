/** The acts of a partner, for the six tests. */
import { Readable } from 'node:stream';
import { addComment } from '../server/actions/claims/add-comment.ts';
import { addFile } from '../server/actions/files/add-file.ts';
import { answerArbitration } from '../server/actions/arbitration/answer-arbitration.ts';
import { correctContact } from '../server/actions/consent/correct-contact.ts';
import { createClaim } from '../server/actions/claims/create-claim.ts';
import { disputeClaim } from '../server/actions/claims/dispute-claim.ts';
import { editClaim } from '../server/actions/claims/edit-claim.ts';
import { removeFile } from '../server/actions/files/remove-file.ts';
import { requestEnd } from '../server/actions/associations/request-end.ts';
import { resubmitClaim } from '../server/actions/claims/resubmit-claim.ts';
import { submitClaim } from '../server/actions/claims/submit-claim.ts';
import { withdrawClaim } from '../server/actions/claims/withdraw-claim.ts';
import {
  aDraft,
  asked,
  aSubmitted,
  bounced,
  byPartner,
  caseId,
  contested,
  idOf,
  inReview,
  isOfficial,
  otherPartner,
  person,
  windowOpen,
  type ActCase,
} from './act-case.ts';
import { claimInput, rejected } from './acts.ts';
import { plain } from './scene.ts';

const files: ActCase[] = [
  {
    act: 'add-file',
    prepare: byPartner(aDraft),
    stranger: otherPartner,
    race: 'all',
    call: (ctx, { ref }) =>
      addFile(
        ctx,
        ref,
        {
          fileName: 'p.pdf',
          sent: Promise.resolve({ note: '', bodyHash: null }),
          declaredType: null,
          content: Readable.from([Buffer.from('%PDF-1.7\n%âãÏÓ\n')]),
        },
        plain,
      ),
    refused: {
      code: 'file-type-not-allowed',
      call: (ctx, { ref }) =>
        addFile(
          ctx,
          ref,
          {
            fileName: 'p.pdf',
            sent: Promise.resolve({ note: '', bodyHash: null }),
            declaredType: 'application/pdf',
            content: Readable.from([Buffer.from('MZ not a pdf')]),
          },
          plain,
        ),
    },
  },
  {
    act: 'remove-file',
    stranger: otherPartner,
    race: 'one',
    async prepare(scene) {
      const at = await byPartner(aDraft)(scene);
      return { ...at, extra: { file: await idOf(scene, 'file', at.ref) } };
    },
    call: (ctx, { ref, extra }) => removeFile(ctx, ref, { fileId: extra?.['file'] ?? '' }, plain),
    refused: {
      code: 'field-not-editable',
      async prepare(scene) {
        const at = await byPartner(aSubmitted)(scene);
        return { ...at, extra: { file: await idOf(scene, 'file', at.ref) } };
      },
    },
  },
];

export const partnerCases: ActCase[] = [
  {
    act: 'create-claim',
    prepare: (scene) => Promise.resolve({ ref: { tenantId: scene.tenantId, id: '' }, actor: scene.a.admin }),
    stranger: otherPartner,
    race: 'all',
    call: (ctx, _at, scene) => createClaim(ctx, claimInput(scene, scene.a), plain),
    refused: {
      code: 'tenant-domain-mismatch',
      call: (ctx, _at, scene) =>
        createClaim(ctx, claimInput(scene, scene.a, [], { customerDomain: 'other.example' }), plain),
    },
  },
  {
    act: 'edit-claim',
    prepare: byPartner(aDraft),
    stranger: otherPartner,
    race: 'all',
    call: (ctx, { ref }) => editClaim(ctx, ref, { reference: `CRM-${ctx.requestId}` }, plain),
    refused: {
      code: 'field-not-editable',
      call: (ctx, { ref }) => editClaim(ctx, ref, { solutionArea: 'business-applications' }, plain),
    },
  },
  ...files,
  {
    act: 'add-comment',
    prepare: byPartner(aSubmitted),
    stranger: otherPartner,
    race: 'all',
    call: (ctx, { ref }) => addComment(ctx, ref, { text: 'Hello' }, plain),
    refused: { code: 'field-required', call: (ctx, { ref }) => addComment(ctx, ref, { text: '  ' }, plain) },
  },
  {
    act: 'submit-claim',
    prepare: byPartner(aDraft),
    stranger: otherPartner,
    race: 'one',
    call: (ctx, { ref }) => submitClaim(ctx, ref, {}, plain),
    refused: { code: 'not-in-this-state', prepare: byPartner(aSubmitted) },
  },
  {
    act: 'resubmit-claim',
    prepare: byPartner(asked),
    stranger: otherPartner,
    race: 'one',
    call: (ctx, { ref }) => resubmitClaim(ctx, ref, { comment: 'Exchange.' }, plain),
    refused: { code: 'not-in-this-state', prepare: byPartner(aSubmitted) },
  },
  {
    act: 'withdraw-claim',
    prepare: byPartner(aSubmitted),
    stranger: otherPartner,
    race: 'one',
    call: (ctx, { ref }) => withdrawClaim(ctx, ref, { reason: 'Mistake' }, plain),
    refused: {
      code: 'reason-required',
      call: (ctx, { ref }) => withdrawClaim(ctx, ref, { reason: ' ' }, plain),
    },
  },
  {
    act: 'dispute-claim',
    prepare: byPartner((scene) => rejected(scene, scene.a)),
    stranger: otherPartner,
    race: 'one',
    call: (ctx, { ref }) =>
      disputeClaim(ctx, ref, { lineIds: null, justification: 'It is there, page 2.' }, plain),
    refused: { code: 'not-in-this-state', prepare: byPartner(aSubmitted) },
  },
  {
    act: 'correct-contact',
    prepare: byPartner(bounced),
    stranger: otherPartner,
    race: 'one',
    call: (ctx, { ref }, scene) =>
      correctContact(ctx, ref, { round: 1, contact: person(scene, 'Nina') }, plain),
    refused: { code: 'nothing-to-do', prepare: byPartner(windowOpen) },
  },
  {
    act: 'request-end',
    prepare: byPartner(isOfficial),
    stranger: otherPartner,
    race: 'one',
    call: async (ctx, { ref }, scene) =>
      requestEnd(ctx, ref, { lineId: await idOf(scene, 'claim_line', ref), reason: 'Left' }, plain),
    refused: { code: 'nothing-to-do', prepare: byPartner(windowOpen) },
  },
  {
    act: 'answer-arbitration',
    prepare: byPartner(contested),
    stranger: (scene) => ({ ...scene.b.admin, partnerId: scene.tenantId }),
    race: 'one',
    call: async (ctx, { ref }, scene) =>
      answerArbitration(ctx, ref, { caseId: await caseId(scene), text: 'We did it.' }, plain),
    refused: { code: 'nothing-to-do', prepare: byPartner(inReview) },
  },
];
