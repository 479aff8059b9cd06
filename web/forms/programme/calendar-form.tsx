/** The next version of a calendar: the days of one year, the weekend, and where they were found. */
import { Button } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Calendar, ChangeCalendar, ChangedCalendar } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { formatDay } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { calendar as calendarQuery } from '../../model/frame/queries.ts';
import { HowFound } from '../../ui/deadline.tsx';
import { Table } from '../../ui/table.tsx';
import { wordFor } from '../../model/frame/words.ts';
import { weekdayName } from '../../ui/calendar-year.tsx';
import { useAct } from '../frame/act.ts';
import { ChecksField } from '../frame/choices.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { usePreview } from '../frame/preview.ts';
import { WhyField } from '../frame/why-field.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/calendar-year.module.css';

interface Day {
  key: number;
  date: string;
  name: string;
}

let nextKey = 0;
const keyed = (day: { date: string; name: string }): Day => ({ ...day, key: (nextKey += 1) });

interface DaysProps {
  days: Day[];
  year: number;
  onChange: (days: Day[]) => void;
}

/** Only the year that is shown is typed; all others go along as they are. */
function Days({ days, year, onChange }: DaysProps) {
  const { t, locale } = useSpeech();
  const words = t.admin.calendar;
  const set = (key: number, more: Partial<Day>): void =>
    onChange(days.map((day) => (day.key === key ? { ...day, ...more } : day)));
  const shown = days.filter((day) => day.date === '' || day.date.startsWith(`${year}-`));
  return (
    <div className={page.stack} role="group" aria-label={words.daysOf(year)}>
      <h3>{words.daysOf(year)}</h3>
      {shown.map((day) => {
        const index = days.indexOf(day);
        const said = day.date ? formatDay(day.date, locale) : words.newDay;
        return (
          <div key={day.key} className={styles.row}>
            <TextField
              pointer={`/holidays/${index}/date`}
              label={words.date}
              type="date"
              required
              value={day.date}
              onChange={(date) => set(day.key, { date })}
            />
            <TextField
              pointer={`/holidays/${index}/name`}
              label={words.name}
              required
              maxLength={120}
              value={day.name}
              onChange={(name) => set(day.key, { name })}
            />
            <Button
              icon={<DeleteRegular />}
              aria-label={words.removeOf(`${said} ${day.name}`)}
              onClick={() => onChange(days.filter((one) => one.key !== day.key))}
            >
              {words.remove}
            </Button>
          </div>
        );
      })}
      <div>
        <Button icon={<AddRegular />} onClick={() => onChange([...days, keyed({ date: '', name: '' })])}>
          {words.add}
        </Button>
      </div>
    </div>
  );
}

/** Deadlines that were found before stay as they are: said beside what the new version would have given. */
function Staying({ changed }: { changed: ChangedCalendar }) {
  const { t, locale } = useSpeech();
  const words = t.admin.calendar;
  const { found, all, soonest } = changed.open;
  const columns = words.stayingColumns;
  return (
    <div className={page.stack} role="status">
      <h3>{words.preview(changed.version)}</h3>
      <p>{found === 0 ? words.stayingNone : words.staying(found, all)}</p>
      {soonest.length > 0 && (
        <Table
          label={words.preview(changed.version)}
          rows={soonest}
          rowKey={(row) => `${row.claimId} ${row.kind} ${row.stays.endsAt} ${row.stays.startedAt}`}
          columns={[
            {
              id: 'claim',
              header: columns.claim,
              cell: (row) => (
                <>
                  <strong>{row.customerName}</strong>
                  <br />
                  <span className={`${page.small} ${page.muted}`}>{row.claimNumber}</span>
                </>
              ),
            },
            { id: 'kind', header: columns.kind, cell: (row) => wordFor(t.words.deadlines, row.kind) },
            {
              id: 'stays',
              header: columns.stays,
              cell: (row) => (
                <>
                  {formatDay(row.stays.lastDay, locale)}
                  <HowFound deadline={row.stays} label={`${row.customerName}, ${row.claimNumber}`} />
                </>
              ),
            },
            {
              id: 'would',
              header: columns.would,
              cell: (row) =>
                row.wouldBe === row.stays.lastDay ? words.sameDay : formatDay(row.wouldBe, locale),
            },
          ]}
        />
      )}
    </div>
  );
}

function useCalendarForm(calendar: Calendar) {
  const { t } = useSpeech();
  const [workdays, setWorkdays] = useState<string[]>(calendar.workdays.map(String));
  const [days, setDays] = useState<Day[]>(() => calendar.holidays.map(keyed));
  const [from, setFrom] = useState(calendar.from);
  const [until, setUntil] = useState(calendar.until);
  const [source, setSource] = useState(calendar.source ?? '');
  const [why, setWhy] = useState('');
  const body = (): ChangeCalendar => ({
    workdays: workdays.map(Number),
    holidays: days.map(({ date, name }) => ({ date, name: name.trim() })),
    from,
    until,
    source: source.trim() || null,
    why: why.trim(),
  });
  const request = () => ({ id: calendar.id, ifMatch: calendar.version, body: body() });
  const preview = usePreview(body(), () => api.calendars.change({ ...request(), validateOnly: true }));
  const act = useAct({
    done: t.admin.calendar.saved(calendar.version + 1),
    about: calendarQuery(calendar.id).queryKey,
    run: () => api.calendars.change(request()),
  });
  return {
    workdays,
    setWorkdays,
    days,
    setDays,
    from,
    setFrom,
    until,
    setUntil,
    source,
    setSource,
    why,
    setWhy,
    preview,
    act,
  };
}

export function CalendarForm({ calendar, year }: { calendar: Calendar; year: number }) {
  const { t, locale } = useSpeech();
  const words = t.admin.calendar;
  const form = useCalendarForm(calendar);
  const { preview, act } = form;
  return (
    <Form problem={act.problem ?? preview.problem} onSubmit={() => act.send()} label={words.change}>
      <Days days={form.days} year={year} onChange={form.setDays} />
      <ChecksField
        pointer="/workdays"
        label={words.workdays}
        choices={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
          value: String(day),
          label: weekdayName(day, locale),
        }))}
        values={form.workdays}
        onChange={form.setWorkdays}
      />
      <TextField
        pointer="/from"
        label={words.from}
        type="date"
        required
        value={form.from}
        onChange={form.setFrom}
      />
      <TextField
        pointer="/until"
        label={words.until}
        type="date"
        required
        value={form.until}
        onChange={form.setUntil}
      />
      <TextField
        pointer="/source"
        label={words.source}
        hint={words.sourceHint}
        required={false}
        maxLength={300}
        value={form.source}
        onChange={form.setSource}
      />
      <WhyField value={form.why} onChange={form.setWhy} />
      {preview.shown && <Staying changed={preview.shown} />}
      <FormButtons submit={words.save(calendar.version + 1)} pending={act.pending}>
        <Button disabledFocusable={preview.pending} onClick={() => preview.look()}>
          {t.admin.preview}
        </Button>
      </FormButtons>
    </Form>
  );
}
