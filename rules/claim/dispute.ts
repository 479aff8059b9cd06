/** dispute-claim (domain 5.2:11). */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import { openCases } from './arbitration.ts';
import { armDisputeAnswer } from './clocks.ts';
import { say } from './comment.ts';
import type { ClaimFacts, Line, World } from './facts.ts';
import { newProof, sealFiles } from './file.ts';
import { reached } from '../time/instant.ts';
import { isDisputable } from './line-state.ts';
import { whyKeyNotFree } from './line-key.ts';
import { roleFor } from './rights/acting-role.ts';
import { mailLines, message } from './messages.ts';
import { type Outcome, type Problem, accept, deny } from '../engine/denial.ts';
import { disputesLeft, tidyDisputePeriods } from './reject.ts';
import type { Actor } from '../rights/role.ts';
import type { Step } from './step.ts';
import { tellPartnerAndOwner } from './tell.ts';
import { begin, factsOf, finish, record } from './work.ts';

export interface Dispute {
  claimId: Id<'claim'>;
  /** Left out: every line that can be disputed. */
  lineIds?: Id<'line'>[];
  /** Needed unless new proof was added. */
  justification?: string | null;
}

export function disputeClaim(world: World, input: Dispute, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  const { problems, lines } = chosenLines(work.world, facts, input, now);
  if (problems.length > 0)
    return deny(
      problems.some((problem) => problem.code === 'line-unknown') ? 'invalid' : 'conflict',
      ...problems,
    );
  const justification = input.justification?.trim() || null;
  if (justification === null && newProof(facts).length === 0)
    return deny('invalid', { code: 'justification-required', pointer: '/justification' });
  const files = sealFiles(facts, now);

  // A dispute is other people's work than the review: nobody's, until a senior reviewer who did not reject takes it.
  facts.claim.assignee = null;
  for (const line of lines) line.disputed = true;
  facts.claim.stage = 'disputed';
  facts.claim.disputesUsed += 1;
  // With the last dispute used, a line left out of it has nothing to wait for (domain 5.2:15).
  if (disputesLeft(facts) === 0) for (const line of facts.lines.filter(isDisputable)) line.final = true;
  tidyDisputePeriods(facts);
  openCases(work, input.claimId, now);
  const answerBy = armDisputeAnswer(work.world, facts, now);
  say(work, input.claimId, 'shared', actor, justification, now);
  work.messages.push(
    message(
      'disputed',
      input.claimId,
      { to: 'senior-reviewers' },
      {
        lines: mailLines(work.world, lines),
        justification,
        newFiles: files.length,
        answerBy,
      },
    ),
  );
  record(work, input.claimId, {
    act: 'dispute-claim',
    actor,
    at: now,
    role: roleFor('dispute-claim', actor, factsOf(world, input.claimId)),
    reason: justification,
    detail: {
      lines: lines.map((line) => line.id),
      files: files.map(({ id, name, sha256 }) => ({ id, name, sha256 })),
    },
    visibleTo: ['partner', 'owner'],
  });
  tellPartnerAndOwner(work, facts, 'claim.disputed', now, { lines: lines.map((line) => line.id) });
  return accept(finish(work));
}

function chosenLines(
  world: World,
  facts: ClaimFacts,
  { lineIds }: Dispute,
  now: Instant,
): { problems: Problem[]; lines: Line[] } {
  if (lineIds === undefined) {
    const disputable = facts.lines.filter(isDisputable);
    const codes = disputable.map((line) => whyNot(world, facts, line, now));
    const lines = disputable.filter((_line, index) => codes[index] === null);
    const code = codes.find((one) => one !== null) ?? 'dispute-period-over';
    return { problems: lines.length > 0 ? [] : [{ code, pointer: '' }], lines };
  }
  const lines: Line[] = [];
  const problems =
    lineIds.length > 0 ? [] : [{ code: 'field-required', pointer: '/lineIds' } satisfies Problem as Problem];
  lineIds.forEach((id, index) => {
    const line = facts.lines.find((one) => one.id === id);
    const code = line ? whyNot(world, facts, line, now) : 'line-unknown';
    if (code) problems.push({ code, pointer: `/lineIds/${index}` });
    else if (line && !lines.includes(line)) lines.push(line);
  });
  return { problems, lines };
}

/** The last day counts whole: the period is over from its end on, whether or not the clock has written it down. */
function whyNot(world: World, facts: ClaimFacts, line: Line, now: Instant): Problem['code'] | null {
  if (line.review !== 'rejected' || line.disputed) return 'line-not-open';
  if (disputesLeft(facts) === 0) return 'dispute-number-used';
  if (line.disputeUntil !== null && reached(now, line.disputeUntil)) return 'dispute-period-over';
  return line.final ? 'line-not-open' : whyKeyNotFree(world, facts, line);
}
