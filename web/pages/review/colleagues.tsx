/** The programme owner's people: who reviews, who is away, who stands in. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Member } from '#sdk';
import { AbsenceForm } from '../../forms/review/absence-form.tsx';
import { formatDay } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { members } from '../../model/frame/queries.ts';
import { useMayOpen } from '../../model/frame/session.ts';
import { Paged } from '../../ui/list.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';

function useColumns(): Column<Member>[] {
  const { t, locale } = useSpeech();
  const { colleagues } = t.desk;
  return [
    {
      id: 'name',
      header: colleagues.columns.name,
      cell: (person) => (
        <TwoLines
          main={<strong>{person.name}</strong>}
          sub={
            <a className={page.link} href={`mailto:${person.email}`}>
              {person.email}
            </a>
          }
        />
      ),
    },
    {
      id: 'roles',
      header: colleagues.columns.roles,
      cell: (person) => person.roles.map(({ role }) => wordFor(t.words.roles, role)).join(', '),
    },
    {
      id: 'absence',
      header: colleagues.columns.absence,
      width: '40%',
      cell: ({ absence }) =>
        absence ? (
          <TwoLines
            main={colleagues.until(formatDay(absence.from, locale), formatDay(absence.until, locale))}
            sub={
              absence.substitute ? colleagues.substitute(absence.substitute.name) : colleagues.noSubstitute
            }
          />
        ) : (
          <span className={page.muted}>{colleagues.here}</span>
        ),
    },
  ];
}

export function ColleaguesPage() {
  const { t } = useSpeech();
  const mayOpen = useMayOpen();
  const query = useInfiniteQuery(members());
  const columns = useColumns();
  return (
    <Page title={t.desk.colleagues.title} lead={t.desk.colleagues.lead}>
      {mayOpen('setAbsence') && (
        <Section id="absence" title={t.desk.colleagues.mine} lead={t.desk.absence.lead}>
          <AbsenceForm />
        </Section>
      )}
      <section className={page.section} aria-label={t.app.results}>
        <Paged query={query} rows={6} height={52} empty={<Empty title={t.desk.colleagues.empty} />}>
          {(rows) => (
            <Table
              label={t.desk.colleagues.title}
              columns={columns}
              rows={rows.filter((person) => !person.disabled)}
              rowKey={(person) => person.id}
            />
          )}
        </Paged>
      </section>
    </Page>
  );
}
