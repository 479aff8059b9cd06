/** The pages of incentives: enrolment, and what finance and administrators do about it. */
import { createRoute } from '@tanstack/react-router';
import { enrolmentSearch, programmeSearch } from '../model/frame/search/incentives.ts';
import { both, owner, pageOf, partner } from './frame.ts';

export const incentivePages = [
  createRoute({
    ...partner('readEnrollment'),
    path: '/enrolments',
    component: pageOf(() => import('../pages/incentives/enrolments.tsx'), 'EnrolmentsPage'),
  }),
  createRoute({
    ...both('readEnrollment'),
    path: '/enrolments/$locationId/$programme',
    validateSearch: enrolmentSearch,
    component: pageOf(() => import('../pages/incentives/enrolment.tsx'), 'EnrolmentPage'),
  }),
  createRoute({
    ...partner('listEarnings'),
    path: '/earnings',
    component: pageOf(() => import('../pages/incentives/earnings.tsx'), 'EarningsPage'),
  }),
  createRoute({
    ...owner('listRuns'),
    path: '/runs',
    component: pageOf(() => import('../pages/incentives/runs.tsx'), 'RunsPage'),
  }),
  createRoute({
    ...owner('readRun'),
    path: '/runs/$programme/$month/$number',
    validateSearch: programmeSearch,
    component: pageOf(() => import('../pages/incentives/run.tsx'), 'RunPage'),
  }),
  createRoute({
    ...partner('listIneligible'),
    path: '/ineligible',
    component: pageOf(() => import('../pages/incentives/ineligible.tsx'), 'IneligiblePage'),
  }),
  createRoute({
    ...owner('listEnrollmentValidations'),
    path: '/validations',
    component: pageOf(() => import('../pages/incentives/validations.tsx'), 'ValidationsPage'),
  }),
  createRoute({
    ...owner('publishAgreement'),
    path: '/admin/agreements',
    validateSearch: programmeSearch,
    component: pageOf(() => import('../pages/incentives/agreements.tsx'), 'AgreementsPage'),
  }),
  createRoute({
    ...owner('listTerms'),
    path: '/admin/terms',
    validateSearch: programmeSearch,
    component: pageOf(() => import('../pages/incentives/terms.tsx'), 'TermsPage'),
  }),
] as const;
