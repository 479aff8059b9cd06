/** Decisions, payments, the act table, and that an invoice counts once. */
import { describe, expect, it } from 'vitest';
import { coopActs } from './act-table.ts';
import { cents, claimWith, earned, factsWith, invoice } from './claim.example.ts';
import { type CoopClaim, coopStages } from './claim.ts';
import { approve, dispute, recordPayment, reject, reversePayment, submit } from './decide.ts';
import { kindOf, mayAct } from '../rights/may-act.ts';
import { reasonProblem } from '../rights/reason.ts';
import type { Actor, Grant } from '../rights/role.ts';
import { coopSubject } from './subject-facts.ts';
import { countedInvoices } from './invoices.ts';

const until = '2021-04-30';

describe('a decision', () => {
  const sent = claimWith({
    stage: 'under-review',
    invoices: [invoice(), invoice({ id: 'i2', number: '18', amount: '100.00' })],
  });
  const entries = [
    ...earned('25000.00'),
    {
      kind: 'reserve' as const,
      from: 'left' as const,
      to: 'reserved' as const,
      minor: cents('500.00'),
      of: 'c1',
      on: '',
    },
  ];
  const items = (first: string, reason: string | null = null) => [
    { id: 'i1', amount: first, reason },
    { id: 'i2', amount: '100.00', reason: null },
  ];
  it('is an amount for each invoice, never above what is claimed, with a reason when it is lower', () => {
    const problems = (list: ReturnType<typeof items>): string[] => {
      const verdict = approve(sent, list, entries, 'rita', '2021-03-05', until);
      return verdict.ok ? [] : verdict.denial.problems.map(({ code, pointer }) => `${code} ${pointer}`);
    };
    expect(problems(items('400.00'))).toEqual([]);
    expect(problems(items('400.01'))).toEqual(['value-invalid /items/0/amount']);
    expect(problems(items('300.00'))).toEqual(['reason-required /items/0/reason']);
    expect(problems(items('300.00', 'Travel of a guest'))).toEqual([]);
    expect(problems(items('400.00').slice(0, 1))).toEqual(['field-required /items']);
  });
  it('raises in a dispute what was paid, and the difference is due', () => {
    const lowered = approve(sent, items('300.00', 'Too dear'), entries, 'rita', '2021-03-05', until);
    if (!lowered.ok) throw new Error('valid');
    const paid = recordPayment(lowered.value.claim);
    expect([paid.minor, paid.claim.stage]).toEqual([cents('400.00'), 'paid']);
    expect(reversePayment(paid.claim, paid.minor)).toMatchObject({ stage: 'approved', paid: 0n });
    const books = [...entries, ...lowered.value.entries];
    const again = dispute(paid.claim, books, '2021-03-20');
    if (!again.ok) throw new Error('left');
    const all = [...books, ...again.value.entries];
    expect(reject(again.value.claim, all, 'sara', '2021-03-22', until).claim.stage).toBe('paid');
    const raised = approve(again.value.claim, items('400.00'), all, 'sara', '2021-03-22', until);
    expect(raised.ok && [raised.value.claim.stage, recordPayment(raised.value.claim).minor]).toEqual([
      'approved',
      cents('100.00'),
    ]);
    const less = approve(again.value.claim, items('200.00', 'Even dearer'), all, 'sara', '2021-03-22', until);
    expect(less.ok).toBe(false);
  });
});

describe('the act table', () => {
  it('reaches every stage, and only three are the end', () => {
    const reached = new Set<string>(['none']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const { stages: from, to } of coopActs)
        if (from.some((stage) => reached.has(stage))) to.forEach((stage) => reached.add(stage));
    }
    expect([...reached].toSorted()).toEqual([...coopStages].toSorted());
    const ends = coopStages.filter((stage) => !coopActs.some((row) => row.stages.includes(stage)));
    expect(ends).toEqual(['rejected-final', 'withdrawn']);
  });

  const person = (id: string, more: Pick<Actor, 'side'> & Partial<Actor>, grant: Partial<Grant>): Actor => ({
    id,
    name: id,
    grants: [{ role: 'reviewer', locationId: null, programme: null, maySubmit: false, ...grant }],
    readOnly: false,
    scopes: null,
    ...more,
  });
  const user = (maySubmit: boolean, partnerId = 'p1'): Actor =>
    person('ina', { side: 'partner', partnerId }, { role: 'incentives-user', maySubmit });
  const reviewer = (id: string): Actor => person(id, { side: 'owner' }, {});
  const said = (act: string, claim: Partial<CoopClaim>, actor: Actor, today = '2021-04-30'): string => {
    const rows = coopActs.filter((row) => row.act === act);
    const problem = mayAct({ act, rows, subject: coopSubject(claimWith(claim), today), place: {} }, actor);
    return problem ? `${kindOf(problem)} ${problem.code}` : 'ok';
  };
  it('lets a user draft, and send only with the permission', () => {
    expect(said('add-invoice', {}, user(false))).toBe('ok');
    expect(said('add-invoice', { stage: 'submitted' }, user(false))).toBe('conflict not-in-this-state');
    expect(said('submit-coop-claim', {}, user(false))).toBe('forbidden role-missing');
    expect(said('submit-coop-claim', {}, user(true))).toBe('ok');
    expect(said('submit-coop-claim', {}, user(true, 'p2'))).toBe('hidden not-yours');
  });
  it('has a dispute decided by another reviewer, within its time', () => {
    const disputed: Partial<CoopClaim> = { stage: 'disputed', decidedBy: 'rita', inDispute: true };
    expect(said('approve-coop-claim', disputed, reviewer('rita'))).toBe('forbidden other-person-required');
    expect(said('approve-coop-claim', disputed, reviewer('sara'))).toBe('ok');
    expect(said('reject-coop-claim', disputed, reviewer('sara'))).toBe('ok');
    const asked = coopActs.find(({ act }) => act === 'reject-coop-claim')?.reason ?? 'none';
    expect(reasonProblem(asked, { text: 'Seen', codes: [] })?.pointer).toBe('/codes');
    const rejected: Partial<CoopClaim> = { stage: 'rejected', disputeUntil: '2021-04-30' };
    const sender = user(true);
    expect(said('dispute-coop-decision', rejected, sender)).toBe('ok');
    expect(said('dispute-coop-decision', rejected, sender, '2021-05-01')).toBe(
      'conflict dispute-period-over',
    );
    expect(said('dispute-coop-decision', { stage: 'approved' }, sender)).toBe('conflict dispute-period-over');
  });
});

describe('an invoice', () => {
  it('counts once per supplier and partner: from the first submission until the claim is over for good', () => {
    const counts = (stage: CoopClaim['stage'], partnerId = 'p1'): boolean => {
      const usedInvoices = countedInvoices(
        [claimWith({ id: 'c9', stage, partnerId }), claimWith()],
        'p1',
        'c1',
      );
      const verdict = submit(claimWith(), factsWith({ usedInvoices }));
      return !verdict.ok && verdict.denial.problems.some(({ code }) => code === 'invoice-used-before');
    };
    const free = coopStages.filter((stage) => !counts(stage));
    expect(free).toEqual(['none', 'editing', 'rejected-final', 'withdrawn']);
    expect(counts('submitted', 'p2')).toBe(false);
  });
});
