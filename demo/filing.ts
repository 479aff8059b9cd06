/** One claim of a story, and what the people around it do with it, each in one line. */
import { items } from '../rules/programme/catalog.ts';
import type { ClaimFacts } from '../rules/claim/facts.ts';
import type { Actor } from '../rules/rights/role.ts';
import { addComment } from '../server/actions/claims/add-comment.ts';
import { addInternalNote } from '../server/actions/review/add-internal-note.ts';
import { answerArbitration } from '../server/actions/arbitration/answer-arbitration.ts';
import { askQuestion } from '../server/actions/consent/ask-question.ts';
import { sixDigitCode } from '../server/actions/consent/consent-link.ts';
import { confirmArbitration } from '../server/actions/arbitration/confirm-arbitration.ts';
import { decideArbitration } from '../server/actions/arbitration/decide-arbitration.ts';
import { decideClaim } from '../server/actions/review/decide-claim.ts';
import { disputeClaim } from '../server/actions/claims/dispute-claim.ts';
import { endAssociation } from '../server/actions/associations/end-association.ts';
import { agree } from '../server/actions/consent/agree.ts';
import { listUsage } from '../server/actions/associations/list-usage.ts';
import { lookUpCustomer } from '../server/actions/parties/look-up-customer.ts';
import { notMe } from '../server/actions/consent/not-me.ts';
import { refuse } from '../server/actions/consent/refuse.ts';
import { requestEnd } from '../server/actions/associations/request-end.ts';
import { requestInformation } from '../server/actions/review/request-information.ts';
import { resubmitClaim } from '../server/actions/claims/resubmit-claim.ts';
import { startReview } from '../server/actions/review/start-review.ts';
import { submitClaim } from '../server/actions/claims/submit-claim.ts';
import { withdrawClaim } from '../server/actions/claims/withdraw-claim.ts';
import type { CreateClaimInput } from '../server/actions/run/inputs.ts';
import { makeProof } from './proof.ts';
import { sampleFile, type SampleClaim, type SampleCustomer } from './samples.ts';
import { Refused, type Story, type Verdict } from './story.ts';

export interface Draft extends SampleClaim {
  partner: string;
  customer: SampleCustomer;
  contactDomainReason?: string | null;
}

export const itemName = (id: string): string => items.find((item) => item.id === id)?.name ?? id;

/** What the reviewer of a proof will miss. */
export interface Lack {
  signature?: boolean;
  date?: boolean;
  service?: boolean;
  items?: string[];
}

export class Filing {
  readonly story: Story;
  readonly draft: Draft;
  id = '';
  readonly partner: Actor;
  reviewer: Actor;
  readonly senior: Actor;

  constructor(story: Story, draft: Draft) {
    const { stage, walk } = story;
    this.story = story;
    this.draft = draft;
    this.partner = stage.actor(draft.partner, 'incentives-admin');
    const [first, second] = [stage.actorNamed('Hanneke Smit'), stage.actorNamed('Daniel Osei')];
    // A reviewer who belongs to the partner takes none of its claims.
    this.reviewer =
      walk.chance(2) === 0 || second.conflictPartnerIds?.includes(this.partner.partnerId as string)
        ? first
        : second;
    this.senior = stage.actorNamed(walk.chance(2) === 0 ? 'Ingrid Solberg' : 'Ravi Menon');
  }

  /** `without` leaves out what a draft may still miss. */
  async open(without: { contact?: boolean } = {}): Promise<void> {
    const { draft } = this;
    const input: CreateClaimInput = {
      name: `${draft.items.map((item) => itemName(item.itemId)).join(', ')} at ${draft.customer.name}`,
      reference: draft.reference,
      locationId: this.story.stage.locationId(draft.locationNumber),
      customerTenantId: draft.tenantId,
      customerDomain: draft.customerDomain,
      solutionArea: draft.solutionArea,
      activities: [draft.activity],
      lines: draft.items.map(({ itemId, subscriptionId }) => ({ itemId, subscriptionId })),
      customerContact: without.contact ? null : draft.customerContact,
      technicalContact: draft.technicalContact,
      partnerContact: draft.partnerContact,
      contactDomainReason: draft.contactDomainReason ?? null,
      solutionSellerName: draft.solutionSellerName,
      revenueCustomerName: draft.revenueCustomerName,
      isvProductName: draft.isvProductName,
    };
    const facts = await this.story.create(this.partner, input);
    this.id = facts.claim.id;
  }

