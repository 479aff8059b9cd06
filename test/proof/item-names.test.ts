import { describe, expect, it } from 'vitest';
import { items } from '../../rules/programme/catalog.ts';
import { itemNames } from '../../rules/programme/item-names.ts';
import { checkProof } from '../../rules/proof/proof.ts';
import type { ClaimedItem } from '../../rules/proof/facts.ts';
import { fold } from '../../rules/proof/text.ts';
import { asDocument, codes, facts } from './claims.ts';

const base = facts('velderlogistics', 'Kestrel Cloud', 'teams');
const paper = (products: string) =>
  asDocument(`Supplier: Kestrel Cloud\nClient: Velderlogistics Pty Ltd\nDomain: velderlogistics.example
Tenant: 5f557203-3018-40c5-a38f-d547923a7369

Scope of services
The supplier plans the migration, configures policies and trains the users.

Products
${products}

Signed for the client by: C. Moreau
Date: 5 October 2026`);
const told = (item: ClaimedItem, products: string) =>
  codes(checkProof({ ...base, items: [item] }, [paper(products)]));
const claimed: ClaimedItem[] = items.map((item) => ({ id: item.id, kind: item.kind, names: [item.name] }));

describe('names of items', () => {
  it('there is an entry for everything in the catalogue, of the same kind', () => {
    expect(itemNames.map(({ id, kind }) => ({ id, kind }))).toEqual(
      items.map(({ id, kind }) => ({ id, kind })),
    );
  });

  it('are written as texts are compared', () => {
    for (const entry of itemNames)
      for (const name of [...entry.names, ...entry.ordinary, ...entry.notBefore])
        expect(fold(name)).toBe(name);
  });

  it.each(claimed)('$id is found in a list under each of its names', (item) => {
    const entry = itemNames.find(({ id }) => id === item.id);
    const names = [...item.names, ...(entry?.names ?? []), ...(entry?.ordinary ?? [])];
    expect(names.filter((name) => told(item, name) !== '')).toEqual([]);
    expect(names.filter((name) => told(item, `${name} (40 users)`) !== '')).toEqual([]);
    expect(names.filter((name) => told(item, `${name} is out of scope.`) !== 'missing-products')).toEqual([]);
  });

  it.each(claimed)('$id is not found in a list of all others', (item) => {
    // These contain each other by their brands.
    const related: Record<string, string[]> = {
      marketing: ['customer-insights'],
      'customer-insights': ['marketing'],
    };
    const others = itemNames
      .filter(({ id }) => id !== item.id && !related[item.id]?.includes(id))
      .flatMap(({ names }) => names);
    expect(told(item, others.map((name) => `• ${name}`).join('\n'))).toBe('missing-products');
  });

  it("an item of an owner's own is known by the name in the catalogue", () => {
    const own: ClaimedItem = { id: 'planner-premium', kind: 'workload', names: ['Planner Premium'] };
    expect(told(own, 'Microsoft Planner Premium')).toBe('');
    expect(told(own, 'Microsoft Planner')).toBe('missing-products');
  });
});
