/** What may be wrong with a claim while it is entered (domain 3, 4.2, 7.1): every problem at once, each at its field. */
import { checkLines } from './entry-lines.ts';
import type { Activity } from '../programme/catalog.ts';
import type { Claim, ClaimFacts, ClaimFile, Line, Person, World } from './facts.ts';
import type { LocationFacts, Tenant } from './tenant-facts.ts';
import type { Policy } from '../programme/policy.ts';
import type { Problem, Warning } from '../engine/denial.ts';
import { domainOfEmail, isEmail } from '../engine/email.ts';
import { isOwnAddress } from '../rights/mail-domains.ts';
import type { UsedKey } from './submission-limit.ts';

export type CheckPhase = 'draft' | 'submit';
export interface Checked {
  problems: Problem[];
  warnings: Warning[];
  /** Items of which it was looked up whether another partner holds them. */
  told: string[];
}

/** The fields of a claim as they are, or as a new draft would have them. */
export type ClaimFields = Pick<
  Claim,
  | 'id'
  | 'partnerId'
  | 'tenantId'
  | 'name'
  | 'customerDomain'
  | 'solutionArea'
  | 'activities'
  | 'customerContact'
  | 'technicalContact'
  | 'partnerContact'
  | 'contactDomainReason'
  | 'solutionSellerName'
  | 'revenueCustomerName'
  | 'isvProductName'
  | 'acknowledgements'
  | 'recognitionOnly'
  | 'programmes'
  | 'policyPinned'
>;
export type LineFields = Pick<Line, 'id' | 'itemId' | 'subscriptionId' | 'activity'> &
  Partial<Pick<Line, 'review' | 'key'>>;

export interface Entered {
  claim: ClaimFields;
  location: LocationFacts;
  policy: Policy;
  lines: LineFields[];
  files: ClaimFile[];
  /** Keys that the account has submitted as often as it may. */
  used?: UsedKey[];
}

/** A world whose customer may be unknown. */
export type OpenWorld = Omit<World, 'tenant'> & { tenant: Tenant | null };

/**
 * 'submit' asks for everything; 'draft' leaves out what is only missing. Whether another partner holds a line is told by a
 * claim that is otherwise complete and right, so that it cannot be found out with half a draft (domain 8). `code` says
 * which locked items a redeemed one-time code of the customer opens.
 */
export function checkClaim(
  world: OpenWorld,
  entered: Entered,
  phase: CheckPhase,
  opened: readonly string[] = [],
): Checked {
  const customer = checkCustomer(world.tenant, entered);
  // A customer that does not fit is told like one that does not exist: nothing further about it may show.
  const tenant = customer.length === 0 ? world.tenant : null;
  const lines = checkLines({ ...world, tenant }, entered, opened);
  const all = [
    ...checkHeader(entered),
    ...customer,
    ...checkActivities(entered),
    ...checkOffered(world, entered),
    ...lines.problems,
    ...checkContacts(entered),
    // What was submitted was accepted as it stood; another contact is asked about by the act that names it.
    ...(entered.claim.policyPinned ? [] : checkContactReason(entered.claim, tenant)),
    ...(entered.claim.policyPinned ? [] : checkPartnerContact(world, entered)),
    ...checkRevenue(entered),
    ...checkProof(entered),
    ...checkAcknowledgements(entered),
  ];
  const complete = all.length === 0;
  const problems = complete
    ? lines.heldProblems
    : all.filter((problem) => phase === 'submit' || !isOnlyMissing(problem));
  const warnings = [...warnOfLocation(entered, tenant), ...warnOfContact(entered, tenant), ...lines.warnings];
  if (complete) warnings.push(...lines.heldWarnings);
  if (phase === 'draft') warnings.push(...lines.problems.flatMap(foretold));
  const told = complete ? [...new Set(entered.lines.map((line) => line.subscriptionId ?? line.itemId))] : [];
  return { problems: phase === 'draft' && complete ? [] : problems, warnings, told };
}

/** Fields a draft cannot do without: it is made for one location, customer, solution area and activity (domain 5.2:1). */
const neededForDraft = new Set([
  '/locationId',
  '/customerTenantId',
  '/customerDomain',
  '/solutionArea',
  '/activities',
]);
/** What is locked lacks only the customer's one-time code, which comes with submitting (domain 5.3); what was submitted too often, time. */
const missing = new Set([
  'field-required',
  'poe-required',
  'acknowledgement-required',
  'subscription-required',
  'file-unscanned',
  'line-locked',
  'submitted-too-often',
]);

/** What will stand in the way of submitting and can be known while the draft is written. */
function foretold({ code, pointer, params }: Problem): Warning[] {
  return code === 'line-locked' || code === 'submitted-too-often'
    ? [{ code, pointer, ...(params && { params }) }]
    : [];
}

