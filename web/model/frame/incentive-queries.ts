/** What the pages of incentives read. Their names begin with 'list', so that an act has everything read again. */
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

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
