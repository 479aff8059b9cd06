/** Every page of the portal and its address. Each page is loaded when it is first opened. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { NetworkProblem } from '#sdk';
import { me, sandboxClock, session } from './queries.ts';
import {
  arbitrationsSearch,
  basedOnSearch,
  calendarSearch,
  catalogSearch,
  claimSearch,
  claimsSearch,
  companySearch,
  customerSearch,
  disputesSearch,
  draftSearch,
  findSearch,
  heldSearch,
  logSearch,
  mailTextsSearch,
  newClaimSearch,
  oversightSearch,
  parseSearch,
  partnerSearch,
  partnersSearch,
  queueSearch,
  readsSearch,
  reviewSearch,
  requestsSearch,
  signInSearch,
  statesSearch,
  stringifySearch,
  tasksSearch,
  tenantAssociationSearch,
  versionSearch,
} from './search.ts';
import { startOf } from './session.ts';
import { Shell } from './ui/shell.tsx';
import { Missing, MissingOutside, PageBroke, PagePending, StartBroke } from './ui/fallbacks.tsx';

type Side = 'partner' | 'owner' | 'customer';
declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    sides?: Side[];
  }
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

/**
 * A page that cannot be fetched is tried again by loading the site anew, which finds the files of a newer version.
 * Without a network that would only lose the page that is there.
 */
const pageOf: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch((error: unknown) => {
        throw navigator.onLine ? error : new NetworkProblem(error);
      }),
    name,
  );

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  notFoundComponent: MissingOutside,
  errorComponent: StartBroke,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: pageOf(() => import('./pages/sign-in.tsx'), 'SignInPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: pageOf(() => import('./pages/invitation.tsx'), 'InvitationPage'),
});

/** The frame of everything that needs somebody to be signed in. */
const portal = createRoute({
  getParentRoute: () => root,
  id: 'portal',
  component: Shell,
  beforeLoad: async ({ context: { client }, location }) => {
    const { member, demo } = await client.ensureQueryData(session());
    if (!member)
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { returnTo: location.href } });
    // The clock is part of the frame: without it the frame would grow under the reader's eyes.
    const clock = demo ? client.ensureQueryData(sandboxClock()).catch(() => null) : null;
    await Promise.all([client.ensureQueryData(me()), clock]);
  },
});

const start = createRoute({
  getParentRoute: () => portal,
  path: '/',
  beforeLoad: async ({ context: { client } }) => {
    throw redirect({ to: startOf((await client.ensureQueryData(me())).side), replace: true });
  },
});

const portalPage = { getParentRoute: () => portal };
const both: Side[] = ['partner', 'owner'];
const partner = { staticData: { sides: ['partner'] as Side[] } };
const owner = { staticData: { sides: ['owner'] as Side[] } };
const customer = { staticData: { sides: ['customer'] as Side[] } };

const pages = [
  createRoute({
    ...portalPage,
    path: '/profile',
    component: pageOf(() => import('./pages/profile.tsx'), 'ProfilePage'),
  }),
  createRoute({
    ...portalPage,
    ...partner,
    path: '/home',
    component: pageOf(() => import('./pages/home.tsx'), 'HomePage'),
  }),
  createRoute({
    ...portalPage,
    staticData: { sides: both },
    path: '/claims',
    validateSearch: claimsSearch,
    component: pageOf(() => import('./pages/claims.tsx'), 'ClaimsPage'),
  }),
  createRoute({
    ...portalPage,
    ...partner,
    path: '/claims/new',
    validateSearch: newClaimSearch,
    component: pageOf(() => import('./pages/new-claim.tsx'), 'NewClaimPage'),
  }),
  createRoute({
    ...portalPage,
    staticData: { sides: both },
    path: '/claims/$claimId',
    validateSearch: claimSearch,
    component: pageOf(() => import('./pages/claim.tsx'), 'ClaimPage'),
  }),
  createRoute({
    ...portalPage,
    ...partner,
    path: '/claims/$claimId/edit',
    validateSearch: draftSearch,
    component: pageOf(() => import('./pages/edit-claim.tsx'), 'EditClaimPage'),
  }),
  createRoute({
    ...portalPage,
    ...partner,
    path: '/associations',
    validateSearch: heldSearch,
    component: pageOf(() => import('./pages/associations.tsx'), 'AssociationsPage'),
  }),
  createRoute({
    ...portalPage,
    ...partner,
    path: '/associations/$associationId',
    component: pageOf(() => import('./pages/association.tsx'), 'AssociationPage'),
  }),
  createRoute({
    ...portalPage,
    ...partner,
    path: '/company',
    validateSearch: companySearch,
    component: pageOf(() => import('./pages/company.tsx'), 'CompanyPage'),
  }),
] as const;

