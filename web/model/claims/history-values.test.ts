import { describe, expect, it } from 'vitest';
import { en } from '../../messages/en.ts';
import { namesOf } from '../frame/names.ts';
import { saidIn, subjectOf, tells, valueWords, type HistorySpeech } from './history-values.ts';

const named = { 'missing-products': { name: 'Workload or product not named', text: '' } };
const speech: HistorySpeech = {
  t: en,
  locale: 'en-GB',
  names: namesOf(undefined, en.words, 'en'),
  reasons: { information: named, rejection: {}, any: named },
  lineName: (id) => (id === 'lin_1' ? 'Exchange Online' : undefined),
};

describe('values', () => {
  it('are words', () => {
    expect(valueWords('stage', 'under-review', speech)).toBe('Under review');
    expect(valueWords('stage', 'decided', speech)).toBe('Decided');
    expect(valueWords('activities', ['usage', 'presales'], speech)).toBe('Usage, Presales');
    expect(valueWords('consent', 'notice-pending', speech)).toBe('Notice pending');
    expect(valueWords('final', true, speech)).toBe('Yes');
    expect(valueWords('reference', null, speech)).toBe('empty');
    expect(
      valueWords(
        'customerContact',
        { name: 'Iris Visser', title: 'IT manager', email: 'i@contoso.example' },
        speech,
      ),
    ).toBe('Iris Visser, IT manager, i@contoso.example');
  });
  it('never show an id', () => {
    expect(valueWords('winner', 'clm_0123456789abcdefghijklmnop', speech)).toBe('…mnop');
    expect(valueWords('subscriptionId', '0b7f2f6e-4c1d-4a5b-8f6e-2d9a5e7c4e10', speech)).toBe('…4e10');
  });
});

it('names the line that changed', () => {
  expect(subjectOf({ part: 'line', of: 'lin_1', field: 'review' }, speech)).toBe('Exchange Online: Decision');
  expect(subjectOf({ part: 'round', of: '2', field: 'state' }, speech)).toBe('Round 2: State');
});

it('leaves out counters and what did not change', () => {
  expect(tells({ field: 'submissions', before: 0, after: 1 })).toBe(false);
  expect(tells({ field: 'name', before: 'a', after: 'a' })).toBe(false);
  expect(tells({ field: 'name', before: 'a', after: 'b' })).toBe(true);
});

it('says what was written', () => {
  expect(
    saidIn({ codes: ['missing-products'], comment: 'Please add.' }, speech).map(({ text }) => text),
  ).toEqual(['Workload or product not named', 'Please add.']);
});
