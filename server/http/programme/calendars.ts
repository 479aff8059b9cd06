/** /v1/calendars: the working week and the public holidays of each country, version by version. */
import { changeCalendar, type ChangedCalendar } from '../../actions/programme/change-calendar.ts';
import { listCalendars } from '../../actions/programme/list-calendars.ts';
import { readCalendar } from '../../actions/programme/read-calendar.ts';
import type { Calendar } from '../../../rules/time/calendar.ts';
import {
  administering,
  foundDateSchema,
  madeFields,
  overseeing,
  presentMade,
  versionNumber,
  versionSchema,
  why,
} from './administration.ts';
import { actionsOf, actionsOut } from '../frame/allowed-actions.ts';
import { etag, jsonReply } from '../frame/call.ts';
import { dateOut, idOut, page, request, shape, text, word, z } from '../frame/fields.ts';
import { idOf } from '../frame/ids.ts';
import { listAnswer, pageOf } from '../frame/list.ts';
import { listQuery, operation } from '../frame/operation.ts';
import { presentFoundDate } from './present-found-date.ts';
import { serve } from '../frame/serve.ts';
import type { Kit } from '../frame/serve.ts';

const country = () => z.string().openapi({ example: 'NL' });
const workdays = () =>
  z.array(z.number().int().openapi({ example: 1 })).openapi({ description: '1 = Monday to 7 = Sunday.' });
const holidaySchema = shape('Holiday', {
  date: dateOut(),
  name: z.string().openapi({ example: "King's Day" }),
  source: z.string().nullable().openapi({ example: null, description: 'Where this day was found.' }),
});
const checked = () =>
  z.boolean().openapi({
    example: true,
    description:
      "false: a list of the program's that no administrator has compared with the country's law yet.",
  });

const rowSchema = shape('CalendarRow', {
  id: country(),
  version: versionNumber(),
  workdays: workdays(),
  holidays: z.number().int().openapi({ example: 86 }),
  from: dateOut(),
  until: dateOut(),
  checked: checked(),
  ...madeFields,
});
const calendarFields = {
  id: country(),
  version: versionNumber(),
  workdays: workdays(),
  holidays: z.array(holidaySchema),
  from: dateOut(),
  until: dateOut(),
  checked: checked(),
  source: z.string().nullable().openapi({
    example: 'Staatscourant 2026, 12',
    description: 'null: the list that came with the program.',
  }),
  ...madeFields,
};
const calendarSchema = shape('Calendar', {
  ...calendarFields,
  versions: z.array(versionSchema).openapi({ description: 'The newest first.' }),
  allowedActions: actionsOut(),
});
const changedSchema = shape('ChangedCalendar', {
  ...calendarFields,
  open: shape('StayingDeadlines', {
    found: z.number().int().openapi({
      example: 12,
      description: 'Open deadlines that were found with an earlier version. They stay as they are.',
    }),
    all: z.boolean().openapi({
      example: true,
      description: 'false: only those that end soonest were looked at, so there may be more.',
    }),
    soonest: z.array(
      shape('StayingDeadline', {
        claimId: idOut('claim'),
        claimNumber: z.string().openapi({ example: 'CON-7KM2Q9' }),
        customerName: z.string().openapi({ example: 'Contoso Logistics' }),
        kind: word('refusal-window', 'partner-answer', 'review-decide'),
        stays: foundDateSchema,
        wouldBe: dateOut().openapi({
          description: 'The last day that the new version would have given.',
        } as object),
      }),
    ),
  }),
});

const changeInput = request('ChangeCalendar', {
  workdays: z
    .array(z.number().int().min(1).max(7))
    .max(7)
    .openapi({ example: [1, 2, 3, 4, 5] }),
  holidays: z
    .array(
      request('HolidayInput', {
        date: text(10).openapi({ format: 'date', example: '2027-04-27' }),
        name: text(120).openapi({ example: "King's Day" }),
        source: text(500)
          .nullable()
          .optional()
          .openapi({
            description: 'As it was read: a day that keeps its date and name keeps its source.',
          } as object),
      }),
    )
    .max(2000),
  from: text(10).openapi({ format: 'date', example: '2019-01-01' }),
  until: text(10).openapi({ format: 'date', example: '2030-12-31' }),
  source: text(300)
    .nullable()
    .optional()
    .openapi({ example: 'Staatscourant 2026, 12' } as object),
  why: why(),
});

