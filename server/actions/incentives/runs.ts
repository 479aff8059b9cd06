/** Monthly runs: prepared by one person of finance, approved by another, and then booked in slices. */
import { accept, deny, type Outcome } from '../../../rules/engine/denial.ts';
import type { IncentiveAct } from '../../../rules/incentives/act-table.ts';
import { nextRun } from '../../../rules/incentives/run.ts';
import { incentiveSubject } from '../../../rules/incentives/subject-facts.ts';
import { rightDenial } from '../../../rules/access/may-call.ts';
import type { OperationId } from '../../../rules/access/operations.ts';
import { addMonths, isMonth, monthOfDay } from '../../../rules/time/month.ts';
import { readReference } from '../../store/engine/reference.ts';
import { postedThrough } from '../../store/incentives/ledger.ts';
import {
  lockRun,
  readLocationNames,
  readRunEntries,
  readRuns,
  type RunKey,
  type StoredEntry,
  type StoredRun,
  writeRun,
} from '../../store/incentives/runs.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { type Context, type Reply, scopeOf } from '../run/context.ts';
import type { PresentValue } from '../run/inputs.ts';
import { rowAct } from '../run/row-act.ts';
import { notFound } from '../run/run.ts';
import { todayOf } from './enrolment-world.ts';
import { previewRun, writeEntries } from './preview-run.ts';

export interface ProgrammeRuns {
  programme: string;
  programmeName: string;
  /** The month whose run comes next; null: a run is open. */
  nextMonth: string | null;
  runs: StoredRun[];
}

export function listRuns(ctx: Context): Promise<Outcome<ProgrammeRuns[]>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), { mode: 'read' }, async (tx, now) => {
    const { catalog } = await readReference(tx, []);
    const runs = await readRuns(tx, null, 200);
    const lastMonth = addMonths(monthOfDay(todayOf(ctx, now)), -1);
    return accept(
      catalog.programmes.map(({ id, name }) => {
        const own = runs.filter(({ programme }) => programme === id);
        const posted = own.find(({ state }) => state === 'posted')?.month ?? null;
        const next = posted !== null && posted < lastMonth ? addMonths(posted, 1) : lastMonth;
        const open = own.some(({ state }) => isOpen(state));
        return { programme: id, programmeName: name, nextMonth: open ? null : next, runs: own };
      }),
    );
  });
}

const isOpen = (state: StoredRun['state']): boolean => state !== 'posted' && state !== 'discarded';

export interface RunDetail {
  run: StoredRun;
  programmeName: string;
  entries: StoredEntry[];
  locations: Map<string, { name: string; number: string; partner: string }>;
}

export function readRun(ctx: Context, key: RunKey): Promise<Outcome<RunDetail>> {
  return ctx.db.transact(scopeOf(ctx.actor, null), { mode: 'read' }, async (tx) => {
    const { catalog } = await readReference(tx, []);
    const runs = await readRuns(tx, key.programme, 200);
    const run = runs.find(({ month, number }) => month === key.month && number === key.number);
    if (!run) return notFound();
    const entries = await readRunEntries(tx, key, run.revision, 500);
    const ids = [
      ...run.preview.outliers.map(({ locationId }) => locationId),
      ...entries.map(({ entry }) => String(entry['locationId'])),
    ];
    const names = await readLocationNames(tx, [...new Set(ids)]);
    return accept({
      run,
      programmeName: catalog.programmes.find(({ id }) => id === key.programme)?.name ?? key.programme,
      entries,
      locations: new Map(names.map(({ id, ...name }) => [id, name])),
    });
  });
}

/** Computes everything and writes only the preview. */
export function prepareRun(
  ctx: Context,
  { programme, month }: { programme: string; month: string },
  present: PresentValue<StoredRun>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right: 'prepareRun',
      async load(tx) {
        const { catalog } = await readReference(tx, []);
        return catalog.programmes.find(({ id }) => id === programme) ?? null;
      },
      async rule(_known, { tx, now }) {
        if (!isMonth(month)) return deny('invalid', { code: 'date-invalid', pointer: '/month' });
        const today = todayOf(ctx, now);
        const runs = await readRuns(tx, programme, 1000);
        const next = nextRun(month, {
          today,
          numbers: runs.filter((one) => one.month === month).map(({ number }) => number),
          openRun: runs.some(({ state }) => isOpen(state)),
          postedThrough: await postedThrough(tx, programme),
        });
        if (!next.ok) return next;
        const key = { programme, month, number: next.value };
        const { entries, ...found } = await previewRun(tx, key, today);
        const run: StoredRun = {
          ...key,
          ...found,
          state: 'preview',
          version: 1,
          revision: 1,
          preparedById: ctx.actor.id,
          preparedBy: ctx.actor.name,
          preparedAt: now,
          approvedById: null,
          approvedBy: null,
          approvedAt: null,
          postedAt: null,
          reason: null,
        };
        return accept({
          value: run,
          log: { subject: labelOf(run), before: null, after: { state: run.state } },
          async write(writing: Tx) {
            await writeRun(writing, run);
            await writeEntries(writing, run, run.revision, entries);
          },
        });
      },
    },
    present,
  );
}

