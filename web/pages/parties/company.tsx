/** The partner's own company: where it is, in what it is enrolled, who may do what. */
import { Badge, Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Location, Member, OperationId } from '#sdk';
import { focusOpener } from '../../forms/frame/open-form.tsx';
import { InvitePersonForm } from '../../forms/parties/invite-person-form.tsx';
import { formatDay } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { locations } from '../../model/frame/queries.ts';
import { companyViews } from '../../model/frame/search/partner.ts';
import { useMayOpen, useMe } from '../../model/frame/session.ts';
import { Paged, Views } from '../../ui/list.tsx';
import { Facts, Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { countryName, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import { PeopleChanges } from './people-changes.tsx';
import { PeopleList } from './people-list.tsx';

const route = getRouteApi('/portal/company');

function Enrollments({ location }: { location: Location }) {
  const { t, locale } = useSpeech();
  if (location.enrollments.length === 0) return <span className={page.muted}>{t.company.noEnrollment}</span>;
  return (
    <ul className={page.plainList}>
      {location.enrollments.map((one) => (
        <li key={one.programme}>
          {one.programmeName}:{' '}
          <Badge appearance="tint" color={one.state === 'enrolled' ? 'success' : 'informative'}>
            {wordFor(t.words.enrollments, one.state)}
          </Badge>
          {one.endsOn && (
            <span className={`${page.small} ${page.muted}`}>
              {' '}
              {t.company.until(formatDay(one.endsOn, locale))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Locations() {
  const { t, locale } = useSpeech();
  const query = useInfiniteQuery(locations());
  const columns = t.company.locationColumns;
  return (
    <Paged
      query={query}
      rows={4}
      height={64}
      empty={<Empty title={t.company.locationsEmpty} hint={t.company.locationsEmptyHint} />}
    >
      {(rows) => (
        <Table
          label={t.company.views.locations}
          rows={rows}
          rowKey={(one) => one.id}
          columns={[
            {
              id: 'name',
              header: columns.name,
              cell: (one) => <TwoLines main={<strong>{one.name}</strong>} sub={one.number} />,
            },
            { id: 'country', header: columns.country, cell: (one) => countryName(one.country, locale) },
            { id: 'zone', header: columns.zone, cell: (one) => one.zone },
            {
              id: 'enrollments',
              header: columns.enrollments,
              width: '44%',
              cell: (one) => <Enrollments location={one} />,
            },
          ]}
        />
      )}
    </Paged>
  );
}

/** Who can give what, by name: the people to ask. */
function Granting({ people }: { people: Member[] }) {
  const { t } = useSpeech();
  const asked = (operation: OperationId): string =>
    people
      .filter(({ mayOpen }) => mayOpen.includes(operation))
      .map(({ name }) => name)
      .join(', ') || t.profile.nobody;
  return (
    <Facts
      facts={[
        { label: t.company.givesRoles, value: asked('revokeRole') },
        { label: t.company.letsSubmit, value: asked('grantRole') },
      ]}
    />
  );
}

/** Who sees the people sees also who gave and took their roles. */
function useViews(): readonly (typeof companyViews)[number][] {
  const mayOpen = useMayOpen();
  const begins = { locations: 'listLocations', people: 'listMembers', changes: 'listPeopleChanges' } as const;
  return companyViews.filter((id) => mayOpen(begins[id]));
}

export function CompanyPage() {
  const { t } = useSpeech();
  const me = useMe();
  const views = useViews();
  const navigate = useNavigate({ from: '/company' });
  const { view: asked = 'locations', act } = route.useSearch();
  const view = views.includes(asked) ? asked : 'locations';
  const mayInvite = useMayOpen()('inviteMember') && view === 'people';
  const close = (): void => {
    void navigate({ search: { view }, replace: true });
    focusOpener('invite');
  };
  return (
    <Page
      title={me.companyName ?? t.company.title}
      lead={t.company.lead}
      actions={
        mayInvite && (
          <Button
            appearance="primary"
            data-opens="invite"
            onClick={() => void navigate({ search: { view, act: 'invite' }, replace: true })}
          >
            {t.people.invite}
          </Button>
        )
      }
    >
      {act === 'invite' && mayInvite && <InvitePersonForm onClose={close} />}
      <section className={page.section} aria-label={t.company.views[view]}>
        <Views
          label={t.company.viewsLabel}
          current={view}
          views={views.map((id) => ({ id, label: t.company.views[id] }))}
        />
        {view === 'people' ? (
          <PeopleList above={(people) => <Granting people={people} />} />
        ) : view === 'changes' ? (
          <PeopleChanges />
        ) : (
          <Locations />
        )}
      </section>
    </Page>
  );
}
