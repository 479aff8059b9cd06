/** Every act of people on a claim or a tenant: the table behind the six tests. Those of customers and on tenants stand here. */
import { addTrustedContact } from '../server/actions/consent/add-trusted-contact.ts';
import { askQuestion } from '../server/actions/consent/ask-question.ts';
import { endAssociation } from '../server/actions/associations/end-association.ts';
import { confirmTrustedContact } from '../server/actions/consent/confirm-trusted-contact.ts';
import { endTrustedContact } from '../server/actions/consent/end-trusted-contact.ts';
import { objectToContact } from '../server/actions/consent/object-to-contact.ts';
import { objectingActor } from '../server/actions/consent/read-contact-news.ts';
import { issueConsentCode } from '../server/actions/consent/issue-consent-code.ts';
import { agree } from '../server/actions/consent/agree.ts';
import { changeSafeguards } from '../server/actions/consent/change-safeguards.ts';
import { closeLink } from '../server/actions/consent/close-link.ts';
import { lockItem } from '../server/actions/consent/lock-item.ts';
import { notMe } from '../server/actions/consent/not-me.ts';
import { refuse } from '../server/actions/consent/refuse.ts';
import { revokeConsentCode } from '../server/actions/consent/revoke-consent-code.ts';
import { undoDecision } from '../server/actions/consent/undo-decision.ts';
import { unlockItem } from '../server/actions/consent/unlock-item.ts';
import {
  byContact,
  byTenantAdmin,
  finance,
  idOf,
  isOfficial,
  otherTenant,
  person,
  value,
  windowOpen,
  type ActCase,
  type Prepared,
} from './act-case.ts';
import { deskCases } from './act-cases-desk.ts';
import { partnerCases } from './act-cases-partner.ts';
import { factsOf, notices } from './acts.ts';
import { plain, type Scene } from './scene.ts';

const customers: ActCase[] = [
  {
    act: 'refuse',
    prepare: byContact(windowOpen),
    stranger: otherTenant,
    race: 'one',
    call: (ctx, { ref }) => refuse(ctx, ref, { lineIds: null, reason: null, confirmed: true }, plain),
    refused: {
      code: 'confirmation-required',
      call: (ctx, { ref }) => refuse(ctx, ref, { lineIds: null, reason: null, confirmed: false }, plain),
    },
  },
  {
    act: 'agree',
    prepare: async (scene) => ({ ref: await windowOpen(scene), actor: scene.tenantAdmin }),
    stranger: otherTenant,
    race: 'one',
    call: (ctx, { ref }) => agree(ctx, ref, { lineIds: null, code: null, confirmed: true }, plain),
    refused: {
      code: 'code-wrong',
      prepare: byContact(windowOpen, false),
      call: (ctx, { ref }) => agree(ctx, ref, { lineIds: null, code: 'wrong', confirmed: true }, plain),
    },
  },
  {
    act: 'not-me',
    prepare: byContact(windowOpen),
    stranger: otherTenant,
    race: 'one',
    call: (ctx, { ref }, scene) =>
      notMe(ctx, ref, { replacement: person(scene, 'Piet'), confirmed: true }, plain),
    refused: {
      code: 'confirmation-required',
      call: (ctx, { ref }, scene) =>
        notMe(ctx, ref, { replacement: person(scene, 'Piet'), confirmed: false }, plain),
    },
  },
  {
    act: 'ask-question',
    prepare: byContact(windowOpen),
    stranger: otherTenant,
    race: 'all',
    call: (ctx, { ref }) => askQuestion(ctx, ref, { text: 'Who?' }, plain),
    refused: { code: 'field-required', call: (ctx, { ref }) => askQuestion(ctx, ref, { text: '' }, plain) },
  },
  {
    act: 'close-link',
    stranger: otherTenant,
    race: 'one',
    async prepare(scene) {
      const ref = await windowOpen(scene);
      const named = (await notices(scene, ref)).find((one) => !one.trusted);
      return { ref, actor: scene.tenantAdmin, extra: { link: named?.id ?? '' } };
    },
    call: (ctx, { ref, extra }) => closeLink(ctx, ref, { noticeId: extra?.['link'] ?? '' }, plain),
    refused: {
      code: 'link-of-trusted-contact',
      async prepare(scene) {
        const ref = await windowOpen(scene);
        const trusted = (await notices(scene, ref)).find((one) => one.trusted);
        return { ref, actor: scene.tenantAdmin, extra: { link: trusted?.id ?? '' } };
      },
    },
  },
  {
    act: 'undo-decision',
    stranger: otherTenant,
    race: 'one',
    async prepare(scene) {
      const at = await byContact(windowOpen)(scene);
      factsOf(
        await refuse(
          scene.context(at.actor),
          at.ref,
          { lineIds: null, reason: null, confirmed: true },
          plain,
        ),
      );
      return { ref: at.ref, actor: scene.tenantAdmin };
    },
    call: (ctx, { ref }) => undoDecision(ctx, ref, { confirmed: true }, plain),
    refused: {
      code: 'confirmation-required',
      call: (ctx, { ref }) => undoDecision(ctx, ref, { confirmed: false }, plain),
    },
  },
  {
    act: 'end-association',
    prepare: async (scene) => ({ ref: await isOfficial(scene), actor: scene.tenantAdmin }),
    stranger: otherTenant,
    race: 'one',
    call: async (ctx, { ref }, scene) =>
      endAssociation(
        ctx,
        ref,
        { lineId: await idOf(scene, 'claim_line', ref), reason: 'Changed partner' },
        plain,
      ),
    refused: {
      code: 'nothing-to-do',
      prepare: async (scene) => ({ ref: await windowOpen(scene), actor: scene.tenantAdmin }),
    },
  },
];