const labelOf = ({ programme, month, number }: RunKey): string => `run:${programme} ${month} ${number}`;

interface RunAct {
  right: OperationId;
  act: IncentiveAct;
  reason?: string;
  rule(
    run: StoredRun,
    at: { tx: Tx; now: string; today: string },
  ): Promise<Outcome<Changed>> | Outcome<Changed>;
}

interface Changed {
  run: StoredRun;
  entries?: StoredEntry[];
}

function runAct(
  ctx: Context,
  key: RunKey,
  { right, act, reason, rule }: RunAct,
  present: PresentValue<StoredRun>,
): Promise<Outcome<Reply>> {
  return rowAct(
    ctx,
    {
      right,
      why: reason ?? null,
      load: (tx) => lockRun(tx, key),
      version: ({ version }) => version,
      async rule(run, { tx, now }) {
        const subject = incentiveSubject({
          subject: 'run',
          stage: run.state,
          partnerId: null,
          locationId: null,
          programme: null,
          authorId: run.preparedById,
          runPeople: [],
        });
        const denial = rightDenial(act, ctx.actor, { subject });
        if (denial) return { ok: false, denial };
        if (reason !== undefined && reason.trim() === '')
          return deny('invalid', { code: 'reason-required', pointer: '/reason' });
        const found = await rule(run, { tx, now, today: todayOf(ctx, now) });
        if (!found.ok) return found;
        const { entries = [] } = found.value;
        const next = { ...found.value.run, version: run.version + 1 };
        return accept({
          value: next,
          log: { subject: labelOf(key), before: { state: run.state }, after: { state: next.state } },
          async write(writing: Tx) {
            await writeRun(writing, next);
            await writeEntries(writing, key, next.revision, entries);
          },
        });
      },
    },
    present,
  );
}

type Present = PresentValue<StoredRun>;

export function refreshRun(ctx: Context, key: RunKey, present: Present): Promise<Outcome<Reply>> {
  return runAct(
    ctx,
    key,
    {
      right: 'refreshRun',
      act: 'refresh-run',
      async rule(run, { tx, now, today }) {
        const { entries, ...found } = await previewRun(tx, key, today);
        const by = { preparedById: ctx.actor.id, preparedBy: ctx.actor.name, preparedAt: now };
        return accept({
          run: { ...run, ...found, ...by, revision: run.revision + 1, reason: null },
          entries,
        });
      },
    },
    present,
  );
}

export function submitRun(ctx: Context, key: RunKey, present: Present): Promise<Outcome<Reply>> {
  return runAct(
    ctx,
    key,
    {
      right: 'submitRun',
      act: 'submit-run',
      rule: (run) => accept({ run: { ...run, state: 'awaiting-approval', reason: null } }),
    },
    present,
  );
}

export function returnRun(
  ctx: Context,
  key: RunKey,
  reason: string,
  present: Present,
): Promise<Outcome<Reply>> {
  return runAct(
    ctx,
    key,
    {
      right: 'returnRun',
      act: 'return-run',
      reason,
      rule: (run) => accept({ run: { ...run, state: 'preview', reason } }),
    },
    present,
  );
}

/** What is posted is what was approved: where facts have changed since the preview, it has to be made again. */
export function approveRun(ctx: Context, key: RunKey, present: Present): Promise<Outcome<Reply>> {
  return runAct(
    ctx,
    key,
    {
      right: 'approveRun',
      act: 'approve-run',
      async rule(run, { tx, now, today }) {
        const { digest } = await previewRun(tx, key, today);
        if (digest !== run.digest)
          return deny('stale', { code: 'amounts-changed-since-preview', pointer: '' });
        const by = { approvedById: ctx.actor.id, approvedBy: ctx.actor.name, approvedAt: now };
        return accept({ run: { ...run, ...by, state: 'posting' } });
      },
    },
    present,
  );
}

export function discardRun(
  ctx: Context,
  key: RunKey,
  reason: string,
  present: Present,
): Promise<Outcome<Reply>> {
  return runAct(
    ctx,
    key,
    {
      right: 'discardRun',
      act: 'discard-run',
      reason,
      rule: (run) => accept({ run: { ...run, state: 'discarded', reason } }),
    },
    present,
  );
}
