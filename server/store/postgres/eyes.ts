/** Whose eyes a transaction has, as the settings that row-level security reads (ARCHITECTURE.md, Growing 5). */
import type { Id } from '../../../rules/engine/id.ts';
import type { Side } from '../../../rules/engine/side.ts';

/** A partner names the tenant it acts on, when it acts on one. */
export type Scope =
  | { side: 'system' | 'owner' }
  | { side: 'partner'; partnerId: Id<'partner'>; tenantId: Id<'tenant'> | null }
  | { side: 'customer'; tenantId: Id<'tenant'> };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const sides = new Set<Side>(['system', 'owner', 'partner', 'customer']);

type Eyes = [name: 'side' | 'partner_id' | 'tenant_id', value: string][];

/** SET takes no bind parameters, so only words of the enum and values that passed the UUID parser are ever written here. */
function eyesOf(scope: Scope): Eyes {
  if (!sides.has(scope.side)) throw new Error('unknown side');
  const partnerId = scope.side === 'partner' ? scope.partnerId : '';
  const tenantId =
    scope.side === 'partner' ? (scope.tenantId ?? '') : scope.side === 'customer' ? scope.tenantId : '';
  for (const id of [partnerId, tenantId]) if (id !== '' && !uuid.test(id)) throw new Error('not a UUID');
  return [
    ['side', scope.side],
    ['partner_id', partnerId],
    ['tenant_id', tenantId],
  ];
}

const settingOf = ([name, value]: Eyes[number]): string => `set local cpor.${name} = '${value}'`;

/** At the beginning of a transaction nothing is set: what the one before had set ended with it. */
export function openedWith(scope: Scope): string[] {
  return eyesOf(scope)
    .filter(([, value]) => value !== '')
    .map(settingOf);
}

/** Within a transaction: what differs, also what is empty now. */
export function changedTo(scope: Scope, from: Scope): string[] {
  const before = eyesOf(from);
  return eyesOf(scope)
    .filter(([, value], index) => before[index]?.[1] !== value)
    .map(settingOf);
}
