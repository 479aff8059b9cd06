/** The pages of the programme owner's desk. */
import { createRoute } from '@tanstack/react-router';
import { partnerSearch, partnersSearch } from '../model/frame/search/administration.ts';
import {
  arbitrationsSearch,
  customerSearch,
  disputesSearch,
  findSearch,
  oversightSearch,
  queueSearch,
  reviewSearch,
  tasksSearch,
} from '../model/frame/search/owner.ts';
import { owner, pageOf, portalPage } from './frame.ts';

export const ownerPages = [
  createRoute({
    ...portalPage,
    ...owner,
    path: '/queue',
    validateSearch: queueSearch,
    component: pageOf(() => import('../pages/review/queue.tsx'), 'QueuePage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/claims/$claimId/review',
    validateSearch: reviewSearch,
    component: pageOf(() => import('../pages/review/review.tsx'), 'ReviewPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/tasks',
    validateSearch: tasksSearch,
    component: pageOf(() => import('../pages/review/tasks.tsx'), 'TasksPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/tasks/$taskId',
    component: pageOf(() => import('../pages/review/task.tsx'), 'TaskPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/arbitrations',
    validateSearch: arbitrationsSearch,
    component: pageOf(() => import('../pages/arbitration/arbitrations.tsx'), 'ArbitrationsPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/arbitrations/$arbitrationId',
    component: pageOf(() => import('../pages/arbitration/arbitration.tsx'), 'ArbitrationPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/disputes',
    validateSearch: disputesSearch,
    component: pageOf(() => import('../pages/review/disputes.tsx'), 'DisputesPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/disputes/$claimId',
    component: pageOf(() => import('../pages/review/dispute.tsx'), 'DisputePage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/colleagues',
    component: pageOf(() => import('../pages/review/colleagues.tsx'), 'ColleaguesPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/customers',
    validateSearch: findSearch,
    component: pageOf(() => import('../pages/parties/customers.tsx'), 'CustomersPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/customers/$customerId',
    validateSearch: customerSearch,
    component: pageOf(() => import('../pages/parties/customer.tsx'), 'CustomerPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/oversight',
    validateSearch: oversightSearch,
    component: pageOf(() => import('../pages/review/oversight.tsx'), 'OversightPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/partners',
    validateSearch: partnersSearch,
    component: pageOf(() => import('../pages/parties/partners.tsx'), 'PartnersPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/partners/$partnerId',
    validateSearch: partnerSearch,
    component: pageOf(() => import('../pages/parties/partner.tsx'), 'PartnerPage'),
  }),
] as const;
