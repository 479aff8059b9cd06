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

function someOf<const W extends readonly string[]>(words: W, value: unknown): W[number][] | undefined {
  const wanted = [value].flat();
  const found = words.filter((word) => wanted.includes(word));
  return found.length > 0 ? found : undefined;
}

/**
 * Every word that a page knows, also where nothing fits: the router lays this over what was typed, and would else keep a
 * mistyped word. Undefined is written into no address.
 */
function present<T extends Raw>(found: T): T {
  return found;
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
/** Every column of claims, in their order; the first one leads to the claim. */
export const claimColumns = [
  'number',
  'reference',
  'customer',
  'domain',
  'items',
  'activity',
  'location',
  'partner',
  'status',
  'due',
  'submitted',
  'updated',
  'owner',
  'assignee',
] as const;
export type ClaimColumn = (typeof claimColumns)[number];
export interface ClaimsSearch {
  view?: ClaimView;
  q?: string;
  location?: string;
  sort?: ClaimSort;
  columns?: ClaimColumn[];
}

export function claimsSearch(raw: Raw): ClaimsSearch {
  return present({
    view: oneOf(claimViews, raw['view']),
    q: text(raw['q'], 100),
    location: text(raw['location'], 60),
    sort: oneOf(claimSorts, raw['sort']),
    columns: someOf(claimColumns, raw['columns']),
  });
}

export interface ClaimSearch {
  act?: string;
  line?: string;
  /** Of the history: which acts, and whose. */
  what?: string;
  who?: string;
}

export function claimSearch(raw: Raw): ClaimSearch {
  return present({ act: text(raw['act'], 40), line: text(raw['line'], 60), what: text(raw['what'], 40), who: text(raw['who'], 120) });
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
  /** An earlier claim that this one starts from. */
  from?: string;
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
    from: text(raw['from'], 80),
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

export const requestViews = ['all', 'waiting'] as const;
function count(value: unknown): number | undefined {
  const found = typeof value === 'number' ? String(value) : text(value, 9);
  return found && /^[1-9][0-9]{0,8}$/.test(found) ? Number(found) : undefined;
}

/** One calendar: the year that is shown, and the version that is compared with the one before it. */
export function calendarSearch(raw: Raw): { year?: number; version?: number } {
  return present({ year: count(raw['year']), version: count(raw['version']) });
}

export function versionSearch(raw: Raw): { version?: number } {
  return present({ version: count(raw['version']) });
}

export function basedOnSearch(raw: Raw): { from?: string } {
  return present({ from: text(raw['from'], 60) });
}

export const catalogViews = ['items', 'activities', 'solutionAreas', 'programmes'] as const;
export type CatalogView = (typeof catalogViews)[number];

/** `edit`: the thing that is being changed, or 'new'. */
export function catalogSearch(raw: Raw): { view?: CatalogView; edit?: string; version?: number } {
  return present({
    view: oneOf(catalogViews, raw['view']),
    edit: text(raw['edit'], 130),
    version: count(raw['version']),
  });
}

export const mailViews = ['all', 'waiting', 'own'] as const;

export function mailTextsSearch(raw: Raw): { view?: (typeof mailViews)[number] } {
  return present({ view: oneOf(mailViews, raw['view']) });
}

export function logSearch(raw: Raw): { subject?: string } {
  return present({ subject: text(raw['subject'], 200) });
}

export function requestsSearch(raw: Raw): { view?: (typeof requestViews)[number] } {
  return present({ view: oneOf(requestViews, raw['view']) });
}

export function tenantAssociationSearch(raw: Raw): { act?: 'end' } {
  return present({ act: oneOf(['end'] as const, raw['act']) });
}

export const readViews = ['usage', 'lookups'] as const;
export interface ReadsSearch {
  view?: (typeof readViews)[number];
  partner?: string;
  association?: string;
  since?: string;
  until?: string;
}

function day(value: unknown): string | undefined {
  const found = text(value, 10);
  return found && /^\d{4}-\d{2}-\d{2}$/.test(found) && !Number.isNaN(Date.parse(found)) ? found : undefined;
}

export function readsSearch(raw: Raw): ReadsSearch {
  return present({
    view: oneOf(readViews, raw['view']),
    partner: text(raw['partner'], 60),
    association: text(raw['association'], 100),
    since: day(raw['since']),
    until: day(raw['until']),
  });
}

export const oversightRanges = ['month', 'quarter', 'year'] as const;
export const figureNames = ['queue', 'decisions', 'reasons', 'refusals', 'disputes', 'notices'] as const;
export type FigureName = (typeof figureNames)[number];
export interface OversightSearch {
  range?: (typeof oversightRanges)[number];
  until?: string;
  programme?: string;
  country?: string;
  activity?: string;
  /** Figures that are shown as tables. */
  table?: FigureName[];
}

export function oversightSearch(raw: Raw): OversightSearch {
  const table = [raw['table']].flat().flatMap((one) => oneOf(figureNames, one) ?? []);
  const until = text(raw['until'], 7);
  const country = text(raw['country'], 2);
  return present({
    range: oneOf(oversightRanges, raw['range']),
    until: until && /^2\d{3}-(0[1-9]|1[0-2])$/.test(until) ? until : undefined,
    programme: text(raw['programme'], 80),
    country: country && /^[A-Z]{2}$/.test(country) ? country : undefined,
    activity: text(raw['activity'], 80),
    table: table.length > 0 ? [...new Set(table)] : undefined,
  });
}

export const partnerActs = ['rename', 'add-location', 'edit-location', 'enrol', 'invite'] as const;
export interface PartnerSearch {
  act?: (typeof partnerActs)[number];
  location?: string;
  programme?: string;
}

export function partnerSearch(raw: Raw): PartnerSearch {
  return present({
    act: oneOf(partnerActs, raw['act']),
    location: text(raw['location'], 60),
    programme: text(raw['programme'], 80),
  });
}

export function partnersSearch(raw: Raw): { q?: string; act?: 'add' } {
  return present({ q: text(raw['q'], 100), act: oneOf(['add'] as const, raw['act']) });
}

export const customerActs = ['edit', 'add-contact', 'end-contact'] as const;

export function customerSearch(raw: Raw): { act?: (typeof customerActs)[number]; contact?: string } {
  return present({ act: oneOf(customerActs, raw['act']), contact: text(raw['contact'], 80) });
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
