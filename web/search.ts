/**
 * What may stand behind the question mark of each page's address. What does not fit is left out, so that a mistyped
 * address still opens.
 */

type Raw = Record<string, unknown>;

function text(value: unknown, most = 200): string | undefined {
  const single = Array.isArray(value) ? value[0] : value;
  return typeof single === 'string' && single !== '' ? single.slice(0, most) : undefined;
}

function oneOf<const W extends readonly string[]>(words: W, value: unknown): W[number] | undefined {
  const single = text(value);
  return words.find((word) => word === single);
}

/** Only what is there, so that addresses stay short. */
function present<T extends Raw>(found: T): T {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as T;
}

/** Plain `name=value` pairs: addresses that people can read and type. */
export function parseSearch(search: string): Raw {
  const found: Record<string, string | string[]> = {};
  const pairs = new URLSearchParams(search);
  for (const name of new Set(pairs.keys())) {
    const values = pairs.getAll(name);
    found[name] = values.length > 1 ? values : (values[0] as string);
  }
  return found;
}

export function stringifySearch(search: Raw): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value].flat())
      if (one !== undefined && one !== null && one !== '') pairs.append(name, String(one));
  }
  const words = pairs.toString();
  return words === '' ? '' : `?${words}`;
}

export const claimViews = ['open', 'action', 'review', 'window', 'official', 'rejected', 'contested', 'all'] as const;
export type ClaimView = (typeof claimViews)[number];
export const claimSorts = ['-updatedAt', '-submittedAt', 'dueAt'] as const;
export type ClaimSort = (typeof claimSorts)[number];
export interface ClaimsSearch {
  view?: ClaimView;
  q?: string;
  location?: string;
  sort?: ClaimSort;
}

export function claimsSearch(raw: Raw): ClaimsSearch {
  return present({
    view: oneOf(claimViews, raw['view']),
    q: text(raw['q'], 100),
    location: text(raw['location'], 60),
    sort: oneOf(claimSorts, raw['sort']),
  });
}

export interface ClaimSearch {
  act?: string;
  line?: string;
}

export function claimSearch(raw: Raw): ClaimSearch {
  return present({ act: text(raw['act'], 40), line: text(raw['line'], 60) });
}

/** Which page of which file is looked at. */
export function reviewSearch(raw: Raw): { file?: string; page?: number } {
  const page = Number(text(raw['page'], 6) ?? raw['page']);
  const isPage = Number.isInteger(page) && page >= 1 && page <= 99_999;
  return present({ file: text(raw['file'], 60), page: isPage ? page : undefined });
}

export const newClaimSteps = ['location', 'customer', 'activity'] as const;
export const draftSteps = ['basics', 'lines', 'contacts', 'proof', 'review'] as const;
export type NewClaimStep = (typeof newClaimSteps)[number];
export type DraftStep = (typeof draftSteps)[number];
export interface NewClaimSearch {
  step?: NewClaimStep;
  location?: string;
  domain?: string;
  tenant?: string;
  area?: string;
  activity?: string[];
}

export function newClaimSearch(raw: Raw): NewClaimSearch {
  const activity = [raw['activity']].flat().flatMap((one) => text(one, 60) ?? []);
  return present({
    step: oneOf(newClaimSteps, raw['step']),
    location: text(raw['location'], 60),
    domain: text(raw['domain'], 253),
    tenant: text(raw['tenant'], 80),
    area: text(raw['area'], 60),
    activity: activity.length > 0 ? activity : undefined,
  });
}

export function draftSearch(raw: Raw): { step?: DraftStep } {
  return present({ step: oneOf(draftSteps, raw['step']) });
}

export const queueViews = ['due', 'overdue', 'mine', 'unassigned', 'covered', 'absent'] as const;
export type QueueView = (typeof queueViews)[number];
export const queueStages = ['submitted', 'under-review', 'disputed'] as const;
export const sectors = ['public', 'other'] as const;
export interface QueueSearch {
  view?: QueueView;
  stage?: (typeof queueStages)[number];
  sector?: (typeof sectors)[number];
  partner?: string;
}

export function queueSearch(raw: Raw): QueueSearch {
  return present({
    view: oneOf(queueViews, raw['view']),
    stage: oneOf(queueStages, raw['stage']),
    sector: oneOf(sectors, raw['sector']),
    partner: text(raw['partner'], 60),
  });
}

export const taskViews = ['open', 'questions', 'contacts', 'ends', 'closed'] as const;
export type TaskView = (typeof taskViews)[number];

export function tasksSearch(raw: Raw): { view?: TaskView } {
  return present({ view: oneOf(taskViews, raw['view']) });
}

export const openViews = ['open', 'decided'] as const;

export function arbitrationsSearch(raw: Raw): { view?: (typeof openViews)[number] } {
  return present({ view: oneOf(openViews, raw['view']) });
}

export const disputeViews = ['all', 'mine', 'unassigned'] as const;

export function disputesSearch(raw: Raw): { view?: (typeof disputeViews)[number] } {
  return present({ view: oneOf(disputeViews, raw['view']) });
}

export const stateViews = ['official', 'ended'] as const;
export type StateView = (typeof stateViews)[number];

export function statesSearch(raw: Raw): { view?: StateView } {
  return present({ view: oneOf(stateViews, raw['view']) });
}

export function findSearch(raw: Raw): { q?: string } {
  return present({ q: text(raw['q'], 100) });
}

export const companyViews = ['locations', 'people'] as const;

export function companySearch(raw: Raw): { view?: (typeof companyViews)[number] } {
  return present({ view: oneOf(companyViews, raw['view']) });
}

export const readViews = ['usage', 'lookups'] as const;

export function readsSearch(raw: Raw): { view?: (typeof readViews)[number] } {
  return present({ view: oneOf(readViews, raw['view']) });
}

/** Back to a page of this portal only, never to another site. */
export function safeReturn(value: unknown): string | undefined {
  const found = text(value, 500);
  return found && /^\/(?![/\\])[\x21-\x7e]*$/.test(found) && !found.startsWith('/sign-in') ? found : undefined;
}

export function signInSearch(raw: Raw): { returnTo?: string; error?: string; expired?: 'yes' } {
  return present({
    returnTo: safeReturn(raw['returnTo']),
    error: text(raw['error'], 60),
    expired: oneOf(['yes'] as const, raw['expired']),
  });
}
