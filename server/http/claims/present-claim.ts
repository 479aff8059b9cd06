/** World to JSON, for the side that reads. Pure: the same world and reader give the same bytes, which a replay relies on. */
import type { ClaimFacts, World } from '../../../rules/claim/facts.ts';
import { copyOf } from '../../../rules/claim/file.ts';
import { allowedActs } from '../../../rules/claim/rights/may-act.ts';
import type { Warning } from '../../../rules/engine/denial.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { partyOf, standing, statusOf } from '../../../rules/claim/status.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { factsOf } from '../../../rules/claim/work.ts';
import type { ClaimJson, FileJson, NoticeJson } from './claim-schema.ts';
import { presentActions } from '../frame/allowed-actions.ts';
import { assignableTo, openAt } from './claim-rights.ts';
import { idOf, sharedIdOf } from '../frame/ids.ts';
import { presentDeadlines } from './present-deadline.ts';
import { presentLine } from './present-line.ts';
import type { PreviewedLetter } from '../../actions/run/context.ts';
import type { RequestWords } from '../../store/claims/claim-reads.ts';
import { explainWarning } from '../frame/problem-message.ts';

export interface ClaimView {
  world: World;
  claimId: string;
  now: string;
  /** What the act told; nothing on a read. */
  warnings?: Warning[];
  /** The reviewer's words of the open request. */
  request?: RequestWords | null;
  /** What would be sent, on a dry run. */
  letters?: PreviewedLetter[];
}

type Seen = Pick<ClaimJson, 'customer' | 'location' | 'partner'>;

export function presentClaim(view: ClaimView, actor: Actor): ClaimJson {
  const { world, claimId, now } = view;
  const facts = factsOf(world, claimId);
  return {
    ...headOf(facts, actor),
    ...placesOf(world, facts, actor),
    stage: facts.claim.stage,
    standing: standingOf(facts, now),
    lines: facts.lines.map((line) => presentLine(world, facts, line, actor)),
    ...typedOf(facts),
    policy: policyOf(facts),
    deadlines: presentDeadlines(facts, now),
    files: filesOf(facts, actor).map((file) => presentFile(facts, file, actor)),
    rounds: facts.rounds.map((round) => ({
      number: round.number,
      state: round.state,
      openedAt: round.openedAt,
      namedContact: personOf(round.namedContact),
      endsAt: round.window?.endsAt ?? null,
      replacements: round.replacements,
      silence: round.silence ?? 'accepts',
    })),
    notices: facts.notices
      .filter((notice) => notice.purpose === 'decide' || actor.side === 'owner')
      .map((notice) => presentNotice(facts.claim.tenantId, notice, actor)),
    openRequest: openRequestOf(facts, view.request ?? null),
    tasks:
      actor.side === 'owner'
        ? facts.tasks.map((task) => ({
            id: task.id ? idOf('task', facts.claim.tenantId, task.id) : null,
            kind: task.kind,
            openedAt: task.openedAt,
            closedAt: task.closedAt,
            outcome: task.outcome,
            detail: outsideLineIds(facts, task.detail),
          }))
        : [],
    editableFields: editableOf(facts),
    allowedActions: presentActions(
      allowedActs(world, claimId, actor).map(({ act, problem }) => ({ action: act, problem })),
    ),
    warnings: (view.warnings ?? []).map((warning) => ({
      ...warning,
      message: explainWarning(warning.code, warning.params),
    })),
    ...(view.letters && { letters: view.letters }),
  };
}

/** The reviewer's words, when this step asked. */
export function requestIn(step: Step | null): RequestWords | null {
  const entry = step?.entries.findLast(({ act }) => act === 'request-information');
  if (!entry) return null;
  const { comment, points } = entry.detail as { comment: string | null; points: RequestWords['points'] };
  return { text: comment, points };
}

function headOf(
  facts: ClaimFacts,
  actor: Actor,
): Omit<
  ClaimJson,
  | keyof Seen
  | 'stage'
  | 'standing'
  | 'lines'
  | keyof ReturnType<typeof typedOf>
  | 'policy'
  | 'deadlines'
  | 'files'
  | 'rounds'
  | 'notices'
  | 'openRequest'
  | 'tasks'
  | 'editableFields'
  | 'allowedActions'
  | 'warnings'
  | 'letters'
> {
  const { claim, policy } = facts;
  const status = statusOf(facts);
  return {
    id: idOf('claim', claim.tenantId, claim.id),
    number: claim.number,
    version: claim.version,
    name: claim.name,
    reference: claim.reference,
    status,
    statusWord: status === 'editing' ? policy.firstStatusWord : status,
    contested: facts.lines.some((line) => line.arbitration === 'waiting'),
    solutionArea: claim.solutionArea,
    activities: claim.activities,
    programmes: claim.programmes,
    assignableTo: assignableTo(actor, {
      partnerId: claim.partnerId,
      assigneeId: claim.assignee?.id ?? null,
    }),
    assignee:
      actor.side === 'owner' && claim.assignee
        ? {
            id: sharedIdOf('member', claim.assignee.id),
            name: claim.assignee.name,
          }
        : null,
    createdAt: claim.createdAt,
    createdBy: actor.side === 'customer' ? null : claim.createdBy.name,
    updatedAt: claim.updatedAt,
    submittedAt: claim.submittedAt,
    reviewStartedAt: claim.reviewStartedAt,
    decidedAt: claim.decidedAt,
  };
}

