/** create-claim and edit-claim (domain 5.2:1, and "editable in" of 4.2). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import {
  type OpenWorld,
  activitiesOf,
  checkClaim,
  checkContactReason,
  checkPartnerContact,
  enteredOf,
} from './entry.ts';
import { type LineInput, applyLines, newLine } from './draft-lines.ts';
import type { Claim, ClaimFacts, World } from './facts.ts';
import type { LocationFacts, Tenant } from './tenant-facts.ts';
import { roleFor } from './rights/acting-role.ts';
import type { EditableField, Policy } from '../programme/policy.ts';
import { type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import { isOpen } from './reject.ts';
import type { Actor } from '../rights/role.ts';
import type { Step } from './step.ts';
import { tellPartner, tellPartnerAndOwner } from './tell.ts';
import { usedKeys } from './submission-limit.ts';
import { resolveNewLines } from './submit.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

/** What a partner may type; everything else of a claim is made by the process. */
export type ClaimText = Pick<
  Claim,
  | 'name'
  | 'reference'
  | 'customerDomain'
  | 'customerContact'
  | 'technicalContact'
  | 'partnerContact'
  | 'contactDomainReason'
  | 'solutionSellerName'
  | 'revenueCustomerName'
  | 'isvProductName'
  | 'acknowledgements'
  | 'recognitionOnly'
>;

export interface NewClaim extends Partial<ClaimText> {
  id: string;
  number: string;
  location: LocationFacts;
  policy: Policy;
  tenantId: Id<'tenant'>;
  solutionArea: string;
  activities: string[];
  lines?: LineInput[];
}

/** The fixed fields may be sent, unchanged. `lines` is the whole list of lines that are not decided yet. */
export interface ClaimChanges extends Partial<ClaimText> {
  location?: LocationFacts;
  tenantId?: Id<'tenant'>;
  solutionArea?: string;
  activities?: string[];
  lines?: LineInput[];
}

const noText: ClaimText = {
  name: '',
  reference: null,
  customerDomain: null,
  customerContact: null,
  technicalContact: null,
  partnerContact: null,
  contactDomainReason: null,
  solutionSellerName: null,
  revenueCustomerName: null,
  isvProductName: null,
  acknowledgements: [],
  recognitionOnly: false,
};

/**
 * Where a draft would be, for the right to make one. A location of another account is reported at its field, with whatever else is wrong;
 * what the person may do is asked without it.
 */
export function placeOf(
  {
    location,
    policy,
    solutionArea,
    activities,
  }: Pick<NewClaim, 'location' | 'policy' | 'solutionArea' | 'activities'>,
  { partnerId }: Actor,
): { partnerId: Id<'partner'> | undefined; locationId: Id<'location'> | undefined; programmes: string[] } {
  return {
    partnerId,
    locationId: location.partnerId === partnerId ? location.id : undefined,
    programmes: programmesOf(policy, solutionArea, activities),
  };
}

export function createClaim(world: OpenWorld, input: NewClaim, actor: Actor, now: Instant): Outcome<Step> {
  const programmes = programmesOf(input.policy, input.solutionArea, input.activities);
  const place = placeOf(input, actor);
  const facts = newFacts(world, input, programmes, actor, now);
  const used = hasTenant(world) ? usedKeys(world, facts, now) : [];
  const { problems, warnings } = checkClaim(world, { ...enteredOf(facts), used }, 'draft');
  if (!hasTenant(world) || problems.length > 0) return deny('invalid', ...problems);
  const work = begin(world);
  work.world.claims.unshift(facts);
  record(work, input.id, {
    act: 'create-claim',
    actor,
    at: now,
    role: roleFor('create-claim', actor, null, place),
    visibleTo: ['partner', 'owner'],
  });
  tellPartner(work, facts, 'claim.created', now);
  work.warnings.push(...warnings);
  return accept(finish(work));
}

function hasTenant(world: OpenWorld): world is World {
  return (world.tenant satisfies Tenant | null) !== null;
}