function isOnlyMissing(problem: Problem): boolean {
  return missing.has(problem.code) && !neededForDraft.has(problem.pointer);
}

function required(value: string | null | undefined, pointer: string): Problem[] {
  return value && value.trim() !== '' ? [] : [{ code: 'field-required', pointer }];
}

function checkHeader({ claim, location }: Entered): Problem[] {
  const problems = required(claim.name, '/name');
  // A location of another account answers like one that does not exist.
  if (location.partnerId !== claim.partnerId)
    problems.push({ code: 'value-invalid', pointer: '/locationId' });
  return problems;
}

/** Unknown tenant and mismatched pair answer alike (domain 8). */
function checkCustomer(tenant: Tenant | null, { claim, policy }: Entered): Problem[] {
  if (!policy.domainAsked)
    return tenant ? [] : [{ code: 'tenant-domain-mismatch', pointer: '/customerTenantId' }];
  const domain = claim.customerDomain?.trim().toLowerCase();
  if (!domain) return [{ code: 'field-required', pointer: '/customerDomain' }];
  const fits = tenant?.domains.some((verified) => verified.toLowerCase() === domain);
  return fits ? [] : [{ code: 'tenant-domain-mismatch', pointer: '/customerDomain' }];
}

/** The activities of the claim as the policy has them, in the claim's order. */
export function activitiesOf(policy: Policy, solutionArea: string, ids: readonly string[]): Activity[] {
  return ids.flatMap((id) =>
    policy.activities.filter((one) => one.id === id && one.solutionArea === solutionArea),
  );
}

function checkActivities({ claim, policy }: Entered): Problem[] {
  if (!policy.activities.some((one) => one.solutionArea === claim.solutionArea)) {
    return [
      { code: claim.solutionArea ? 'activity-not-allowed' : 'field-required', pointer: '/solutionArea' },
    ];
  }
  if (claim.activities.length === 0) return [{ code: 'field-required', pointer: '/activities' }];
  const known = activitiesOf(policy, claim.solutionArea, claim.activities);
  const problems: Problem[] = claim.activities.flatMap((id, index): Problem[] => {
    const fits = known.some((one) => one.id === id) && claim.activities.indexOf(id) === index;
    return fits
      ? []
      : [{ code: 'activity-not-allowed', pointer: `/activities/${index}`, params: { activity: id } }];
  });
  const combine = known.every((one) =>
    known.every((other) => one.id === other.id || one.combinesWith.includes(other.id)),
  );
  if (!combine)
    problems.push({
      code: 'activities-cannot-be-combined',
      pointer: '/activities',
      params: { activities: claim.activities },
    });
  const mayForgoPay =
    policy.recognitionOnlyAllowed && known.every((one) => one.level === 'workload' && one.kind === 'usage');
  if (claim.recognitionOnly && !mayForgoPay)
    problems.push({ code: 'activity-not-allowed', pointer: '/recognitionOnly' });
  return problems;
}

/** What was withdrawn from new claims stays right in a claim that was submitted before. */
function checkOffered({ catalog }: OpenWorld, { claim }: Entered): Problem[] {
  if (claim.policyPinned) return [];
  const area = catalog.solutionAreas.find((one) => one.id === claim.solutionArea);
  if (area?.withdrawn)
    return [{ code: 'no-longer-offered', pointer: '/solutionArea', params: { name: area.name } }];
  return claim.activities.flatMap((id, index): Problem[] => {
    const activity = catalog.activities.find(
      (one) => one.id === id && one.solutionArea === claim.solutionArea,
    );
    return activity?.withdrawn
      ? [{ code: 'no-longer-offered', pointer: `/activities/${index}`, params: { name: activity.name } }]
      : [];
  });
}

function checkContacts(entered: Entered): Problem[] {
  const { claim, policy } = entered;
  const products =
    entered.lines.length > 0 &&
    activitiesOf(policy, claim.solutionArea, claim.activities).some((one) => one.level === 'product');
  return [
    ...checkPerson(claim.customerContact, '/customerContact', true),
    ...checkPerson(claim.technicalContact, '/technicalContact', policy.technicalContactAsked && products),
    ...required(claim.partnerContact?.name, '/partnerContact/name'),
    ...checkEmail(claim.partnerContact?.email, '/partnerContact/email', true),
  ];
}

function checkPerson(person: Person | null, pointer: string, needed: boolean): Problem[] {
  if (!person && !needed) return [];
  return [
    ...required(person?.name, `${pointer}/name`),
    ...required(person?.title, `${pointer}/title`),
    ...checkEmail(person?.email, `${pointer}/email`, true),
  ];
}

