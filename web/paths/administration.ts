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
import { peopleSearch, personSearch } from '../model/frame/search/people.ts';
import { owner, pageOf } from './frame.ts';

export const administrationPages = [
  createRoute({
    ...owner('listCalendars'),
    path: '/admin/calendars',
    component: pageOf(() => import('../pages/programme/admin-calendars.tsx'), 'CalendarsPage'),
  }),
  createRoute({
    ...owner('readCalendar'),
    path: '/admin/calendars/$country',
    validateSearch: calendarSearch,
    component: pageOf(() => import('../pages/programme/admin-calendar.tsx'), 'CalendarPage'),
  }),
  createRoute({
    ...owner('listPolicies'),
    path: '/admin/policies',
    component: pageOf(() => import('../pages/programme/admin-policies.tsx'), 'PoliciesPage'),
  }),
  createRoute({
    ...owner('createPolicy'),
    path: '/admin/policies/new',
    validateSearch: basedOnSearch,
    component: pageOf(() => import('../pages/programme/admin-policy.tsx'), 'NewPolicyPage'),
  }),
  createRoute({
    ...owner('listCatalogVersions'),
    path: '/admin/catalog',
    validateSearch: catalogSearch,
    component: pageOf(() => import('../pages/programme/admin-catalog.tsx'), 'CatalogPage'),
  }),
  createRoute({
    ...owner('listReasons'),
    path: '/admin/reasons',
    component: pageOf(() => import('../pages/programme/admin-reasons.tsx'), 'ReasonsPage'),
  }),
  createRoute({
    ...owner('readReason'),
    path: '/admin/reasons/$family/$code',
    validateSearch: versionSearch,
    component: pageOf(() => import('../pages/programme/admin-reason.tsx'), 'ReasonPage'),
  }),
  createRoute({
    ...owner('listMailTexts'),
    path: '/admin/mail-texts',
    validateSearch: mailTextsSearch,
    component: pageOf(() => import('../pages/programme/admin-mail-texts.tsx'), 'MailTextsPage'),
  }),
  createRoute({
    ...owner('readMailText'),
    path: '/admin/mail-texts/$template/$language',
    validateSearch: versionSearch,
    component: pageOf(() => import('../pages/programme/admin-mail-text.tsx'), 'MailTextPage'),
  }),
  createRoute({
    ...owner('listAdminLog'),
    path: '/admin/log',
    validateSearch: logSearch,
    component: pageOf(() => import('../pages/programme/admin-log.tsx'), 'AdminLogPage'),
  }),
  createRoute({
    ...owner('listPeopleChanges'),
    path: '/admin/people',
    validateSearch: peopleSearch,
    component: pageOf(() => import('../pages/parties/people.tsx'), 'PeoplePage'),
  }),
  createRoute({
    ...owner('listPeopleChanges'),
    path: '/admin/people/$memberId',
    validateSearch: personSearch,
    component: pageOf(() => import('../pages/parties/person.tsx'), 'PersonPage'),
  }),
] as const;
