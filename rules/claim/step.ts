/** What a rule answers when it says yes: the world as it is afterwards, and what has to be told. */
import type { Actor } from '../rights/role.ts';
import type { Act } from '../rights/act-table.ts';
import type { EventData, EventType } from './events.ts';
import type { ParamsOf, TemplateName } from './messages.ts';
import type { World } from './facts.ts';
import type { Warning } from '../engine/denial.ts';

/** One line of a claim's history, in words of intent. `before` and `after` hold the state that changed, nothing else. */
export interface Entry {
  claimId: string;
  /** The act's one word, e.g. 'submit-claim', 'refuse', 'close-window'. */
  act: Act;
  /** When it became true: for what the clock did, the deadline's own instant. */
  at: string;
  actor: { side: Actor['side']; id: string; name: string; role: string };
  reason: string | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** What the entry says beside the state: codes, texts, line ids. */
  detail: Record<string, unknown>;
  /** Sides that may read this entry; internal ones are for the owner only. */
  visibleTo: ('partner' | 'owner' | 'customer')[];
}

export type Recipient =
  | { to: 'partner-contact'; claimId: string }
  | { to: 'assignee-or-reviewers'; claimId: string }
  | { to: 'senior-reviewers' }
  /** Nobody twice, whatever roles somebody holds. */
  | { to: 'assignee-and-senior-reviewers'; claimId: string }
  | { to: 'programme-admins' }
  /** The notice names address, person and link; `undoes` tells a person's undo notices apart. */
  | {
      to: 'notice';
      claimId: string;
      round: number;
      purpose: 'decide' | 'undo';
      email: string;
      undoes?: number;
    }
  | { to: 'person'; email: string; name: string };

export type Message = {
  [Template in TemplateName]: {
    template: Template;
    recipient: Recipient;
    claimId: string;
    /** Language of the recipient when known: the tenant's for customers. */
    language: string | null;
    params: ParamsOf<Template>;
  };
}[TemplateName];

/** A thin event for the feed and webhooks. `audience` says whose feed it stands in. */
export type EventDraft = {
  [Type in EventType]: {
    type: Type;
    /** null: about the tenant as a whole (locks and codes). */
    claimId: string | null;
    lineId?: string;
    at: string;
    audience: { side: 'partner'; partnerId: string } | { side: 'owner' } | { side: 'customer' };
    data: EventData[Type] & ({ number: string } | { tenantId: string });
  };
}[EventType];

/** A word in the claim's thread. Internal notes never leave the owner's side; 'customer' is the customer's question and its answer. */
export interface CommentDraft {
  claimId: string;
  visibility: 'shared' | 'internal' | 'customer';
  author: { side: Actor['side']; id: string; name: string };
  text: string;
  at: string;
  /** Set by the store when the row is made. */
  id?: string;
}

/** What is to be done with a file's bytes: the scanner's word first, then its text. */
export interface FileJob {
  kind: 'scan' | 'read';
  claimId: string;
  fileId: string;
}

export interface Step {
  world: World;
  entries: Entry[];
  messages: Message[];
  events: EventDraft[];
  comments: CommentDraft[];
  jobs: FileJob[];
  warnings: Warning[];
  /** Items of which it tells whether another partner holds them. */
  told?: string[];
}

/** Nothing happened. */
export function noStep(world: World): Step {
  return { world, entries: [], messages: [], events: [], comments: [], jobs: [], warnings: [] };
}

/** Two steps as one: the first one's entries and mails come before the second's. */
export function join(first: Step, second: Step): Step {
  return {
    world: second.world,
    entries: [...first.entries, ...second.entries],
    messages: [...first.messages, ...second.messages],
    events: [...first.events, ...second.events],
    comments: [...first.comments, ...second.comments],
    jobs: [...first.jobs, ...second.jobs],
    warnings: second.warnings,
    ...(second.told && { told: second.told }),
  };
}
