/** The rules as the program asks them (rules/access/decide-act.ts): settled, with the right before the rule. For tests and stories. */
import type { Act } from './rights/act-table.ts';
import { decideAct } from '../access/decide-act.ts';
import { decideOnWorld } from '../access/decide-on-world.example.ts';
import type { Actor } from '../rights/role.ts';
import * as secondReader from './rights/second-reader.ts';
import type { Outcome } from '../engine/denial.ts';
import * as arbitrate from './arbitrate.ts';
import * as association from './association.ts';
import * as comment from './comment.ts';
import * as consent from './consent.ts';
import * as contact from './contact.ts';
import * as decide from './decide.ts';
import * as dispute from './dispute.ts';
import * as draft from './draft.ts';
import type { World } from './facts.ts';
import * as file from './file.ts';
import * as notMeRule from './not-me.ts';
import * as question from './question.ts';
import * as review from './review.ts';
import { settle } from './settle.ts';
import { noStep } from '../engine/step.ts';
import type { Step } from './step.ts';
import * as submit from './submit.ts';
import * as tenantLock from './tenant-lock.ts';
import * as trustedContact from './trusted-contact.ts';
import * as undo from './undo.ts';
import * as withdraw from './withdraw.ts';

type Settled = (world: World, now: string) => Step;
type Rule<Input, Rest extends unknown[]> = (
  world: World,
  input: Input,
  actor: Actor,
  ...rest: Rest
) => Outcome<Step>;

function asked<Input extends object, Rest extends unknown[]>(
  act: Act,
  rule: Rule<Input, Rest>,
  settled: Settled = settle,
): Rule<Input, Rest> {
  return (world, input, actor, ...rest) => {
    const claimId = 'claimId' in input ? String(input.claimId) : null;
    const [now] = rest as unknown[] as [string | undefined];
    const decision = { act, claimId, actor, now: now ?? '', settled: now === undefined ? noStep : settled };
    return decideOnWorld(world, decision, (ready) => rule(ready, input, actor, ...rest));
  };
}

/** The customer's answers: what ends at this very moment has not ended for them. */
const before: Settled = (world, now) => settle(world, now, 'before');

export const createClaim: typeof draft.createClaim = (world, input, actor, now) =>
  decideAct(
    world,
    {
      settle: (ground) => ground,
      asked: () => {
        const { partnerId, locationId = null, programmes } = draft.placeOf(input, actor);
        return {
          right: 'create-claim',
          actor,
          about: { partnerId: partnerId ?? null, locationId, programmes },
          version: null,
          read: null,
        };
      },
    },
    (ground) => draft.createClaim(ground, input, actor, now),
  );
export const editClaim = asked('edit-claim', draft.editClaim);
export const addFile = asked('add-file', file.addFile);
export const removeFile = asked('remove-file', file.removeFile);
export const addComment = asked('add-comment', comment.addComment);
export const addInternalNote = asked('add-internal-note', comment.addInternalNote);
export const submitClaim = asked('submit-claim', submit.submitClaim);
export const resubmitClaim = asked('resubmit-claim', submit.resubmitClaim);
export const withdrawClaim = asked('withdraw-claim', withdraw.withdrawClaim);
export const disputeClaim = asked('dispute-claim', dispute.disputeClaim);
export const startReview = asked('start-review', review.startReview);
export const assignClaim = asked('assign-claim', review.assignClaim);
export const requestInformation = asked('request-information', review.requestInformation);
export const decideClaim = asked('decide-claim', decide.decideClaim);
export const answerArbitration = asked('answer-arbitration', arbitrate.answerArbitration);
export const decideArbitration = asked('decide-arbitration', arbitrate.decideArbitration);
export const confirmArbitration = asked('confirm-arbitration', secondReader.confirmArbitration);
export const returnArbitration = asked('return-arbitration', secondReader.returnArbitration);
export const correctContact = asked('correct-contact', contact.correctContact);
export const confirmContact = asked('confirm-contact', contact.confirmContact);
export const agree = asked('agree', consent.agree, before);
export const refuse = asked('refuse', consent.refuse, before);
export const notMe = asked('not-me', notMeRule.notMe);
export const askQuestion = asked('ask-question', question.askQuestion);
export const answerQuestion = asked('answer-question', question.answerQuestion);
export const undoDecision = asked('undo-decision', undo.undoDecision);
export const endAssociation = asked('end-association', association.endAssociation);
export const requestEnd = asked('request-end', association.requestEnd);
export const decideEndRequest = asked('decide-end-request', association.decideEndRequest);
export const lockItem = asked('lock-item', tenantLock.lockItem);
export const unlockItem = asked('unlock-item', tenantLock.unlockItem);
export const changeSafeguards = asked('change-safeguards', tenantLock.changeSafeguards);
export const issueConsentCode = asked('issue-consent-code', tenantLock.issueConsentCode);
export const revokeConsentCode = asked('revoke-consent-code', tenantLock.revokeConsentCode);
export const addTrustedContact = asked('add-trusted-contact', trustedContact.addTrustedContact);
export const confirmTrustedContact = asked('confirm-trusted-contact', trustedContact.confirmTrustedContact);
export const endTrustedContact = asked('end-trusted-contact', trustedContact.endTrustedContact);
export const objectToContact = asked('object-to-contact', trustedContact.objectToContact);
