/** Funds under any story: B-1, against an independent telling of the same story; and the acts of a claim. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Happening, oracleFund } from '../../test/oracle/coop.ts';
import { cents, claimWith, earned, factsWith, invoice, termsWith } from './claim.example.ts';
import { type CoopClaim } from './claim.ts';
import { approve, disputable, dispute, reject, submit, withdraw } from './decide.ts';
import { type FundEntry, convert, earn, forfeit, fundOf } from './fund.ts';
import { periodOfDay } from './periods.ts';

const terms = termsWith({ threshold: '500.00' });
const period = periodOfDay('2020-11-15');
const until = '2021-04-30';

/** One fund, three claims, and whatever may happen to them in the order of the story. */
interface Telling {
  entries: FundEntry[];
  claims: Map<string, CoopClaim>;
  story: Happening[];
}

/** The likelier ones are named twice. */
const acts =
  'earn submit submit ask resubmit approve approve reject dispute dispute withdraw half close'.split(' ');
const turn = fc.record({
  act: fc.constantFrom(...acts),
  claim: fc.constantFrom('c1', 'c2', 'c3'),
  cents: fc.integer({ min: 1, max: 9_000 }),
  share: fc.integer({ min: 0, max: 100 }),
});
interface Turn {
  act: string;
  claim: string;
  cents: number;
  share: number;
}

const text = (amount: number): string => (amount / 100).toFixed(2);

function take(
  { entries, claims, story }: Telling,
  { act, claim: id, cents: amount, share }: Turn,
  nth: number,
): void {
  const claim = claims.get(id) ?? claimWith({ id });
  const today = '2021-03-04';
  const put = (next: CoopClaim, moved: FundEntry[], happening: Happening): void => {
    claims.set(id, next);
    entries.push(...moved);
    story.push(happening);
  };
  const reviewed =
    claim.stage === 'submitted' || claim.stage === 'under-review' || claim.stage === 'disputed';
  const claimed = Number(cents(claim.invoices[0]?.amount ?? '0'));
  if (act === 'earn') {
    entries.push(
      ...earn(
        { id: `e${nth}`, on: today, amount: { currency: 'USD', minor: BigInt(amount * 30) } },
        terms,
        entries,
      ),
    );
    story.push({ what: 'earned', cents: amount * 30 });
  } else if (act === 'half') {
    entries.push(...convert(entries, terms, period, today));
    story.push({ what: 'half-ended' });
  } else if (act === 'close') {
    const kept = disputable([...claims.values()], today);
    entries.push(...forfeit(entries, period, kept, '2021-08-16'));
    story.push({ what: 'claiming-ended', protectedCents: Number(kept) });
  } else if (
    (act === 'submit' && claim.stage === 'editing') ||
    (act === 'resubmit' && claim.stage === 'partner-action-required')
  ) {
    const wished = { ...claim, invoices: [invoice({ number: `${id} ${nth}`, amount: text(amount) })] };
    const verdict = submit(wished, factsWith({ entries, terms }));
    if (verdict.ok)
      put(verdict.value.claim, verdict.value.entries, {
        what: act === 'submit' ? 'submitted' : 'resubmitted',
        claim: id,
        cents: amount,
      });
  } else if (act === 'ask' && reviewed) claims.set(id, { ...claim, stage: 'partner-action-required' });
  else if (act === 'approve' && reviewed) {
    const given = Math.floor((claimed * share) / 100);
    const item = { id: 'i1', amount: text(given), reason: 'Too dear' };
    const verdict = approve(claim, [item], entries, 'rita', today, until);
    if (verdict.ok)
      put(verdict.value.claim, verdict.value.entries, { what: 'approved', claim: id, cents: given });
    else expect(given).toBeLessThan(Number(claim.approved ?? 0n));
  } else if (act === 'reject' && (reviewed || claim.stage === 'partner-action-required')) {
    const made = reject(claim, entries, 'rita', today, until);
    put(made.claim, made.entries, { what: 'rejected', claim: id });
  } else if (
    act === 'dispute' &&
    claim.disputeUntil !== null &&
    (claim.stage === 'approved' || claim.stage === 'rejected')
  ) {
    const verdict = dispute(claim, entries, today);
    if (verdict.ok) put(verdict.value.claim, verdict.value.entries, { what: 'disputed', claim: id });
  } else if (
    act === 'withdraw' &&
    (claim.stage === 'submitted' || claim.stage === 'partner-action-required')
  ) {
    const verdict = withdraw(claim, entries, today);
    if (verdict.ok) put(verdict.value.claim, verdict.value.entries, { what: 'withdrawn', claim: id });
  }
}

