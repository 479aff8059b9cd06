import { expect, it } from 'vitest';
import { entryOfToday } from './former-words.ts';

it('reads an entry of before in the words of today, and leaves what people wrote', () => {
  const stored = {
    act: 'opt-out',
    before: { 'lines.l1.consent': 'kept' },
    after: {
      'lines.l1.rejectionCodes': ['customer-declined'],
      'claim.policy': { optOutWindow: { amount: 5 } },
    },
    detail: { kept: ['l1'], comment: 'kept' },
  };
  expect(entryOfToday(stored)).toEqual({
    act: 'refuse',
    before: { 'lines.l1.consent': 'agreed' },
    after: {
      'lines.l1.rejectionCodes': ['customer-refused'],
      'claim.policy': { refusalWindow: { amount: 5 } },
    },
    detail: { agreed: ['l1'], comment: 'kept' },
  });
});

it('an end request that was decided with keep is still kept', () => {
  expect(entryOfToday({ act: 'decide-end-request', detail: { decision: 'keep' } })).toEqual({
    act: 'decide-end-request',
    detail: { decision: 'keep' },
  });
});
