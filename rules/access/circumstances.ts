/** What a right asks of the thing itself, by the words of the table of operations. What is not known yet denies nothing. */
import type { Id } from '../engine/id.ts';
import type { Problem } from '../engine/denial.ts';
import type { SubjectOfAct } from '../rights/act-row.ts';
import type { Circumstance } from './operation-row.ts';
import { grantProblem, type GrantChange } from '../rights/role-grants.ts';
import type { Actor, Grant } from '../rights/role.ts';

/** What is known of the thing when a right is asked for. Everything may be left out: then only the actor is looked at. */
export interface About {
  /** As its process says it, settled to now. */
  subject?: SubjectOfAct;
  /** The act has moved the subject on already, so its stage says nothing. */
  replayed?: boolean;
  partnerId?: Id<'partner'> | null;
  tenantId?: Id<'tenant'> | null;
  /** Whose own it is. */
  memberId?: Id<'member'>;
  locationId?: Id<'location'> | null;
  programmes?: string[];
  /** Was the claim ever submitted? */
  submitted?: boolean;
  /** Was the customer asked about the claim? */
  asked?: boolean;
  /** Who wrote what waits for another person; null: nothing waits. */
  author?: string | null;
  /** A key that was revoked or has expired, a code that was used, an association that has ended, an activation that has begun, a person who has left. */
  over?: boolean;
  change?: { grant: GrantChange; held: readonly Grant[]; what: 'grant' | 'revoke' };
  /** Every role of the person it is done to. */
  held?: readonly Grant[];
  /** Was the person invited, and has not come yet? */
  waiting?: boolean;
  sandbox?: boolean;
}

const notTheirs: Problem = { code: 'not-yours', pointer: '' };

function ownCompany(actor: Actor, { partnerId, tenantId }: About): Problem | null {
  if (actor.side === 'partner' && partnerId !== undefined && partnerId !== actor.partnerId) return notTheirs;
  if (actor.side === 'customer' && tenantId !== undefined && tenantId !== actor.tenantId) return notTheirs;
  return null;
}

/** Nobody changes what they are themselves (domain 2). */
function notOneself(actor: Actor, { memberId }: About): Problem | null {
  return memberId === actor.id
    ? { code: 'other-person-required', pointer: '', params: { because: 'is-oneself' } }
    : null;
}

/** An admin of one place has no say over somebody who also works elsewhere. */
function overAll(actor: Actor, { held = [] }: About): Problem | null {
  const problems = held.map((grant) => grantProblem(actor, grant as GrantChange, [], 'revoke'));
  return problems.find((problem) => problem !== null) ?? null;
}

const person = (actor: Actor, about: About): Problem | null =>
  ownCompany(actor, about) ?? notOneself(actor, about) ?? overAll(actor, about);
const hasLeft = ({ over }: About): Problem | null => (over ? { code: 'not-found', pointer: '' } : null);
const nothingToDo: Problem = { code: 'nothing-to-do', pointer: '' };

function readsDrafts(actor: Actor): boolean {
  return actor.side === 'partner' || actor.grants.some(({ role }) => role === 'auditor');
}

export const circumstances: Record<Circumstance, (actor: Actor, about: About) => Problem | null> = {
  'own-company': ownCompany,
  'at-location': ownCompany,
  'own-person': (actor, { memberId }) => (memberId === undefined || memberId === actor.id ? null : notTheirs),
  submitted: (actor, about) =>
    ownCompany(actor, about) ?? (about.submitted === false && !readsDrafts(actor) ? notTheirs : null),
  asked: (actor, about) => ownCompany(actor, about) ?? (about.asked === false ? notTheirs : null),
  'where-admin': (actor, about) =>
    ownCompany(actor, about) ??
    (actor.side === 'owner' ? notOneself(actor, about) : null) ??
    hasLeft(about) ??
    (about.change ? grantProblem(actor, about.change.grant, about.change.held, about.change.what) : null),
  colleague: (actor, about) => person(actor, about) ?? hasLeft(about),
  'invited-colleague': (actor, about) =>
    person(actor, about) ?? hasLeft(about) ?? (about.waiting === false ? nothingToDo : null),
  'former-colleague': (actor, about) => person(actor, about) ?? (about.over === false ? nothingToDo : null),
  'key-alive': (actor, about) =>
    ownCompany(actor, about) ?? (about.over ? { code: 'nothing-to-do', pointer: '' } : null),
  'still-official': (_actor, { over }) => (over ? { code: 'nothing-to-do', pointer: '' } : null),
  'code-open': (_actor, { over }) => (over ? { code: 'already-decided', pointer: '' } : null),
  'activation-to-come': (_actor, { over }) =>
    over ? { code: 'date-not-in-future', pointer: '/from' } : null,
  'draft-of-another': (actor, { author }) => {
    if (author === null) return { code: 'nothing-to-approve', pointer: '' };
    return author === actor.id ? { code: 'approver-is-author', pointer: '' } : null;
  },
  'contact-of-another': (actor, { author }) => {
    if (author === null) return { code: 'nothing-to-do', pointer: '' };
    return author === actor.id
      ? { code: 'other-person-required', pointer: '', params: { because: 'added-the-contact' } }
      : null;
  },
  'in-sandbox': (_actor, { sandbox }) => (sandbox === false ? { code: 'not-found', pointer: '' } : null),
};