function presentCalendar({
  id,
  version,
  workdays: days,
  holidays,
  from,
  until,
  source,
  sources,
  checked: isChecked,
}: Calendar): Omit<
  z.input<typeof calendarSchema>,
  'versions' | 'allowedActions' | 'madeBy' | 'madeAt' | 'why'
> {
  return {
    id,
    version,
    workdays: days,
    holidays: holidays.map((day) => ({
      date: day.date,
      name: day.name,
      source: (day.source && sources?.[day.source]) ?? null,
    })),
    from,
    until,
    checked: isChecked ?? true,
    source: source ?? null,
  };
}

function presentChanged({
  calendar,
  by,
  at,
  why: reason,
  open,
}: ChangedCalendar): z.input<typeof changedSchema> {
  return {
    ...presentCalendar(calendar),
    madeBy: by,
    madeAt: at,
    why: reason,
    open: {
      found: open.found,
      all: open.all,
      soonest: open.soonest.map((one) => ({
        claimId: idOf('claim', one.tenantId, one.claimId),
        claimNumber: one.claimNumber,
        customerName: one.customerName,
        kind: one.kind,
        stays: presentFoundDate(one.basis),
        wouldBe: one.wouldBe,
      })),
    },
  };
}

export function calendars(kit: Kit): void {
  serve(
    kit,
    operation({
      ...overseeing,
      id: 'listCalendars',
      sdk: 'calendars.list',
      path: '/v1/calendars',
      summary: 'Calendars of all countries',
      query: listQuery,
      answer: {
        status: 200,
        description: 'A page of calendars, by country',
        schema: page('CalendarPage', rowSchema),
        headers: ['Link'],
      },
    }),
    async (call) =>
      listAnswer(
        call,
        await listCalendars(call.ctx, pageOf(call, call.query.limit, call.query.cursor)),
        ({ id, calendar, ...row }) => ({
          id,
          version: row.version,
          workdays: calendar.workdays,
          holidays: calendar.holidays.length,
          from: calendar.from,
          until: calendar.until,
          checked: calendar.checked ?? true,
          ...presentMade(row),
        }),
      ),
  );
  serve(
    kit,
    operation({
      ...overseeing,
      id: 'readCalendar',
      sdk: 'calendars.read',
      path: '/v1/calendars/{id}',
      summary: "Read a country's calendar",
      params: { id: 'text' },
      refusals: [404],
      query: {
        version: z
          .string()
          .regex(/^[1-9][0-9]{0,8}$/)
          .optional()
          .transform((value) => (value === undefined ? null : Number(value)))
          .openapi({
            type: 'integer',
            description: 'An earlier version; the newest when left out.',
          } as object),
      },
      answer: {
        status: 200,
        description: 'The calendar with its versions',
        schema: calendarSchema,
        headers: ['ETag'],
      },
    }),
    async ({ ctx, params, query, json }) =>
      json(
        await readCalendar(ctx, params.id, query.version),
        (row) => ({
          ...presentCalendar(row.calendar),
          ...presentMade(row),
          versions: row.versions.map((one) => ({ version: one.version, ...presentMade(one) })),
          allowedActions: actionsOf(['changeCalendar'], ctx.actor),
        }),
        (row) => ({ ETag: etag(row.versions[0]?.version ?? row.version) }),
      ),
  );
  serve(
    kit,
    operation({
      ...administering,
      id: 'changeCalendar',
      sdk: 'calendars.change',
      path: '/v1/calendars/{id}/versions',
      summary: "Change a country's calendar",
      description:
        'Makes the next version. Deadlines keep the version they were found with; `open` says which are open. validateOnly is the preview.',
      params: { id: 'text' },
      ifMatch: true,
      dryRun: true,
      body: { schema: changeInput },
      answer: {
        status: 201,
        description: 'The new version',
        schema: changedSchema,
        headers: ['ETag', 'Idempotency-Replayed'],
      },
    }),
    async ({ ctx, params, body, answer }) =>
      answer(
        await changeCalendar(ctx, { id: params.id }, { ...body, source: body.source ?? null }, (done) => ({
          reply: jsonReply(ctx.validateOnly ? 200 : 201, presentChanged(done), {
            ETag: etag(done.calendar.version),
          }),
        })),
      ),
  );
}
