import { capDay, capProblem, dayCaps, type Capped } from '../../../rules/programme/day-cap.ts';
import { calendarOf } from '../../../rules/claim/clocks.ts';
import type { World } from '../../../rules/claim/facts.ts';
import type { LocationFacts } from '../../../rules/claim/tenant-facts.ts';
import { deny, type Outcome } from '../../../rules/engine/denial.ts';
import type { Step } from '../../../rules/claim/step.ts';
import { isLeftOfDay, takeOfDay } from '../../store/parties/day-caps.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import type { Context } from './context.ts';

interface Capping {
  what: Capped;
  world: Pick<World, 'clocks'>;
  location: LocationFacts;
  now: string;
}

/** The outcome, when the location's day has room for it. What is denied anyway counts nothing, nor does a dry run. */
export async function withinDay(
  tx: Tx,
  { validateOnly }: Pick<Context, 'validateOnly'>,
  { what, world, location, now }: Capping,
  outcome: Outcome<Step>,
): Promise<Outcome<Step>> {
  if (!outcome.ok) return outcome;
  const period = capDay(calendarOf(world, location.country), location.zone, now);
  const count = { locationId: location.id, what, day: period.day, most: dayCaps[what] };
  const room = await (validateOnly ? isLeftOfDay : takeOfDay)(tx, count);
  return room ? outcome : deny('later', capProblem(what, period, location.zone, now));
}