function checkEmail(email: string | undefined, pointer: string, needed: boolean): Problem[] {
  if (!email || email.trim() === '') return needed ? [{ code: 'field-required', pointer }] : [];
  return isEmail(email) ? [] : [{ code: 'value-invalid', pointer }];
}

function checkRevenue({ claim, policy }: Entered): Problem[] {
  if (!activitiesOf(policy, claim.solutionArea, claim.activities).some((one) => one.asksRevenueDetails))
    return [];
  return [
    ...required(claim.solutionSellerName, '/solutionSellerName'),
    ...required(claim.revenueCustomerName, '/revenueCustomerName'),
    ...required(claim.isvProductName, '/isvProductName'),
  ];
}

/** At least one file of proof that was found clean; where no scanner is set, files stay 'unscanned' and count. */
function checkProof({ files }: Entered): Problem[] {
  const present = files.filter((file) => file.removedAt === null);
  const problems: Problem[] = present.flatMap((file, index): Problem[] => {
    if (file.scan === 'infected' && file.sentAt === null)
      return [{ code: 'file-infected', pointer: `/files/${index}`, params: { name: file.name } }];
    if (file.scan === 'waiting' && file.sentAt === null)
      return [{ code: 'file-unscanned', pointer: `/files/${index}`, params: { name: file.name } }];
    return [];
  });
  if (!present.some((file) => file.scan !== 'infected'))
    problems.push({ code: 'poe-required', pointer: '/files' });
  return problems;
}

function checkAcknowledgements({ claim, policy }: Entered): Problem[] {
  return policy.acknowledgementsAsked
    .filter((asked) => !claim.acknowledgements.includes(asked))
    .map((asked) => ({
      code: 'acknowledgement-required',
      pointer: '/acknowledgements',
      params: { acknowledgement: asked },
    }));
}

function warnOfLocation({ claim, location }: Entered, tenant: Tenant | null): Warning[] {
  const warnings: Warning[] = [];
  const notEnrolled = claim.programmes.filter((programme) => !location.enrolledIn.includes(programme));
  if (notEnrolled.length > 0)
    warnings.push({
      code: 'location-not-enrolled',
      pointer: '/locationId',
      params: { programmes: notEnrolled },
    });
  if (tenant && tenant.country !== location.country) {
    warnings.push({
      code: 'location-other-region',
      pointer: '/locationId',
      params: { country: location.country, customerCountry: tenant.country },
    });
  }
  return warnings;
}

type NamedContact = Pick<ClaimFields, 'customerContact' | 'contactDomainReason'>;

/** The domain of the contact's address where it is none of the customer's; null when it is, or no address is known. */
function foreignDomain({ customerContact }: NamedContact, tenant: Tenant | null): string | null {
  const email = customerContact?.email;
  if (!tenant || !email || !isEmail(email)) return null;
  const domain = domainOfEmail(email);
  return tenant.domains.some((verified) => verified.toLowerCase() === domain) ? null : domain;
}

/** Whoever names somebody outside the customer says why: the customer's people and the reviewer read it. */
export function checkContactReason(claim: NamedContact, tenant: Tenant | null): Problem[] {
  return foreignDomain(claim, tenant) === null
    ? []
    : required(claim.contactDomainReason, '/contactDomainReason');
}

/** Mails about the claim go there, so it is an address of the partner: anybody else would be written to unasked. */
export function checkPartnerContact(
  { ownPeople = [] }: Pick<OpenWorld, 'ownPeople'>,
  {
    claim,
    location,
  }: Pick<Entered, 'location'> & { claim: Pick<ClaimFields, 'partnerId' | 'partnerContact'> },
): Problem[] {
  const email = claim.partnerContact?.email;
  const { mailDomains } = location;
  // Of a location that is another account's, or nobody's, no address is told anything.
  if (!email || !isEmail(email) || location.partnerId !== claim.partnerId) return [];
  if (isOwnAddress(email, { mailDomains, people: ownPeople })) return [];
  return [
    {
      code: 'address-not-of-partner',
      pointer: '/partnerContact/email',
      ...(mailDomains.length > 0 && { params: { domains: mailDomains } }),
    },
  ];
}

function warnOfContact({ claim }: Entered, tenant: Tenant | null): Warning[] {
  const domain = foreignDomain(claim, tenant);
  if (domain === null) return [];
  const reasonGiven = claim.contactDomainReason ? 'yes' : 'no';
  return [
    { code: 'contact-domain-differs', pointer: '/customerContact/email', params: { domain, reasonGiven } },
  ];
}

/** What checkClaim reads, from a stored claim; lines that were withdrawn are not entered any more. */
export function enteredOf(facts: ClaimFacts): Entered {
  return {
    claim: facts.claim,
    location: facts.location,
    policy: facts.policy,
    files: facts.files,
    lines: facts.lines.filter((line) => line.review !== 'withdrawn'),
  };
}
