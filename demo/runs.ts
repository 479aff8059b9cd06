/** Monthly runs of the demo: the last months booked by two people of finance, and one that still waits for the second. */
import type { Outcome } from '../rules/engine/denial.ts';
import { postSlice } from '../server/actions/incentives/post-run.ts';
import { approveRun, prepareRun, submitRun } from '../server/actions/incentives/runs.ts';
import type { Context, Reply } from '../server/actions/run/context.ts';
import { Refused, type Stage } from './story.ts';
import { during, Walk } from './walk.ts';

const booked = 2;
const waiting = 'osu-business-applications';

export async function tellRuns(stage: Stage, present: number): Promise<void> {
  const walk = new Walk('runs', present, present);
  await during(walk, async () => {
    for (const programme of ['osu-microsoft-365', 'osa-sell', waiting])
      for (let monthsAgo = booked; monthsAgo > 0; monthsAgo -= 1)
        await tellRun(
          stage,
          programme,
          monthBefore(present, monthsAgo),
          monthsAgo > 1 || programme !== waiting,
        );
  });
}

function monthBefore(present: number, count: number): string {
  return Temporal.Instant.fromEpochMilliseconds(present)
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDate()
    .toPlainYearMonth()
    .subtract({ months: count })
    .toString();
}

async function tellRun(stage: Stage, programme: string, month: string, approves: boolean): Promise<void> {
  const key = { programme, month, number: 1 };
  await done(prepareRun(context(stage, 'Tomasz Nowak'), key, answered));
  await done(submitRun(context(stage, 'Tomasz Nowak'), key, answered));
  if (!approves) return;
  await done(approveRun(context(stage, 'Maren Lindqvist'), key, answered));
  while (await postSlice(stage.services));
}

const answered = (): { reply: Reply } => ({ reply: { status: 200, headers: {}, body: '' } });

async function done(outcome: Promise<Outcome<Reply>>): Promise<void> {
  const found = await outcome;
  if (!found.ok) throw new Refused(found.denial.problems.map(({ code }) => code).join(', '));
}

function context(stage: Stage, name: string): Context {
  return {
    ...stage.services,
    actor: stage.actorNamed(name),
    requestId: 'demo',
    idempotency: null,
    ifMatch: null,
    validateOnly: false,
  };
}
