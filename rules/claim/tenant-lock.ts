/** lock-item, unlock-item, change-safeguards, issue-consent-code, revoke-consent-code, and what redeeming a code does (domain 5.3). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import type { ItemKind } from '../programme/catalog.ts';
import type { ClaimFacts, World } from './facts.ts';
import type { EventData, EventType } from './events.ts';
import type { EventDraft } from './step.ts';
import type { ItemLock } from './tenant-facts.ts';
import { reached } from '../time/instant.ts';
import { mailLines, message } from './messages.ts';
import { type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import { isOpen } from './reject.ts';
import type { Actor } from '../rights/role.ts';
import type { Step } from './step.ts';
import { customersSide } from './tell.ts';
import { project, waitingLines } from './window.ts';
import { type Work, begin, finish, record } from './work.ts';

export interface ItemRef {
  itemKind: ItemKind;
  itemId: string;
  subscriptionId: string | null;
}

/** Claims that are under way go on; no new one can be submitted for the item, except with a code of the tenant admin. */
export function lockItem(world: World, input: ItemRef, actor: Actor, now: Instant): Outcome<Step> {
  const problems = checkItem(world, input);
  if (problems.length > 0) return deny('invalid', ...problems);
  if (world.tenant.locks.some((lock) => isSame(lock, input)))
    return deny('conflict', { code: 'already-decided', pointer: '' });
  const work = begin(world);
  work.world.tenant.locks.push({ ...input });
  tellOpenClaims(work, input);
  work.events.push(...tenantEvents(work, 'item.locked', now, { ...input }));
  return accept(finish(work));
}

export function unlockItem(world: World, input: ItemRef, actor: Actor, now: Instant): Outcome<Step> {
  if (!world.tenant.locks.some((lock) => isSame(lock, input)))
    return deny('conflict', { code: 'nothing-to-do', pointer: '' });
  const work = begin(world);
  work.world.tenant.locks = work.world.tenant.locks.filter((lock) => !isSame(lock, input));
  work.events.push(...tenantEvents(work, 'item.unlocked', now, { ...input }));
  return accept(finish(work));
}

function isSame(lock: ItemLock, input: ItemRef): boolean {
  return (
    lock.itemKind === input.itemKind &&
    lock.itemId === input.itemId &&
    lock.subscriptionId === input.subscriptionId
  );
}

function checkItem(world: World, input: ItemRef): Problem[] {
  const item = world.catalog.items.find(
    (candidate) => candidate.id === input.itemId && candidate.kind === input.itemKind,
  );
  if (!item)
    return [
      { code: input.itemKind === 'workload' ? 'workload-unknown' : 'value-invalid', pointer: '/itemId' },
    ];
  if (input.subscriptionId === null) return [];
  if (input.itemKind === 'workload') return [{ code: 'value-invalid', pointer: '/subscriptionId' }];
  const subscription = world.tenant.subscriptions.find((candidate) => candidate.id === input.subscriptionId);
  if (!subscription) return [{ code: 'subscription-not-on-tenant', pointer: '/subscriptionId' }];
  return subscription.product === input.itemId
    ? []
    : [{ code: 'subscription-wrong-product', pointer: '/subscriptionId' }];
}

/** Drafts are nobody else's business, so only claims that were submitted and still wait for a decision are told. */
function tellOpenClaims(work: Work, input: ItemRef): void {
  for (const facts of work.world.claims) {
    const { id: claimId, stage } = facts.claim;
    if (stage === 'editing' || stage === 'withdrawn') continue;
    const lines = facts.lines.filter(
      (line) =>
        isOpen(line) &&
        line.itemKind === input.itemKind &&
        line.itemId === input.itemId &&
        (input.subscriptionId === null || line.subscriptionId === input.subscriptionId),
    );
    if (lines.length === 0) continue;
    work.messages.push(
      message(
        'item-locked',
        claimId,
        { to: 'partner-contact', claimId },
        { lines: mailLines(work.world, lines) },
      ),
    );
  }
}

function tenantEvents<Type extends EventType>(
  work: Work,
  type: Type,
  at: Instant,
  data: EventData[Type],
): Work['events'] {
  return [
    {
      type,
      claimId: null,
      at,
      audience: { side: 'customer' },
      data: { tenantId: work.world.tenant.id, ...data },
    } as EventDraft,
  ];
}

export interface Safeguards {
  /** Nothing of the tenant may be claimed, but with a one-time code. */
  allLocked: boolean;
  /** Silence counts for nobody: a trusted contact or the administrator has to agree. */
  agreementRequired: boolean;
}

/**
 * What the tenant decides for everything it has. Agreement is demanded of every period that still runs, too, because it can only keep
 * something from happening; where the demand is dropped, whoever was asked meanwhile keeps what they were told.
 */
