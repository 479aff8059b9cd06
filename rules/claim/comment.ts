/** add-comment and add-internal-note: the thread between partner and reviewer, and what only the owner's side reads. */
import type { Id } from '../engine/id.ts';
import type { Instant } from '../time/meant.ts';
import type { World } from './facts.ts';
import { roleFor } from './rights/acting-role.ts';
import { type Outcome, accept, deny } from '../engine/denial.ts';
import type { Actor } from '../rights/role.ts';
import type { CommentDraft, Step } from './step.ts';
import { tellPartner, tellPartnerAndOwner } from './tell.ts';
import { type Work, begin, factsOf, finish, record } from './work.ts';

export interface NewComment {
  claimId: Id<'claim'>;
  text: string;
}

export function addComment(world: World, input: NewComment, actor: Actor, now: Instant): Outcome<Step> {
  const work = begin(world);
  const facts = factsOf(work.world, input.claimId);
  if (input.text.trim() === '') return deny('invalid', { code: 'field-required', pointer: '/text' });
  say(work, input.claimId, 'shared', actor, input.text, now);
  record(work, input.claimId, {
    act: 'add-comment',
    actor,
    at: now,
    role: roleFor('add-comment', actor, facts),
    detail: { text: input.text },
    visibleTo: ['partner', 'owner'],
  });
  const tell = facts.claim.stage === 'editing' ? tellPartner : tellPartnerAndOwner;
  tell(work, facts, 'comment.added', now, { side: actor.side });
  return accept(finish(work));
}

export function addInternalNote(world: World, input: NewComment, actor: Actor, now: Instant): Outcome<Step> {
  if (input.text.trim() === '') return deny('invalid', { code: 'field-required', pointer: '/text' });
  const work = begin(world);
  say(work, input.claimId, 'internal', actor, input.text, now);
  record(work, input.claimId, {
    act: 'add-internal-note',
    actor,
    at: now,
    role: roleFor('add-internal-note', actor, factsOf(work.world, input.claimId)),
    detail: { text: input.text },
    visibleTo: ['owner'],
  });
  return accept(finish(work));
}

/** Puts a word into the thread as part of another act. */
export function say(
  work: Work,
  claimId: Id<'claim'>,
  visibility: CommentDraft['visibility'],
  actor: Actor,
  text: string | null | undefined,
  at: Instant,
): void {
  if (!text || text.trim() === '') return;
  work.comments.push({
    claimId,
    visibility,
    author: { side: actor.side, id: actor.id, name: actor.name },
    text: text.trim(),
    at,
  });
}
