import { describe, expect, it } from 'vitest';
import { newClaimSearch } from './search/partner.ts';
import { claimsSearch } from './search/claims.ts';
import { safeReturn } from './search/sign-in.ts';
import { parseSearch, stringifySearch } from './search/words.ts';

describe('addresses', () => {
  it('are plain pairs, both ways', () => {
    const search = { view: 'official', activity: ['usage', 'presales'], q: 'Contoso & co' };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
    expect(stringifySearch({ view: undefined, q: '' })).toBe('');
  });
  it('leave out what does not fit', () => {
    expect(claimsSearch({ view: 'nonsense', q: 'contoso', sort: '-updatedAt', page: '3' })).toEqual({
      q: 'contoso',
      sort: '-updatedAt',
    });
    expect(claimsSearch({ q: ['one', 'two'] })).toEqual({ q: 'one' });
    // Laid over what was typed, so it has to be there.
    expect(Object.hasOwn(claimsSearch({ view: 'nonsense' }), 'view')).toBe(true);
  });
  it('keep several activities', () => {
    expect(newClaimSearch({ step: 'activity', activity: 'usage' })).toEqual({
      step: 'activity',
      activity: ['usage'],
    });
    expect(newClaimSearch(parseSearch('?activity=usage&activity=presales')).activity).toEqual([
      'usage',
      'presales',
    ]);
  });
});

describe('the way back after sign-in', () => {
  it('stays on this site', () => {
    expect(safeReturn('/claims?view=official')).toBe('/claims?view=official');
    for (const bad of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'claims',
      '/sign-in',
      '/a b',
      3,
    ])
      expect(safeReturn(bad)).toBeUndefined();
  });
});