const ownerPages = [
  createRoute({
    ...portalPage,
    ...owner,
    path: '/queue',
    validateSearch: queueSearch,
    component: pageOf(() => import('./pages/queue.tsx'), 'QueuePage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/claims/$claimId/review',
    validateSearch: reviewSearch,
    component: pageOf(() => import('./pages/review.tsx'), 'ReviewPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/tasks',
    validateSearch: tasksSearch,
    component: pageOf(() => import('./pages/tasks.tsx'), 'TasksPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/tasks/$taskId',
    component: pageOf(() => import('./pages/task.tsx'), 'TaskPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/arbitrations',
    validateSearch: arbitrationsSearch,
    component: pageOf(() => import('./pages/arbitrations.tsx'), 'ArbitrationsPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/arbitrations/$arbitrationId',
    component: pageOf(() => import('./pages/arbitration.tsx'), 'ArbitrationPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/disputes',
    validateSearch: disputesSearch,
    component: pageOf(() => import('./pages/disputes.tsx'), 'DisputesPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/disputes/$claimId',
    component: pageOf(() => import('./pages/dispute.tsx'), 'DisputePage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/colleagues',
    component: pageOf(() => import('./pages/colleagues.tsx'), 'ColleaguesPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/customers',
    validateSearch: findSearch,
    component: pageOf(() => import('./pages/customers.tsx'), 'CustomersPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/customers/$customerId',
    validateSearch: customerSearch,
    component: pageOf(() => import('./pages/customer.tsx'), 'CustomerPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/oversight',
    validateSearch: oversightSearch,
    component: pageOf(() => import('./pages/oversight.tsx'), 'OversightPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/partners',
    validateSearch: partnersSearch,
    component: pageOf(() => import('./pages/partners.tsx'), 'PartnersPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/partners/$partnerId',
    validateSearch: partnerSearch,
    component: pageOf(() => import('./pages/partner.tsx'), 'PartnerPage'),
  }),
] as const;

/** What all tenants share: for administrators; the auditor reads. */
const administrationPages = [
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/calendars',
    component: pageOf(() => import('./pages/admin-calendars.tsx'), 'CalendarsPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/calendars/$country',
    validateSearch: calendarSearch,
    component: pageOf(() => import('./pages/admin-calendar.tsx'), 'CalendarPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/policies',
    component: pageOf(() => import('./pages/admin-policies.tsx'), 'PoliciesPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/policies/new',
    validateSearch: basedOnSearch,
    component: pageOf(() => import('./pages/admin-policy.tsx'), 'NewPolicyPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/catalog',
    validateSearch: catalogSearch,
    component: pageOf(() => import('./pages/admin-catalog.tsx'), 'CatalogPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/reasons',
    component: pageOf(() => import('./pages/admin-reasons.tsx'), 'ReasonsPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/reasons/$family/$code',
    validateSearch: versionSearch,
    component: pageOf(() => import('./pages/admin-reason.tsx'), 'ReasonPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/mail-texts',
    validateSearch: mailTextsSearch,
    component: pageOf(() => import('./pages/admin-mail-texts.tsx'), 'MailTextsPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/mail-texts/$template/$language',
    validateSearch: versionSearch,
    component: pageOf(() => import('./pages/admin-mail-text.tsx'), 'MailTextPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/log',
    validateSearch: logSearch,
    component: pageOf(() => import('./pages/admin-log.tsx'), 'AdminLogPage'),
  }),
] as const;

const customerPages = [
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant',
    component: pageOf(() => import('./pages/tenant-home.tsx'), 'TenantHomePage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/requests',
    validateSearch: requestsSearch,
    component: pageOf(() => import('./pages/requests.tsx'), 'RequestsPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/requests/$requestId',
    component: pageOf(() => import('./pages/request.tsx'), 'RequestPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant/associations',
    validateSearch: statesSearch,
    component: pageOf(() => import('./pages/tenant-associations.tsx'), 'TenantAssociationsPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant/associations/$associationId',
    validateSearch: tenantAssociationSearch,
    component: pageOf(() => import('./pages/tenant-association.tsx'), 'TenantAssociationPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant/reads',
    validateSearch: readsSearch,
    component: pageOf(() => import('./pages/tenant-reads.tsx'), 'TenantReadsPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant/locks',
    component: pageOf(() => import('./pages/tenant-locks.tsx'), 'TenantLocksPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant/codes',
    component: pageOf(() => import('./pages/tenant-codes.tsx'), 'TenantCodesPage'),
  }),
] as const;

const tree = root.addChildren([
  signIn,
  invitation,
  portal.addChildren([start, ...pages, ...ownerPages, ...administrationPages, ...customerPages]),
]);

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: PagePending,
    defaultPendingMs: 300,
    defaultErrorComponent: PageBroke,
    defaultNotFoundComponent: Missing,
  });
}
