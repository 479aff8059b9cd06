/** Every act of people on a claim or a tenant, and how to get to where it can be done: the table behind the six tests. */
import { Readable } from 'node:stream';
import type { Act } from '../rules/act-table.ts';
import type { Outcome } from '../rules/refusal.ts';
import type { Actor } from '../rules/role.ts';
import { addComment } from '../server/actions/add-comment.ts';
import { addFile } from '../server/actions/add-file.ts';
import { addInternalNote } from '../server/actions/add-internal-note.ts';
import { addTrustedContact } from '../server/actions/add-trusted-contact.ts';
import { answerArbitration } from '../server/actions/answer-arbitration.ts';
import { answerQuestion } from '../server/actions/answer-question.ts';
import { askQuestion } from '../server/actions/ask-question.ts';
import { assignClaim } from '../server/actions/assign-claim.ts';
import { confirmContact } from '../server/actions/confirm-contact.ts';
import type { ClaimRef, Context, Reply } from '../server/actions/context.ts';
import { correctContact } from '../server/actions/correct-contact.ts';
import { createClaim } from '../server/actions/create-claim.ts';
import { decideArbitration } from '../server/actions/decide-arbitration.ts';
import { decideClaim } from '../server/actions/decide-claim.ts';
import { decideEndRequest } from '../server/actions/decide-end-request.ts';
import { noticeDelivered } from '../server/actions/deliver-notice.ts';
import { disputeClaim } from '../server/actions/dispute-claim.ts';
import { editClaim } from '../server/actions/edit-claim.ts';
import { endAssociation } from '../server/actions/end-association.ts';
import { issueConsentCode } from '../server/actions/issue-consent-code.ts';
import { keep } from '../server/actions/keep.ts';
import { lockItem } from '../server/actions/lock-item.ts';
import { notMe } from '../server/actions/not-me.ts';
import { optOut } from '../server/actions/opt-out.ts';
import { removeFile } from '../server/actions/remove-file.ts';
import { requestEnd } from '../server/actions/request-end.ts';
import { requestInformation } from '../server/actions/request-information.ts';
import { resubmitClaim } from '../server/actions/resubmit-claim.ts';
import { revokeConsentCode } from '../server/actions/revoke-consent-code.ts';
import { startReview } from '../server/actions/start-review.ts';
import { submitClaim } from '../server/actions/submit-claim.ts';
import { undoDecision } from '../server/actions/undo-decision.ts';
import { unlockItem } from '../server/actions/unlock-item.ts';
import { withdrawClaim } from '../server/actions/withdraw-claim.ts';
import { claimInput, contactOf, draft, factsOf, inWindow, notices, official, rejected, submitted, underReview } from './acts.ts';
import { plain, type Scene } from './scene.ts';

/** What a case needs to know beside the claim. */
export interface Prepared { ref: ClaimRef; actor: Actor; extra?: Record<string, string> }

export interface ActCase {
  act: Act;
  prepare(scene: Scene): Promise<Prepared>;
  call(ctx: Context, at: Prepared, scene: Scene): Promise<Outcome<Reply>>;
  /** A call that must be refused, and with what: on the same preparation, in another stage or with bad input. */
  refused: { prepare?(scene: Scene): Promise<Prepared>; call?: ActCase['call']; code: string };
  /** Somebody of the same side who has nothing to do with it. */
  stranger(scene: Scene): Actor;
  /** Two at once: exactly one is done, or both. */
  race: 'one' | 'both';
  /** Acts on the tenant write no claim history. */
  tenant?: boolean;
}

const value = <T>(result: T): { reply: Reply } => ({ reply: { status: 200, headers: {}, body: JSON.stringify(result) } });
const otherPartner = (scene: Scene): Actor => scene.b.admin;
const otherTenant = (scene: Scene): Actor => ({ ...scene.tenantAdmin, tenantId: scene.otherTenantId });
const finance = (scene: Scene): Actor => ({ ...scene.auditor, grants: [{ role: 'finance', locationId: null, programme: null, maySubmit: false }] });

const byPartner = (make: (scene: Scene) => Promise<ClaimRef>) => async (scene: Scene): Promise<Prepared> => ({ ref: await make(scene), actor: scene.a.admin });
const byReviewer = (make: (scene: Scene) => Promise<ClaimRef>) => async (scene: Scene): Promise<Prepared> => ({ ref: await make(scene), actor: scene.reviewer });
const bySenior = (make: (scene: Scene) => Promise<ClaimRef>) => async (scene: Scene): Promise<Prepared> => ({ ref: await make(scene), actor: scene.senior });
const byContact = (make: (scene: Scene) => Promise<ClaimRef>, named = true) => async (scene: Scene): Promise<Prepared> => {
  const ref = await make(scene);
  const notice = (await notices(scene, ref)).find((one) => one.named === named);
  if (!notice) throw new Error('no notice');
  return { ref, actor: contactOf(scene, notice) };
};
const byTenantAdmin = async (scene: Scene): Promise<Prepared> => ({ ref: { tenantId: scene.tenantId, id: scene.tenantId }, actor: scene.tenantAdmin });

