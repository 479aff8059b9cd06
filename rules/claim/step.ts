/** What a rule about claims answers, in the words of the claim. */
import type { Id } from '../engine/id.ts';
import type { CommentOf, EntryOf, EventOf, JobOf, MessageOf, StepOf } from '../engine/step.ts';
import type { Act } from './rights/act-table.ts';
import type { EventData, EventType } from './events.ts';
import type { OfClaim, World } from './facts.ts';
import type { ParamsOf, TemplateName } from './messages.ts';

export type Entry = EntryOf<OfClaim, Act>;

export type Recipient =
  | { to: 'partner-contact'; claimId: Id<'claim'> }
  | { to: 'assignee-or-reviewers'; claimId: Id<'claim'> }
  | { to: 'senior-reviewers' }
  /** Nobody twice, whatever roles somebody holds. */
  | { to: 'assignee-and-senior-reviewers'; claimId: Id<'claim'> }
  | { to: 'programme-admins' }
  /** The notice names address, person and link; `undoes` tells a person's undo notices apart. */
  | {
      to: 'notice';
      claimId: Id<'claim'>;
      round: number;
      purpose: 'decide' | 'undo';
      email: string;
      undoes?: number;
    }
  | { to: 'person'; email: string; name: string };

export type Message = {
  [Template in TemplateName]: MessageOf<OfClaim, Template, Recipient, ParamsOf<Template>>;
}[TemplateName];

/** null: about the tenant as a whole (locks and codes). */
interface OfClaimOrTenant {
  claimId: Id<'claim'> | null;
  lineId?: Id<'line'>;
}

export type EventDraft = {
  [Type in EventType]: EventOf<
    OfClaimOrTenant,
    Type,
    EventData[Type] & ({ number: string } | { tenantId: Id<'tenant'> })
  >;
}[EventType];

export type CommentDraft = CommentOf<OfClaim>;

/** What is to be done with a file's bytes: the scanner's word first, then its text. */
export type FileJob = JobOf<OfClaim, 'scan' | 'read', { fileId: Id<'file'> }>;

export type Step = StepOf<World, Entry, Message, EventDraft, CommentDraft, FileJob>;
