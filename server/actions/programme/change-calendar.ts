import { whyProblems } from '../../../rules/rights/administration.ts';
import { calendarProblems, type Calendar, type Holiday } from '../../../rules/time/calendar.ts';
import { same } from '../../../rules/programme/catalog-change.ts';
import { deadline } from '../../../rules/time/deadline.ts';
import { accept, deny, type Outcome, type Problem } from '../../../rules/engine/denial.ts';
import {
  findCalendar,
  insertCalendar,
  openDeadlinesOf,
  type OpenDeadline,
} from '../../store/programme/calendars.ts';
import type { Tx } from '../../store/postgres/tx.ts';
import { sharedAct, type RowChange } from '../run/row-act.ts';
import type { Context, Reply } from '../run/context.ts';
import type { ChangeCalendarInput, PresentValue } from '../run/inputs.ts';

/**
 * An open deadline that was found with the old version, and the day the new one would have given: it stays as it is.
 */
export interface StayingDeadline extends OpenDeadline {
  wouldBe: string;
}

export interface ChangedCalendar {
  calendar: Calendar;
  by: string;
  at: string;
  why: string;
  open: { found: number; all: boolean; soonest: StayingDeadline[] };
}

/** How many open deadlines are looked at, soonest first, and how many are shown. */
const looked = 20_000;
const shown = 12;

/**
 * The next version of a country's calendar. Deadlines keep the version they were found with; new ones are found with
 * this.
 */
export function changeCalendar(
  ctx: Context,
  { id }: { id: string },
  { why, ...input }: ChangeCalendarInput,
  present: PresentValue<ChangedCalendar>,
): Promise<Outcome<Reply>> {
  return sharedAct(
    ctx,
    {
      right: 'changeCalendar',
      why,
      load: (tx) => findCalendar(tx, id, null),
      version: ({ version }) => version,
      async rule(current, { tx, now }) {
        const holidays = input.holidays
          .map(({ date, name }): Holiday => {
            const kept = current.calendar.holidays.find(
              (day) => day.date === date && day.name === name.trim(),
            );
            return { date, name: name.trim(), ...(kept?.source && { source: kept.source }) };
          })
          .sort((a, b) => (a.date < b.date ? -1 : 1));
        const calendar: Calendar = {
          id,
          version: current.version + 1,
          workdays: [...input.workdays].sort(),
          holidays,
          from: input.from,
          until: input.until,
          source: input.source?.trim() || null,
          ...(current.calendar.sources && { sources: current.calendar.sources }),
        };
        const problems = problemsOf(
          { ...calendar, workdays: input.workdays, holidays: input.holidays },
          current.calendar,
          why,
        );
        if (problems.length > 0) return deny('invalid', ...problems);
        const value: ChangedCalendar = {
          calendar,
          by: ctx.actor.name,
          at: now,
          why,
          open: await staying(tx, calendar),
        };
        return accept({
          value,
          log: {
            subject: `calendar:${id}`,
            ...difference(current.calendar, calendar),
          },
          write: (writing, made) => insertCalendar(writing, calendar, made),
        } satisfies RowChange<ChangedCalendar>);
      },
    },
    present,
  );
}

/** Asked of what was typed, in the order in which it was typed: the pointers lead to the fields. */
function problemsOf(typed: Calendar, before: Calendar, why: string): Problem[] {
  const problems: Problem[] = calendarProblems(typed).map(({ field, code }) => ({ code, pointer: field }));
  problems.push(...whyProblems(why));
  const { version: _a, id: _b, ...now } = typed;
  const { version: _c, id: _d, ...then } = before;
  const sorted = (list: Holiday[]): Holiday[] => [...list].sort((a, b) => (a.date < b.date ? -1 : 1));
  const unchanged = same(
    { ...now, holidays: sorted(now.holidays) },
    { ...then, holidays: sorted(then.holidays) },
  );
  if (problems.length === 0 && unchanged) problems.push({ code: 'nothing-changed', pointer: '' });
  return problems;
}

async function staying(tx: Tx, calendar: Calendar): Promise<ChangedCalendar['open']> {
  const open = await openDeadlinesOf(tx, calendar.id, { looked, shown });
  return {
    found: open.found,
    all: open.looked < looked,
    soonest: open.soonest.map((one) => {
      const { rule, startedAt, zone } = one.basis;
      return { ...one, wouldBe: deadline(rule, Temporal.Instant.from(startedAt), zone, calendar).lastDay };
    }),
  };
}

/** For the log: days that came, went or are called otherwise, and whatever else differs. */
function difference(before: Calendar, after: Calendar): { before: object; after: object } {
  const had = new Map(before.holidays.map(({ date, name }) => [date, name]));
  const has = new Map(after.holidays.map(({ date, name }) => [date, name]));
  const differing = (list: Holiday[], other: Map<string, string>): Holiday[] =>
    list.filter(({ date, name }) => other.get(date) !== name);
  const rest = ({ workdays, from, until, source }: Calendar): Record<string, unknown> => ({
    workdays,
    from,
    until,
    source: source ?? null,
  });
  const [old, fresh] = [rest(before), rest(after)];
  const only = (of: Record<string, unknown>): object =>
    Object.fromEntries(Object.entries(of).filter(([name]) => !same(old[name], fresh[name])));
  return {
    before: { version: before.version, ...only(old), holidays: differing(before.holidays, has) },
    after: { version: after.version, ...only(fresh), holidays: differing(after.holidays, had) },
  };
}
