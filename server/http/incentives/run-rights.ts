/** What the reader may do with a run now, and why the rest may not be done: the table of acts, asked in advance. */
import type { IncentiveAct } from '../../../rules/incentives/act-table.ts';
import { incentiveSubject } from '../../../rules/incentives/subject-facts.ts';
import { rightDenial, wordOf } from '../../../rules/access/may-call.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import type { StoredRun } from '../../store/incentives/runs.ts';
import { actionsOut, presentActions } from '../frame/allowed-actions.ts';

export const runActionsOut = actionsOut;

const acts: [OperationId, IncentiveAct][] = [
  ['refreshRun', 'refresh-run'],
  ['submitRun', 'submit-run'],
  ['returnRun', 'return-run'],
  ['approveRun', 'approve-run'],
  ['discardRun', 'discard-run'],
];

export function offeredOnRun(run: StoredRun, actor: Actor): ReturnType<typeof presentActions> {
  const subject = incentiveSubject({
    subject: 'run',
    stage: run.state,
    partnerId: null,
    locationId: null,
    programme: null,
    authorId: run.preparedById,
    runPeople: [],
  });
  return presentActions(
    acts.map(([right, act]) => ({
      action: wordOf(right),
      problem: (rightDenial(right, actor) ?? rightDenial(act, actor, { subject }))?.problems[0] ?? null,
    })),
  );
}
