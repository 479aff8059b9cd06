/** What the six tests need to know of an act, and the ways to where it can be done. */
import type { Act } from '../rules/claim/rights/act-table.ts';
import type { Outcome } from '../rules/engine/denial.ts';
import type { Actor } from '../rules/rights/role.ts';
import { answerArbitration } from '../server/actions/arbitration/answer-arbitration.ts';
import type { ClaimRef, Context, Reply } from '../server/actions/run/context.ts';
import { noticeDelivered } from '../server/actions/consent/deliver-notice.ts';
import { requestInformation } from '../server/actions/review/request-information.ts';
import { contactOf, draft, factsOf, inWindow, notices, official, submitted, underReview } from './acts.ts';
import { plain, type Scene } from './scene.ts';

/** What a case needs to know beside the claim. */
export interface Prepared {
  ref: ClaimRef;
  actor: Actor;
  extra?: Record<string, string>;
}

export interface ActCase {
  act: Act;
  prepare(scene: Scene): Promise<Prepared>;
  call(ctx: Context, at: Prepared, scene: Scene): Promise<Outcome<Reply>>;
  /** A call that must be refused, and with what: on the same preparation, in another stage or with bad input. */
  refused: { prepare?(scene: Scene): Promise<Prepared>; call?: ActCase['call']; code: string };
  /** Somebody of the same side who has nothing to do with it. */
  stranger(scene: Scene): Actor;
  /** Several at once: exactly one is done, or all. */
  race: 'one' | 'all';
  /** Acts on the tenant write no claim history. */
  tenant?: boolean;
}

export const value = <T>(result: T): { reply: Reply } => ({
  reply: { status: 200, headers: {}, body: JSON.stringify(result) },
});
export const otherPartner = (scene: Scene): Actor => scene.b.admin;
export const otherTenant = (scene: Scene): Actor => ({ ...scene.tenantAdmin, tenantId: scene.otherTenantId });
export const finance = (scene: Scene): Actor => ({
  ...scene.auditor,
  grants: [{ role: 'finance', locationId: null, programme: null, maySubmit: false }],
});

export const byPartner =
  (make: (scene: Scene) => Promise<ClaimRef>) =>
  async (scene: Scene): Promise<Prepared> => ({ ref: await make(scene), actor: scene.a.admin });
export const byReviewer =
  (make: (scene: Scene) => Promise<ClaimRef>) =>
  async (scene: Scene): Promise<Prepared> => ({ ref: await make(scene), actor: scene.reviewer });
export const bySenior =
  (make: (scene: Scene) => Promise<ClaimRef>) =>
  async (scene: Scene): Promise<Prepared> => ({ ref: await make(scene), actor: scene.senior });
export const byContact =
  (make: (scene: Scene) => Promise<ClaimRef>, named = true) =>
  async (scene: Scene): Promise<Prepared> => {
    const ref = await make(scene);
    const notice = (await notices(scene, ref)).find((one) => one.named === named);
    if (!notice) throw new Error('no notice');
    return { ref, actor: contactOf(scene, notice) };
  };
export const byTenantAdmin = async (scene: Scene): Promise<Prepared> => ({
  ref: { tenantId: scene.tenantId, id: scene.tenantId },
  actor: scene.tenantAdmin,
});

export const aDraft = (scene: Scene): Promise<ClaimRef> => draft(scene, scene.a);
export const aSubmitted = (scene: Scene): Promise<ClaimRef> => submitted(scene, scene.a);
export const inReview = (scene: Scene): Promise<ClaimRef> => underReview(scene, scene.a);
export const asked = async (scene: Scene): Promise<ClaimRef> => {
  const ref = await underReview(scene, scene.a);
  factsOf(
    await requestInformation(
      scene.context(scene.reviewer),
      ref,
      { codes: ['missing-products'], comment: 'Which?' },
      plain,
    ),
  );
  return ref;
};
export const windowOpen = (scene: Scene): Promise<ClaimRef> => inWindow(scene, scene.a);
export const isOfficial = (scene: Scene): Promise<ClaimRef> => official(scene, scene.a);
export const bounced = async (scene: Scene): Promise<ClaimRef> => {
  const ref = await inWindow(scene, scene.a);
  const named = (await notices(scene, ref)).find((one) => one.named);
  await noticeDelivered(
    scene.services,
    { tenantId: ref.tenantId, claimId: ref.id, noticeId: named?.id ?? '' },
    'bounced',
  );
  return ref;
};
export const person = (scene: Scene, name: string): { name: string; title: string; email: string } => ({
  name,
  title: 'CIO',
  email: `${name.toLowerCase()}@${scene.domain}`,
});
const ofSubject = new Set(['file', 'task', 'comment']);
export const idOf = async (scene: Scene, table: string, ref: ClaimRef, where = 'true'): Promise<string> =>
  (
    await scene.look<{ id: string }>(
      `select id from ${table} where ${ofSubject.has(table) ? 'subject_id' : 'claim_id'} = $1 and ${where} order by id`,
      [ref.id],
    )
  )[0]?.id ?? '';
export const contested = async (scene: Scene): Promise<ClaimRef> => {
  await official(scene, scene.b);
  return underReview(scene, scene.a);
};
export const caseId = async (scene: Scene): Promise<string> =>
  (
    await scene.look<{ id: string }>('select id from arbitration_case where tenant_id = $1', [scene.tenantId])
  )[0]?.id ?? '';
export const bothAnswered = async (scene: Scene): Promise<ClaimRef> => {
  const ref = await contested(scene);
  const parties = await scene.look<{ claim_id: string; partner_id: string }>(
    'select claim_id, partner_id from arbitration_party where tenant_id = $1',
    [scene.tenantId],
  );
  for (const party of parties) {
    const actor = party.partner_id === scene.a.partnerId ? scene.a.admin : scene.b.admin;
    factsOf(
      await answerArbitration(
        scene.context(actor),
        { tenantId: scene.tenantId, id: party.claim_id },
        { caseId: await caseId(scene), text: 'Ours.' },
        plain,
      ),
    );
  }
  return ref;
};
