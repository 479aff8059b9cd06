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
import { owner, pageOf } from './frame.ts';

export const ownerPages = [
  createRoute({
    ...owner('listReviewQueue'),
    path: '/queue',
    validateSearch: queueSearch,
    component: pageOf(() => import('../pages/review/queue.tsx'), 'QueuePage'),
  }),
  createRoute({
    ...owner('listReviewQueue'),
    path: '/claims/$claimId/review',
    validateSearch: reviewSearch,
    component: pageOf(() => import('../pages/review/review.tsx'), 'ReviewPage'),
  }),
  createRoute({
    ...owner('listTasks'),
    path: '/tasks',
    validateSearch: tasksSearch,
    component: pageOf(() => import('../pages/review/tasks.tsx'), 'TasksPage'),
  }),
  createRoute({
    ...owner('readTask'),
    path: '/tasks/$taskId',
    component: pageOf(() => import('../pages/review/task.tsx'), 'TaskPage'),
  }),
  createRoute({
    ...owner('listArbitrations'),
    path: '/arbitrations',
    validateSearch: arbitrationsSearch,
    component: pageOf(() => import('../pages/arbitration/arbitrations.tsx'), 'ArbitrationsPage'),
  }),
  createRoute({
    ...owner('readArbitration'),
    path: '/arbitrations/$arbitrationId',
    component: pageOf(() => import('../pages/arbitration/arbitration.tsx'), 'ArbitrationPage'),
  }),
  createRoute({
    ...owner('listDisputes'),
    path: '/disputes',
    validateSearch: disputesSearch,
    component: pageOf(() => import('../pages/review/disputes.tsx'), 'DisputesPage'),
  }),
  createRoute({
    ...owner('listDisputes'),
    path: '/disputes/$claimId',
    component: pageOf(() => import('../pages/review/dispute.tsx'), 'DisputePage'),
  }),
  createRoute({
    ...owner('listMembers'),
    path: '/colleagues',
    component: pageOf(() => import('../pages/review/colleagues.tsx'), 'ColleaguesPage'),
  }),
  createRoute({
    ...owner('listCustomers'),
    path: '/customers',
    validateSearch: findSearch,
    component: pageOf(() => import('../pages/parties/customers.tsx'), 'CustomersPage'),
  }),
  createRoute({
    ...owner('readCustomer'),
    path: '/customers/$customerId',
    validateSearch: customerSearch,
    component: pageOf(() => import('../pages/parties/customer.tsx'), 'CustomerPage'),
  }),
  createRoute({
    ...owner('readQueueAge'),
    path: '/oversight',
    validateSearch: oversightSearch,
    component: pageOf(() => import('../pages/review/oversight.tsx'), 'OversightPage'),
  }),
  createRoute({
    ...owner('listPartners'),
    path: '/admin/partners',
    validateSearch: partnersSearch,
    component: pageOf(() => import('../pages/parties/partners.tsx'), 'PartnersPage'),
  }),
  createRoute({
    ...owner('readPartner'),
    path: '/admin/partners/$partnerId',
    validateSearch: partnerSearch,
    component: pageOf(() => import('../pages/parties/partner.tsx'), 'PartnerPage'),
  }),
] as const;
