import { addReaders } from '../../store/engine/usage-readers.ts';
import { compareUsage, writeUsage, type UsageRow } from '../../store/parties/imports.ts';
import { readReference } from '../../store/engine/reference.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import {
  importList,
  type Applied,
  type ImportOptions,
  type ImportReport,
  type ImportServices,
  type SliceServices,
  type List,
} from './import-list.ts';
import type { Values } from './import-values.ts';

/**
 * Usage by month of a workload, or of a subscription.
 * Columns: tenantId, workload (a workload's name in the catalogue, or a subscription ID), month, monthlyActiveUsers, paidAvailableUnits.
 */
export function importUsage(
  services: ImportServices,
  source: AsyncIterable<Uint8Array>,
  options?: ImportOptions,
): Promise<ImportReport> {
  return importList(services, source, usageList, options);
}

const usageList: List<UsageRow> = {
  name: 'usage',
  required: ['tenantId', 'workload', 'month', 'monthlyActiveUsers', 'paidAvailableUnits'],
  optional: [],
  read: readLine,
  keyOf: (row) => `${row.tenantId} ${row.item} ${row.month}`,
  nameOf: (row) => `${row.item} ${row.month.slice(0, 7)}`,
  apply: applyLines,
};

function readLine(values: Values, { now }: { now: Temporal.Instant }): UsageRow {
  const month = values
    .matching('month', 10, (value) => /^\d{4}-(0[1-9]|1[0-2])(-01)?$/.test(value), 'a month (yyyy-mm)')
    .slice(0, 7);
  // Somewhere on earth the next month begins up to fourteen hours earlier than here.
  const latest = now.add({ hours: 14 }).toString().slice(0, 7);
  if (month > latest) values.add('month', 'value-invalid', `month ${month} has not begun yet.`);
  return {
    tenantId: values.guid('tenantId', 'tenant ID'),
    item: values.text('workload', 64).toLowerCase(),
    month: `${month}-01`,
    monthlyActiveUsers: values.count('monthlyActiveUsers'),
    paidAvailableUnits: values.count('paidAvailableUnits'),
  };
}

async function applyLines(tx: Tx, rows: UsageRow[], { now }: SliceServices): Promise<Applied[]> {
  const { catalog } = await readReference(tx, []);
  const workloads = new Set(catalog.items.filter((item) => item.kind === 'workload').map((item) => item.id));
  const compared = await compareUsage(tx, rows);
  const changed: UsageRow[] = [];
  const applied = rows.map((row, index): Applied => {
    const found = compared[index];
    const problems: Extract<Applied, { outcome: 'refused' }>['problems'] = [];
    if (!found?.known)
      problems.push({
        column: 'tenantId',
        code: 'unknown-tenant',
        message: `There is no customer with tenant ID ${row.tenantId}; import customers first.`,
      });
    if (!workloads.has(row.item) && !found?.isSubscription) {
      problems.push({
        column: 'workload',
        code: 'unknown-item',
        message: `"${row.item}" is neither a workload of the catalogue nor a subscription of this tenant.`,
      });
    }
    if (problems.length > 0) return { outcome: 'refused', problems };
    const stored = found?.stored;
    const same = stored && stored[0] === row.monthlyActiveUsers && stored[1] === row.paidAvailableUnits;
    if (!same) changed.push(row);
    return { outcome: same ? 'unchanged' : stored ? 'changed' : 'added' };
  });
  if (changed.length > 0) {
    await writeUsage(tx, changed, now);
    await addReaders(
      tx,
      changed.map(({ tenantId }) => tenantId),
    );
  }
  return applied;
}
