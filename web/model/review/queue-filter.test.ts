import { describe, expect, it } from 'vitest';
import { isFiltered, nextOf, queueFilter } from './queue-filter.ts';
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
    expect(nextOf(rows, 'me', 'x')?.id).toBe('d');
    expect(nextOf(rows, 'me', 'd')?.id).toBe('a');
    expect(nextOf(rows.slice(1, 3), 'me', 'x')).toBeUndefined();
  });
});