export function programmesOf(policy: Policy, solutionArea: string, activities: readonly string[]): string[] {
  return [...new Set(activitiesOf(policy, solutionArea, activities).flatMap((one) => one.programme ?? []))];
}

function newFacts(
  world: OpenWorld,
  input: NewClaim,
  programmes: string[],
  actor: Actor,
  now: Instant,
): ClaimFacts {
  const text: ClaimText = { ...noText };
  for (const name of Object.keys(noText) as (keyof ClaimText)[])
    if (input[name] !== undefined) Object.assign(text, { [name]: input[name] });
  const claim: Claim = {
    ...text,
    id: input.id,
    number: input.number,
    tenantId: input.tenantId,
    partnerId: actor.partnerId ?? '',
    locationId: input.location.id,
    solutionArea: input.solutionArea,
    activities: input.activities,
    programmes,
    policyId: input.policy.id,
    policyPinned: false,
    stage: 'editing',
    answerTo: null,
    requested: [],
    changedSinceRequestAt: null,
    version: 1,
    submissions: 0,
    requests: 0,
    decisions: 0,
    disputesUsed: 0,
    rounds: 0,
    assignee: null,
    createdBy: { id: actor.id, name: actor.name },
    createdAt: now,
    updatedAt: now,
    submittedAt: null,
    submittedKeys: null,
    reviewStartedAt: null,
    decidedAt: null,
    historyLength: 0,
    historyHash: '',
  };
  const facts: ClaimFacts = {
    claim,
    location: input.location,
    policy: input.policy,
    lines: [],
    files: [],
    rounds: [],
    notices: [],
    deadlines: [],
    tasks: [],
    associations: [],
  };
  facts.lines = (input.lines ?? []).map((line, index) => newLine(world.catalog, facts, line, index + 1));
  return facts;
}

const fixed = ['tenantId', 'solutionArea', 'activities'] as const;
const contactFields = [
  'customerContact',
  'technicalContact',
  'partnerContact',
  'contactDomainReason',
] as const;

export function editClaim(
  world: World,
  input: { claimId: Id<'claim'>; changes: ClaimChanges },
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const changes = onlyChanged(facts, input.changes);
  const fields = Object.keys(changes) as (keyof ClaimChanges)[];
  // Nothing happened, so nothing is written down: history cannot be tidied up afterwards.
  if (fields.length === 0) {
    const unchanged = { ...enteredOf(facts), used: usedKeys(work.world, facts, now) };
    work.warnings.push(...checkClaim(work.world, unchanged, 'draft').warnings);
    return accept(finish(work));
  }
  const blocked = fields
    .filter((field) => !isEditable(facts, field))
    .map((field): Problem => ({ code: 'field-not-editable', pointer: pointerOf(field) }));
  if (blocked.length > 0) return deny('conflict', ...blocked);
  const problems = apply(work, facts, changes, now);
  // After submission every change has to be whole: an answer may never come, and the claim goes on with what it has.
  const phase = facts.claim.stage === 'editing' ? 'draft' : 'submit';
  const used = usedKeys(work.world, facts, now);
  const checked = checkClaim(work.world, { ...enteredOf(facts), used }, phase);
  const told = new Set(problems.map(({ code, pointer }) => `${code} ${pointer}`));
  problems.push(
    ...checked.problems.filter(
      (problem) =>
        fields.some((field) => isAbout(problem, field)) && !told.has(`${problem.code} ${problem.pointer}`),
    ),
  );
  if (facts.claim.policyPinned && ('customerContact' in changes || 'contactDomainReason' in changes))
    problems.push(...checkContactReason(facts.claim, work.world.tenant));
  if (facts.claim.policyPinned && 'partnerContact' in changes)
    problems.push(...checkPartnerContact(work.world, facts));
  if (problems.length > 0) return { ok: false, denial: { kind: 'invalid', problems, told: checked.told } };
  if (facts.claim.stage !== 'editing' && changes.lines) resolveNewLines(work, input.claimId, now);
  if (!facts.claim.policyPinned) facts.claim.policyId = facts.policy.id;
  if (facts.claim.stage === 'partner-action-required') facts.claim.changedSinceRequestAt = now;
  const visibleTo: ('partner' | 'owner')[] = ['partner', 'owner'];
  record(work, input.claimId, {
    act: 'edit-claim',
    actor,
    at: now,
    role: roleFor('edit-claim', actor, facts),
    detail: { fields },
    visibleTo,
  });
  const tell = facts.claim.stage === 'editing' ? tellPartner : tellPartnerAndOwner;
  tell(work, facts, 'claim.edited', now, { fields });
  work.told = checked.told;
  work.warnings.push(...checked.warnings);
  return accept(finish(work));
}

