/** A new claim from an earlier one: what is carried over, and what never is (files, confirmations, decisions). */
import type { Claim, ClaimSummary, CreateClaim } from '#sdk';
import type { FieldProblem } from '../frame/problems.ts';
import type { NewClaimSearch } from '../frame/search/partner.ts';

type Earlier = Pick<
  Claim,
  | 'customer'
  | 'solutionArea'
  | 'activities'
  | 'lines'
  | 'customerContact'
  | 'technicalContact'
  | 'partnerContact'
  | 'contactDomainReason'
  | 'solutionSellerName'
  | 'revenueCustomerName'
  | 'isvProductName'
>;

export interface CopiedInto {
  tenantId: string;
  solutionArea: string;
  activities: readonly string[];
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Items once each. Of a submitted claim only the last characters of a subscription are known: that one is typed again. */
function linesOf(lines: Earlier['lines'], sameCustomer: boolean): NonNullable<CreateClaim['lines']> {
  const found = new Map<string, { itemId: string; subscriptionId?: string }>();
  for (const { item, subscriptionId } of lines) {
    const whole =
      sameCustomer && subscriptionId !== null && guid.test(subscriptionId) ? subscriptionId : undefined;
    found.set(`${item.id} ${whole ?? ''}`, { itemId: item.id, ...(whole && { subscriptionId: whole }) });
  }
  return [...found.values()];
}

/** What belongs to the customer goes with the customer, what belongs to the activity with the activity. */
export function copiedFields(earlier: Earlier, into: CopiedInto): Partial<CreateClaim> {
  const sameCustomer = earlier.customer.tenantId === into.tenantId.toLowerCase();
  const sameArea = earlier.solutionArea === into.solutionArea;
  const sameActivities =
    sameArea && [...earlier.activities].sort().join() === [...into.activities].sort().join();
  return {
    ...(sameArea && { lines: linesOf(earlier.lines, sameCustomer) }),
    ...(sameCustomer && {
      customerContact: earlier.customerContact,
      technicalContact: earlier.technicalContact,
      contactDomainReason: earlier.contactDomainReason,
    }),
    ...(earlier.partnerContact && { partnerContact: earlier.partnerContact }),
    ...(sameActivities && {
      solutionSellerName: earlier.solutionSellerName,
      isvProductName: earlier.isvProductName,
      ...(sameCustomer && { revenueCustomerName: earlier.revenueCustomerName }),
    }),
  };
}

/** The steps before the draft, filled in from the claim. */
export function startFrom(
  claim: Pick<ClaimSummary, 'id' | 'location' | 'customer' | 'solutionArea' | 'activities'>,
): NewClaimSearch {
  return {
    from: claim.id,
    step: 'activity',
    location: claim.location.id,
    domain: claim.customer.domain ?? undefined,
    tenant: claim.customer.tenantId,
    area: claim.solutionArea,
    activity: claim.activities,
  };
}

/** A line of the earlier claim that the new one cannot have, and why. */
export interface LeftOut {
  itemId: string;
  problem: FieldProblem;
}

type Lines = NonNullable<CreateClaim['lines']>;

/**
 * Takes out the lines that were refused. Problems name a line by its place among those that are made: one for each activity. null
 * when something else is wrong, too: then that is told, and nothing is left out for it.
 */
export function withoutRefused(
  lines: Lines,
  problems: readonly FieldProblem[],
  activities: number,
): { lines: Lines; left: LeftOut[] } | null {
  const perLine = Math.max(1, activities);
  const left = new Map<number, LeftOut>();
  for (const problem of problems) {
    const place = /^\/lines\/(\d+)(?:\/|$)/.exec(problem.pointer)?.[1];
    const at = place === undefined ? -1 : Math.floor(Number(place) / perLine);
    const line = lines[at];
    if (!line) return null;
    if (!left.has(at)) left.set(at, { itemId: line.itemId ?? '', problem });
  }
  return left.size === 0
    ? null
    : { lines: lines.filter((_line, at) => !left.has(at)), left: [...left.values()] };
}

const ended: ReadonlySet<string> = new Set([
  'rejected',
  'rejected-final',
  'refused-by-customer',
  'withdrawn',
]);

/** Lines of a sent claim that came to nothing, each item once; a draft is simply edited. */
export function refilable({ status, lines }: Pick<Claim, 'status' | 'lines'>): Claim['lines'] {
  if (status === 'editing') return [];
  const kept = lines.filter((line) => !ended.has(line.outcome)).map(({ item }) => item.id);
  return lines.filter(
    (line, at) =>
      ended.has(line.outcome) &&
      !kept.includes(line.item.id) &&
      lines.findIndex((one) => one.item.id === line.item.id && ended.has(one.outcome)) === at,
  );
}

/** Claims of which something can be claimed again come first; of one that is open or all official nothing can. */
export function usableFirst<Row extends Pick<ClaimSummary, 'status'>>(rows: readonly Row[]): Row[] {
  const over = new Set(['rejected', 'rejected-final', 'withdrawn']);
  return [...rows].sort((one, other) => Number(over.has(other.status)) - Number(over.has(one.status)));
}
