import { describe, expect, it } from 'vitest';
import type { AllowedAction } from '#sdk';
import { actBar, isAdvised } from './claim-acts.ts';

const allowed = (action: string): AllowedAction => ({ action, allowed: true, code: null, message: null });
const refused = (action: string, code: string): AllowedAction => ({
  action,
  allowed: false,
  code,
  message: `${code}.`,
});
const names = (actions: AllowedAction[]): string[] => actions.map(({ action }) => action);

describe('the bar of acts', () => {
  it('offers what is allowed, the urgent first', () => {
    expect(
      names(actBar([allowed('withdraw-claim'), allowed('resubmit-claim'), allowed('add-comment')]).offered),
    ).toEqual(['resubmit-claim', 'withdraw-claim']);
  });
  it('shows disabled what something stands in the way of', () => {
    const bar = actBar([
      allowed('request-information'),
      refused('decide-claim', 'arbitration-undecided'),
      refused('start-review', 'not-in-this-state'),
    ]);
    expect(names(bar.refused)).toEqual(['decide-claim']);
    expect(names(bar.others)).toEqual(['start-review']);
  });
  it('shows a missing permission beside what is allowed', () => {
    const bar = actBar([allowed('edit-claim'), refused('submit-claim', 'role-missing')]);
    expect(names(bar.refused)).toEqual(['submit-claim']);
  });
  it('names the second reader’s work to nobody else', () => {
    const bar = actBar([allowed('decide-claim'), refused('confirm-arbitration', 'role-missing')]);
    expect([names(bar.refused), names(bar.others)]).toEqual([[], ['confirm-arbitration']]);
  });
  it('says of a claim of the own partner nothing button by button', () => {
    const closed = {
      ...refused('decide-claim', 'other-person-required'),
      params: { because: 'belongs-to-the-partner' },
    };
    const rejected = {
      ...refused('request-information', 'other-person-required'),
      params: { because: 'rejected-it' },
    };
    const bar = actBar([closed, rejected]);
    expect(names(bar.refused)).toEqual(['request-information']);
    expect(names(bar.others)).toEqual(['decide-claim']);
  });
  it('does not fill the page with buttons for a reader who may do nothing', () => {
    const bar = actBar([
      refused('decide-claim', 'role-missing'),
      refused('start-review', 'role-missing'),
      allowed('add-comment'),
    ]);
    expect(bar.refused).toEqual([]);
    expect(names(bar.others)).toEqual(['start-review', 'decide-claim']);
  });
});

it('gives no advice on what was decided, until something new is to be sent', () => {
  const claim = (status: string, sealedAt: string | null, may = true) =>
    ({ status, files: [{ sealedAt }], allowedActions: [{ action: 'add-file', allowed: may }] }) as never;
  const advised = (...all: ReturnType<typeof claim>[]) => all.map((one) => isAdvised(one));
  expect(
    advised(
      claim('editing', null),
      claim('under-review', 'x'),
      claim('rejected', null),
      claim('approved', null),
    ),
  ).toEqual([true, true, true, true]);
  expect(advised(claim('rejected', 'x'), claim('approved', 'x'), claim('editing', null, false))).toEqual([
    false,
    false,
    false,
  ]);
});
