import { addReaders } from '../../store/engine/usage-readers.ts';
import {
  compareSubscriptions,
  readOfficialSubscriptions,
  writeSubscriptions,
  type SubscriptionRow,
} from '../../store/parties/imports.ts';
import { readReference } from '../../store/engine/reference.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { Services } from '../run/context.ts';
import {
  type SliceServices,
  importList,
  type Applied,
  type ImportOptions,
  type ImportReport,
  type List,
} from './import-list.ts';
import type { Values } from './import-values.ts';
import { subscriptionEnded } from '../associations/subscription-ended.ts';

/**
 * Subscriptions of tenants that are known already. The state in the list is authoritative; dates never change it. Where one is
 * 'ended', its official association ends with it.
 * Columns: subscriptionId, tenantId, product, state, purchaseMotion, startsOn, paidSeats, and if wanted endsOn.
 */
export function importSubscriptions(
  services: Services,
  source: AsyncIterable<Uint8Array>,
  options?: ImportOptions,
): Promise<ImportReport> {
  return importList(services, source, subscriptionList(services), options);
}

function subscriptionList(services: Services): List<SubscriptionRow> {
  return {
    name: 'subscriptions',
    required: ['subscriptionId', 'tenantId', 'product', 'state', 'purchaseMotion', 'startsOn', 'paidSeats'],
    optional: ['endsOn'],
    read: readLine,
    keyOf: (row) => row.id,
    nameOf: (row) => row.id,
    apply: applyLines,
    async afterSlice(rows) {
      const ended = rows.filter((row) => row.state === 'ended');
      if (ended.length === 0) return;
      // Asked of the database and not of what just changed, so that an import that was interrupted here is made good by the next.
      const official = await services.db.transact(
        { side: 'owner' },
        (tx) => readOfficialSubscriptions(tx, ended),
        'read',
      );
      for (const { tenantId, id } of official)
        await subscriptionEnded(services, { tenantId, subscriptionId: id });
    },
  };
}

function readLine(values: Values): SubscriptionRow {
  const startsOn = values.date('startsOn', true) as string;
  const endsOn = values.date('endsOn', false);
  if (values.problems.length === 0 && endsOn !== null && endsOn < startsOn)
    values.add('endsOn', 'value-invalid', 'endsOn lies before startsOn.');
  return {
    id: values.guid('subscriptionId', 'subscription ID'),
    tenantId: values.guid('tenantId', 'tenant ID'),
    product: values.text('product', 64).toLowerCase(),
    state: values.word('state', ['active', 'in-grace', 'ended', 'not-provisioned']),
    motion: values.word('purchaseMotion', ['volume-licensing', 'web-direct', 'enterprise-agreement', 'csp']),
    startsOn,
    endsOn,
    paidSeats: values.count('paidSeats'),
  };
}

async function applyLines(tx: Tx, rows: SubscriptionRow[], { now }: SliceServices): Promise<Applied[]> {
  const { catalog } = await readReference(tx, []);
  const products = new Set(catalog.items.filter((item) => item.kind === 'product').map((item) => item.id));
  const compared = await compareSubscriptions(tx, rows);
  const changed: SubscriptionRow[] = [];
  const applied = rows.map((row, index): Applied => {
    const found = compared[index];
    const problems: Extract<Applied, { outcome: 'refused' }>['problems'] = [];
    if (!found?.known)
      problems.push({
        column: 'tenantId',
        code: 'unknown-tenant',
        message: `There is no customer with tenant ID ${row.tenantId}; import customers first.`,
      });
    if (!products.has(row.product))
      problems.push({
        column: 'product',
        code: 'unknown-item',
        message: `"${row.product}" is no product of the catalogue.`,
      });
    if (problems.length > 0) return { outcome: 'refused', problems };
    const stored = found?.stored;
    const same =
      stored && Object.entries(stored).every(([name, value]) => row[name as keyof SubscriptionRow] === value);
    if (!same) changed.push(row);
    return { outcome: same ? 'unchanged' : stored ? 'changed' : 'added' };
  });
  if (changed.length > 0) {
    await writeSubscriptions(tx, changed, now);
    await addReaders(
      tx,
      changed.map(({ tenantId }) => tenantId),
    );
  }
  return applied;
}