const intune = { itemKind: 'workload', itemId: 'intune', subscriptionId: null } as const;
const issued = async (scene: Scene): Promise<Prepared> => {
  const outcome = await issueConsentCode(
    scene.context(scene.tenantAdmin),
    { tenantId: scene.tenantId },
    { partnerId: null, items: ['teams'], expiresAt: null },
    value,
  );
  if (!outcome.ok) throw new Error('not issued');
  return {
    ...(await byTenantAdmin(scene)),
    extra: { code: (JSON.parse(outcome.value.body) as { codeId: string }).codeId },
  };
};

const tenants: ActCase[] = [
  {
    act: 'lock-item',
    tenant: true,
    prepare: byTenantAdmin,
    stranger: otherTenant,
    race: 'one',
    call: (ctx, { ref }) => lockItem(ctx, ref, intune, value),
    refused: {
      code: 'workload-unknown',
      call: (ctx, { ref }) => lockItem(ctx, ref, { ...intune, itemId: 'nothing' }, value),
    },
  },
  {
    act: 'unlock-item',
    tenant: true,
    stranger: otherTenant,
    race: 'one',
    async prepare(scene) {
      const at = await byTenantAdmin(scene);
      await lockItem(scene.context(at.actor), at.ref, intune, value);
      return at;
    },
    call: (ctx, { ref }) => unlockItem(ctx, ref, intune, value),
    refused: { code: 'nothing-to-do', prepare: byTenantAdmin },
  },
  {
    act: 'change-safeguards',
    tenant: true,
    prepare: byTenantAdmin,
    stranger: otherTenant,
    race: 'one',
    call: (ctx, { ref }) => changeSafeguards(ctx, ref, { allLocked: true, agreementRequired: true }, value),
    refused: {
      code: 'nothing-to-do',
      call: (ctx, { ref }) =>
        changeSafeguards(ctx, ref, { allLocked: false, agreementRequired: false }, value),
    },
  },
  {
    act: 'issue-consent-code',
    tenant: true,
    prepare: byTenantAdmin,
    stranger: otherTenant,
    race: 'all',
    call: (ctx, { ref }) =>
      issueConsentCode(ctx, ref, { partnerId: null, items: ['teams'], expiresAt: null }, value),
    refused: {
      code: 'field-required',
      call: (ctx, { ref }) =>
        issueConsentCode(ctx, ref, { partnerId: null, items: [], expiresAt: null }, value),
    },
  },
  {
    act: 'revoke-consent-code',
    tenant: true,
    prepare: issued,
    stranger: otherTenant,
    race: 'one',
    call: (ctx, { ref, extra }) => revokeConsentCode(ctx, ref, { codeId: extra?.['code'] ?? '' }, value),
    refused: {
      code: 'not-found',
      call: (ctx, { ref }) => revokeConsentCode(ctx, ref, { codeId: ref.tenantId }, value),
    },
  },
  {
    act: 'end-trusted-contact',
    tenant: true,
    stranger: finance,
    race: 'one',
    async prepare(scene) {
      const [held] = await scene.look<{ id: string }>(
        'select id from customer_contact where tenant_id = $1 and removed_at is null',
        [scene.tenantId],
      );
      return { ...(await byTenantAdmin(scene)), actor: scene.reviewer, extra: { contact: held?.id ?? '' } };
    },
    call: (ctx, { extra }, scene) =>
      endTrustedContact(
        ctx,
        { tenantId: scene.tenantId },
        { contactId: extra?.['contact'] ?? '', why: 'Left the company.' },
        value,
      ),
    refused: {
      code: 'field-required',
      call: (ctx, { extra }, scene) =>
        endTrustedContact(
          ctx,
          { tenantId: scene.tenantId },
          { contactId: extra?.['contact'] ?? '', why: ' ' },
          value,
        ),
    },
  },
  {
    act: 'add-trusted-contact',
    tenant: true,
    prepare: async (scene) => ({ ...(await byTenantAdmin(scene)), actor: scene.reviewer }),
    stranger: finance,
    race: 'one',
    call: (ctx, { ref }, scene) => addTrustedContact(ctx, ref, person(scene, 'Truus'), value),
    refused: {
      code: 'value-invalid',
      call: (ctx, { ref }, scene) =>
        addTrustedContact(ctx, ref, { ...person(scene, 'Truus'), email: 'nowhere' }, value),
    },
  },
  {
    act: 'confirm-trusted-contact',
    tenant: true,
    stranger: finance,
    race: 'one',
    prepare: async (scene) => ({
      ...(await byTenantAdmin(scene)),
      actor: scene.senior,
      extra: { contact: await proposedContact(scene) },
    }),
    call: (ctx, { extra }, scene) =>
      confirmTrustedContact(
        ctx,
        { tenantId: scene.tenantId },
        { contactId: extra?.['contact'] ?? '' },
        value,
      ),
    refused: {
      // By the one who added it.
      code: 'other-person-required',
      prepare: async (scene) => ({
        ...(await byTenantAdmin(scene)),
        actor: scene.reviewer,
        extra: { contact: await proposedContact(scene) },
      }),
    },
  },
  {
    act: 'object-to-contact',
    tenant: true,
    stranger: otherTenant,
    race: 'one',
    prepare: async (scene) => {
      const contactId = await proposedContact(scene);
      await confirmTrustedContact(
        scene.context(scene.senior),
        { tenantId: scene.tenantId },
        { contactId },
        value,
      );
      return { ...(await byTenantAdmin(scene)), actor: await objector(scene), extra: { contact: contactId } };
    },
    call: (ctx, { extra }, scene) =>
      objectToContact(
        ctx,
        { tenantId: scene.tenantId },
        { contactId: extra?.['contact'] ?? '', why: 'Unknown here.' },
        value,
      ),
    refused: {
      code: 'field-required',
      call: (ctx, { extra }, scene) =>
        objectToContact(
          ctx,
          { tenantId: scene.tenantId },
          { contactId: extra?.['contact'] ?? '', why: ' ' },
          value,
        ),
    },
  },
];

/** Added by the scene's reviewer, and waiting for another person. */
async function proposedContact(scene: Scene): Promise<string> {
  const outcome = await addTrustedContact(
    scene.context(scene.reviewer),
    { tenantId: scene.tenantId },
    person(scene, 'Truus'),
    value,
  );
  if (!outcome.ok) throw new Error('the contact was not added');
  return (JSON.parse(outcome.value.body) as { contactId: string }).contactId;
}

/** The contact the scene's customer is known by, with the link of the mail that told of the new one. */
async function objector(scene: Scene): Promise<Prepared['actor']> {
  const [held] = await scene.look<{ id: string; name: string; email: string }>(
    'select id, name, email from customer_contact where tenant_id = $1 and added_by_id is null',
    [scene.tenantId],
  );
  if (!held) throw new Error('the scene has a trusted contact');
  return objectingActor({ tenantId: scene.tenantId, contactId: '', readerId: held.id }, held);
}

/** All of them, in the order of a claim's life. */
export const actCases: ActCase[] = [...partnerCases, ...deskCases, ...customers, ...tenants];
