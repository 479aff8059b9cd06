import { describe, expect, it } from 'vitest';
import { hasWork, isFiltered, nextOf, queueFilter } from './queue-filter.ts';
import { queueSearch } from '../frame/search/owner.ts';

describe('the queue’s address', () => {
  it('says what is asked for', () => {
    expect(queueFilter({})).toEqual({});
    expect(queueFilter({ view: 'overdue', stage: 'disputed', sector: 'other', partner: 'prt_x' })).toEqual({
      overdue: true,
      stage: ['disputed'],
      publicSector: false,
      partner: 'prt_x',
    });
    expect(queueFilter({ view: 'covered', sector: 'public' })).toEqual({
      assignee: 'covered',
      publicSector: true,
    });
  });
  it('leaves out what does not fit', () => {
    expect(queueSearch({ view: 'mine', stage: 'editing', sector: 'x', partner: '' })).toEqual({
      view: 'mine',
    });
    expect(isFiltered({ view: 'mine' })).toBe(false);
    expect(isFiltered({ sector: 'public' })).toBe(true);
  });
});

describe('the next in the queue', () => {
  const row = (id: string, assignee: string | null, conflict = false) => ({
    id,
    assignee: assignee === null ? null : { id: assignee },
    conflict,
  });
  it('is my own first, then the soonest of nobody; never the one at hand or of my own partner', () => {
    const rows = [row('a', null), row('b', 'other'), row('c', null, true), row('d', 'me'), row('e', null)];
    const ids = (but: string) => nextOf(rows, 'me', but).map(({ id }) => id);
    expect(ids('x')).toEqual(['d', 'a', 'e']);
    expect(ids('d')).toEqual(['a', 'e']);
    expect(nextOf(rows.slice(1, 3), 'me', 'x')).toEqual([]);
  });
  it('is only what its reader can do something about', () => {
    const claim = (...allowedActions: { action: string; allowed: boolean }[]) =>
      hasWork({ allowedActions } as Parameters<typeof hasWork>[0]);
    expect(claim({ action: 'decide-claim', allowed: true })).toBe(true);
    expect(claim({ action: 'decide-claim', allowed: false }, { action: 'add-comment', allowed: true })).toBe(
      false,
    );
  });
});