describe('a fund', () => {
  it('has each cent in one place at every instant, as the story told a second way has it (B-1)', () => {
    const seen = { spent: 0, forfeited: 0, disputed: 0, reserved: 0 };
    fc.assert(
      fc.property(fc.array(turn, { minLength: 20, maxLength: 60 }), (turns) => {
        const telling: Telling = { entries: [], claims: new Map(), story: [] };
        for (const [nth, one] of turns.entries()) {
          take(telling, one, nth);
          const fund = fundOf(telling.entries);
          expect(fund.rebate + fund.spent + fund.reserved + fund.left + fund.forfeited).toBe(fund.earned);
          for (const minor of Object.values(fund)) expect(minor).toBeGreaterThanOrEqual(0n);
          const told = oracleFund(telling.story, 40, 50_000);
          expect(
            Object.fromEntries(Object.entries(fund).map(([place, minor]) => [place, Number(minor)])),
          ).toEqual(told);
          seen.spent += fund.spent > 0n ? 1 : 0;
          seen.forfeited += fund.forfeited > 0n ? 1 : 0;
          seen.reserved += fund.reserved > 0n ? 1 : 0;
          seen.disputed += telling.story.some(({ what }) => what === 'disputed') ? 1 : 0;
        }
      }),
      { numRuns: 400 },
    );
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(20);
  });

  it('takes an imported row once, and what is taken back goes off what is left', () => {
    const entries = earned('100.00');
    const again = earn(
      { id: 'e1', on: '2020-11-15', amount: { currency: 'USD', minor: 10_000n } },
      terms,
      entries,
    );
    expect(again).toEqual([]);
    const back = earn(
      { id: 'e2', on: '2020-12-15', amount: { currency: 'USD', minor: -10_000n } },
      terms,
      entries,
    );
    expect(fundOf([...entries, ...back])).toMatchObject({ earned: 0n, left: 0n, rebate: 0n });
    const reserved: FundEntry = {
      kind: 'reserve',
      from: 'left',
      to: 'reserved',
      minor: 3_000n,
      of: 'c1',
      on: '',
    };
    const later = earn({ id: 'e3', on: '2020-12-16', amount: { currency: 'USD', minor: -10_000n } }, terms, [
      ...entries,
      reserved,
    ]);
    expect(fundOf([...entries, reserved, ...later])).toMatchObject({
      earned: 0n,
      left: 0n,
      reserved: 3_000n,
      rebate: -3_000n,
    });
  });

  it('refuses an entry that moves money where it may not go', () =>
    expect(() => fundOf([{ kind: 'spend', from: 'left', to: 'spent', minor: 1n, of: 'c1', on: '' }])).toThrow(
      RangeError,
    ));

  it('forfeits nothing of a claim in review, nor what may still be disputed', () => {
    const entries = earned('25000.00');
    const sent = submit(claimWith(), factsWith({ entries }));
    if (!sent.ok) throw new Error('complete');
    const during = [...entries, ...sent.value.entries];
    const closed = [...during, ...forfeit(during, period, 0n, '2021-08-16')];
    expect(fundOf(closed)).toMatchObject({ reserved: cents('400.00'), forfeited: cents('9600.00') });
    const rejected = reject(sent.value.claim, closed, 'rita', '2021-08-18', '2021-09-17');
    const after = [...closed, ...rejected.entries];
    expect(forfeit(after, period, disputable([rejected.claim], '2021-09-17'), '2021-09-17')).toEqual([]);
    const again = dispute(rejected.claim, after, '2021-09-17');
    expect(again.ok && again.value.claim.stage).toBe('disputed');
    const end = forfeit(after, period, disputable([rejected.claim], '2021-09-18'), '2021-09-18');
    expect(fundOf([...after, ...end])).toMatchObject({ left: 0n, forfeited: cents('10000.00') });
  });
});
