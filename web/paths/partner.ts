/** The pages of the partner, and the claims that it shares with the desk. */
import { createRoute } from '@tanstack/react-router';
import { companySearch, draftSearch, heldSearch, newClaimSearch } from '../model/frame/search/partner.ts';
import { keysSearch, personSearch } from '../model/frame/search/people.ts';
import { claimSearch, claimsSearch } from '../model/frame/search/claims.ts';
import { both, everybody, pageOf, partner, portalPage } from './frame.ts';

export const partnerPages = [
  createRoute({
    ...everybody('listApiKeys'),
    path: '/keys',
    validateSearch: keysSearch,
    component: pageOf(() => import('../pages/parties/api-keys.tsx'), 'ApiKeysPage'),
  }),
  createRoute({
    ...portalPage,
    path: '/profile',
    component: pageOf(() => import('../pages/parties/profile.tsx'), 'ProfilePage'),
  }),
  createRoute({
    ...partner('claimTrends'),
    path: '/home',
    component: pageOf(() => import('../pages/claims/home.tsx'), 'HomePage'),
  }),
  createRoute({
    ...both('listClaims'),
    path: '/claims',
    validateSearch: claimsSearch,
    component: pageOf(() => import('../pages/claims/claims.tsx'), 'ClaimsPage'),
  }),
  createRoute({
    ...partner('createClaim'),
    path: '/claims/new',
    validateSearch: newClaimSearch,
    component: pageOf(() => import('../pages/claims/new-claim.tsx'), 'NewClaimPage'),
  }),
  createRoute({
    ...both('readClaim'),
    path: '/claims/$claimId',
    validateSearch: claimSearch,
    component: pageOf(() => import('../pages/claims/claim.tsx'), 'ClaimPage'),
  }),
  createRoute({
    ...partner('readClaim'),
    path: '/claims/$claimId/edit',
    validateSearch: draftSearch,
    component: pageOf(() => import('../pages/claims/edit-claim.tsx'), 'EditClaimPage'),
  }),
  createRoute({
    ...partner('listAssociations'),
    path: '/associations',
    validateSearch: heldSearch,
    component: pageOf(() => import('../pages/associations/associations.tsx'), 'AssociationsPage'),
  }),
  createRoute({
    ...partner('readAssociation'),
    path: '/associations/$associationId',
    component: pageOf(() => import('../pages/associations/association.tsx'), 'AssociationPage'),
  }),
  createRoute({
    ...partner('listLocations'),
    path: '/company',
    validateSearch: companySearch,
    component: pageOf(() => import('../pages/parties/company.tsx'), 'CompanyPage'),
  }),
  createRoute({
    ...partner('readMember'),
    path: '/company/people/$memberId',
    validateSearch: personSearch,
    component: pageOf(() => import('../pages/parties/person.tsx'), 'PersonPage'),
  }),
] as const;
