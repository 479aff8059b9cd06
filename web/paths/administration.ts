/** What all tenants share: for administrators; the auditor reads. */
import { createRoute } from '@tanstack/react-router';
import {
  basedOnSearch,
  calendarSearch,
  catalogSearch,
  logSearch,
  mailTextsSearch,
  versionSearch,
} from '../model/frame/search/administration.ts';
import { owner, pageOf, portalPage } from './frame.ts';

export const administrationPages = [
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/calendars',
    component: pageOf(() => import('../pages/programme/admin-calendars.tsx'), 'CalendarsPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/calendars/$country',
    validateSearch: calendarSearch,
    component: pageOf(() => import('../pages/programme/admin-calendar.tsx'), 'CalendarPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/policies',
    component: pageOf(() => import('../pages/programme/admin-policies.tsx'), 'PoliciesPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/policies/new',
    validateSearch: basedOnSearch,
    component: pageOf(() => import('../pages/programme/admin-policy.tsx'), 'NewPolicyPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/catalog',
    validateSearch: catalogSearch,
    component: pageOf(() => import('../pages/programme/admin-catalog.tsx'), 'CatalogPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/reasons',
    component: pageOf(() => import('../pages/programme/admin-reasons.tsx'), 'ReasonsPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/reasons/$family/$code',
    validateSearch: versionSearch,
    component: pageOf(() => import('../pages/programme/admin-reason.tsx'), 'ReasonPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/mail-texts',
    validateSearch: mailTextsSearch,
    component: pageOf(() => import('../pages/programme/admin-mail-texts.tsx'), 'MailTextsPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/mail-texts/$template/$language',
    validateSearch: versionSearch,
    component: pageOf(() => import('../pages/programme/admin-mail-text.tsx'), 'MailTextPage'),
  }),
  createRoute({
    ...portalPage,
    ...owner,
    path: '/admin/log',
    validateSearch: logSearch,
    component: pageOf(() => import('../pages/programme/admin-log.tsx'), 'AdminLogPage'),
  }),
] as const;
