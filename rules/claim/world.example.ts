/**
 * A small world for tests, and a story that runs acts in it: Contoso, a customer in Amsterdam, and two partners that claim its
 * workloads and subscriptions. All zones are UTC unless a test sets others, so that a day's end reads as 00:00Z.
 */
import { addFile, createClaim } from './acts.example.ts';
import type { Calendar } from '../time/calendar.ts';
import { activities2019, activities2023, items, programmes, solutionAreas } from '../programme/catalog.ts';
import { type NewClaim } from './draft.ts';
import type { LineInput } from './draft-lines.ts';
import type { ClaimFacts, World } from './facts.ts';
import type { LocationFacts, Subscription, Tenant } from './tenant-facts.ts';
import { afterGrace } from '../time/grace.ts';
import { compareInstants } from '../time/instant.ts';
import { keyPhase } from './line-key.ts';
import { type Policy, defaultPolicyId, policies } from '../programme/policy.ts';
import type { Outcome, Denial } from '../engine/denial.ts';
import type { Actor, Grant, Role } from '../rights/role.ts';
import { submittedKeys } from './submission-limit.ts';
import { type UpTo, settle } from './settle.ts';
import type { Message, Step } from './step.ts';
import { factsOf } from './work.ts';

export function policyOf(id: string): Policy {
  const policy = policies.find((one) => one.id === id);
  if (!policy) throw new Error(`there is no policy ${id}`);
  return policy;
}

export function exampleCalendar(id: string, holidays: Calendar['holidays'] = []): Calendar {
  return { id, version: 1, workdays: [1, 2, 3, 4, 5], holidays, from: '2019-01-01', until: '2030-12-31' };
}

/** 'a', 'b' … to a GUID that can be told apart in a failing test. */
export function guid(letter: string): string {
  const digit = letter.charCodeAt(0).toString(16).slice(-1);
  return [8, 4, 4, 4, 12].map((length) => digit.repeat(length)).join('-');
}

export function subscription(
  letter: string,
  product: string,
  more: Partial<Subscription> = {},
): Subscription {
  return {
    id: guid(letter),
    product,
    state: 'active',
    motion: 'volume-licensing',
    startsOn: '2019-01-01',
    endsOn: null,
    ...more,
  };
}

export const tenantId = '11111111-1111-4111-8111-111111111111';

export function exampleTenant(more: Partial<Tenant> = {}): Tenant {
  return {
    id: tenantId,
    name: 'Contoso',
    country: 'NL',
    zone: 'UTC',
    language: 'nl',
    publicSector: false,
    allLocked: false,
    agreementRequired: false,
    domains: ['contoso.example', 'contoso.test'],
    trustedContacts: [
      {
        id: 'trusted-1',
        name: 'Tessa Trusted',
        title: 'IT manager',
        email: 'tessa@contoso.example',
        source: 'owner',
      },
    ],
    proposedContacts: [],
    vouchers: [],
    subscriptions: [subscription('a', 'sales'), subscription('b', 'field-service')],
    locks: [],
    codes: [],
    itemsWithUsage: ['exchange-online', 'teams', 'sharepoint-online'],
    ...more,
  };
}

export function exampleWorld(more: Partial<World> = {}): World {
  return {
    tenant: exampleTenant(),
    clocks: {
      calendars: { NL: exampleCalendar('NL'), BE: exampleCalendar('BE'), US: exampleCalendar('US') },
      owner: { country: 'NL', zone: 'UTC' },
    },
    catalog: { solutionAreas, programmes, items, activities: [...activities2019, ...activities2023] },
    claims: [],
    cases: [],
    othersKeys: [],
    ownKeys: [],
    ...more,
  };
}

export function location(partnerId = 'partner-a', more: Partial<LocationFacts> = {}): LocationFacts {
  return {
    id: `${partnerId}-location`,
    partnerId,
    partnerName: partnerId,
    number: '4500001',
    name: 'Amsterdam',
    country: 'NL',
    zone: 'UTC',
    enrolledIn: ['osu-microsoft-365', 'osa-sell', 'osu-business-applications'],
    // The example claim names its contact at the first, whoever claims.
    mailDomains: ['partner-a.example', `${partnerId}.example`],
    ...more,
  };
}