const aDraft = (scene: Scene): Promise<ClaimRef> => draft(scene, scene.a);
const aSubmitted = (scene: Scene): Promise<ClaimRef> => submitted(scene, scene.a);
const inReview = (scene: Scene): Promise<ClaimRef> => underReview(scene, scene.a);
const asked = async (scene: Scene): Promise<ClaimRef> => {
  const ref = await underReview(scene, scene.a);
  factsOf(await requestInformation(scene.context(scene.reviewer), ref, { codes: ['missing-products'], comment: 'Which?' }, plain));
  return ref;
};
const windowOpen = (scene: Scene): Promise<ClaimRef> => inWindow(scene, scene.a);
const isOfficial = (scene: Scene): Promise<ClaimRef> => official(scene, scene.a);
const bounced = async (scene: Scene): Promise<ClaimRef> => {
  const ref = await inWindow(scene, scene.a);
  const named = (await notices(scene, ref)).find((one) => one.named);
  await noticeDelivered(scene.services, { tenantId: ref.tenantId, claimId: ref.id, noticeId: named?.id ?? '' }, 'bounced');
  return ref;
};
const person = (scene: Scene, name: string): { name: string; title: string; email: string } => ({ name, title: 'CIO', email: `${name.toLowerCase()}@${scene.domain}` });
const idOf = async (scene: Scene, table: string, ref: ClaimRef, where = 'true'): Promise<string> =>
  (await scene.look<{ id: string }>(`select id from ${table} where claim_id = $1 and ${where} order by id`, [ref.id]))[0]?.id ?? '';
const contested = async (scene: Scene): Promise<ClaimRef> => {
  await official(scene, scene.b);
  return underReview(scene, scene.a);
};
const caseId = async (scene: Scene): Promise<string> =>
  (await scene.look<{ id: string }>('select id from arbitration_case where tenant_id = $1', [scene.tenantId]))[0]?.id ?? '';
const bothAnswered = async (scene: Scene): Promise<ClaimRef> => {
  const ref = await contested(scene);
  const parties = await scene.look<{ claim_id: string; partner_id: string }>('select claim_id, partner_id from arbitration_party where tenant_id = $1', [scene.tenantId]);
  for (const party of parties) {
    const actor = party.partner_id === scene.a.partnerId ? scene.a.admin : scene.b.admin;
    factsOf(await answerArbitration(scene.context(actor), { tenantId: scene.tenantId, id: party.claim_id }, { caseId: await caseId(scene), text: 'Ours.' }, plain));
  }
  return ref;
};

const files: ActCase[] = [
  {
    act: 'add-file', prepare: byPartner(aDraft), stranger: otherPartner, race: 'both',
    call: (ctx, { ref }) => addFile(ctx, ref, { fileName: 'p.pdf', note: '', declaredType: null, content: Readable.from([Buffer.from('%PDF-1.7\n%âãÏÓ\n')]) }, plain),
    refused: {
      code: 'file-type-not-allowed',
      call: (ctx, { ref }) => addFile(ctx, ref, { fileName: 'p.pdf', note: '', declaredType: 'application/pdf', content: Readable.from([Buffer.from('MZ not a pdf')]) }, plain),
    },
  },
  {
    act: 'remove-file', stranger: otherPartner, race: 'one',
    async prepare(scene) {
      const at = await byPartner(aDraft)(scene);
      return { ...at, extra: { file: await idOf(scene, 'claim_file', at.ref) } };
    },
    call: (ctx, { ref, extra }) => removeFile(ctx, ref, { fileId: extra?.['file'] ?? '' }, plain),
    refused: {
      code: 'field-not-editable',
      async prepare(scene) {
        const at = await byPartner(aSubmitted)(scene);
        return { ...at, extra: { file: await idOf(scene, 'claim_file', at.ref) } };
      },
    },
  },
];

