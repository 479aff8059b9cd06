/** What people do in a simulated day: each takes something that is in front of him, mostly rightly and sometimes too late. */
import { addFile } from '../../rules/claim/file.ts';
import type { Outcome } from '../../rules/engine/denial.ts';
import type { Actor } from '../../rules/rights/role.ts';
import { claimAct } from '../../server/actions/run/claim-act.ts';
import { addComment } from '../../server/actions/claims/add-comment.ts';
import { addInternalNote } from '../../server/actions/review/add-internal-note.ts';
import { addTrustedContact } from '../../server/actions/consent/add-trusted-contact.ts';
import { confirmTrustedContact } from '../../server/actions/consent/confirm-trusted-contact.ts';
import { endTrustedContact } from '../../server/actions/consent/end-trusted-contact.ts';
import { answerArbitration } from '../../server/actions/arbitration/answer-arbitration.ts';
import { answerQuestion } from '../../server/actions/review/answer-question.ts';
import { askQuestion } from '../../server/actions/consent/ask-question.ts';
import { assignClaim } from '../../server/actions/review/assign-claim.ts';
import { confirmArbitration } from '../../server/actions/arbitration/confirm-arbitration.ts';
import { confirmContact } from '../../server/actions/consent/confirm-contact.ts';
import { sixDigitCode } from '../../server/actions/consent/consent-link.ts';
import type { ClaimRef, Context, Reply } from '../../server/actions/run/context.ts';
import { correctContact } from '../../server/actions/consent/correct-contact.ts';
import { decideArbitration } from '../../server/actions/arbitration/decide-arbitration.ts';
import { decideClaim } from '../../server/actions/review/decide-claim.ts';
import { decideEndRequest } from '../../server/actions/associations/decide-end-request.ts';
import { noticeDelivered } from '../../server/actions/consent/deliver-notice.ts';
import { disputeClaim } from '../../server/actions/claims/dispute-claim.ts';
import { editClaim } from '../../server/actions/claims/edit-claim.ts';
import { endAssociation } from '../../server/actions/associations/end-association.ts';
import { agree } from '../../server/actions/consent/agree.ts';
import { notMe } from '../../server/actions/consent/not-me.ts';
import { refuse } from '../../server/actions/consent/refuse.ts';
import { requestEnd } from '../../server/actions/associations/request-end.ts';
import { requestInformation } from '../../server/actions/review/request-information.ts';
import { returnArbitration } from '../../server/actions/arbitration/return-arbitration.ts';
import { resubmitClaim } from '../../server/actions/claims/resubmit-claim.ts';
import { startReview } from '../../server/actions/review/start-review.ts';
import { submitClaim } from '../../server/actions/claims/submit-claim.ts';
import { undoDecision } from '../../server/actions/consent/undo-decision.ts';
import { withdrawClaim } from '../../server/actions/claims/withdraw-claim.ts';
import { newUuid, systemRandom } from '../../server/ports/random.ts';
import { contactOf, draft, notices } from '../acts.ts';
import { plain, type Party, type Scene } from '../scene.ts';
import { canary, customerOf, partnerOf, secret } from './canaries.ts';
import type { Chance } from './chance.ts';

export interface Known {
  ref: ClaimRef;
  scene: Scene;
  party: Party;
  number: string;
}

export interface Life {
  chance: Chance;
  scenes: Scene[];
  claims: Known[];
  as(scene: Scene, actor: Actor): Context;
}

export interface Habit {
  name: string;
  often: number;
  do(life: Life, claim: Known): Promise<Outcome<Reply> | null>;
}

const workloads = ['exchange-online', 'sharepoint-online', 'teams', 'intune'];

const rowOf = async <T extends object>(
  { scene }: Known,
  sql: string,
  values: unknown[],
): Promise<T | undefined> => (await scene.look<T>(sql, values))[0];
const linesOf = ({ scene, ref }: Known, where: string): Promise<{ id: string }[]> =>
  scene.look<{ id: string }>(
    `select id from claim_line where claim_id = $1 and ${where} order by ordinal, id`,
    [ref.id],
  );
const reviewerOf = ({ chance }: Life, { scene }: Known): Actor =>
  chance.is(0.5) ? scene.reviewer : chance.is(0.5) ? scene.otherReviewer : scene.senior;
const taskOf = (claim: Known, kind: string): Promise<{ id: string } | undefined> =>
  rowOf<{ id: string }>(
    claim,
    'select id from task where subject_id = $1 and kind = $2 and closed_at is null order by opened_at, id',
    [claim.ref.id, kind],
  );

