/** Short ways through the main job, for tests that begin somewhere in its middle. They use the same actions as the program. */
import type { ClaimFacts } from '../rules/claim/facts.ts';
import { addFile } from '../rules/claim/file.ts';
import type { Outcome } from '../rules/engine/denial.ts';
import type { Actor } from '../rules/rights/role.ts';
import { claimAct } from '../server/actions/run/claim-act.ts';
import type { ClaimRef, Reply } from '../server/actions/run/context.ts';
import { answerArbitration } from '../server/actions/arbitration/answer-arbitration.ts';
import { decideArbitration } from '../server/actions/arbitration/decide-arbitration.ts';
import { createClaim } from '../server/actions/claims/create-claim.ts';
import { decideClaim } from '../server/actions/review/decide-claim.ts';
import { noticeDelivered } from '../server/actions/consent/deliver-notice.ts';
import type { CreateClaimInput, LineInput } from '../server/actions/run/inputs.ts';
import { agree } from '../server/actions/consent/agree.ts';
import { startReview } from '../server/actions/review/start-review.ts';
import { submitClaim } from '../server/actions/claims/submit-claim.ts';
import { newUuid, systemRandom } from '../server/ports/random.ts';
import { plain, type Party, type Scene } from './scene.ts';

/** The facts that `plain` answered with; a refusal fails the test with its problems. */
export function factsOf(outcome: Outcome<Reply>): ClaimFacts {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.denial)}`);
  return JSON.parse(outcome.value.body) as ClaimFacts;
}

export function codesOf(outcome: Outcome<Reply>): string[] {
  return outcome.ok ? [] : outcome.denial.problems.map((problem) => problem.code);
}

export function claimInput(
  scene: Scene,
  party: Party,
  lines: LineInput[] = [{ itemId: 'exchange-online' }],
  more: Partial<CreateClaimInput> = {},
): CreateClaimInput {
  return {
    locationId: party.locationId,
    customerTenantId: scene.tenantId,
    customerDomain: scene.domain,
    solutionArea: 'microsoft-365',
    activities: ['usage'],
    name: 'Mail for Harbourseeds',
    lines,
    customerContact: { name: 'Jan Koster', title: 'IT manager', email: `it-manager@${scene.domain}` },
    partnerContact: { name: 'E. Sales', email: 'claims@partner.example' },
    ...more,
  };
}

export async function draft(
  scene: Scene,
  party: Party,
  lines?: LineInput[],
  more?: Partial<CreateClaimInput>,
): Promise<ClaimRef> {
  const facts = factsOf(
    await createClaim(scene.context(party.admin), claimInput(scene, party, lines, more), plain),
  );
  const ref = { tenantId: facts.claim.tenantId, id: facts.claim.id };
  const file = {
    id: newUuid(systemRandom, Date.now()),
    name: 'proof.pdf',
    size: 1000,
    mediaType: 'application/pdf',
    sha256: '0'.repeat(64),
    note: 'signed',
    scan: 'unscanned' as const,
  };
  factsOf(
    await claimAct(
      scene.context(party.admin),
      ref,
      {
        act: 'add-file',
        decide: (world, now) => addFile(world, { claimId: ref.id, file }, party.admin, now),
      },
      plain,
    ),
  );
  return ref;
}

export async function submitted(
  scene: Scene,
  party: Party,
  lines?: LineInput[],
  more?: Partial<CreateClaimInput>,
): Promise<ClaimRef> {
  const ref = await draft(scene, party, lines, more);
  factsOf(await submitClaim(scene.context(party.admin), ref, {}, plain));
  return ref;
}

export async function underReview(
  scene: Scene,
  party: Party,
  lines?: LineInput[],
  more?: Partial<CreateClaimInput>,
): Promise<ClaimRef> {
  const ref = await submitted(scene, party, lines, more);
  factsOf(await startReview(scene.context(scene.reviewer), ref, {}, plain));
  return ref;
}

export async function approve(
  scene: Scene,
  ref: ClaimRef,
  actor: Actor = scene.reviewer,
): Promise<ClaimFacts> {
  const lines = await scene.look<{ id: string }>(
    `select id from claim_line where claim_id = $1 and review = 'undecided' order by ordinal`,
    [ref.id],
  );
  return factsOf(
    await decideClaim(
      scene.context(actor),
      ref,
      {
        lines: lines.map(({ id }) => ({ lineId: id, decision: 'approve', codes: [], text: null })),
        comment: null,
      },
      plain,
    ),
  );
}

export interface NoticeRow {
  id: string;
  email: string;
  trusted: boolean;
  named: boolean;
}

export function notices(scene: Scene, ref: ClaimRef): Promise<NoticeRow[]> {
  return scene.look<NoticeRow>(
    `select id, email, trusted, named from notice where claim_id = $1 and purpose = 'decide' and state <> 'void' order by email`,
    [ref.id],
  );
}

/** The relay accepts every notice that is queued. */
export async function deliverAll(scene: Scene, ref: ClaimRef): Promise<void> {
  const queued = await scene.look<{ id: string }>(
    `select id from notice where claim_id = $1 and state = 'queued'`,
    [ref.id],
  );
  for (const { id } of queued)
    await noticeDelivered(
      scene.services,
      { tenantId: ref.tenantId, claimId: ref.id, noticeId: id },
      'accepted',
    );
}

export async function inWindow(
  scene: Scene,
  party: Party,
  lines?: LineInput[],
  more?: Partial<CreateClaimInput>,
): Promise<ClaimRef> {
  const ref = await underReview(scene, party, lines, more);
  await approve(scene, ref);
  await deliverAll(scene, ref);
  return ref;
}

/** A customer's contact as the link makes him. */
export function contactOf(scene: Scene, notice: NoticeRow): Actor {
  return {
    side: 'customer',
    id: notice.id,
    name: notice.email,
    tenantId: scene.tenantId,
    readOnly: false,
    scopes: null,
    grants: [{ role: 'contact', locationId: null, programme: null, maySubmit: false }],
    contact: { noticeId: notice.id, email: notice.email, trusted: notice.trusted },
  };
}

export async function rejected(scene: Scene, party: Party): Promise<ClaimRef> {
  const ref = await underReview(scene, party);
  const lines = await scene.look<{ id: string }>(
    'select id from claim_line where claim_id = $1 order by ordinal',
    [ref.id],
  );
  factsOf(
    await decideClaim(
      scene.context(scene.reviewer),
      ref,
      {
        lines: lines.map(({ id }) => ({
          lineId: id,
          decision: 'reject',
          codes: ['insufficient-poe'],
          text: 'Not signed.',
        })),
        comment: null,
      },
      plain,
    ),
  );
  return ref;
}

/** Official by the tenant admin's acceptance: no clock has to move. */
export async function official(scene: Scene, party: Party): Promise<ClaimRef> {
  const ref = await inWindow(scene, party);
  factsOf(
    await agree(scene.context(scene.tenantAdmin), ref, { lineIds: null, code: null, confirmed: true }, plain),
  );
  return ref;
}

/** All sides of the case answer, and the line of this claim wins it. */
export async function answerCase(scene: Scene, ref: ClaimRef, party: Party, rival = scene.a): Promise<void> {
  const parties = await scene.look<{ case_id: string; line_id: string; claim_id: string }>(
    `select p.case_id, p.line_id, p.claim_id from arbitration_party p
     join arbitration_party mine on mine.tenant_id = p.tenant_id and mine.case_id = p.case_id and mine.claim_id = $1`,
    [ref.id],
  );
  const winner = parties.find((one) => one.claim_id === ref.id);
  for (const one of parties)
    factsOf(
      await answerArbitration(
        scene.context((one.claim_id === ref.id ? party : rival).admin),
        { ...ref, id: one.claim_id },
        { caseId: one.case_id, text: 'Ours is newer.' },
        plain,
      ),
    );
  factsOf(
    await decideArbitration(
      scene.context(scene.senior, { secondReader: false }),
      ref,
      {
        caseId: winner?.case_id as string,
        winnerLineId: winner?.line_id as string,
        reasons: Object.fromEntries(parties.map((one) => [one.line_id, 'The newer proof.'])),
      },
      plain,
    ),
  );
}
