/** The lines of a claim: workloads, or products with the subscription they mean (domain 3, 4.1, 7.1, 8). */
import { type Activity, type CatalogItem, exclusivityKey, itemFits } from '../programme/catalog.ts';
import { type Entered, type LineFields, type OpenWorld, activitiesOf } from './entry.ts';
import type { ItemLock, Subscription, Tenant } from './tenant-facts.ts';
import type { EntryCode, WarningCode } from '../engine/codes.ts';
import type { Problem, Warning } from '../engine/denial.ts';
import { submissionsPerKey } from './submission-limit.ts';

export interface CheckedLines {
  problems: Problem[];
  warnings: Warning[];
  /** Told only when nothing else is wrong: another partner holds the line. */
  heldProblems: Problem[];
  heldWarnings: Warning[];
}

/** What a line means once it is submitted. */
export interface Resolved {
  subscriptionId: string | null;
  key: string;
}

/** Lines decided already, or resolved by an earlier submit and not edited since, are not entered again. */
function isEntered(line: LineFields): boolean {
  return (line.review === undefined || line.review === 'undecided') && !line.key;
}

export function checkLines(world: OpenWorld, entered: Entered, opened: readonly string[]): CheckedLines {
  const found: CheckedLines = { problems: [], warnings: [], heldProblems: [], heldWarnings: [] };
  if (entered.lines.length === 0) found.problems.push({ code: 'field-required', pointer: '/lines' });
  const activities = activitiesOf(entered.policy, entered.claim.solutionArea, entered.claim.activities);
  const seen = new Set(entered.lines.flatMap((line) => (isEntered(line) ? [] : [line.key])));
  entered.lines.forEach((line, index) => {
    if (isEntered(line))
      checkLine(world, entered, line, `/lines/${index}`, { activities, seen, opened, found });
  });
  for (const activity of activities) {
    if (entered.lines.length > 0 && !entered.lines.some((line) => line.activity === activity.id)) {
      found.problems.push({ code: 'field-required', pointer: '/lines', params: { activity: activity.id } });
    }
  }
  return found;
}

interface Context {
  activities: Activity[];
  /** Keys met so far in this claim. */
  seen: Set<string | null | undefined>;
  opened: readonly string[];
  found: CheckedLines;
}

function checkLine(
  world: OpenWorld,
  entered: Entered,
  line: LineFields,
  pointer: string,
  context: Context,
): void {
  const { found } = context;
  const add = (code: EntryCode | 'value-invalid', field: string, params?: Problem['params']): void => {
    found.problems.push({ code, pointer: `${pointer}/${field}`, ...(params && { params }) });
  };
  const activity = context.activities.find((one) => one.id === line.activity);
  // An activity the claim itself names wrongly is told there.
  if (!activity && !entered.claim.activities.includes(line.activity))
    add(line.activity ? 'activity-not-allowed' : 'field-required', 'activity', { activity: line.activity });
  const item = world.catalog.items.find((one) => one.id === line.itemId);
  const fits = item && activity && itemFits(item, activity);
  if (!item || (activity && !fits))
    add(line.itemId ? 'workload-unknown' : 'field-required', 'itemId', { item: line.itemId });
  // A line that was submitted holds its key and stays.
  if (fits && item.withdrawn && (line.key ?? null) === null)
    add('no-longer-offered', 'itemId', { name: item.name });
  if (item?.kind === 'workload' && line.subscriptionId) add('value-invalid', 'subscriptionId');
  if (line.subscriptionId && item?.kind !== 'workload' && !isGuid(line.subscriptionId))
    add('not-a-subscription-id', 'subscriptionId');
  if (!fits || !world.tenant) return;
  const chosen =
    item.kind === 'product'
      ? checkProduct(world.tenant, entered, line, activity, pointer, found)
      : checkWorkload(world.tenant, item, pointer, found);
  checkLock(world.tenant, item, line, chosen, pointer, context);
  const resolved = resolveLine(world, entered, line);
  if (resolved) checkOften(entered, resolved.key, item.name, pointer, found);
  if (resolved) checkHolders(world, entered, resolved.key, item.name, pointer, context);
}

/** RFC 9562 text form, any version. */
export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** Not an error: a workload without usage is claimable and shows "no data yet" (domain 7.1). */
function checkWorkload(tenant: Tenant, item: CatalogItem, pointer: string, found: CheckedLines): null {
  if (!tenant.itemsWithUsage.includes(item.id)) {
    found.warnings.push({ code: 'no-data-yet', pointer: `${pointer}/itemId`, params: { item: item.name } });
  }
  return null;
}