async function aContact({ chance }: Life, { scene, ref }: Known): Promise<Actor | null> {
  if (chance.is(0.2)) return scene.tenantAdmin;
  const notice = chance.pick(await notices(scene, ref));
  return notice ? contactOf(scene, notice) : null;
}

/** A person on the customer's domain, or now and then on another. */
const somebody = ({ chance }: Life, scene: Scene): { name: string; title: string; email: string } => {
  const name = `Person ${chance.below(40)}`;
  return {
    name,
    title: 'IT',
    email: `${name.replace(' ', '').toLowerCase()}@${chance.is(0.8) ? scene.domain : `elsewhere-${scene.domain}`}`,
  };
};

/** Whom the owner alone knows; a partner never learns of him. */
const trusted = ({ chance }: Life, scene: Scene): { name: string; title: string; email: string } => {
  const name = canary('owner', customerOf(scene));
  return { name, title: 'CISO', email: `${name}${chance.below(40)}@${scene.domain}` };
};

/** Beside the file that every draft has. */
async function addProof(life: Life, claim: Known): Promise<void> {
  const text = secret(claim, 'partner', 'owner');
  const file = {
    id: newUuid(systemRandom, Date.now()),
    name: `${text}.pdf`,
    size: 1000,
    mediaType: 'application/pdf',
    sha256: '1'.repeat(64),
    note: text,
    scan: 'unscanned' as const,
  };
  await claimAct(
    life.as(claim.scene, claim.party.admin),
    claim.ref,
    {
      act: 'add-file',
      decide: (world, now) => addFile(world, { claimId: claim.ref.id, file }, claim.party.admin, now),
    },
    plain,
  );
}

/** A new draft joins the claims that are known; it is no act on one of them. */
export async function fileClaim(life: Life): Promise<void> {
  const { chance } = life;
  const scene = chance.pick(life.scenes)!;
  const party = chance.is(0.5) ? scene.a : scene.b;
  const chosen = workloads.filter(() => chance.is(0.4));
  const lines = (chosen.length > 0 ? chosen : ['teams']).map((itemId) => ({ itemId }));
  const partner = partnerOf(scene, party);
  const own = {
    name: `Mail ${canary(partner, 'owner', customerOf(scene))}`,
    reference: canary(partner, 'owner'),
  };
  const partnerContact = {
    name: 'E. Sales',
    email: `${canary(partner, 'owner', customerOf(scene))}@${partner}.example`,
  };
  try {
    const ref = await draft(scene, party, lines, {
      ...own,
      partnerContact,
      ...(chance.is(0.2)
        ? { customerContact: somebody(life, scene), contactDomainReason: canary(partner, 'owner') }
        : {}),
    });
    const [row] = await scene.look<{ number: string }>('select number from claim where id = $1', [ref.id]);
    const claim: Known = { ref, scene, party, number: row?.number ?? '' };
    life.claims.push(claim);
    await addProof(life, claim);
  } catch (error) {
    // The partner claims it already: refused with its code, which is no failure.
    if (!String((error as Error).message).startsWith('refused:')) throw error;
  }
}

