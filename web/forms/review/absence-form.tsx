/** Out of office: from when until when, and who stands in. */
import { Button } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Absence } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { formatDay } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { absence as absenceQuery, members } from '../../model/frame/queries.ts';
import { useMe } from '../../model/frame/session.ts';
import { rowsOf } from '../../ui/list.tsx';
import { Loaded } from '../../ui/states.tsx';
import page from '../../ui/page.module.css';
import { useAct, useFilled } from '../frame/act.ts';
import { isReviewer, useAwayWords } from './assign-menu.tsx';
import { SelectField } from '../frame/choices.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import styles from '../frame/form.module.css';

function Fields({ known, onDone }: { known: Absence | null; onDone?: () => void }) {
  const { t } = useSpeech();
  const me = useMe();
  const away = useAwayWords();
  const people = rowsOf(useInfiniteQuery(members())).filter((one) => isReviewer(one) && one.id !== me.id);
  const [from, setFrom] = useState(known?.from ?? '');
  const [until, setUntil] = useState(known?.until ?? '');
  const [substituteId, setSubstitute] = useState(known?.substitute?.id ?? '');
  const act = useAct({
    done: t.desk.absence.done,
    run: () => api.me.setAbsence({ body: { from, until, substituteId: substituteId || null } }),
    after: () => onDone?.(),
  });
  const { problem, submit } = useFilled(act, () => ({ '/from': from, '/until': until }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.desk.absence.title}>
      <div className={styles.pair}>
        <TextField
          pointer="/from"
          label={t.desk.absence.from}
          type="date"
          required
          value={from}
          onChange={setFrom}
        />
        <TextField
          pointer="/until"
          label={t.desk.absence.until}
          type="date"
          required
          value={until}
          onChange={setUntil}
        />
      </div>
      <SelectField
        pointer="/substituteId"
        label={t.desk.absence.substitute}
        required={false}
        value={substituteId}
        onChange={setSubstitute}
        choices={[
          { value: '', label: t.desk.absence.nobody },
          ...people.map((person) => ({
            value: person.id,
            label: person.absence ? `${person.name} (${away(person.absence)})` : person.name,
          })),
        ]}
      />
      <FormButtons submit={t.desk.absence.set} pending={act.pending} onCancel={onDone} />
    </Form>
  );
}

function Known({ absence }: { absence: Absence }) {
  const { t, locale } = useSpeech();
  const [changing, setChanging] = useState(false);
  const end = useAct({ done: t.desk.absence.ended, run: () => api.me.endAbsence() });
  if (changing) return <Fields known={absence} onDone={() => setChanging(false)} />;
  const { from, until, substitute } = absence;
  return (
    <div className={page.stack}>
      <p className={page.prose}>
        {t.desk.absence.now(formatDay(from, locale), formatDay(until, locale))}{' '}
        {substitute ? t.desk.colleagues.substitute(substitute.name) : t.desk.colleagues.noSubstitute}.
      </p>
      <div className={page.row}>
        <Button appearance="primary" disabledFocusable={end.pending} onClick={() => end.send()}>
          {t.desk.absence.end}
        </Button>
        <Button onClick={() => setChanging(true)}>{t.desk.absence.change}</Button>
      </div>
    </div>
  );
}

export function AbsenceForm() {
  const query = useQuery(absenceQuery());
  return (
    <Loaded query={query} rows={3} height={52}>
      {({ absence }) => (absence ? <Known key={absence.from} absence={absence} /> : <Fields known={null} />)}
    </Loaded>
  );
}