export function changeSafeguards(world: World, input: Safeguards, actor: Actor, now: Instant): Outcome<Step> {
  const { allLocked, agreementRequired } = world.tenant;
  if (allLocked === input.allLocked && agreementRequired === input.agreementRequired)
    return deny('conflict', { code: 'nothing-to-do', pointer: '' });
  const work = begin(world);
  Object.assign(work.world.tenant, input);
  if (input.agreementRequired && !agreementRequired)
    for (const facts of work.world.claims) demandAgreement(work, facts, actor, now);
  work.events.push(...tenantEvents(work, 'safeguards.changed', now, { ...input }));
  return accept(finish(work));
}

function demandAgreement(work: Work, facts: ClaimFacts, actor: Actor, now: Instant): void {
  const claimId = facts.claim.id;
  const rounds = facts.rounds.filter(
    ({ number, state, silence }) =>
      silence === null &&
      (state === 'open' || state === 'notice-pending' || state === 'paused') &&
      waitingLines(facts, number).some((line) => line.consent !== 'agreed'),
  );
  if (rounds.length === 0) return;
  for (const round of rounds) {
    round.silence = 'refuses';
    const lines = waitingLines(facts, round.number);
    for (const line of lines) project(facts, line);
    const params = {
      lines: mailLines(work.world, lines),
      until: round.state === 'open' ? round.window : null,
    };
    // Those who were asked have read that silence agrees; a notice that is still to be sent says what holds by itself.
    const customers = round.state === 'notice-pending' ? [] : customersSide(work, facts, lines);
    for (const to of [{ to: 'partner-contact', claimId } as const, ...customers])
      work.messages.push(message('agreement-demanded', claimId, to, params));
  }
  record(work, claimId, {
    act: 'change-safeguards',
    actor,
    at: now,
    role: 'tenant-admin',
    detail: { rounds: rounds.map(({ number }) => number) },
  });
}

export interface NewCode {
  /** Made outside, like every id; the code itself is known to the store as a hash only. */
  codeId: string;
  /** null: whichever partner has it. */
  partnerId: Id<'partner'> | null;
  /** Item ids or subscription ids it opens and keeps. */
  items: string[];
  expiresAt: Instant;
}

export function issueConsentCode(world: World, input: NewCode, actor: Actor, now: Instant): Outcome<Step> {
  const problems: Problem[] = input.items.length === 0 ? [{ code: 'field-required', pointer: '/items' }] : [];
  input.items.forEach((item, index) => {
    const known =
      world.catalog.items.some((candidate) => candidate.id === item) ||
      world.tenant.subscriptions.some((one) => one.id === item);
    if (!known || input.items.indexOf(item) !== index)
      problems.push({ code: 'value-invalid', pointer: `/items/${index}` });
  });
  if (reached(now, input.expiresAt)) problems.push({ code: 'value-invalid', pointer: '/expiresAt' });
  if (problems.length > 0) return deny('invalid', ...problems);
  const work = begin(world);
  work.world.tenant.codes.push({
    id: input.codeId,
    partnerId: input.partnerId,
    items: [...input.items],
    issuedBy: { id: actor.id, name: actor.name },
    expiresAt: input.expiresAt,
    redeemedByClaimId: null,
    revokedAt: null,
  });
  work.events.push(
    ...tenantEvents(work, 'consent-code.issued', now, { codeId: input.codeId, items: input.items }),
  );
  return accept(finish(work));
}

/** A redeemed code is an acceptance like any other: it is taken back by refusing, not by revoking. */
export function revokeConsentCode(
  world: World,
  input: { codeId: string },
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const code = work.world.tenant.codes.find((candidate) => candidate.id === input.codeId);
  if (!code) return deny('hidden', { code: 'not-found', pointer: '' });
  if (code.redeemedByClaimId !== null || code.revokedAt !== null)
    return deny('conflict', { code: 'already-decided', pointer: '' });
  code.revokedAt = now;
  work.events.push(...tenantEvents(work, 'consent-code.revoked', now, { codeId: input.codeId }));
  return accept(finish(work));
}

/** null when the claim may redeem the code. Why it may not is never told: a code is not to be tried out. */
export function codeProblem(
  world: World,
  claimId: Id<'claim'>,
  codeId: string,
  now: Instant,
): Problem | null {
  const wrong: Problem = { code: 'consent-code-wrong', pointer: '/consentCode' };
  const code = world.tenant.codes.find((candidate) => candidate.id === codeId);
  const claim = world.claims.find((facts) => facts.claim.id === claimId)?.claim;
  if (!code || !claim || code.revokedAt !== null || reached(now, code.expiresAt)) return wrong;
  if (code.redeemedByClaimId !== null && code.redeemedByClaimId !== claimId) return wrong;
  return code.partnerId === null || code.partnerId === claim.partnerId ? null : wrong;
}

/** The claim has the code from now on; it counts at approval. The caller has checked it, and records. */
export function redeem(work: Work, claimId: Id<'claim'>, codeId: string, now: Instant): void {
  const code = work.world.tenant.codes.find((candidate) => candidate.id === codeId);
  if (!code) throw new Error(`there is no consent code ${codeId}`);
  code.redeemedByClaimId = claimId;
  work.events.push(...tenantEvents(work, 'consent-code.redeemed', now, { codeId, claimId }));
}