const ofPartner: Habit[] = [
  {
    name: 'submit',
    often: 6,
    do: (life, { scene, ref, party }) => submitClaim(life.as(scene, party.admin), ref, {}, plain),
  },
  {
    name: 'edit',
    often: 1,
    do: (life, { scene, ref, party }) =>
      editClaim(
        life.as(scene, party.admin),
        ref,
        life.chance.is(0.5)
          ? { lines: workloads.filter(() => life.chance.is(0.5)).map((itemId) => ({ itemId })) }
          : { reference: `CRM-${life.chance.below(100)}` },
        plain,
      ),
  },
  {
    name: 'resubmit',
    often: 4,
    do: (life, claim) =>
      resubmitClaim(
        life.as(claim.scene, claim.party.admin),
        claim.ref,
        { comment: secret(claim, 'partner', 'owner') },
        plain,
      ),
  },
  {
    name: 'withdraw',
    often: 1,
    do: async (life, claim) =>
      life.chance.is(0.2)
        ? withdrawClaim(
            life.as(claim.scene, claim.party.admin),
            claim.ref,
            { reason: secret(claim, 'partner', 'owner', 'customer') },
            plain,
          )
        : null,
  },
  {
    name: 'dispute',
    often: 3,
    do: (life, claim) =>
      disputeClaim(
        life.as(claim.scene, claim.party.admin),
        claim.ref,
        { lineIds: null, justification: secret(claim, 'partner', 'owner') },
        plain,
      ),
  },
  {
    name: 'answer arbitration',
    often: 3,
    async do(life, claim) {
      const one = await rowOf<{ case_id: string }>(
        claim,
        `select case_id from arbitration_party where claim_id = $1 and state = 'answer-awaited' order by answer_by, case_id`,
        [claim.ref.id],
      );
      return one
        ? answerArbitration(
            life.as(claim.scene, claim.party.admin),
            claim.ref,
            { caseId: one.case_id, text: secret(claim, 'partner', 'owner') },
            plain,
          )
        : null;
    },
  },
  {
    name: 'correct contact',
    often: 3,
    async do(life, claim) {
      const round = await rowOf<{ number: number }>(
        claim,
        'select max(number) as number from consent_round where claim_id = $1',
        [claim.ref.id],
      );
      return round?.number
        ? correctContact(
            life.as(claim.scene, claim.party.admin),
            claim.ref,
            {
              round: round.number,
              contact: somebody(life, claim.scene),
              contactDomainReason: secret(claim, 'partner', 'owner'),
            },
            plain,
          )
        : null;
    },
  },
  {
    name: 'comment',
    often: 1,
    do: (life, claim) =>
      addComment(
        life.as(claim.scene, claim.party.admin),
        claim.ref,
        { text: secret(claim, 'partner', 'owner') },
        plain,
      ),
  },
  {
    name: 'ask for the end',
    often: 1,
    async do(life, claim) {
      const [line] = await linesOf(claim, `association = 'official'`);
      return line
        ? requestEnd(
            life.as(claim.scene, claim.party.admin),
            claim.ref,
            { lineId: line.id, reason: secret(claim, 'partner', 'owner') },
            plain,
          )
        : null;
    },
  },
];

