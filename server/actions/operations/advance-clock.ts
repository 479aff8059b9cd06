/** The sandbox's clock: everybody waits together, forward only. Exists in the sandbox and nowhere else. */
import { deadline } from '../../../rules/time/deadline.ts';
import { rightDenial, rightProblem } from '../../../rules/access/may-call.ts';
import { deny, accept, type Outcome } from '../../../rules/engine/denial.ts';
import { moveClock, readClock } from '../../store/engine/clock.ts';
import { ownerRealm } from '../../../rules/engine/subject.ts';
import { nextDue } from '../../store/engine/due.ts';
import { keepReplay } from '../../store/engine/replay.ts';
import { readReference } from '../../store/engine/reference.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { Actor } from '../../../rules/rights/role.ts';
import { type Context, realNow, type Reply, type Services } from '../run/context.ts';
import type { AdvanceClockInput, PresentValue } from '../run/inputs.ts';
import { replayOf, replayRow } from '../run/replay.ts';
import { again } from '../run/run.ts';
import { sweep } from './sweep.ts';

export interface SandboxClock {
  now: string;
  /** May who asks move it? */
  mayMove: boolean;
  offsetMs: number;
  realNow: string;
  nextDeadlineAt: string | null;
}

async function state(
  tx: Tx,
  now: string,
  services: Pick<Services, 'clock'>,
  actor: Actor,
): Promise<SandboxClock> {
  const { offsetMs } = await readClock(tx);
  const nextDeadlineAt = await nextDue(tx, now);
  return {
    now,
    offsetMs,
    realNow: realNow(services),
    nextDeadlineAt,
    mayMove: rightProblem('advanceSandboxClock', actor) === null,
  };
}

export function readSandboxClock(services: Services & { actor: Actor }): Promise<SandboxClock> {
  return services.db.transact({ side: 'system' }, { mode: 'read' }, (tx, now) =>
    state(tx, now, services, services.actor),
  );
}

/** Today by domain time, in the owner's zone: what a file of a list is named after. */
export async function domainDay({ db, owner }: Pick<Services, 'db' | 'owner'>): Promise<string> {
  const now = await db.transact({ side: 'system' }, { mode: 'read' }, async (_tx, at) =>
    Temporal.Instant.from(at),
  );
  return now.toZonedDateTimeISO(owner.zone).toPlainDate().toString();
}

export async function advanceClock(
  ctx: Context,
  input: AdvanceClockInput,
  present: PresentValue<SandboxClock>,
): Promise<Outcome<Reply>> {
  const denial = rightDenial('advanceSandboxClock', ctx.actor, { sandbox: ctx.sandbox });
  if (denial) return { ok: false, denial };
  if (ctx.validateOnly) return accept(present(await readSandboxClock(ctx)).reply);
  const outcome = await again(() =>
    ctx.db.transact({ side: 'system' }, {}, (tx, at) => moved(tx, ctx, { input, at }, present)),
  );
  if (outcome.ok) await sweep(ctx);
  return outcome;
}

/** The same request sent twice moves it once: the record is written with the move. */
async function moved(
  tx: Tx,
  ctx: Context,
  { input, at }: { input: AdvanceClockInput; at: string },
  present: PresentValue<SandboxClock>,
): Promise<Outcome<Reply>> {
  const replay = await replayOf(tx, ctx, ownerRealm);
  if (replay) return replay;
  const to = await targetOf(tx, ctx, input, at);
  if (to === null) return deny('conflict', { code: 'nothing-to-do', pointer: '/toNextDeadline' });
  const now = Temporal.Instant.from(at);
  const step = Math.max(0, to.epochMilliseconds - now.epochMilliseconds);
  await moveClock(tx, step);
  const { reply } = present(await state(tx, now.add({ milliseconds: step }).toString(), ctx, ctx.actor));
  const row = replayRow(ctx, ownerRealm, reply);
  if (row) await keepReplay(tx, row);
  return accept(reply);
}

/** null: there is no next deadline, or no calendar to count by. */
async function targetOf(
  tx: Tx,
  ctx: Context,
  input: AdvanceClockInput,
  at: string,
): Promise<Temporal.Instant | null> {
  const reference = await readReference(tx, []);
  const now = Temporal.Instant.from(at);
  const target = input.toNextDeadline ? await nextDue(tx, now.toString()) : null;
  if (input.toNextDeadline && target === null) return null;
  const country = input.country ?? ctx.owner.country;
  const calendar = reference.calendars[country] ?? reference.calendars[ctx.owner.country];
  if (!calendar) return null;
  // A business day on: the same wall-clock time, the next counted day of that country.
  const basis = deadline(
    { amount: input.businessDays ?? 1, unit: 'business-days' },
    now,
    ctx.owner.zone,
    calendar,
  );
  const zoned = now.toZonedDateTimeISO(ctx.owner.zone);
  return target
    ? Temporal.Instant.from(target)
    : zoned.withPlainTime(zoned.toPlainTime()).with(dateOf(basis.lastDay)).toInstant();
}

function dateOf(day: string): { year: number; month: number; day: number } {
  const date = Temporal.PlainDate.from(day);
  return { year: date.year, month: date.month, day: date.day };
}
