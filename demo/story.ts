/**
 * One customer's part of the demo world, told by the real acts: what the people of all three sides do, what the clock makes true
 * in between and what the mail system says. Nothing is written beside them.
 */
import { Readable } from 'node:stream';
import type { ArbitrationCase, ClaimFacts, Line, World } from '../rules/claim/facts.ts';
import type { Outcome } from '../rules/engine/denial.ts';
import type { Actor } from '../rules/rights/role.ts';
import { factsOf } from '../rules/claim/work.ts';
import { noticeDelivered } from '../server/actions/consent/deliver-notice.ts';
import type { ClaimRef, Context, Present, Reply, Services } from '../server/actions/run/context.ts';
import { contactActor } from '../server/actions/consent/read-consent.ts';
import { systemAct } from '../server/actions/run/system-act.ts';
import { addFile } from '../server/actions/files/add-file.ts';
import { createClaim } from '../server/actions/claims/create-claim.ts';
import { editClaim } from '../server/actions/claims/edit-claim.ts';
import type { CreateClaimInput, DecideClaimInput, EditClaimInput } from '../server/actions/run/inputs.ts';
import { deliverMail, type Delivering } from '../server/jobs/deliver-mail.ts';
import { postponeJob } from '../server/store/engine/jobs.ts';
import { loadWorlds } from '../server/store/engine/load-world.ts';
import { nextDueOf, waitingMails } from '../server/store/engine/demo-world.ts';
import type { MailResult, OutgoingMail } from '../server/ports/mail.ts';
import type { Walk } from './walk.ts';

export interface Stage {
  services: Services;
  mail: Delivering['mail'];
  /** Member of a company by role; a customer's by tenant ID. */
  actor(company: string, role: string): Actor;
  actorNamed(name: string): Actor;
  locationId(number: string): string;
}

/** What the demo asked for was refused; the story ends there and the rest of the world goes on. */
export class Refused extends Error {}

export class Story {
  readonly stage: Stage;
  readonly tenantId: string;
  readonly walk: Walk;
  /** Addresses that do not exist, and those whose mail is late. */
  readonly bounces = new Set<string>();
  readonly late = new Set<string>();

  constructor(stage: Stage, tenantId: string, walk: Walk) {
    this.stage = stage;
    this.tenantId = tenantId;
    this.walk = walk;
  }

  context(actor: Actor): Context {
    return {
      ...this.stage.services,
      actor,
      requestId: 'demo',
      idempotency: null,
      ifMatch: null,
      validateOnly: false,
    };
  }

  ref(id: string): ClaimRef {
    return { tenantId: this.tenantId, id };
  }

  /** Some time on the n-th weekday before today; on the way there the clock and the mail do their part. */
  async day(weekdaysAgo: number): Promise<void> {
    await this.until(this.walk.instantOf(weekdaysAgo));
  }

  async until(instant: number): Promise<void> {
    const { db } = this.stage.services;
    for (;;) {
      const due = await db.transact({ side: 'system' }, (tx) => nextDueOf(tx, this.tenantId), 'read');
      const at = due ? Date.parse(due.at) : Infinity;
      if (!due || at > Math.min(instant, this.walk.until)) break;
      this.walk.to(at);
      for (const claim of due.claims) await systemAct(this.stage.services, claim, { decide: () => null });
      await this.deliver();
    }
    this.walk.to(instant);
  }

  /** One act of one person. Answers the claim's facts after it. */
  async act(
    actor: Actor,
    what: (ctx: Context, present: Present) => Promise<Outcome<Reply>>,
  ): Promise<ClaimFacts> {
    const present: Present = ({ claimId, world }) => ({
      status: 200,
      headers: {},
      body: JSON.stringify(factsOf(world, claimId)),
    });
    const outcome = await what(this.context(actor), present);
    if (!outcome.ok)
      throw new Refused(
        outcome.denial.problems
          .map(({ code, pointer, params }) => `${code} ${pointer} ${JSON.stringify(params ?? {})}`)
          .join('; '),
      );
    const facts = JSON.parse(outcome.value.body) as ClaimFacts;
    await this.deliver();
    this.walk.pass(2 + this.walk.chance(4));
    return facts;
  }

  create(actor: Actor, input: CreateClaimInput): Promise<ClaimFacts> {
    return this.act(actor, (ctx, present) => createClaim(ctx, input, present));
  }

  edit(actor: Actor, id: string, input: EditClaimInput): Promise<ClaimFacts> {
    return this.act(actor, (ctx, present) => editClaim(ctx, this.ref(id), input, present));
  }

