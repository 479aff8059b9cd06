/** What the pages read, each under the name by which it is kept and refreshed. */
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type QueryClient,
} from '@tanstack/react-query';
import { filled, type Claim } from '#sdk';
import { api } from './api.ts';

const pageSize = 50;

interface Listed<Item> {
  items: Item[];
  nextCursor: string | null;
}
type Lister<Request, Item> = (
  request: Request & { limit?: number; cursor?: string | undefined },
) => Promise<Listed<Item>>;

/**
 * A list that is read on page by page. A page that a filter left thin is filled up, so that "Load more" always brings
 * something.
 */
export function list<Request extends object, Item>(
  name: string,
  read: Lister<Request, Item>,
  request: Request,
  limit = pageSize,
) {
  return infiniteQueryOptions({
    queryKey: ['list', name, request],
    queryFn: ({ pageParam, signal }) =>
      filled(
        read as never,
        { ...request, limit, cursor: pageParam, signal } as never,
        Math.min(limit, 20),
      ) as Promise<Listed<Item>>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export const session = () =>
  queryOptions({ queryKey: ['session'], queryFn: () => api.session.read(), staleTime: 5 * 60_000 });
export const me = () =>
  queryOptions({ queryKey: ['me'], queryFn: () => api.me.read(), staleTime: 5 * 60_000 });
export const demoPeople = () =>
  queryOptions({ queryKey: ['demo', 'people'], queryFn: () => api.demo.people(), staleTime: Infinity });
export const sandboxClock = () =>
  queryOptions({
    queryKey: ['sandbox', 'clock'],
    queryFn: () => api.sandbox.readClock(),
    refetchInterval: 60_000,
  });
export const catalog = () =>
  queryOptions({ queryKey: ['catalog'], queryFn: () => api.catalog.read(), staleTime: 10 * 60_000 });

/** Mails are sent and clocks run while a page is open, so what stands on it is asked for again now and then. */
const freshMs = 15_000;

export const claim = (id: string) =>
  queryOptions({ queryKey: ['claim', id], queryFn: () => api.claims.read({ id }), refetchInterval: freshMs });
/** The checklist of the claim as it is in this version; asked again only while something is being read. */
export const proof = ({ id, version }: Pick<Claim, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['proof', id, version],
    queryFn: () => api.claims.proof({ id }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.verdict === 'reading' ? 2000 : false),
  });
export const fileText = (id: string, fileId: string) =>
  queryOptions({
    queryKey: ['file-text', id, fileId],
    queryFn: () => api.files.text({ id, fileId }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'waiting' || state.data?.state === 'reading' ? 2000 : false,
  });
/** The bytes as they were sent; they never change. */
export const fileContent = (id: string, fileId: string) =>
  queryOptions({
    queryKey: ['file-content', id, fileId],
    queryFn: async ({ signal }) => (await api.files.content({ id, fileId, signal })).arrayBuffer(),
    staleTime: Infinity,
    gcTime: 60_000,
  });
export const claimComments = (id: string) =>
  list(
    'comments',
    api.claims.comments as never as Lister<
      { id: string },
      Awaited<ReturnType<typeof api.claims.comments>>['items'][number]
    >,
    { id },
  );
/** What was asked of the partner and answered; a version for each change of the claim. */
export const claimRequests = ({ id, version }: Pick<Claim, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['claim-requests', id, version],
    queryFn: () => api.claims.requests({ id }),
    placeholderData: keepPreviousData,
  });
export const claimHistory = (id: string) =>
  list(
    'history',
    api.claims.history as never as Lister<
      { id: string },
      Awaited<ReturnType<typeof api.claims.history>>['items'][number]
    >,
    { id },
  );

export type ViewedList = 'claims' | 'queue' | 'associations';
export const savedViews = (of: ViewedList) =>
  queryOptions({
    queryKey: ['saved-views', of],
    queryFn: () => api.savedViews.list({ list: of }),
    staleTime: 5 * 60_000,
  });

type ClaimFilter = Omit<NonNullable<Parameters<typeof api.claims.list>[0]>, 'limit' | 'cursor' | 'signal'>;
export const claims = (filter: ClaimFilter, limit?: number) => list('claims', api.claims.list, filter, limit);
type WorkFilter = Omit<
  NonNullable<Parameters<typeof api.reviewQueue.list>[0]>,
  'limit' | 'cursor' | 'signal'
>;
export const reviewQueue = (filter: WorkFilter, limit?: number) =>
  list('queue', api.reviewQueue.list, filter, limit);
export const disputes = (filter: WorkFilter) => list('disputes', api.disputes.list, filter);
export const absence = () => queryOptions({ queryKey: ['list', 'absence'], queryFn: () => api.me.absence() });

type TaskFilter = Omit<NonNullable<Parameters<typeof api.tasks.list>[0]>, 'limit' | 'cursor' | 'signal'>;
export const tasks = (filter: TaskFilter) => list('tasks', api.tasks.list, filter);
export const task = (id: string) =>
  queryOptions({ queryKey: ['task', id], queryFn: () => api.tasks.read({ id }) });
export const arbitrations = (filter: { open?: boolean }) =>
  list('arbitrations', api.arbitrations.list, filter);
export const arbitration = (id: string) =>
  queryOptions({ queryKey: ['arbitration', id], queryFn: () => api.arbitrations.read({ id }) });
export const customers = (filter: { q?: string }) => list('customers', api.customers.list, filter);
export const customer = (id: string) =>
  queryOptions({ queryKey: ['customer', id], queryFn: () => api.customers.read({ id }) });
type AssociationFilter = { state?: 'official' | 'ended'; subscriptionEndsBefore?: string };
export const associations = (filter: AssociationFilter, limit?: number) =>
  list('associations', api.associations.list, filter, limit);
export const claimTrends = () =>
  queryOptions({ queryKey: ['trends', 'claims'], queryFn: () => api.trends.claims(), staleTime: 60_000 });
/** A read that every customer in it sees: kept for as long as the page is open. */
export const usageTrends = () =>
  queryOptions({
    queryKey: ['trends', 'usage'],
    queryFn: () => api.trends.usage(),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
export const association = (id: string) =>
  queryOptions({ queryKey: ['association', id], queryFn: () => api.associations.read({ id }) });
export const usage = (filter: { association?: string }) => list('usage', api.usage.list, filter, 200);
export const locations = () => list('locations', api.locations.list, {}, 200);
export const peopleChanges = (filter: { member?: string } = {}) =>
  list('people-changes', api.members.changes, filter);
export const ownChanges = () => list('own-changes', api.me.changes, {});
export const apiKeys = () => list('api-keys', api.apiKeys.list, {});
export const apiKeyScopes = () =>
  queryOptions({ queryKey: ['key-scopes'], queryFn: () => api.apiKeys.scopes(), staleTime: Infinity });
export const member = (id: string) =>
  queryOptions({ queryKey: ['member', id], queryFn: () => api.members.read({ id }) });
export const assignees = ({ id, version }: Pick<Claim, 'id' | 'version'>) =>
  queryOptions({ queryKey: ['assignees', id, version], queryFn: () => api.claims.assignees({ id }) });
export const members = () => list('members', api.members.list, {}, 200);

export const requests = (filter: { waiting?: boolean } = {}, limit?: number) =>
  list('requests', api.tenant.requests, filter, limit);
type PartnerFilter = Omit<
  NonNullable<Parameters<typeof api.partners.list>[0]>,
  'limit' | 'cursor' | 'signal'
>;
export const partners = (filter: PartnerFilter) => list('partners', api.partners.list, filter);
export const partner = (id: string) =>
  queryOptions({ queryKey: ['partner', id], queryFn: () => api.partners.read({ id }) });
export const partnerLocations = (partnerId: string) =>
  list('locations', api.locations.list, { partner: partnerId }, 200);
type PartnerMembers = Awaited<ReturnType<typeof api.partners.members>>['items'][number];
export const partnerMembers = (id: string) =>
  list(
    'partner-members',
    api.partners.members as never as Lister<{ id: string }, PartnerMembers>,
    { id },
    200,
  );
export const invitation = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => api.invitations.read({ token }),
    retry: false,
  });

export type OversightFilter = Omit<NonNullable<Parameters<typeof api.oversight.queueAge>[0]>, 'signal'>;
export type OversightRange = Omit<NonNullable<Parameters<typeof api.oversight.decisions>[0]>, 'signal'>;
export const queueAge = (filter: OversightFilter) =>
  queryOptions({ queryKey: ['oversight', 'queue', filter], queryFn: () => api.oversight.queueAge(filter) });
const figure =
  <Answer>(name: string, read: (request: OversightRange) => Promise<Answer>) =>
  (range: OversightRange) =>
    queryOptions({
      queryKey: ['oversight', name, range],
      queryFn: () => read(range),
      placeholderData: keepPreviousData,
    });
export const oversight = {
  decisions: figure('decisions', api.oversight.decisions),
  reasons: figure('reasons', api.oversight.reasons),
  refusals: figure('refusals', api.oversight.refusals),
  disputes: figure('disputes', api.oversight.disputes),
  notices: figure('notices', api.oversight.notices),
};

/** What was sent does not change; more may follow. */
export const notice = (id: string) =>
  queryOptions({ queryKey: ['notice', id], queryFn: () => api.notices.read({ id }), staleTime: 60_000 });
export const requestSignature = (id: string) =>
  queryOptions({ queryKey: ['request-signature', id], queryFn: () => api.tenant.signature({ id }) });
export const request = (id: string) =>
  queryOptions({
    queryKey: ['request', id],
    queryFn: () => api.tenant.request({ id }),
    refetchInterval: freshMs,
  });
export const tenantAssociations = (filter: { state?: 'official' | 'ended' }, limit?: number) =>
  list('tenant-associations', api.tenant.associations, filter, limit);
export const tenantAssociation = (id: string) =>
  queryOptions({ queryKey: ['association', id], queryFn: () => api.tenant.association({ id }) });
export const tenantUsage = (filter: { association?: string }) =>
  list('tenant-usage', api.tenant.usage, filter, 200);
export const tenantPartners = () =>
  queryOptions({ queryKey: ['partners'], queryFn: () => api.tenant.partners() });
export const tenantSubscriptions = () => list('subscriptions', api.tenant.subscriptions, {}, 200);
type ReadsFilter = { partner?: string; since?: string; until?: string };
export const usageReads = (filter: ReadsFilter & { association?: string } = {}, limit?: number) =>
  list('usage-reads', api.tenant.usageReads, filter, limit);
export const lookups = (filter: ReadsFilter = {}) => list('lookups', api.tenant.lookups, filter);
export const locks = () => queryOptions({ queryKey: ['locks'], queryFn: () => api.tenant.locks() });
export const tenantContacts = () =>
  queryOptions({ queryKey: ['tenant-contacts'], queryFn: () => api.tenant.contacts() });

export const safeguards = () =>
  queryOptions({ queryKey: ['safeguards'], queryFn: () => api.tenant.safeguards() });
export const consentCodes = () => list('codes', api.tenant.codes, {});

/** What administrators keep; each under 'admin', so that a change of one reads the others again. */
export const calendars = () => list('calendars', api.calendars.list, {}, 200);
export const calendar = (id: string, version?: number) =>
  queryOptions({
    queryKey: ['admin', 'calendar', id, version ?? null],
    queryFn: () => api.calendars.read({ id, ...(version !== undefined && { version }) }),
  });
export const policies = () =>
  queryOptions({ queryKey: ['admin', 'policies'], queryFn: () => api.policies.list() });
export const catalogVersions = () => list('catalog-versions', api.catalog.versions, {}, 20);
export const catalogVersion = (version: number | 'latest') =>
  queryOptions({
    queryKey: ['admin', 'catalog', version],
    queryFn: () => api.catalog.version({ version: String(version) }),
  });
export const reasons = () =>
  queryOptions({ queryKey: ['admin', 'reasons'], queryFn: () => api.reasons.list() });
export const reason = (family: string, code: string) =>
  queryOptions({
    queryKey: ['admin', 'reason', family, code],
    queryFn: () => api.reasons.read({ family, code }),
  });
export const mailTexts = () =>
  queryOptions({ queryKey: ['admin', 'mail-texts'], queryFn: () => api.mailTexts.list() });
export const mailText = (template: string, language: string) =>
  queryOptions({
    queryKey: ['admin', 'mail-text', template, language],
    queryFn: () => api.mailTexts.read({ template, language }),
  });
export const adminLog = (filter: { subject?: string }) => list('admin-log', api.adminLog.list, filter);

/** After an act the claim is known as it is now; whatever lists or counts it is read again. */
export async function claimChanged(client: QueryClient, changed: Claim): Promise<void> {
  client.setQueryData(claim(changed.id).queryKey, changed);
  await everythingElse(client);
}

/** The mail system acts on its own a little later: a notice that leaves changes the claim once more. */
export function soonAgain(client: QueryClient): void {
  setTimeout(() => {
    void client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'claim' || queryKey[0] === 'request',
    });
  }, 4000);
}

export async function everythingElse(client: QueryClient): Promise<void> {
  const names = new Set([
    'list',
    'task',
    'arbitration',
    'association',
    'request',
    'customer',
    'partner',
    'member',
    'assignees',
    'locks',
    'tenant-contacts',
    'admin',
    'catalog',
  ]);
  // Usage is read on purpose only: each read is logged for the customer.
  await client.invalidateQueries({
    predicate: ({ queryKey }) => names.has(String(queryKey[0])) && queryKey[1] !== 'usage',
  });
}