/** Fields sent with the value they have are no edit: a form sends them all. */
function onlyChanged(facts: ClaimFacts, changes: ClaimChanges): ClaimChanges {
  const changed: ClaimChanges = {};
  for (const field of Object.keys(changes) as (keyof ClaimChanges)[]) {
    const value =
      field === 'lines' && changes.lines
        ? changes.lines.map((line) => withFoundSubscription(facts, line))
        : changes[field];
    if (value === undefined || same(value, currentOf(facts, field))) continue;
    Object.assign(changed, { [field]: value });
  }
  return changed;
}

/** A subscription left out again stands for the one that was found at submit. */
function withFoundSubscription(facts: ClaimFacts, input: LineInput): LineInput {
  const line = facts.lines.find((one) => one.id === input.id);
  const found =
    line?.key != null && input.subscriptionId === null && line.itemId === input.itemId
      ? line.subscriptionId
      : input.subscriptionId;
  return { id: input.id, itemId: input.itemId, activity: input.activity, subscriptionId: found };
}

function currentOf(facts: ClaimFacts, field: keyof ClaimChanges): unknown {
  if (field === 'location') return facts.location;
  if (field !== 'lines') return facts.claim[field];
  return facts.lines
    .filter((line) => line.review === 'undecided')
    .map(({ id, itemId, subscriptionId, activity }) => ({ id, itemId, subscriptionId, activity }));
}

/** By value; the order of an object's fields does not matter. */
function same(a: unknown, b: unknown): boolean {
  if (a === b || a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = new Set([...Object.keys(x), ...Object.keys(y)]);
  return Array.isArray(a) === Array.isArray(b) && [...names].every((name) => same(x[name], y[name]));
}

function isEditable(facts: ClaimFacts, field: keyof ClaimChanges): boolean {
  if ((fixed as readonly string[]).includes(field)) return false;
  if (facts.claim.stage === 'editing') return true;
  const list =
    facts.claim.stage === 'submitted'
      ? facts.policy.editableInSubmitted
      : facts.policy.editableInActionRequired;
  const group = groupOf(field);
  if (group === null || !list.includes(group)) return false;
  // An association belongs to the location that was approved.
  return field !== 'location' || !facts.associations.some((row) => row.state !== 'void');
}

function groupOf(field: keyof ClaimChanges): EditableField | null {
  if (field === 'location' || field === 'lines') return field;
  return (contactFields as readonly string[]).includes(field) ? 'contacts' : null;
}

function pointerOf(field: keyof ClaimChanges): string {
  if (field === 'tenantId') return '/customerTenantId';
  return field === 'location' ? '/locationId' : `/${field}`;
}

function isAbout(problem: Problem, field: keyof ClaimChanges): boolean {
  const pointer = pointerOf(field);
  return problem.pointer === pointer || problem.pointer.startsWith(`${pointer}/`);
}

function apply(work: Work, facts: ClaimFacts, changes: ClaimChanges, now: Instant): Problem[] {
  const { location, lines, ...text } = changes;
  Object.assign(facts.claim, text);
  if (location) {
    facts.location = location;
    facts.claim.locationId = location.id;
  }
  if (!lines) return [];
  const problems = applyLines(work, facts, lines, now);
  // With nothing left to decide the claim would stop moving: that is a withdrawal, and says so.
  const empty = facts.claim.stage !== 'editing' && !facts.lines.some((line) => isOpen(line) || line.disputed);
  return empty ? [...problems, { code: 'field-required', pointer: '/lines' }] : problems;
}
