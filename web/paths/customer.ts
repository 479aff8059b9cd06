/** The pages of the customer. */
import { createRoute } from '@tanstack/react-router';
import {
  readsSearch,
  requestsSearch,
  statesSearch,
  tenantAssociationSearch,
} from '../model/frame/search/customer.ts';
import { customer, pageOf, portalPage } from './frame.ts';

export const customerPages = [
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant',
    component: pageOf(() => import('../pages/consent/tenant-home.tsx'), 'TenantHomePage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/requests',
    validateSearch: requestsSearch,
    component: pageOf(() => import('../pages/consent/requests.tsx'), 'RequestsPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/requests/$requestId',
    component: pageOf(() => import('../pages/consent/request.tsx'), 'RequestPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant/associations',
    validateSearch: statesSearch,
    component: pageOf(() => import('../pages/consent/tenant-associations.tsx'), 'TenantAssociationsPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant/associations/$associationId',
    validateSearch: tenantAssociationSearch,
    component: pageOf(() => import('../pages/consent/tenant-association.tsx'), 'TenantAssociationPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant/reads',
    validateSearch: readsSearch,
    component: pageOf(() => import('../pages/consent/tenant-reads.tsx'), 'TenantReadsPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant/locks',
    component: pageOf(() => import('../pages/consent/tenant-locks.tsx'), 'TenantLocksPage'),
  }),
  createRoute({
    ...portalPage,
    ...customer,
    path: '/tenant/codes',
    component: pageOf(() => import('../pages/consent/tenant-codes.tsx'), 'TenantCodesPage'),
  }),
] as const;