const drafting: ActCase[] = [
  {
    act: 'create-claim', prepare: (scene) => Promise.resolve({ ref: { tenantId: scene.tenantId, id: '' }, actor: scene.a.admin }), stranger: otherPartner, race: 'both',
    call: (ctx, _at, scene) => createClaim(ctx, claimInput(scene, scene.a), plain),
    refused: { code: 'tenant-domain-mismatch', call: (ctx, _at, scene) => createClaim(ctx, claimInput(scene, scene.a, [], { customerDomain: 'other.example' }), plain) },
  },
  {
    act: 'edit-claim', prepare: byPartner(aDraft), stranger: otherPartner, race: 'both',
    call: (ctx, { ref }) => editClaim(ctx, ref, { reference: `CRM-${ctx.requestId}` }, plain),
    refused: { code: 'field-not-editable', call: (ctx, { ref }) => editClaim(ctx, ref, { solutionArea: 'business-applications' }, plain) },
  },
  ...files,
  {
    act: 'add-comment', prepare: byPartner(aSubmitted), stranger: otherPartner, race: 'both', call: (ctx, { ref }) => addComment(ctx, ref, { text: 'Hello' }, plain),
    refused: { code: 'field-required', call: (ctx, { ref }) => addComment(ctx, ref, { text: '  ' }, plain) },
  },
  {
    act: 'submit-claim', prepare: byPartner(aDraft), stranger: otherPartner, race: 'one', call: (ctx, { ref }) => submitClaim(ctx, ref, {}, plain),
    refused: { code: 'not-in-this-state', prepare: byPartner(aSubmitted) },
  },
  {
    act: 'resubmit-claim', prepare: byPartner(asked), stranger: otherPartner, race: 'one', call: (ctx, { ref }) => resubmitClaim(ctx, ref, { comment: 'Exchange.' }, plain),
    refused: { code: 'not-in-this-state', prepare: byPartner(aSubmitted) },
  },
  {
    act: 'withdraw-claim', prepare: byPartner(aSubmitted), stranger: otherPartner, race: 'one', call: (ctx, { ref }) => withdrawClaim(ctx, ref, { reason: 'Mistake' }, plain),
    refused: { code: 'reason-required', call: (ctx, { ref }) => withdrawClaim(ctx, ref, { reason: ' ' }, plain) },
  },
  {
    act: 'dispute-claim', prepare: byPartner((scene) => rejected(scene, scene.a)), stranger: otherPartner, race: 'one',
    call: (ctx, { ref }) => disputeClaim(ctx, ref, { lineIds: null, justification: 'It is there, page 2.' }, plain),
    refused: { code: 'not-in-this-state', prepare: byPartner(aSubmitted) },
  },
  {
    act: 'correct-contact', prepare: byPartner(bounced), stranger: otherPartner, race: 'one',
    call: (ctx, { ref }, scene) => correctContact(ctx, ref, { round: 1, contact: person(scene, 'Nina') }, plain),
    refused: { code: 'nothing-to-do', prepare: byPartner(windowOpen) },
  },
  {
    act: 'request-end', prepare: byPartner(isOfficial), stranger: otherPartner, race: 'one',
    call: async (ctx, { ref }, scene) => requestEnd(ctx, ref, { lineId: await idOf(scene, 'claim_line', ref), reason: 'Left' }, plain),
    refused: { code: 'nothing-to-do', prepare: byPartner(windowOpen) },
  },
  {
    act: 'answer-arbitration', prepare: byPartner(contested), stranger: (scene) => ({ ...scene.b.admin, partnerId: scene.tenantId }), race: 'one',
    call: async (ctx, { ref }, scene) => answerArbitration(ctx, ref, { caseId: await caseId(scene), text: 'We did it.' }, plain),
    refused: { code: 'nothing-to-do', prepare: byPartner(inReview) },
  },
];