export function grant(role: Role, more: Partial<Grant> = {}): Grant {
  return { role, locationId: null, programme: null, maySubmit: false, ...more };
}

export function partnerPerson(
  partnerId = 'partner-a',
  role: Role = 'incentives-admin',
  more: Partial<Actor> = {},
): Actor {
  return {
    side: 'partner',
    id: `${partnerId}-${role}`,
    name: `${role} of ${partnerId}`,
    partnerId,
    grants: [grant(role)],
    readOnly: false,
    scopes: null,
    ...more,
  };
}

export function ownerPerson(role: Role = 'reviewer', id = 'rita', more: Partial<Actor> = {}): Actor {
  return { side: 'owner', id, name: id, grants: [grant(role)], readOnly: false, scopes: null, ...more };
}

/** A contact who came by the link of a notice. */
export function contactPerson(
  email = 'tessa@contoso.example',
  trusted = true,
  more: Partial<Actor> = {},
): Actor {
  return {
    side: 'customer',
    id: `contact:${email}`,
    name: email,
    email,
    tenantId,
    grants: [grant('contact')],
    readOnly: false,
    scopes: null,
    contact: { noticeId: `notice:${email}`, email, trusted },
    ...more,
  };
}

export function tenantAdmin(more: Partial<Actor> = {}): Actor {
  return {
    side: 'customer',
    id: 'admin',
    name: 'Adam Admin',
    email: 'adam@contoso.example',
    tenantId,
    grants: [grant('tenant-admin')],
    readOnly: false,
    scopes: null,
    ...more,
  };
}

export const exchange: LineInput = {
  id: 'l1',
  itemId: 'exchange-online',
  activity: 'usage',
  subscriptionId: null,
};
export const teams: LineInput = { id: 'l2', itemId: 'teams', activity: 'usage', subscriptionId: null };

/** Ready to submit, apart from the file. */
export function exampleClaim(more: Partial<NewClaim> = {}): NewClaim {
  return {
    id: 'c1',
    number: 'CON-000001',
    location: location(),
    policy: policyOf(defaultPolicyId),
    tenantId,
    name: 'Mail for Contoso',
    customerDomain: 'contoso.example',
    solutionArea: 'microsoft-365',
    activities: ['usage'],
    lines: [exchange, teams],
    customerContact: { name: 'Nora Named', title: 'Head of IT', email: 'nora@contoso.example' },
    partnerContact: { name: 'Pia Partner', email: 'pia@partner-a.example' },
    ...more,
  };
}

/** The same, as the policy of 2023 has it. */
export function claimOf2023(more: Partial<NewClaim> = {}): NewClaim {
  const policy = policyOf('cpor-2023-10');
  const use = { activity: 'use-or-consume' };
  return exampleClaim({
    policy,
    solutionArea: 'modern-work-and-security',
    activities: ['use-or-consume'],
    customerDomain: null,
    lines: [
      { ...exchange, ...use },
      { ...teams, ...use },
    ],
    acknowledgements: [...policy.acknowledgementsAsked],
    ...more,
  });
}

/** Runs acts one after the other, settles the clock before each as the program does, and keeps all that was said. */
/** Values of a message of whatever template. */
export function valuesOf(message: Message): Record<string, unknown> {
  return message.params as Record<string, unknown>;
}

export class Story {
  world: World;
  now: string;
  said: Omit<Step, 'world' | 'warnings'> = { entries: [], messages: [], events: [], comments: [], jobs: [] };

  constructor(now = '2020-12-01T09:00:00Z', world: World = exampleWorld()) {
    this.now = now;
    this.world = world;
  }

  /**
   * Moves the clock on and writes down what it made true; where a customer's window ends at that very instant, after the moment
   * that refusals on their way are given.
   */
  at(now: string, upTo: UpTo = 'including'): this {
    this.now = upTo === 'including' && this.#windowEndsAt(now) ? afterGrace(now) : now;
    this.take(settle(this.world, this.now, upTo));
    return this;
  }

