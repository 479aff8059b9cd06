/** The conditions of the act table by name, and what they say of a line. Dates are not asked here: the world is settled to now. */
import type { Act, Condition } from './act-table.ts';
import { hasRejected, liveCasesOf } from '../cases.ts';
import { isContested, isDisputable, isWithdrawable, lacksConsent } from '../line-state.ts';
import type { ClaimFacts, Line, World } from '../facts.ts';
import type { Problem } from '../../engine/denial.ts';
import { type Actor, mayHandOver } from '../../rights/role.ts';

/** Where it is asked: the world around the claim, and who would act. */
interface At {
  world: World;
  actor: Actor;
}
type Test = (facts: ClaimFacts, act: Act, at: At) => Problem | null;

const nothing: Problem = { code: 'nothing-to-do', pointer: '' };
const when =
  (test: (facts: ClaimFacts) => boolean, problem: Problem = nothing): Test =>
  (facts) =>
    test(facts) ? null : problem;
const anyLine =
  (test: (line: Line) => boolean) =>
  (facts: ClaimFacts): boolean =>
    facts.lines.some(test);
const openTask =
  (...kinds: ClaimFacts['tasks'][number]['kind'][]) =>
  (facts: ClaimFacts): boolean =>
    facts.tasks.some((task) => task.closedAt === null && kinds.includes(task.kind));

function notEditable(act: Act): Problem {
  return { code: 'field-not-editable', pointer: '', params: { act } };
}

/** A contested line may be proved in any stage (domain 8); otherwise the policy says when (4.2). */
function filesOpen(facts: ClaimFacts): boolean {
  const { claim, policy } = facts;
  if (isContested(facts)) return true;
  if (claim.stage === 'submitted') return policy.editableInSubmitted.includes('files');
  if (claim.stage === 'partner-action-required') return policy.editableInActionRequired.includes('files');
  if (claim.stage !== 'decided') return claim.stage === 'editing';
  return facts.lines.some(
    (line) =>
      isDisputable(line) ||
      (line.review === 'approved' && line.consent !== 'refused' && line.association !== 'ended'),
  );
}

function another(because: string): Problem {
  return { code: 'other-person-required', pointer: '', params: { because } };
}

/** Somebody who rejected all of it decides none of it; asking for more is about the whole. */
function byAnother(facts: ClaimFacts, act: Act, { world, actor }: At): Problem | null {
  const disputed = facts.lines.filter((line) => line.disputed);
  const own = disputed.filter((line) => hasRejected(world, line, actor.id));
  const stands = act === 'decide-claim' ? own.length === disputed.length : own.length > 0;
  return own.length > 0 && stands ? another('rejected-it') : null;
}

function proposed(facts: ClaimFacts, _act: Act, { world, actor }: At): Problem | null {
  const cases = liveCasesOf(world, facts.claim.id).filter((one) => one.proposal !== null);
  if (cases.length === 0) return nothing;
  return cases.every((one) => one.proposal?.by.id === actor.id) ? another('proposed-it') : null;
}

/** One answer per party, and only until its time is over. */
function answerAwaited(facts: ClaimFacts, _act: Act, { world }: At): Problem | null {
  const { id } = facts.claim;
  const parties = liveCasesOf(world, id).flatMap((one) =>
    one.parties.filter((party) => party.claimId === id && party.state !== 'withdrawn'),
  );
  if (parties.some((party) => party.state === 'answer-awaited')) return null;
  return parties.length > 0 ? { code: 'already-decided', pointer: '' } : nothing;
}

