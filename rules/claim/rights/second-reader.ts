/** confirm-arbitration and return-arbitration: another person reads what a first reader proposed (domain 2, "second reader"). */
import type { Id } from '../../engine/id.ts';
import type { Instant } from '../../time/meant.ts';
import { type CaseRef, checkPerson, checkState, findCase, itemOf, settleCase } from '../arbitrate.ts';
import { isUndecided } from '../cases.ts';
import type { Act } from './act-table.ts';
import type { ArbitrationCase, ArbitrationProposal, World } from '../facts.ts';
import { roleFor } from './acting-role.ts';
import { type Allowed, mayAct } from './may-act.ts';
import { message } from '../messages.ts';
import { type Outcome, type Problem, accept, deny } from '../../engine/denial.ts';
import type { Actor } from '../../rights/role.ts';
import type { Step } from '../step.ts';
import { type Work, begin, factsOf, finish, record } from '../work.ts';

interface Proposed {
  work: Work;
  one: ArbitrationCase;
  proposal: ArbitrationProposal;
}

export interface ArbitrationConfirmation {
  claimId: Id<'claim'>;
  case: CaseRef;
}

/** What was proposed is decided, with the words of the first reader. */
export function confirmArbitration(
  world: World,
  input: ArbitrationConfirmation,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const found = findProposal(world, input, 'confirm-arbitration', actor);
  if (!found.ok) return found;
  const { work, one, proposal } = found.value;
  const conflict = checkState(work.world, one);
  if (conflict) return deny('conflict', conflict);
  settleCase(
    work,
    one,
    { winnerLineId: proposal.winnerLineId, reasons: proposal.reasons, act: 'confirm-arbitration' },
    actor,
    now,
  );
  return accept(finish(work));
}

export interface ArbitrationReturn extends ArbitrationConfirmation {
  reason: string;
}

/** Back to the first readers, with what the second one misses. */
export function returnArbitration(
  world: World,
  input: ArbitrationReturn,
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const found = findProposal(world, input, 'return-arbitration', actor);
  if (!found.ok) return found;
  const { work, one, proposal } = found.value;
  const { claimId } = input;
  const reason = input.reason.trim();
  if (reason === '') return deny('invalid', { code: 'reason-required', pointer: '/reason' });
  one.proposal = null;
  one.returned = { reason, by: { id: actor.id, name: actor.name }, at: now };
  const role = roleFor('return-arbitration', actor, factsOf(work.world, claimId));
  record(work, claimId, {
    act: 'return-arbitration',
    actor,
    at: now,
    role,
    reason,
    detail: { winnerLineId: proposal.winnerLineId },
    visibleTo: ['owner'],
  });
  const told = { item: itemOf(work, one), by: actor.name, reason };
  work.messages.push(
    message('arbitration-returned', claimId, { to: 'assignee-or-reviewers', claimId }, told),
  );
  return accept(finish(work));
}

function anotherReader(
  world: World,
  one: ArbitrationCase,
  { by }: ArbitrationProposal,
  actor: Actor,
): Problem | null {
  if (by.id === actor.id)
    return { code: 'other-person-required', pointer: '', params: { because: 'proposed-it' } };
  return checkPerson(world, one, actor);
}

const benchActs = ['decide-arbitration', 'confirm-arbitration', 'return-arbitration'] as const;

/** What this reader may do with this case now, and why not: what the bench offers. */
export function actsOnCase(
  world: World,
  { claimId, case: ref }: ArbitrationConfirmation,
  actor: Actor,
): Allowed[] {
  const one = findCase(world, ref);
  return benchActs.map((act) => {
    const problem =
      mayAct(world, claimId, act, actor) ??
      (one ? ofCase(world, one, act, actor) : { code: 'not-found' as const, pointer: '' });
    return problem ? { act, allowed: false, problem } : { act, allowed: true };
  });
}

function ofCase(
  world: World,
  one: ArbitrationCase,
  act: (typeof benchActs)[number],
  actor: Actor,
): Problem | null {
  const { proposal } = one;
  if (act === 'decide-arbitration') {
    return (
      checkState(world, one) ??
      (proposal ? { code: 'arbitration-proposed', pointer: '' } : checkPerson(world, one, actor))
    );
  }
  if (!proposal) return { code: 'nothing-to-do', pointer: '' };
  return (
    anotherReader(world, one, proposal, actor) ??
    (act === 'confirm-arbitration' ? checkState(world, one) : null)
  );
}

function findProposal(
  world: World,
  input: ArbitrationConfirmation,
  act: Act,
  actor: Actor,
): Outcome<Proposed> {
  const work = begin(world);
  const one = findCase(work.world, input.case);
  if (!one || !one.parties.some((party) => party.claimId === input.claimId))
    return deny('hidden', { code: 'not-found', pointer: '' });
  if (!isUndecided(one)) return deny('conflict', { code: 'already-decided', pointer: '' });
  const { proposal } = one;
  if (!proposal) return deny('conflict', { code: 'nothing-to-do', pointer: '' });
  const person = anotherReader(work.world, one, proposal, actor);
  return person ? deny('forbidden', person) : accept({ work, one, proposal });
}
