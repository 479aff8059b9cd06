/** What the pages of incentives read. Their names begin with 'list', so that an act has everything read again. */
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { list } from './queries.ts';

export const enrolment = (location: string, programme: string) =>
  queryOptions({
    queryKey: ['list', 'enrolment', location, programme],
    queryFn: () => api.enrollments.read({ location, programme }),
  });
export const validations = () =>
  queryOptions({ queryKey: ['list', 'validations'], queryFn: () => api.enrollments.waiting() });
export const agreements = () =>
  queryOptions({ queryKey: ['list', 'agreements'], queryFn: () => api.agreements.list() });
export const terms = () => queryOptions({ queryKey: ['list', 'terms'], queryFn: () => api.terms.list() });
export const evaluation = (id: string) =>
  queryOptions({
    queryKey: ['list', 'evaluation', id],
    queryFn: () => api.associations.evaluation({ id }),
  });
export const ineligible = () =>
  queryOptions({ queryKey: ['list', 'ineligible'], queryFn: () => api.associations.ineligible() });
export const runs = () => queryOptions({ queryKey: ['list', 'runs'], queryFn: () => api.runs.list() });
export const run = (programme: string, month: string, number: string) =>
  queryOptions({
    queryKey: ['list', 'run', programme, month, number],
    queryFn: () => api.runs.read({ programme, month, number }),
    // Booking goes on in the background.
    refetchInterval: ({ state }) => (state.data?.state === 'posting' ? 2000 : false),
  });
export const accounts = () =>
  queryOptions({ queryKey: ['list', 'accounts'], queryFn: () => api.earnings.accounts() });
export const earnings = () => list('earnings', api.earnings.list, {});
