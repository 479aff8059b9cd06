/** What an API key may be limited to. A key never does more than its person's roles allow: both are asked. */
import type { Problem } from '../engine/denial.ts';
import type { Side } from '../engine/side.ts';
import type { Actor } from './role.ts';

export interface ScopeRow {
  scope: string;
  /** Sides whose keys may carry it. */
  sides: readonly Side[];
  /** One sentence for the page where a key is made, and for docs/rules.md. */
  opens: string;
}

const everyone = ['partner', 'owner', 'customer'] as const;

export const scopeRows = [
  {
    scope: 'claims:read',
    sides: everyone,
    opens: 'Read claims with their lines, files, comments, history and deadlines.',
  },
  { scope: 'claims:write', sides: ['partner'], opens: 'Draft, submit, answer, dispute and withdraw claims.' },
  {
    scope: 'reviews:read',
    sides: ['owner'],
    opens: 'Read the review queue, disputes, arbitration and tasks.',
  },
  { scope: 'reviews:write', sides: ['owner'], opens: 'Take, return, decide and arbitrate claims.' },
  { scope: 'associations:read', sides: everyone, opens: 'Read associations.' },
  {
    scope: 'associations:write',
    sides: ['partner', 'customer'],
    opens: 'End associations, or ask for their end.',
  },
  {
    scope: 'usage:read',
    sides: everyone,
    opens: 'Read usage of associated workloads; each read is logged for the customer.',
  },
  {
    scope: 'earnings:read',
    sides: ['partner', 'owner'],
    opens: 'Read what associations earn and why, runs and the books.',
  },
  { scope: 'earnings:write', sides: ['owner'], opens: 'Prepare, approve and discard monthly runs.' },
  { scope: 'events:read', sides: everyone, opens: 'Follow the event feed.' },
  {
    scope: 'customers:read',
    sides: ['partner', 'owner'],
    opens: 'Look up customers and what can be claimed; each look-up is logged for the customer.',
  },
  {
    scope: 'customers:write',
    sides: ['owner'],
    opens: 'Change customers, their subscriptions and trusted contacts.',
  },
  {
    scope: 'tenants:read',
    sides: ['customer'],
    opens: "Read the tenant's requests, locks, codes and who read its usage.",
  },
  {
    scope: 'tenants:write',
    sides: ['customer'],
    opens: 'Lock items against claims and hand out one-time codes.',
  },
  {
    scope: 'company:read',
    sides: everyone,
    opens: 'Read locations, enrolments and colleagues with their roles.',
  },
  {
    scope: 'company:write',
    sides: ['partner', 'owner'],
    opens: 'Change enrolments, colleagues and their roles.',
  },
  {
    scope: 'administration:read',
    sides: ['owner'],
    opens: 'Read calendars, policies, catalogue versions, texts and the administration log.',
  },
  {
    scope: 'administration:write',
    sides: ['owner'],
    opens: 'Change calendars, policies, catalogue and texts.',
  },
  {
    scope: 'sandbox:write',
    sides: ['partner', 'owner'],
    opens: "Move the sandbox's clock forward, for everybody; only where there is a sandbox.",
  },
  { scope: 'keys:read', sides: everyone, opens: 'List API keys.' },
  { scope: 'keys:write', sides: everyone, opens: 'Make and revoke API keys with at most its own scopes.' },
] as const satisfies readonly ScopeRow[];

export type Scope = (typeof scopeRows)[number]['scope'];
export const scopes: readonly Scope[] = scopeRows.map((row) => row.scope);

export function scopesOf(side: Side): Scope[] {
  return scopeRows.filter((row) => (row.sides as readonly Side[]).includes(side)).map((row) => row.scope);
}

/** Nothing but reading: such a key is refused every act before anything else is looked at. */
export function isReadOnly(held: readonly string[]): boolean {
  return !held.some((scope) => scope.endsWith(':write'));
}

/** null means yes: a person's session has every scope, a key those it was made with. */
export function scopeProblem(actor: Actor, scope: Scope): Problem | null {
  if (actor.scopes === null || actor.scopes.includes(scope)) return null;
  if (actor.readOnly && scope.endsWith(':write')) return { code: 'read-only-key', pointer: '' };
  return { code: 'scope-missing', pointer: '', params: { scope } };
}

/** Everything that is wrong with the scopes asked for: unknown, of another side, or more than the asking key has itself. */
export function scopesProblems(actor: Actor, wanted: readonly string[]): Problem[] {
  if (wanted.length === 0) return [{ code: 'field-required', pointer: '/scopes' }];
  const possible: readonly string[] = scopesOf(actor.side);
  return wanted.flatMap((scope, index): Problem[] => {
    if (!possible.includes(scope))
      return [{ code: 'value-invalid', pointer: `/scopes/${index}`, params: { allowed: [...possible] } }];
    if (actor.scopes !== null && !actor.scopes.includes(scope))
      return [{ code: 'scope-missing', pointer: `/scopes/${index}`, params: { scope } }];
    return [];
  });
}
