/** The pages of the customer. */
import { createRoute } from '@tanstack/react-router';
import {
  readsSearch,
  requestsSearch,
  statesSearch,
  tenantAssociationSearch,
  tenantContactsSearch,
} from '../model/frame/search/customer.ts';
import { customer, pageOf } from './frame.ts';

export const customerPages = [
  createRoute({
    ...customer('listRequests'),
    path: '/tenant',
    component: pageOf(() => import('../pages/consent/tenant-home.tsx'), 'TenantHomePage'),
  }),
  createRoute({
    ...customer('listRequests'),
    path: '/requests',
    validateSearch: requestsSearch,
    component: pageOf(() => import('../pages/consent/requests.tsx'), 'RequestsPage'),
  }),
  createRoute({
    ...customer('readRequest'),
    path: '/requests/$requestId',
    component: pageOf(() => import('../pages/consent/request.tsx'), 'RequestPage'),
  }),
  createRoute({
    ...customer('listTenantAssociations'),
    path: '/tenant/associations',
    validateSearch: statesSearch,
    component: pageOf(() => import('../pages/consent/tenant-associations.tsx'), 'TenantAssociationsPage'),
  }),
  createRoute({
    ...customer('readTenantAssociation'),
    path: '/tenant/associations/$associationId',
    validateSearch: tenantAssociationSearch,
    component: pageOf(() => import('../pages/consent/tenant-association.tsx'), 'TenantAssociationPage'),
  }),
  createRoute({
    ...customer('listUsageReads'),
    path: '/tenant/reads',
    validateSearch: readsSearch,
    component: pageOf(() => import('../pages/consent/tenant-reads.tsx'), 'TenantReadsPage'),
  }),
  createRoute({
    ...customer('listTenantContacts'),
    path: '/tenant/contacts',
    validateSearch: tenantContactsSearch,
    component: pageOf(() => import('../pages/consent/tenant-contacts.tsx'), 'TenantContactsPage'),
  }),
  createRoute({
    ...customer('listLocks'),
    path: '/tenant/locks',
    component: pageOf(() => import('../pages/consent/tenant-locks.tsx'), 'TenantLocksPage'),
  }),
  createRoute({
    ...customer('listConsentCodes'),
    path: '/tenant/codes',
    component: pageOf(() => import('../pages/consent/tenant-codes.tsx'), 'TenantCodesPage'),
  }),
] as const;