  #windowEndsAt(now: string): boolean {
    return this.world.claims
      .flatMap((facts) => facts.deadlines)
      .some(
        ({ kind, state, basis }) =>
          kind === 'refusal-window' && state === 'armed' && compareInstants(basis.endsAt, now) === 0,
      );
  }

  /** Does an act of which a yes is expected. */
  act(rule: (world: World, now: string) => Outcome<Step>): Step {
    const outcome = this.try(rule);
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.denial)}`);
    return outcome.value;
  }

  /** Does an act of which a no is expected. */
  refused(rule: (world: World, now: string) => Outcome<Step>): Denial {
    const outcome = this.try(rule);
    if (outcome.ok) throw new Error('it was accepted');
    return outcome.denial;
  }

  try(rule: (world: World, now: string) => Outcome<Step>): Outcome<Step> {
    const outcome = rule(this.world, this.now);
    if (outcome.ok) this.take(outcome.value);
    return outcome;
  }

  take(step: Step): void {
    this.world = { ...step.world, claims: step.world.claims.map(withNoticeIds) };
    for (const part of ['entries', 'messages', 'events', 'comments', 'jobs'] as const)
      (this.said[part] as unknown[]).push(...step[part]);
  }

  /** Looks at the world as the act on this claim would: it comes first, and what others hold is known by key only. */
  focus(claimId: string): this {
    const own = factsOf(this.world, claimId);
    const keys = this.world.claims
      .filter((facts) => facts !== own)
      .flatMap((facts) =>
        facts.lines.flatMap((line) => {
          const phase = keyPhase(facts, line);
          return phase && line.key
            ? [
                {
                  key: line.key,
                  claimId: facts.claim.id,
                  phase,
                  own: facts.claim.partnerId === own.claim.partnerId,
                },
              ]
            : [];
        }),
      );
    this.world = {
      ...this.world,
      claims: [own, ...this.world.claims.filter((facts) => facts !== own)],
      ownKeys: keys
        .filter((one) => one.own)
        .map(({ key, claimId: id, phase }) => ({ key, claimId: id, phase })),
      othersKeys: keys
        .filter((one) => !one.own)
        .map(({ key, claimId: id, phase }) => ({ key, claimId: id, phase })),
      ownSubmissions: this.world.claims
        .filter(({ claim }) => claim.partnerId === own.claim.partnerId)
        .flatMap(({ claim, lines }) => submittedKeys(claim, lines)),
    };
    return this;
  }

  facts(claimId = 'c1'): ClaimFacts {
    return factsOf(this.world, claimId);
  }

  history(claimId = 'c1'): Step['entries'] {
    return this.said.entries.filter((entry) => entry.claimId === claimId);
  }

  /** A complete draft with one clean file. */
  draft(claim: NewClaim = exampleClaim()): this {
    const actor = partnerPerson(claim.location.partnerId);
    this.act((world, now) => createClaim(world, claim, actor, now));
    this.focus(claim.id);
    return this.file(`${claim.id}-f1`, claim.id, actor);
  }

  file(
    id: string,
    claimId = 'c1',
    actor = partnerPerson(this.facts(claimId).claim.partnerId),
    bytes = id,
  ): this {
    const file = {
      id,
      name: `${id}.pdf`,
      size: 1000,
      mediaType: 'application/pdf',
      sha256: bytes.padEnd(64, '0'),
      note: '',
      scan: 'clean' as const,
    };
    this.act((world, now) => addFile(world, { claimId, file }, actor, now));
    return this;
  }
}

/** The store gives a notice its id when it makes the row. */
function withNoticeIds(facts: ClaimFacts): ClaimFacts {
  return {
    ...facts,
    notices: facts.notices.map((notice) => ({
      ...notice,
      id:
        notice.id ??
        `${notice.claimId}:${notice.round}:${notice.purpose}${notice.undoes ?? ''}:${notice.email}`,
    })),
  };
}