/** Returns the subscription that is meant, when one can be told. */
function checkProduct(
  tenant: Tenant,
  entered: Entered,
  line: LineFields,
  activity: Activity,
  pointer: string,
  found: CheckedLines,
): Subscription | null {
  const ofProduct = tenant.subscriptions.filter((one) => one.product === line.itemId);
  const add = (code: EntryCode, field: string, params?: Problem['params']): void => {
    found.problems.push({ code, pointer: `${pointer}/${field}`, ...(params && { params }) });
  };
  if (ofProduct.length === 0) add('product-not-on-tenant', 'itemId', { item: line.itemId });
  if (line.subscriptionId) {
    const wanted = line.subscriptionId.toLowerCase();
    const named = tenant.subscriptions.find((one) => one.id.toLowerCase() === wanted);
    if (!named) {
      if (isGuid(line.subscriptionId)) add('subscription-not-on-tenant', 'subscriptionId');
      return null;
    }
    if (named.product !== line.itemId) add('subscription-wrong-product', 'subscriptionId');
    for (const code of whyNotClaimable(named, activity)) add(code, 'subscriptionId');
    warnOfGrace(named, pointer, found);
    return named;
  }
  if (ofProduct.length === 0) return null;
  const claimable = ofProduct.filter((one) => whyNotClaimable(one, activity).length === 0);
  if (claimable.length > 1 || (claimable.length === 1 && entered.policy.subscriptionIdAlwaysRequired)) {
    add('subscription-required', 'subscriptionId', { claimable: claimable.length });
    return null;
  }
  const only = claimable[0];
  if (only) {
    warnOfGrace(only, pointer, found);
    return only;
  }
  for (const code of new Set(ofProduct.flatMap((one) => whyNotClaimable(one, activity))))
    add(code, 'subscriptionId');
  return null;
}

function warnOfGrace(subscription: Subscription, pointer: string, found: CheckedLines): void {
  if (subscription.state !== 'in-grace') return;
  const warning: { code: WarningCode; pointer: string } = {
    code: 'subscription-in-grace',
    pointer: `${pointer}/subscriptionId`,
  };
  found.warnings.push(warning);
}

/** Every reason for which this subscription cannot be claimed for this activity; also what a lookup shows beside it. */
export function whyNotClaimable(subscription: Subscription, activity: Activity): EntryCode[] {
  const codes: EntryCode[] = [];
  if (activity.motions !== null && !activity.motions.includes(subscription.motion)) {
    codes.push(subscription.motion === 'csp' ? 'subscription-is-csp' : 'subscription-motion-not-allowed');
  }
  if (subscription.state === 'not-provisioned') codes.push('subscription-not-provisioned');
  if (subscription.state === 'ended') codes.push('subscription-inactive');
  return codes;
}

/** The key the line will hold, and the subscription when only one can be meant; null while that cannot be told. */
export function resolveLine(world: OpenWorld, { claim, policy }: Entered, line: LineFields): Resolved | null {
  const activity = activitiesOf(policy, claim.solutionArea, claim.activities).find(
    (one) => one.id === line.activity,
  );
  const item = world.catalog.items.find((one) => one.id === line.itemId);
  if (!activity || !item || !itemFits(item, activity)) return null;
  if (item.kind === 'workload')
    return { subscriptionId: null, key: exclusivityKey('workload', item.id, activity.kind) };
  const ofProduct = world.tenant?.subscriptions.filter((one) => one.product === item.id) ?? [];
  const meant = line.subscriptionId
    ? ofProduct.filter((one) => one.id.toLowerCase() === line.subscriptionId?.toLowerCase())
    : policy.subscriptionIdAlwaysRequired
      ? []
      : ofProduct.filter((one) => whyNotClaimable(one, activity).length === 0);
  const [only] = meant;
  if (!only || meant.length > 1) return null;
  return { subscriptionId: only.id, key: exclusivityKey('product', only.id, activity.kind) };
}

/** A lock on a product without a subscription holds for every subscription of it. */
function checkLock(
  tenant: Tenant,
  item: CatalogItem,
  line: LineFields,
  chosen: Subscription | null,
  pointer: string,
  { opened, found }: Context,
): void {
  const subscriptionId = chosen?.id ?? line.subscriptionId;
  const covers = (lock: ItemLock): boolean =>
    lock.itemKind === item.kind &&
    lock.itemId === item.id &&
    (lock.subscriptionId === null || lock.subscriptionId.toLowerCase() === subscriptionId?.toLowerCase());
  if (!tenant.allLocked && !tenant.locks.some(covers)) return;
  if (opened.includes(item.id) || (subscriptionId && opened.includes(subscriptionId))) return;
  found.problems.push({ code: 'line-locked', pointer, params: { item: item.name } });
}

/** A line that holds its key already is not entered again, so an answer or a dispute is no submission. */
function checkOften(
  { used }: Entered,
  key: string,
  item: string,
  pointer: string,
  found: CheckedLines,
): void {
  const basis = used?.find((one) => one.key === key)?.basis;
  if (!basis) return;
  found.problems.push({
    code: 'submitted-too-often',
    pointer,
    params: {
      item,
      times: submissionsPerKey,
      days: basis.rule.amount,
      since: basis.startDate,
      lastDay: basis.lastDay,
      possibleFrom: basis.endsAt,
      zone: basis.zone,
    },
  });
}

function checkHolders(
  world: OpenWorld,
  { claim, policy }: Entered,
  key: string,
  item: string,
  pointer: string,
  { seen, found }: Context,
): void {
  if (seen.has(key)) found.problems.push({ code: 'already-claimed-by-you', pointer, params: { item } });
  seen.add(key);
  const own = world.ownKeys.filter((one) => one.key === key && one.claimId !== claim.id);
  if (own.some((one) => one.phase === 'official'))
    found.problems.push({ code: 'already-associated-by-you', pointer, params: { item } });
  else if (own.length > 0) found.problems.push({ code: 'already-claimed-by-you', pointer, params: { item } });
  if (!world.othersKeys.some((one) => one.key === key)) return;
  if (policy.alreadyClaimedByAnother === 'block')
    found.heldProblems.push({ code: 'held-by-another-partner', pointer, params: { item } });
  else found.heldWarnings.push({ code: 'held-by-another-partner', pointer, params: { item } });
}
