/**
 * What a rule answers when it says yes, whatever it is about: the world as it is afterwards, and what has to be kept and sent. A process fills
 * in its own words, and `Owner` is how its rules name one of its subjects: `{ claimId: Id<'claim'> }`.
 */
import type { Id } from './id.ts';
import type { Instant } from '../time/meant.ts';
import type { Warning } from './denial.ts';
import type { Side } from './side.ts';

/** One line of a history, in words of intent. `before` and `after` hold the state that changed, nothing else. */
export type EntryOf<Owner extends object, Act extends string> = Owner & {
  /** The act's one word, e.g. 'submit-claim', 'refuse', 'close-window'. */
  act: Act;
  /** When it became true: for what the clock did, the deadline's own instant. */
  at: Instant;
  actor: { side: Side; id: string; name: string; role: string };
  reason: string | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** What the entry says beside the state: codes, texts, ids. */
  detail: Record<string, unknown>;
  /** Sides that may read this entry; internal ones are for the owner only. */
  visibleTo: Exclude<Side, 'system'>[];
};

/** A mail, by its template. */
export type MessageOf<Owner extends object, Template extends string, Recipient, Params> = Owner & {
  template: Template;
  recipient: Recipient;
  /** Language of the recipient when known: the tenant's for customers. */
  language: string | null;
  params: Params;
};

/** Whose feed an event stands in. */
export type Audience =
  | { side: 'partner'; partnerId: Id<'partner'> }
  | { side: 'owner' }
  | { side: 'customer' };

/** A thin event for the feed and webhooks. */
export type EventOf<Owner extends object, Type extends string, Data extends object> = Owner & {
  type: Type;
  at: Instant;
  audience: Audience;
  data: Data;
};

/** A word in a subject's thread. Internal notes never leave the owner's side; 'customer' is the customer's question and its answer. */
export type CommentOf<Owner extends object> = Owner & {
  visibility: 'shared' | 'internal' | 'customer';
  author: { side: Side; id: string; name: string };
  text: string;
  at: Instant;
  /** Set by the store when the row is made. */
  id?: string;
};

/** Work that goes on without anybody waiting for it; what stands beside its kind is handed to it. */
export type JobOf<Owner extends object, Kind extends string, Payload extends object> = Owner & {
  kind: Kind;
} & Payload;

export interface StepOf<World, Entry, Message, Event, Comment, Job> {
  world: World;
  entries: Entry[];
  messages: Message[];
  events: Event[];
  comments: Comment[];
  jobs: Job[];
  warnings: Warning[];
  /** Items of which it tells whether another partner holds them. */
  told?: string[];
}

/** A step of any process. */
export type AnyStep<World = unknown> = StepOf<
  World,
  EntryOf<object, string>,
  MessageOf<object, string, object, object>,
  EventOf<object, string, object>,
  CommentOf<object>,
  JobOf<object, string, object>
>;

/** Nothing happened. */
export function noStep<World>(world: World): StepOf<World, never, never, never, never, never> {
  return { world, entries: [], messages: [], events: [], comments: [], jobs: [], warnings: [] };
}

/** Two steps as one: the first one's entries and mails come before the second's. */
export function join<World, Entry, Message, Event, Comment, Job>(
  first: StepOf<World, Entry, Message, Event, Comment, Job>,
  second: StepOf<World, Entry, Message, Event, Comment, Job>,
): StepOf<World, Entry, Message, Event, Comment, Job> {
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