  file(actor: Actor, id: string, fileName: string, content: Buffer, note = ''): Promise<ClaimFacts> {
    return this.act(actor, (ctx, present) =>
      addFile(
        ctx,
        this.ref(id),
        {
          fileName,
          sent: Promise.resolve({ note, bodyHash: null }),
          declaredType: null,
          content: Readable.from([content]),
        },
        present,
      ),
    );
  }

  world(id: string): Promise<World> {
    const { db, owner } = this.stage.services;
    return db.transact(
      { side: 'system' },
      { first: (tx) => loadWorlds(tx, [this.ref(id)], owner, false), mode: 'read' },
      async (_tx, now, worldsAt) => {
        const [world] = worldsAt(now);
        if (!world) throw new Error(`the demo's claim ${id} is gone`);
        return world;
      },
    );
  }

  async facts(id: string): Promise<ClaimFacts> {
    return factsOf(await this.world(id), id);
  }

  /** The open case of a claim's line for this item. */
  async caseOf(id: string, itemId: string): Promise<{ case: ArbitrationCase; line: Line }> {
    const world = await this.world(id);
    const line = factsOf(world, id).lines.find((one) => one.itemId === itemId);
    const open = world.cases.findLast((one) => one.parties.some((party) => party.lineId === line?.id));
    if (!line || !open) throw new Refused(`there is no case for ${itemId}`);
    return { case: open, line };
  }

  /** Whoever follows the link in the mail of the newest round. */
  async contact(id: string, who: 'named' | 'trusted'): Promise<{ actor: Actor; noticeId: string }> {
    const { notices } = await this.facts(id);
    const notice = notices.findLast(
      (one) =>
        one.purpose === 'decide' && one.state === 'accepted' && (who === 'named' ? one.named : one.trusted),
    );
    if (!notice?.id) throw new Refused(`no notice to the ${who} contact was delivered`);
    return {
      actor: contactActor({ tenantId: this.tenantId, noticeId: notice.id }, notice),
      noticeId: notice.id,
    };
  }

  /** The lines of these items, or all of them. */
  async lineIds(id: string, items: string[] | null): Promise<string[]> {
    const { lines } = await this.facts(id);
    return lines.filter((line) => items === null || items.includes(line.itemId)).map((line) => line.id);
  }

  async decision(
    id: string,
    { approve = [], reject = [], codes = [], text = null }: Verdict,
  ): Promise<DecideClaimInput['lines']> {
    const { lines } = await this.facts(id);
    return lines.flatMap((line): DecideClaimInput['lines'] => {
      if (approve === 'all' || approve.includes(line.itemId))
        return [{ lineId: line.id, decision: 'approve', codes: [], text: null }];
      if (reject === 'all' || reject.includes(line.itemId))
        return [{ lineId: line.id, decision: 'reject', codes, text }];
      return [];
    });
  }

  /** The real delivery of every mail that waits, a minute after it was written. */
  async deliver(): Promise<void> {
    const { services, mail } = this.stage;
    const delivering: Delivering = {
      ...services,
      mail,
      mailer: { keepsHere: true, send: async (one) => this.relay(one), close: async () => undefined },
      noticeDelivered: (notice, outcome, also) => noticeDelivered(services, notice, outcome, also),
    };
    for (;;) {
      const jobs = await services.db.transact(
        { side: 'system' },
        (tx) => waitingMails(tx, this.tenantId, instantOf(this.walk.now)),
        'read',
      );
      if (jobs.length === 0) return;
      this.walk.pass(1);
      for (const job of jobs) {
        const result = await deliverMail(delivering, job);
        // Still on its way when the world is first looked at.
        if (result.kind === 'later')
          await services.db.transact({ side: 'system' }, (tx) =>
            postponeJob(tx, job, this.presentIn(20), { error: result.error, relayTrouble: result.relay }),
          );
      }
    }
  }

  relay({ envelopeTo }: OutgoingMail): MailResult {
    if (this.bounces.has(envelopeTo))
      return { accepted: false, permanent: true, answer: '550 5.1.1 no such mailbox here' };
    if (this.late.has(envelopeTo))
      return { accepted: false, permanent: false, trouble: 'mail', answer: '451 4.7.1 try again later' };
    return { accepted: true, answer: '250 kept in the built-in mailbox' };
  }

  presentIn(hours: number): string {
    return instantOf(this.walk.until + hours * 60 * 60_000);
  }
}

function instantOf(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}

export interface Verdict {
  approve?: 'all' | string[];
  reject?: 'all' | string[];
  codes?: string[];
  text?: string | null;
}