export const conditions: Record<Condition, Test> = {
  'fields-open': (facts, act) => {
    const { claim, policy } = facts;
    if (claim.stage === 'editing') return null;
    const fields = claim.stage === 'submitted' ? policy.editableInSubmitted : policy.editableInActionRequired;
    return fields.some((field) => field !== 'files' && field !== 'comments') ? null : notEditable(act);
  },
  'files-open': (facts, act) => (filesOpen(facts) ? null : { ...notEditable(act), pointer: '/files' }),
  'comments-open': ({ claim, policy }, act) => {
    // Policies say for two stages whether the partner may add words (domain 4.2); in the others nothing forbids it.
    const lists = {
      submitted: policy.editableInSubmitted,
      'partner-action-required': policy.editableInActionRequired,
    };
    const closed =
      (claim.stage === 'submitted' || claim.stage === 'partner-action-required') &&
      !lists[claim.stage].includes('comments');
    return closed ? { ...notEditable(act), pointer: '/comments' } : null;
  },
  'file-not-sent': when(
    (facts) => facts.files.some((file) => file.removedAt === null && file.sentAt === null),
    { code: 'field-not-editable', pointer: '/files', params: { because: 'sealed' } },
  ),
  'rejected-line-open-to-dispute': (facts) => {
    if (facts.lines.some(isDisputable)) return null;
    const { dispute } = facts.policy;
    const used = dispute === null || (dispute.times !== null && facts.claim.disputesUsed >= dispute.times);
    const rejected = facts.lines.some((line) => line.review === 'rejected');
    if (rejected && used) return { code: 'dispute-number-used', pointer: '' };
    return rejected ? { code: 'dispute-period-over', pointer: '' } : nothing;
  },
  'something-to-withdraw': when(
    (facts) => facts.claim.stage === 'editing' || facts.lines.some(isWithdrawable),
  ),
  'arbitration-answer-awaited': answerAwaited,
  'line-without-consent': when(anyLine(lacksConsent), { code: 'already-decided', pointer: '' }),
  'contact-to-correct': when((facts) =>
    facts.deadlines.some(
      (deadline) =>
        deadline.kind === 'contact-correction' &&
        deadline.state === 'armed' &&
        deadline.party.startsWith('partner'),
    ),
  ),
  'contact-in-doubt': when(
    (facts) =>
      openTask('contact-bounced', 'replacement-contact', 'bounce-after-official')(facts) ||
      facts.lines.some(
        (line) =>
          line.association === 'none' && (line.consent === 'unconfirmed' || line.consent === 'paused'),
      ),
  ),
  asked: when((facts) => facts.rounds.some((round) => round.state !== 'void')),
  'line-official': when(anyLine((line) => line.association === 'official')),
  'policy-lets-partner-end': when(
    (facts) =>
      facts.policy.partnerEndsAssociation === 'ends' &&
      facts.lines.some((line) => line.association === 'official'),
  ),
  'policy-makes-partner-ask': when(
    (facts) =>
      facts.policy.partnerEndsAssociation === 'asks' &&
      facts.lines.some((line) => line.association === 'official'),
  ),
  'decision-to-undo': ({ deadlines, lines }) => {
    const clocks = deadlines.filter((deadline) => deadline.kind === 'undo');
    if (clocks.some((clock) => clock.state === 'armed')) return null;
    if (lines.some((line) => line.consent === 'refused' && line.refusalUndoneAt !== null))
      return { code: 'undo-used', pointer: '' };
    return clocks.some((clock) => clock.state === 'fired')
      ? { code: 'undo-period-over', pointer: '' }
      : nothing;
  },
  'open-question': when(openTask('customer-question')),
  'open-end-request': when(openTask('end-requested')),
  'open-arbitration': (facts, _act, { world }) => {
    if (!facts.lines.some((line) => line.arbitration === 'waiting') && !openTask('arbitration')(facts))
      return nothing;
    const cases = liveCasesOf(world, facts.claim.id);
    return cases.length > 0 && cases.every((one) => one.proposal !== null)
      ? { code: 'arbitration-proposed', pointer: '' }
      : null;
  },
  'proposed-arbitration': proposed,
  'by-another-than-rejected': byAnother,
  'own-or-nobodys-work': ({ claim }, _act, { actor }) => {
    if (mayHandOver(actor) || claim.assignee === null || claim.assignee.id === actor.id) return null;
    return {
      code: 'role-missing',
      pointer: '',
      params: { roles: ['senior-reviewer'], grantedBy: 'programme-admin' },
    };
  },
};