function placesOf({ tenant }: World, { claim, location }: ClaimFacts, actor: Actor): Seen {
  return {
    customer: {
      id: sharedIdOf('customer', tenant.id),
      tenantId: tenant.id,
      name: tenant.name,
      domain: claim.customerDomain ?? tenant.domains[0] ?? null,
      country: tenant.country,
      zone: tenant.zone,
      publicSector: tenant.publicSector,
    },
    location: {
      id: sharedIdOf('location', location.id),
      number: location.number,
      name: location.name,
      country: location.country,
      mayOpen: openAt(actor, claim),
    },
    partner:
      actor.side === 'partner'
        ? null
        : { id: sharedIdOf('partner', location.partnerId), name: location.partnerName },
  };
}

function typedOf({
  claim,
}: ClaimFacts): Pick<
  ClaimJson,
  | 'customerContact'
  | 'technicalContact'
  | 'partnerContact'
  | 'contactDomainReason'
  | 'solutionSellerName'
  | 'revenueCustomerName'
  | 'isvProductName'
  | 'acknowledgements'
  | 'recognitionOnly'
> {
  return {
    customerContact: claim.customerContact && personOf(claim.customerContact),
    technicalContact: claim.technicalContact && personOf(claim.technicalContact),
    partnerContact: claim.partnerContact,
    contactDomainReason: claim.contactDomainReason,
    solutionSellerName: claim.solutionSellerName,
    revenueCustomerName: claim.revenueCustomerName,
    isvProductName: claim.isvProductName,
    acknowledgements: claim.acknowledgements,
    recognitionOnly: claim.recognitionOnly,
  };
}

function personOf(person: { name: string; title?: string; email: string }): {
  name: string;
  title: string;
  email: string;
} {
  return { name: person.name, title: person.title ?? '', email: person.email };
}

function policyOf({ claim, policy }: ClaimFacts): ClaimJson['policy'] {
  return {
    id: policy.id,
    name: policy.name,
    pinned: claim.policyPinned,
    windowStarts: policy.windowStarts,
    domainAsked: policy.domainAsked,
    technicalContactAsked: policy.technicalContactAsked,
    acknowledgementsAsked: policy.acknowledgementsAsked,
    recognitionOnlyAllowed: policy.recognitionOnlyAllowed,
    subscriptionIdAlwaysRequired: policy.subscriptionIdAlwaysRequired,
    disputeTimes: policy.dispute ? policy.dispute.times : 0,
  };
}

function standingOf(facts: ClaimFacts, now: string): ClaimJson['standing'] {
  const found = standing(facts, now);
  return { ...found, due: found.due && { ...found.due, party: partyOf(found.due.kind) } };
}

/** What the partner only prepared, nobody else sees; what was taken away, nobody. */
export function filesOf(facts: ClaimFacts, actor: Actor): ClaimFacts['files'] {
  return facts.files.filter(
    (file) => file.removedAt === null && (actor.side === 'partner' || file.sentAt !== null),
  );
}

export function presentFile(facts: ClaimFacts, file: ClaimFacts['files'][number], actor: Actor): FileJson {
  const { tenantId } = facts.claim;
  const same = copyOf(filesOf(facts, actor), file);
  return {
    id: idOf('file', tenantId, file.id),
    name: file.name,
    note: file.note,
    size: file.size,
    mediaType: file.mediaType,
    sha256: file.sha256,
    scan: file.scan,
    uploadedAt: file.uploadedAt,
    uploadedBy: actor.side === 'customer' ? null : file.uploadedBy,
    sealedAt: file.sentAt,
    copyOf: same && idOf('file', tenantId, same.id),
  };
}

type ShownNotice = Pick<
  ClaimFacts['notices'][number],
  | 'id'
  | 'round'
  | 'purpose'
  | 'email'
  | 'name'
  | 'title'
  | 'named'
  | 'trusted'
  | 'state'
  | 'queuedAt'
  | 'acceptedAt'
  | 'bouncedAt'
>;

export function presentNotice(tenantId: string, notice: ShownNotice, actor: Actor): NoticeJson {
  const { round, purpose, named, trusted, state, queuedAt, acceptedAt, bouncedAt } = notice;
  return {
    id: notice.id ? idOf('notice', tenantId, notice.id) : null,
    round,
    purpose,
    named,
    trusted,
    state,
    queuedAt,
    acceptedAt,
    bouncedAt,
    recipient: actor.side !== 'partner' || named ? personOf(notice) : null,
  };
}

function openRequestOf(
  { claim, deadlines }: ClaimFacts,
  words: RequestWords | null,
): ClaimJson['openRequest'] {
  if (claim.stage !== 'partner-action-required') return null;
  const clock = deadlines.findLast(
    (deadline) => deadline.kind === 'partner-answer' && deadline.state === 'armed',
  );
  return {
    codes: claim.requested,
    askedAt: clock?.basis.startedAt ?? null,
    answerBy: clock?.basis.endsAt ?? null,
    changedSince: claim.changedSinceRequestAt !== null,
    text: words?.text ?? null,
    points: words?.points ?? [],
  };
}

function editableOf({ claim, policy }: ClaimFacts): string[] {
  if (claim.stage === 'editing') return ['*'];
  if (claim.stage === 'submitted') return policy.editableInSubmitted;
  return claim.stage === 'partner-action-required' ? policy.editableInActionRequired : [];
}

/** Lines are named as everywhere outside. */
export function outsideLineIds(facts: ClaimFacts, detail: Record<string, unknown>): Record<string, unknown> {
  const known = new Map(facts.lines.map((line) => [line.id, idOf('line', facts.claim.tenantId, line.id)]));
  const outside = (value: unknown): unknown => {
    if (typeof value === 'string') return known.get(value) ?? value;
    return Array.isArray(value) ? value.map(outside) : value;
  };
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, outside(value)]));
}
