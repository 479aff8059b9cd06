/** What may stand in the addresses of the desk's pages. */
import { oneOf, present, text, type Raw } from './words.ts';

/** Which page of which file is looked at. */
export function reviewSearch(raw: Raw): { file?: string; page?: number } {
  const page = Number(text(raw['page'], 6) ?? raw['page']);
  const isPage = Number.isInteger(page) && page >= 1 && page <= 99_999;
  return present({ file: text(raw['file'], 60), page: isPage ? page : undefined });
}

export const queueViews = ['due', 'overdue', 'mine', 'unassigned', 'covered', 'absent'] as const;
export type QueueView = (typeof queueViews)[number];
export const queueStages = ['submitted', 'under-review', 'disputed'] as const;
export const sectors = ['public', 'other'] as const;

export interface QueueSearch {
  view?: QueueView;
  stage?: (typeof queueStages)[number];
  sector?: (typeof sectors)[number];
  partner?: string;
}

export function queueSearch(raw: Raw): QueueSearch {
  return present({
    view: oneOf(queueViews, raw['view']),
    stage: oneOf(queueStages, raw['stage']),
    sector: oneOf(sectors, raw['sector']),
    partner: text(raw['partner'], 60),
  });
}

export const taskViews = ['open', 'questions', 'contacts', 'ends', 'closed'] as const;
export type TaskView = (typeof taskViews)[number];

export function tasksSearch(raw: Raw): { view?: TaskView } {
  return present({ view: oneOf(taskViews, raw['view']) });
}

export const openViews = ['open', 'decided'] as const;

export function arbitrationsSearch(raw: Raw): { view?: (typeof openViews)[number] } {
  return present({ view: oneOf(openViews, raw['view']) });
}

export const disputeViews = ['all', 'mine', 'unassigned'] as const;

export function disputesSearch(raw: Raw): { view?: (typeof disputeViews)[number] } {
  return present({ view: oneOf(disputeViews, raw['view']) });
}

export function findSearch(raw: Raw): { q?: string } {
  return present({ q: text(raw['q'], 100) });
}

export const oversightRanges = ['month', 'quarter', 'year'] as const;
export const figureNames = ['queue', 'decisions', 'reasons', 'refusals', 'disputes', 'notices'] as const;
export type FigureName = (typeof figureNames)[number];

export interface OversightSearch {
  range?: (typeof oversightRanges)[number];
  until?: string;
  programme?: string;
  country?: string;
  activity?: string;
  /** Figures that are shown as tables. */
  table?: FigureName[];
}

export function oversightSearch(raw: Raw): OversightSearch {
  const table = [raw['table']].flat().flatMap((one) => oneOf(figureNames, one) ?? []);
  const until = text(raw['until'], 7);
  const country = text(raw['country'], 2);
  return present({
    range: oneOf(oversightRanges, raw['range']),
    until: until && /^2\d{3}-(0[1-9]|1[0-2])$/.test(until) ? until : undefined,
    programme: text(raw['programme'], 80),
    country: country && /^[A-Z]{2}$/.test(country) ? country : undefined,
    activity: text(raw['activity'], 80),
    table: table.length > 0 ? [...new Set(table)] : undefined,
  });
}

export const customerActs = ['edit', 'add-contact', 'end-contact'] as const;

export function customerSearch(raw: Raw): { act?: (typeof customerActs)[number]; contact?: string } {
  return present({ act: oneOf(customerActs, raw['act']), contact: text(raw['contact'], 80) });
}
