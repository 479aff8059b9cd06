/** The sandbox's clock: everybody waits together, forward only. Exists in the sandbox and nowhere else. */
import { deadline } from '../../rules/deadline.ts';
import { refuse, accept, type Outcome } from '../../rules/refusal.ts';
import { moveClock, readClock } from '../store/clock.ts';
import { nextDue } from '../store/due.ts';
import { readReference } from '../store/reference.ts';
import type { Tx } from '../store/tx.ts';
import { realNow } from './act.ts';
import type { Context, Reply, Services } from './context.ts';
import type { AdvanceClockInput, PresentValue } from './inputs.ts';
import { sweep } from './sweep.ts';

export interface SandboxClock {
  now: string;
  offsetMs: number;
  realNow: string;
  nextDeadlineAt: string | null;
}

async function state(tx: Tx, services: Pick<Services, 'clock'>): Promise<SandboxClock> {
  const { offsetMs } = await readClock(tx);
  const now = tx.now().toString();
  return { now, offsetMs, realNow: realNow(services), nextDeadlineAt: await nextDue(tx, now) };
}

export function readSandboxClock(services: Services): Promise<SandboxClock> {
  return services.db.transact({ side: 'system' }, (tx) => state(tx, services), 'read');
}

export async function advanceClock(
  ctx: Context,
  input: AdvanceClockInput,
  present: PresentValue<SandboxClock>,
): Promise<Outcome<Reply>> {
  if (!ctx.sandbox) return refuse('hidden', { code: 'not-found', pointer: '' });
  if (ctx.validateOnly) return accept(present(await readSandboxClock(ctx)).reply);
  const moved = await ctx.db.transact({ side: 'system' }, async (tx) => {
    const [reference] = await Promise.all([readReference(tx, []), readClock(tx)]);
    const now = tx.now();
    const target = input.toNextDeadline ? await nextDue(tx, now.toString()) : null;
    if (input.toNextDeadline && target === null) return false;
    const country = input.country ?? ctx.owner.country;
    const calendar = reference.calendars[country] ?? reference.calendars[ctx.owner.country];
    if (!calendar) return false;
    // A business day on: the same wall-clock time, the next counted day of that country.
    const basis = deadline(
      { amount: input.businessDays ?? 1, unit: 'business-days' },
      now,
      ctx.owner.zone,
      calendar,
    );
    const zoned = now.toZonedDateTimeISO(ctx.owner.zone);
    const to = target
      ? Temporal.Instant.from(target)
      : zoned.withPlainTime(zoned.toPlainTime()).with(dateOf(basis.lastDay)).toInstant();
    await moveClock(tx, Math.max(0, to.epochMilliseconds - now.epochMilliseconds));
    return true;
  });
  if (!moved) return refuse('conflict', { code: 'nothing-to-do', pointer: '/toNextDeadline' });
  await sweep(ctx);
  return accept(present(await readSandboxClock(ctx)).reply);
}

function dateOf(day: string): { year: number; month: number; day: number } {
  const date = Temporal.PlainDate.from(day);
  return { year: date.year, month: date.month, day: date.day };
}