const reviewing: ActCase[] = [
  {
    act: 'start-review', prepare: byReviewer(aSubmitted), stranger: finance, race: 'one', call: (ctx, { ref }) => startReview(ctx, ref, {}, plain),
    refused: { code: 'not-in-this-state', prepare: byReviewer(aDraft) },
  },
  {
    act: 'assign-claim', prepare: bySenior(aSubmitted), stranger: finance, race: 'one',
    call: (ctx, { ref }, scene) => assignClaim(ctx, ref, { memberId: scene.otherReviewer.id }, plain),
    refused: { code: 'value-invalid', call: (ctx, { ref }) => assignClaim(ctx, ref, { memberId: ref.id }, plain) },
  },
  {
    act: 'add-internal-note', prepare: byReviewer(aSubmitted), stranger: finance, race: 'both', call: (ctx, { ref }) => addInternalNote(ctx, ref, { text: 'Odd.' }, plain),
    refused: { code: 'field-required', call: (ctx, { ref }) => addInternalNote(ctx, ref, { text: '' }, plain) },
  },
  {
    act: 'request-information', prepare: byReviewer(inReview), stranger: finance, race: 'one',
    call: (ctx, { ref }) => requestInformation(ctx, ref, { codes: ['missing-all-poe'], comment: 'Please.' }, plain),
    refused: { code: 'reason-unknown', call: (ctx, { ref }) => requestInformation(ctx, ref, { codes: ['no-such-code'], comment: 'Please.' }, plain) },
  },
  {
    act: 'decide-claim', prepare: byReviewer(inReview), stranger: finance, race: 'one',
    call: async (ctx, { ref }, scene) =>
      decideClaim(ctx, ref, { lines: [{ lineId: await idOf(scene, 'claim_line', ref), decision: 'approve', codes: [], text: null }], comment: null }, plain),
    refused: {
      code: 'reason-required',
      call: async (ctx, { ref }, scene) =>
        decideClaim(ctx, ref, { lines: [{ lineId: await idOf(scene, 'claim_line', ref), decision: 'reject', codes: [], text: null }], comment: null }, plain),
    },
  },
  {
    act: 'decide-arbitration', prepare: bySenior(bothAnswered), stranger: finance, race: 'one',
    async call(ctx, { ref }, scene) {
      const parties = await scene.look<{ line_id: string; claim_id: string }>('select line_id, claim_id from arbitration_party where tenant_id = $1', [scene.tenantId]);
      const winner = parties.find((party) => party.claim_id === ref.id)?.line_id ?? '';
      return decideArbitration(ctx, ref, { caseId: await caseId(scene), winnerLineId: winner, reasons: Object.fromEntries(parties.map((party) => [party.line_id, 'Newest proof.'])) }, plain);
    },
    refused: { code: 'arbitration-answers-awaited', prepare: bySenior(contested) },
  },
  {
    act: 'confirm-contact', prepare: byReviewer(bounced), stranger: finance, race: 'one',
    call: (ctx, { ref }, scene) => confirmContact(ctx, ref, { round: 1, email: `it-manager@${scene.domain}`, reason: 'Mailbox was full' }, plain),
    refused: { code: 'nothing-to-do', prepare: byReviewer(windowOpen) },
  },
  {
    act: 'decide-end-request', stranger: finance, race: 'one',
    prepare: byReviewer(async (scene) => {
      const ref = await isOfficial(scene);
      factsOf(await requestEnd(scene.context(scene.a.admin), ref, { lineId: await idOf(scene, 'claim_line', ref), reason: 'Left' }, plain));
      return ref;
    }),
    call: async (ctx, { ref }, scene) => decideEndRequest(ctx, ref, { taskId: await idOf(scene, 'task', ref, `kind = 'end-requested'`), decision: 'end', reason: 'Agreed' }, plain),
    refused: { code: 'nothing-to-do', prepare: byReviewer(isOfficial) },
  },
  {
    act: 'answer-question', stranger: finance, race: 'one',
    prepare: byReviewer(async (scene) => {
      const at = await byContact(windowOpen)(scene);
      factsOf(await askQuestion(scene.context(at.actor), at.ref, { text: 'Why?' }, plain));
      return at.ref;
    }),
    call: async (ctx, { ref }, scene) => answerQuestion(ctx, ref, { taskId: await idOf(scene, 'task', ref, `kind = 'customer-question'`), text: 'Because.' }, plain),
    refused: { code: 'nothing-to-do', prepare: byReviewer(windowOpen) },
  },
];