const ofDesk: Habit[] = [
  {
    name: 'take',
    often: 6,
    do: (life, claim) => startReview(life.as(claim.scene, reviewerOf(life, claim)), claim.ref, {}, plain),
  },
  {
    name: 'assign',
    often: 1,
    do: (life, { scene, ref }) =>
      assignClaim(life.as(scene, scene.senior), ref, { memberId: scene.otherReviewer.id }, plain),
  },
  {
    name: 'ask for information',
    often: 2,
    do: (life, claim) =>
      requestInformation(
        life.as(claim.scene, reviewerOf(life, claim)),
        claim.ref,
        { codes: ['missing-products'], comment: secret(claim, 'partner', 'owner') },
        plain,
      ),
  },
  {
    name: 'decide',
    often: 9,
    async do(life, claim) {
      const lines = await linesOf(
        claim,
        `(review = 'undecided' or disputed or consent = 'unconfirmed') and review <> 'withdrawn' and consent <> 'refused'`,
      );
      const decisions = lines
        .filter(() => life.chance.is(0.95))
        .map(({ id: lineId }) =>
          life.chance.is(0.8)
            ? { lineId, decision: 'approve' as const, codes: [], text: null }
            : {
                lineId,
                decision: 'reject' as const,
                codes: [life.chance.is(0.5) ? 'insufficient-poe' : 'missing-customer-consent-on-poe'],
                text: secret(claim, 'partner', 'owner'),
              },
        );
      return lines.length > 0
        ? decideClaim(
            life.as(claim.scene, reviewerOf(life, claim)),
            claim.ref,
            { lines: decisions, comment: secret(claim, 'partner', 'owner') },
            plain,
          )
        : null;
    },
  },
  {
    name: 'decide arbitration',
    often: 5,
    async do(life, claim) {
      const parties = await claim.scene.look<{ case_id: string; line_id: string; partner_id: string }>(
        `select p.case_id, p.line_id, p.partner_id from arbitration_party p
        join arbitration_party mine on mine.tenant_id = p.tenant_id and mine.case_id = p.case_id and mine.claim_id = $1
        join arbitration_case c on c.tenant_id = p.tenant_id and c.id = p.case_id and c.state in ('open', 'answers-awaited')
        where p.state <> 'withdrawn' order by p.case_id, p.line_id`,
        [claim.ref.id],
      );
      const winner = life.chance.pick(parties);
      if (!winner) return null;
      const reasons = Object.fromEntries(
        parties
          .filter((party) => party.case_id === winner.case_id)
          .map((party) => [
            party.line_id,
            canary(partnerOf(claim.scene, { partnerId: party.partner_id }), 'owner'),
          ]),
      );
      return decideArbitration(
        life.as(claim.scene, claim.scene.reviewer),
        claim.ref,
        { caseId: winner.case_id, winnerLineId: winner.line_id, reasons },
        plain,
      );
    },
  },
  {
    name: 'read a proposal',
    often: 5,
    async do(life, claim) {
      const [proposal] = await claim.scene.look<{ id: string }>(
        `select c.id from arbitration_case c
        join arbitration_party p on p.tenant_id = c.tenant_id and p.case_id = c.id and p.claim_id = $1
        where c.proposal is not null and c.state in ('open', 'answers-awaited') order by c.id`,
        [claim.ref.id],
      );
      if (!proposal) return null;
      const second = life.as(claim.scene, claim.scene.senior);
      return life.chance.is(0.2)
        ? returnArbitration(second, claim.ref, { caseId: proposal.id, reason: canary('owner') }, plain)
        : confirmArbitration(second, claim.ref, { caseId: proposal.id }, plain);
    },
  },
  {
    name: 'confirm contact',
    often: 2,
    async do(life, claim) {
      const bounced = await rowOf<{ round: number; email: string }>(
        claim,
        `select round, email from notice where claim_id = $1 and state = 'bounced' and purpose = 'decide' order by round desc, email`,
        [claim.ref.id],
      );
      return bounced
        ? confirmContact(
            life.as(claim.scene, reviewerOf(life, claim)),
            claim.ref,
            { ...bounced, reason: secret(claim, 'partner', 'owner') },
            plain,
          )
        : null;
    },
  },
  {
    name: 'answer a question',
    often: 2,
    async do(life, claim) {
      const task = await taskOf(claim, 'customer-question');
      return task
        ? answerQuestion(
            life.as(claim.scene, claim.scene.reviewer),
            claim.ref,
            { taskId: task.id, text: secret(claim, 'owner', 'customer') },
            plain,
          )
        : null;
    },
  },
  {
    name: 'decide about an end',
    often: 2,
    async do(life, claim) {
      const task = await taskOf(claim, 'end-requested');
      return task
        ? decideEndRequest(
            life.as(claim.scene, claim.scene.reviewer),
            claim.ref,
            {
              taskId: task.id,
              decision: life.chance.is(0.5) ? 'end' : 'keep',
              reason: secret(claim, 'partner', 'owner'),
            },
            plain,
          )
        : null;
    },
  },
  {
    name: 'note',
    often: 1,
    do: (life, claim) =>
      addInternalNote(
        life.as(claim.scene, reviewerOf(life, claim)),
        claim.ref,
        { text: secret(claim, 'owner') },
        plain,
      ),
  },
  {
    name: 'add a trusted contact',
    often: 1,
    do: async (life, { scene }) =>
      life.chance.is(0.1)
        ? addTrustedContact(
            life.as(scene, scene.reviewer),
            { tenantId: scene.tenantId },
            trusted(life, scene),
            (result) => ({ reply: { status: 200, headers: {}, body: JSON.stringify(result) } }),
          )
        : null,
  },
  {
    // By anybody of the desk: the one who added it is refused.
    name: 'confirm a trusted contact',
    often: 1,
    do: async (life, { scene }) => {
      const [proposed] = await scene.look<{ id: string }>(
        'select id from customer_contact where tenant_id = $1 and confirmed_at is null and removed_at is null limit 1',
        [scene.tenantId],
      );
      return proposed
        ? confirmTrustedContact(
            life.as(scene, life.chance.is(0.3) ? scene.reviewer : scene.senior),
            { tenantId: scene.tenantId },
            { contactId: proposed.id },
            (result) => ({ reply: { status: 200, headers: {}, body: JSON.stringify(result) } }),
          )
        : null;
    },
  },
  {
    name: 'end a trusted contact',
    often: 1,
    do: async (life, { scene }) => {
      const [held] = await scene.look<{ id: string }>(
        'select id from customer_contact where tenant_id = $1 and added_by_id is not null and removed_at is null limit 1',
        [scene.tenantId],
      );
      return held && life.chance.is(0.1)
        ? endTrustedContact(
            life.as(scene, scene.reviewer),
            { tenantId: scene.tenantId },
            { contactId: held.id, why: 'Left the company.' },
            (result) => ({ reply: { status: 200, headers: {}, body: JSON.stringify(result) } }),
          )
        : null;
    },
  },
];

const byContact =
  (act: (life: Life, claim: Known, actor: Actor) => Promise<Outcome<Reply>>): Habit['do'] =>
  async (life, claim) => {
    const actor = await aContact(life, claim);
    return actor ? act(life, claim, actor) : null;
  };