  /** A proof made for this claim. */
  async proof(lack: Lack = {}): Promise<void> {
    const { draft, story } = this;
    const today = Temporal.Instant.fromEpochMilliseconds(story.walk.now)
      .toZonedDateTimeISO('Europe/Amsterdam')
      .toPlainDate();
    const content = await makeProof(
      {
        partner: draft.partner,
        locationNumber: draft.locationNumber,
        customer: draft.customer.name,
        domain: draft.customer.primaryDomain,
        tenantId: draft.tenantId,
        items: draft.items
          .map((item) => item.itemId)
          .filter((id) => !lack.items?.includes(id))
          .map(itemName),
        dutch: draft.customer.language === 'nl',
        publicSector: draft.customer.publicSector,
        signedBy: lack.signature ? null : draft.customerContact.name,
        signedOn: today.subtract({ days: 6 + story.walk.chance(30) }),
        undated: lack.date,
        licencesOnly: lack.service,
      },
      story.walk.chance(3),
    );
    await story.file(
      this.partner,
      this.id,
      `proof-of-execution-${draft.reference.toLowerCase()}.pdf`,
      content,
    );
  }

  async sample(name: string, note = ''): Promise<void> {
    await this.story.file(this.partner, this.id, name, sampleFile(`poe/${name}`), note);
  }

  async submit(): Promise<void> {
    await this.story.act(this.partner, (ctx, present) => submitClaim(ctx, this.ref, {}, present));
  }

  /** From an empty page to submitted, with a proof made for it. */
  async file(weekdaysAgo: number, lack: Lack = {}): Promise<void> {
    await this.story.day(weekdaysAgo);
    await this.open();
    await this.proof(lack);
    await this.submit();
  }

  async take(weekdaysAgo: number): Promise<void> {
    await this.story.day(weekdaysAgo);
    await this.story.act(this.reviewer, (ctx, present) => startReview(ctx, this.ref, {}, present));
  }

  async ask(codes: string[], comment: string, by = this.reviewer): Promise<void> {
    await this.story.act(by, (ctx, present) =>
      requestInformation(ctx, this.ref, { codes, comment }, present),
    );
  }

  async answer(comment: string): Promise<void> {
    await this.story.act(this.partner, (ctx, present) => resubmitClaim(ctx, this.ref, { comment }, present));
  }

  async decide(verdict: Verdict, comment: string | null = null, by = this.reviewer): Promise<ClaimFacts> {
    const lines = await this.story.decision(this.id, verdict);
    return this.story.act(by, (ctx, present) => decideClaim(ctx, this.ref, { lines, comment }, present));
  }

  async dispute(justification: string): Promise<void> {
    await this.story.act(this.partner, (ctx, present) =>
      disputeClaim(ctx, this.ref, { lineIds: null, justification }, present),
    );
  }

  async withdraw(reason: string): Promise<void> {
    await this.story.act(this.partner, (ctx, present) => withdrawClaim(ctx, this.ref, { reason }, present));
  }

  async say(by: Actor, text: string): Promise<void> {
    await this.story.act(by, (ctx, present) => addComment(ctx, this.ref, { text }, present));
  }

  async note(text: string): Promise<void> {
    await this.story.act(this.reviewer, (ctx, present) => addInternalNote(ctx, this.ref, { text }, present));
  }

  async refuse(who: 'named' | 'trusted', only: string[] | null, reason: string | null): Promise<void> {
    const { actor } = await this.story.contact(this.id, who);
    const lineIds = await this.story.lineIds(this.id, only);
    await this.story.act(actor, (ctx, present) =>
      refuse(ctx, this.ref, { lineIds, reason, confirmed: true }, present),
    );
  }