const customers: ActCase[] = [
  {
    act: 'opt-out', prepare: byContact(windowOpen), stranger: otherTenant, race: 'one',
    call: (ctx, { ref }) => optOut(ctx, ref, { lineIds: null, reason: null, confirmed: true }, plain),
    refused: { code: 'confirmation-required', call: (ctx, { ref }) => optOut(ctx, ref, { lineIds: null, reason: null, confirmed: false }, plain) },
  },
  {
    act: 'keep', prepare: async (scene) => ({ ref: await windowOpen(scene), actor: scene.tenantAdmin }), stranger: otherTenant, race: 'one',
    call: (ctx, { ref }) => keep(ctx, ref, { lineIds: null, code: null, confirmed: true }, plain),
    refused: { code: 'code-wrong', prepare: byContact(windowOpen, false), call: (ctx, { ref }) => keep(ctx, ref, { lineIds: null, code: 'wrong', confirmed: true }, plain) },
  },
  {
    act: 'not-me', prepare: byContact(windowOpen), stranger: otherTenant, race: 'one',
    call: (ctx, { ref }, scene) => notMe(ctx, ref, { replacement: person(scene, 'Piet'), confirmed: true }, plain),
    refused: { code: 'confirmation-required', call: (ctx, { ref }, scene) => notMe(ctx, ref, { replacement: person(scene, 'Piet'), confirmed: false }, plain) },
  },
  {
    act: 'ask-question', prepare: byContact(windowOpen), stranger: otherTenant, race: 'both', call: (ctx, { ref }) => askQuestion(ctx, ref, { text: 'Who?' }, plain),
    refused: { code: 'field-required', call: (ctx, { ref }) => askQuestion(ctx, ref, { text: '' }, plain) },
  },
  {
    act: 'undo-decision', stranger: otherTenant, race: 'one',
    async prepare(scene) {
      const at = await byContact(windowOpen)(scene);
      factsOf(await optOut(scene.context(at.actor), at.ref, { lineIds: null, reason: null, confirmed: true }, plain));
      return { ref: at.ref, actor: scene.tenantAdmin };
    },
    call: (ctx, { ref }) => undoDecision(ctx, ref, { confirmed: true }, plain),
    refused: { code: 'confirmation-required', call: (ctx, { ref }) => undoDecision(ctx, ref, { confirmed: false }, plain) },
  },
  {
    act: 'end-association', prepare: async (scene) => ({ ref: await isOfficial(scene), actor: scene.tenantAdmin }), stranger: otherTenant, race: 'one',
    call: async (ctx, { ref }, scene) => endAssociation(ctx, ref, { lineId: await idOf(scene, 'claim_line', ref), reason: 'Changed partner' }, plain),
    refused: { code: 'nothing-to-do', prepare: async (scene) => ({ ref: await windowOpen(scene), actor: scene.tenantAdmin }) },
  },
];

const intune = { itemKind: 'workload', itemId: 'intune', subscriptionId: null } as const;
const issued = async (scene: Scene): Promise<Prepared> => {
  const outcome = await issueConsentCode(scene.context(scene.tenantAdmin), { tenantId: scene.tenantId }, { partnerId: null, items: ['teams'], expiresAt: null }, value);
  if (!outcome.ok) throw new Error('not issued');
  return { ...await byTenantAdmin(scene), extra: { code: (JSON.parse(outcome.value.body) as { codeId: string }).codeId } };
};

const tenants: ActCase[] = [
  {
    act: 'lock-item', tenant: true, prepare: byTenantAdmin, stranger: otherTenant, race: 'one', call: (ctx, { ref }) => lockItem(ctx, ref, intune, value),
    refused: { code: 'workload-unknown', call: (ctx, { ref }) => lockItem(ctx, ref, { ...intune, itemId: 'nothing' }, value) },
  },
  {
    act: 'unlock-item', tenant: true, stranger: otherTenant, race: 'one',
    async prepare(scene) {
      const at = await byTenantAdmin(scene);
      await lockItem(scene.context(at.actor), at.ref, intune, value);
      return at;
    },
    call: (ctx, { ref }) => unlockItem(ctx, ref, intune, value), refused: { code: 'nothing-to-do', prepare: byTenantAdmin },
  },
  {
    act: 'issue-consent-code', tenant: true, prepare: byTenantAdmin, stranger: otherTenant, race: 'both',
    call: (ctx, { ref }) => issueConsentCode(ctx, ref, { partnerId: null, items: ['teams'], expiresAt: null }, value),
    refused: { code: 'field-required', call: (ctx, { ref }) => issueConsentCode(ctx, ref, { partnerId: null, items: [], expiresAt: null }, value) },
  },
  {
    act: 'revoke-consent-code', tenant: true, prepare: issued, stranger: otherTenant, race: 'one',
    call: (ctx, { ref, extra }) => revokeConsentCode(ctx, ref, { codeId: extra?.['code'] ?? '' }, value),
    refused: { code: 'not-found', call: (ctx, { ref }) => revokeConsentCode(ctx, ref, { codeId: ref.tenantId }, value) },
  },
  {
    act: 'add-trusted-contact', tenant: true, prepare: async (scene) => ({ ...await byTenantAdmin(scene), actor: scene.reviewer }), stranger: finance, race: 'one',
    call: (ctx, { ref }, scene) => addTrustedContact(ctx, ref, person(scene, 'Truus'), value),
    refused: { code: 'value-invalid', call: (ctx, { ref }, scene) => addTrustedContact(ctx, ref, { ...person(scene, 'Truus'), email: 'nowhere' }, value) },
  },
];

export const actCases: ActCase[] = [...drafting, ...reviewing, ...customers, ...tenants];
