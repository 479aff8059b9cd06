/** How the programme's work goes, in figures: for seniors, programme admins and the auditor. */
import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useNow } from '../../model/frame/clock.ts';
import { formatMonth } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { countryChoices, type Place } from '../../model/frame/places.ts';
import { catalog } from '../../model/frame/queries.ts';
import { oversightRanges, type OversightSearch } from '../../model/frame/search/owner.ts';
import { Page } from '../../ui/page.tsx';
import page from '../../ui/page.module.css';
import { DisputesFigure, NoticesFigure, RefusalsFigure } from './oversight-counts.tsx';
import { DecisionsFigure, QueueFigure, ReasonsFigure } from './oversight-figures.tsx';
import styles from './oversight.module.css';

const route = getRouteApi('/portal/oversight');
const monthsBack = 24;

function Choice({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: string;
  choices: Place[];
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      <Select value={value} onChange={(_event, data) => onChange(data.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The running month and those before it; what the address names stays among them. */
function useMonths(kept: string | undefined): Place[] {
  const { locale } = useSpeech();
  const now = useNow();
  const today = new Date(now).toISOString().slice(0, 7);
  return useMemo(() => {
    const [year = 0, month = 1] = today.split('-').map(Number);
    const months = Array.from({ length: monthsBack }, (_, back) =>
      new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
    );
    const all = kept && !months.includes(kept) ? [...months, kept] : months;
    return all.map((value, index) => ({
      value: index === 0 ? '' : value,
      label: formatMonth(`${value}-01`, locale),
    }));
  }, [today, kept, locale]);
}

function Filters({ search }: { search: OversightSearch }) {
  const { t, locale } = useSpeech();
  const names = useCatalogNames();
  const { data } = useQuery(catalog());
  const navigate = useNavigate({ from: '/oversight' });
  const words = t.oversight;
  const months = useMonths(search.until);
  const set =
    (name: keyof OversightSearch) =>
    (value: string): void => {
      void navigate({
        search: (old: OversightSearch) => ({ ...old, [name]: value || undefined }),
        replace: true,
        resetScroll: false,
      });
    };
  const activities = [
    ...new Set(data?.policies.flatMap((policy) => policy.activities.map(({ id }) => id)) ?? []),
  ];
  return (
    <section className={page.section} aria-label={words.filters}>
      <div className={styles.filters} role="search" aria-label={words.filters}>
        <Choice
          label={words.range}
          value={search.range ?? ''}
          onChange={set('range')}
          choices={oversightRanges.map((range) => ({
            value: range === 'year' ? '' : range,
            label: words.ranges[range],
          }))}
        />
        <Choice label={words.until} value={search.until ?? ''} onChange={set('until')} choices={months} />
        <Choice
          label={words.programme}
          value={search.programme ?? ''}
          onChange={set('programme')}
          choices={[
            { value: '', label: words.everyProgramme },
            ...(data?.programmes ?? []).map(({ id }) => ({ value: id, label: names.programme(id) })),
          ]}
        />
        <Choice
          label={words.country}
          value={search.country ?? ''}
          onChange={set('country')}
          choices={[{ value: '', label: words.everyCountry }, ...countryChoices(locale)]}
        />
        <Choice
          label={words.activity}
          value={search.activity ?? ''}
          onChange={set('activity')}
          choices={[
            { value: '', label: words.everyActivity },
            ...activities.map((id) => ({ value: id, label: names.activity(id) })),
          ]}
        />
      </div>
      <p className={`${page.muted} ${page.small}`}>{words.counted}</p>
    </section>
  );
}

export function OversightPage() {
  const { t } = useSpeech();
  const search = route.useSearch();
  const { programme, country, activity, range, until } = search;
  const filter = useMemo(
    () => ({ ...(programme && { programme }), ...(country && { country }), ...(activity && { activity }) }),
    [programme, country, activity],
  );
  const asked = useMemo(
    () => ({ ...filter, ...(range && { range }), ...(until && { until }) }),
    [filter, range, until],
  );
  return (
    <Page title={t.oversight.title} lead={t.oversight.lead}>
      <Filters search={search} />
      <QueueFigure filter={filter} />
      <DecisionsFigure range={asked} />
      <ReasonsFigure range={asked} />
      <RefusalsFigure range={asked} />
      <DisputesFigure range={asked} />
      <NoticesFigure range={asked} />
    </Page>
  );
}