  /** Early with the code that stands in the mail's text. */
  async agree(who: 'named' | 'trusted', early: boolean): Promise<void> {
    const { actor, noticeId } = await this.story.contact(this.id, who);
    const code = early ? sixDigitCode(this.story.stage.services.secret, noticeId) : null;
    await this.story.act(actor, (ctx, present) =>
      agree(ctx, this.ref, { lineIds: null, code, confirmed: true }, present),
    );
  }

  async passOn(name: string, title: string): Promise<void> {
    const { actor } = await this.story.contact(this.id, 'named');
    const replacement = {
      name,
      title,
      email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${this.draft.customer.primaryDomain}`,
    };
    await this.story.act(actor, (ctx, present) =>
      notMe(ctx, this.ref, { replacement, confirmed: true }, present),
    );
  }

  async question(text: string): Promise<void> {
    const { actor } = await this.story.contact(this.id, 'named');
    await this.story.act(actor, (ctx, present) => askQuestion(ctx, this.ref, { text }, present));
  }

  async endedByCustomer(itemId: string, reason: string): Promise<void> {
    const { actor } = await this.story.contact(this.id, 'trusted');
    const [lineId = ''] = await this.story.lineIds(this.id, [itemId]);
    await this.story.act(actor, (ctx, present) => endAssociation(ctx, this.ref, { lineId, reason }, present));
  }

  async requestEnd(itemId: string, reason: string): Promise<void> {
    const [lineId = ''] = await this.story.lineIds(this.id, [itemId]);
    await this.story.act(this.partner, (ctx, present) =>
      requestEnd(ctx, this.ref, { lineId, reason }, present),
    );
  }

  /** Is it the right customer? Asked before anything is filed. */
  async lookUp(): Promise<void> {
    const { story, draft } = this;
    const input = {
      locationId: story.stage.locationId(draft.locationNumber),
      tenantId: draft.tenantId,
      domain: draft.customerDomain,
    };
    const outcome = await lookUpCustomer(story.context(this.partner), input, () => ({
      reply: { status: 200, headers: {}, body: '' },
    }));
    if (outcome.ok !== true) throw new Refused(`the look-up of ${draft.customerDomain} was refused`);
  }

  /** Somebody at the partner looks at what an association shows. */
  async look(itemId: string, role: 'incentives-admin' | 'incentives-user' | 'report-viewer'): Promise<void> {
    const { associations } = await this.story.facts(this.id);
    const [lineId] = await this.story.lineIds(this.id, [itemId]);
    const id = associations.find((one) => one.lineId === lineId && one.state === 'official')?.id;
    if (!id) throw new Refused(`${itemId} is not official`);
    const reader = this.story.context(this.story.stage.actor(this.draft.partner, role));
    const outcome = await listUsage(
      reader,
      { association: { tenantId: this.story.tenantId, id } },
      { limit: 50, after: null },
    );
    if (!outcome.ok) throw new Refused(`the usage of ${itemId} was refused`);
  }

  async contest(itemId: string, text: string): Promise<void> {
    const { case: open } = await this.story.caseOf(this.id, itemId);
    await this.story.act(this.partner, (ctx, present) =>
      answerArbitration(ctx, this.ref, { caseId: open.id as string, text }, present),
    );
  }

  /** This claim wins the item; every side gets a reason it can read. */
  async winCase(itemId: string, won: string, lost: string): Promise<void> {
    const { case: open, line } = await this.story.caseOf(this.id, itemId);
    const reasons = Object.fromEntries(
      open.parties.map((party) => [party.lineId, party.lineId === line.id ? won : lost]),
    );
    const caseId = open.id as string;
    await this.propose(itemId, line.id, reasons);
    await this.story.act(this.senior, (ctx, present) =>
      confirmArbitration(ctx, this.ref, { caseId }, present),
    );
  }

  /** A first reader's decision, which another person has to confirm. */
  async propose(itemId: string, winnerLineId: string, reasons: Record<string, string>): Promise<void> {
    const { case: open } = await this.story.caseOf(this.id, itemId);
    await this.story.act(this.reviewer, (ctx, present) =>
      decideArbitration(ctx, this.ref, { caseId: open.id as string, winnerLineId, reasons }, present),
    );
  }

  get ref(): { tenantId: string; id: string } {
    return this.story.ref(this.id);
  }
}
