/** withdraw-claim (domain 5.2:13). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { leaveArbitration } from './arbitration.ts';
import { closeTasks, stopOwnerClocks } from './clocks.ts';
import { withdrawLines } from './draft-lines.ts';
import type { ClaimFacts, Line, Notice, World } from './facts.ts';
import { isDisputable, isWithdrawable } from './line-state.ts';
import { roleFor } from './rights/acting-role.ts';
import { mailLines, message } from './messages.ts';
import { type Outcome, accept, deny } from '../engine/denial.ts';
import { tidyDisputePeriods } from './reject.ts';
import type { Actor } from '../rights/role.ts';
import type { Step } from './step.ts';
import { tellPartner, tellPartnerAndOwner } from './tell.ts';
import { disarm } from '../engine/deadline.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

export function withdrawClaim(
  world: World,
  input: { claimId: Id<'claim'>; reason: string },
  actor: Actor,
  now: Instant,
): Outcome<Step> {
  const reason = input.reason.trim();
  if (reason === '') return deny('invalid', { code: 'reason-required', pointer: '/reason' });
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const draft = facts.claim.stage === 'editing';
  const lines = facts.lines.filter((line) => (draft ? line.review === 'undecided' : isWithdrawable(line)));
  // With nothing ever official the whole claim goes, and with it the right to dispute what was rejected.
  const partly = facts.lines.some((line) => line.association !== 'none');
  const told = askedAbout(facts, lines);
  const all = partly ? lines : [...lines, ...facts.lines.filter(isDisputable)];

  leaveArbitration(
    work,
    input.claimId,
    lines.map((line) => line.id),
    now,
    'withdrawn',
  );
  withdrawLines(facts, all, now);
  facts.claim.stage = partly ? 'decided' : 'withdrawn';
  facts.claim.answerTo = null;
  facts.claim.changedSinceRequestAt = null;
  facts.claim.requested = [];
  if (partly) facts.claim.decidedAt ??= now;
  endClocks(facts, partly, now);
  tell(work, facts, lines, { told, reason, partly, draft });
  record(work, input.claimId, {
    act: 'withdraw-claim',
    actor,
    at: now,
    role: roleFor('withdraw-claim', actor, factsOf(world, input.claimId)),
    reason,
    detail: { lines: all.map((line) => line.id), partly },
    visibleTo: draft ? ['partner'] : ['partner', 'owner', 'customer'],
  });
  (draft ? tellPartner : tellPartnerAndOwner)(work, facts, 'claim.withdrawn', now, {
    lines: all.map((line) => line.id),
    partly,
    ...(draft && { draft }),
  });
  return accept(finish(work));
}

function endClocks(facts: ClaimFacts, partly: boolean, now: Instant): void {
  stopOwnerClocks(facts, now);
  disarm(facts, ['partner-answer']);
  tidyDisputePeriods(facts);
  if (partly) return;
  disarm(facts, [
    'refusal-window',
    'reminder',
    'undo',
    'contact-correction',
    'arbitration-answer',
    'dispute-period',
  ]);
  for (const round of facts.rounds) if (round.state !== 'closed') round.state = 'void';
  for (const notice of facts.notices) notice.state = 'void';
  closeTasks(facts, now, 'withdrawn', () => true);
}

/** Decision notices that went out about these lines: their readers are told that nothing is asked any more. */
function askedAbout(facts: ClaimFacts, lines: Line[]): Notice[] {
  const rounds = new Set(lines.map((line) => line.round));
  return facts.notices.filter(
    (notice) => notice.purpose === 'decide' && notice.state === 'accepted' && rounds.has(notice.round),
  );
}

interface Told {
  told: Notice[];
  reason: string;
  partly: boolean;
  draft: boolean;
}

function tell(work: Work, facts: ClaimFacts, withdrawn: Line[], { told, reason, partly, draft }: Told): void {
  if (draft) return;
  const claimId = facts.claim.id;
  const lines = mailLines(work.world, withdrawn);
  work.messages.push(
    message('claim-withdrawn', claimId, { to: 'partner-contact', claimId }, { lines, reason, partly }),
  );
  work.messages.push(
    message('claim-withdrawn', claimId, { to: 'assignee-or-reviewers', claimId }, { lines, reason, partly }),
  );
  const once = new Map(told.map((notice) => [notice.email.toLowerCase(), notice]));
  for (const { round, purpose, email } of once.values()) {
    const recipient = { to: 'notice', claimId, round, purpose, email } as const;
    work.messages.push(
      message('claim-withdrawn', claimId, recipient, { lines, reason, partly }, work.world.tenant.language),
    );
  }
}