const ofCustomer: Habit[] = [
  {
    name: 'refuse',
    often: 3,
    do: byContact(async (life, claim, actor) => {
      const lines = await linesOf(claim, 'round is not null');
      const lineIds = life.chance.is(0.5)
        ? null
        : lines.filter(() => life.chance.is(0.5)).map(({ id }) => id);
      return refuse(
        life.as(claim.scene, actor),
        claim.ref,
        { lineIds, reason: secret(claim, 'partner', 'owner', 'customer'), confirmed: life.chance.is(0.95) },
        plain,
      );
    }),
  },
  {
    name: 'agree',
    often: 4,
    do: byContact((life, claim, actor) => {
      const right = actor.contact ? sixDigitCode(claim.scene.services.secret, actor.contact.noticeId) : null;
      const code = life.chance.is(0.5) ? null : life.chance.is(0.8) ? right : '000000';
      return agree(life.as(claim.scene, actor), claim.ref, { lineIds: null, code, confirmed: true }, plain);
    }),
  },
  {
    name: 'not me',
    often: 2,
    do: byContact((life, claim, actor) =>
      notMe(
        life.as(claim.scene, actor),
        claim.ref,
        { replacement: life.chance.is(0.8) ? somebody(life, claim.scene) : null, confirmed: true },
        plain,
      ),
    ),
  },
  {
    name: 'ask',
    often: 1,
    do: byContact((life, claim, actor) =>
      askQuestion(
        life.as(claim.scene, actor),
        claim.ref,
        { text: secret(claim, 'partner', 'owner', 'customer') },
        plain,
      ),
    ),
  },
  {
    name: 'undo',
    often: 2,
    do: (life, { scene, ref }) =>
      undoDecision(life.as(scene, scene.tenantAdmin), ref, { confirmed: true }, plain),
  },
  {
    name: 'end',
    often: 2,
    async do(life, claim) {
      const [line] = await linesOf(claim, `association = 'official'`);
      return line
        ? endAssociation(
            life.as(claim.scene, claim.scene.tenantAdmin),
            claim.ref,
            { lineId: line.id, reason: secret(claim, 'owner', 'customer') },
            plain,
          )
        : null;
    },
  },
];

/** A notice comes back days after the relay took it. */
const ofMail: Habit = {
  name: 'late bounce',
  often: 1,
  async do(life, claim) {
    const { scene, ref } = claim;
    const notice = await rowOf<{ id: string }>(
      claim,
      `select id from notice where claim_id = $1 and state = 'accepted' order by queued_at desc, email`,
      [ref.id],
    );
    if (notice)
      await noticeDelivered(
        { ...scene.services, ...life.as(scene, scene.reviewer) },
        { tenantId: ref.tenantId, claimId: ref.id, noticeId: notice.id },
        'bounced',
      );
    return null;
  },
};

export const habits: Habit[] = [...ofPartner, ...ofDesk, ...ofCustomer, ofMail];

const talked = ['comment', 'note'];
const asked = [
  'refuse',
  'agree',
  'not me',
  'ask',
  'undo',
  'correct contact',
  'confirm contact',
  'answer a question',
  'late bounce',
  'add a trusted contact',
];
const contested = ['answer arbitration', 'decide arbitration'];

/** What may come next in each stage; now and then somebody tries what cannot. */
const next: Record<string, string[]> = {
  editing: ['submit', 'edit', 'withdraw'],
  submitted: [...talked, 'take', 'assign', 'edit', 'withdraw', ...contested],
  'under-review': [...talked, 'decide', 'ask for information', 'assign', 'withdraw', ...contested],
  'partner-action-required': [...talked, 'resubmit', 'edit', 'withdraw', ...contested],
  decided: [
    ...talked,
    ...asked,
    'dispute',
    'decide',
    'end',
    'ask for the end',
    'decide about an end',
    'withdraw',
    ...contested,
  ],
  disputed: [...talked, 'decide', 'ask for information', ...asked, ...contested],
  withdrawn: ['late bounce'],
};

export async function cardsFor(life: Life, claim: Known): Promise<Habit[]> {
  const row = await rowOf<{ stage: string }>(claim, 'select stage from claim where id = $1', [claim.ref.id]);
  const names = life.chance.is(0.05) ? null : (next[row?.stage ?? ''] ?? []);
  return habits
    .filter(({ name }) => names === null || names.includes(name))
    .flatMap((habit) => Array.from({ length: habit.often }, () => habit));
}
