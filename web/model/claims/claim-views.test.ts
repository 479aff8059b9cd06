import { expect, it } from 'vitest';
import { claimFilter } from './claim-views.ts';

it('shows drafts to partners only', () => {
  expect(claimFilter({}, 'partner').status).toContain('editing');
  expect(claimFilter({}, 'owner').status).not.toContain('editing');
});

it('adds what was typed and chosen to the view', () => {
  expect(claimFilter({ view: 'window', q: 'contoso', location: 'loc_1', sort: 'dueAt' }, 'partner')).toEqual({
    dueKind: 'refusal-window',
    q: 'contoso',
    location: 'loc_1',
    sort: 'dueAt',
  });
  expect(claimFilter({ view: 'all' }, 'partner')).toEqual({});
});
