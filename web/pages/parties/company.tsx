/** The partner's own company: where it is, in what it is enrolled, who may do what. */
import { Badge, Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Location, Member, OperationId, RoleChange } from '#sdk';
import { formatDay } from '../../model/frame/dates.ts';
import { MemberRoles, useRoleWords } from '../../forms/parties/role-forms.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { locations, members, roleChanges } from '../../model/frame/queries.ts';
import { companyViews } from '../../model/frame/search/partner.ts';
import { useMayOpen, useMe } from '../../model/frame/session.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Paged, rowsOf, Views } from '../../ui/list.tsx';
import { Facts, Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { countryName, languageName, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';

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

function Roles({ member }: { member: Member }) {
  const words = useRoleWords();
  return (
    <ul className={page.plainList}>
      {member.roles.map((held) => (
        <li key={`${held.role} ${held.location?.id} ${held.programme}`}>{words(held)}</li>
      ))}
    </ul>
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

function People() {
  const { t, locale } = useSpeech();
  const query = useInfiniteQuery(members());
  const [changing, setChanging] = useState<string | null>(null);
  const columns = t.company.peopleColumns;
  const may = (one: Member): boolean =>
    [one, ...one.roles].some(({ allowedActions }) => allowedActions.some(({ allowed }) => allowed));
  const changed = rowsOf(query).find((one) => one.id === changing);
  return (
    <>
      {changed && <MemberRoles member={changed} onClose={() => setChanging(null)} />}
      <Paged
        query={query}
        rows={4}
        height={64}
        empty={<Empty title={t.company.peopleEmpty} hint={t.company.peopleEmptyHint} />}
      >
        {(rows) => (
          <div className={page.stack}>
            <Granting people={rows} />
            <Table
              label={t.company.views.people}
              rows={rows}
              rowKey={(one) => one.id}
              columns={[
                {
                  id: 'name',
                  header: columns.name,
                  cell: (one) => (
                    <>
                      <strong>{one.name}</strong>
                      {one.disabled && <> ({t.company.disabled})</>}
                      <br />
                      <a className={`${page.link} ${page.small}`} href={`mailto:${one.email}`}>
                        {one.email}
                      </a>
                    </>
                  ),
                },
                { id: 'roles', header: columns.roles, width: '50%', cell: (one) => <Roles member={one} /> },
                {
                  id: 'language',
                  header: columns.language,
                  cell: (one) => languageName(one.language, locale),
                },
                ...(rowsOf(query).some(may)
                  ? [
                      {
                        id: 'change',
                        header: columns.change,
                        cell: (one: Member) =>
                          may(one) && (
                            <Button
                              size="small"
                              aria-label={t.company.changeOf(one.name)}
                              onClick={() => setChanging(one.id)}
                            >
                              {t.company.change}
                            </Button>
                          ),
                      },
                    ]
                  : []),
              ]}
            />
          </div>
        )}
      </Paged>
    </>
  );
}

/** One change in words; giving a held role again only changes whether it lets submit. */
function useChangeWords(): (change: RoleChange) => string {
  const { t } = useSpeech();
  const role = useRoleWords();
  const words = t.company.changeWords;
  return (change) => {
    const held = role({ ...change, maySubmit: false });
    if (change.what === 'revoke-role') return words.taken(held);
    if (change.maySubmitBefore === null) return words.given(role(change));
    return change.maySubmit ? words.submitGiven(held) : words.submitTaken(held);
  };
}

function Changes() {
  const { t } = useSpeech();
  const query = useInfiniteQuery(roleChanges());
  const words = useChangeWords();
  const columns = t.company.changeColumns;
  return (
    <Paged
      query={query}
      rows={4}
      height={48}
      empty={<Empty title={t.company.changesEmpty} hint={t.company.changesEmptyHint} />}
    >
      {(rows) => (
        <Table
          label={t.company.views.changes}
          rows={rows}
          rowKey={(one) => one.id}
          columns={[
            { id: 'person', header: columns.person, cell: (one) => <strong>{one.person}</strong> },
            { id: 'what', header: columns.what, width: '46%', cell: words },
            { id: 'by', header: columns.by, cell: (one) => one.byName },
            { id: 'at', header: columns.at, cell: (one) => <Instant at={one.at} /> },
          ]}
        />
      )}
    </Paged>
  );
}

/** Who sees the people sees also who gave and took their roles. */
function useViews(): readonly (typeof companyViews)[number][] {
  const mayOpen = useMayOpen();
  const begins = { locations: 'listLocations', people: 'listMembers', changes: 'listRoleChanges' } as const;
  return companyViews.filter((id) => mayOpen(begins[id]));
}

export function CompanyPage() {
  const { t } = useSpeech();
  const me = useMe();
  const views = useViews();
  const { view: asked = 'locations' } = route.useSearch();
  const view = views.includes(asked) ? asked : 'locations';
  return (
    <Page title={me.companyName ?? t.company.title} lead={t.company.lead}>
      <section className={page.section} aria-label={t.company.views[view]}>
        <Views
          label={t.company.viewsLabel}
          current={view}
          views={views.map((id) => ({ id, label: t.company.views[id] }))}
        />
        {view === 'people' ? <People /> : view === 'changes' ? <Changes /> : <Locations />}
      </section>
    </Page>
  );
}
