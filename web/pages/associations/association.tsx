/** One association: since when, how it came about, and the usage that it lets its partner see. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Association, AssociationDetail, UsageMonth } from '#sdk';
import { formatDay, formatMonth } from '../../model/frame/dates.ts';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { association as associationQuery, usage } from '../../model/frame/queries.ts';
import { useMayOpen } from '../../model/frame/session.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { Instant } from '../../ui/deadline.tsx';
import { EarningLines } from '../../ui/earning-lines.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Paged } from '../../ui/list.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { capital, wordFor } from '../../model/frame/words.ts';
import { TwoLines } from '../../ui/two-lines.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/associations/$associationId');
const UsageChart = lazy(() => import('../../ui/usage-chart.tsx'));

export function UsageTable({ months }: { months: UsageMonth[] }) {
  const { t, locale } = useSpeech();
  const words = t.associations;
  const number = (value: number): string => new Intl.NumberFormat(locale).format(value);
  const columns: Column<UsageMonth>[] = [
    {
      id: 'month',
      header: words.month,
      cell: (one) => <TwoLines main={formatMonth(one.month, locale)} sub={!one.complete && words.soFar} />,
    },
    { id: 'mau', header: words.mau, number: true, cell: (one) => number(one.monthlyActiveUsers) },
    { id: 'pau', header: words.pau, number: true, cell: (one) => number(one.paidAvailableUnits) },
    ...(months.some((one) => one.soldSeats !== null)
      ? [
          {
            id: 'seats',
            header: words.seats,
            number: true,
            cell: (one: UsageMonth) => (one.soldSeats === null ? null : number(one.soldSeats)),
          },
        ]
      : []),
  ];
  return (
    <Table
      label={words.usageTable}
      columns={columns}
      rows={months}
      rowKey={(one) => one.month}
      cards={false}
    />
  );
}

function Usage({ association }: { association: Association }) {
  const { t } = useSpeech();
  const words = t.associations;
  const query = useInfiniteQuery({
    ...usage({ association: association.id }),
    enabled: association.state === 'official',
    staleTime: 10 * 60_000,
    refetchOnWindowFocus: false,
  });
  if (association.state !== 'official') return <p className={page.muted}>{words.usageOver}</p>;
  return (
    <Paged
      query={query}
      rows={6}
      height={48}
      empty={<Empty title={words.usageEmpty} hint={words.usageEmptyHint} />}
    >
      {(months) => (
        <>
          {months.length > 1 && (
            <Suspense fallback={<div style={{ height: 316 }} />}>
              <UsageChart months={months} />
            </Suspense>
          )}
          <div className={page.sectionHead}>
            {months.length > 1 ? <h3>{words.usageTable}</h3> : <span />}
            <ExportButton
              operation="usage.list"
              request={{ association: association.id }}
              label={`${association.item.name}, ${association.customer.name}`}
              hint={t.lists.usageLogged}
            />
          </div>
          <UsageTable months={months} />
        </>
      )}
    </Paged>
  );
}

/** Which of the two the policy of the claim allows, the association itself says. */
function EndLinks({ association }: { association: AssociationDetail }) {
  const { t } = useSpeech();
  const act = (['end-association', 'request-end'] as const).find((one) => mayDo(association, one));
  if (!act) return null;
  return (
    <LinkButton
      to="/claims/$claimId"
      params={{ claimId: association.claimId }}
      search={{ act, line: association.lineId }}
    >
      {act === 'end-association' ? t.associations.end : t.associations.requestEnd}
    </LinkButton>
  );
}

function Body({ association }: { association: AssociationDetail }) {
  const { t, locale } = useSpeech();
  const mayRead = useMayOpen()('readEvaluation');
  const names = useCatalogNames();
  const words = t.associations;
  return (
    <>
      <Section id="facts" title={words.facts}>
        <Facts
          facts={[
            { label: words.state, value: wordFor(words.states, association.state) },
            {
              label: words.columns.location,
              value: `${association.location.name} (${association.location.number})`,
            },
            { label: words.columns.activity, value: names.activity(association.activity) },
            association.subscriptionId !== null && {
              label: t.wizard.theirSubscriptions,
              value: t.claim.subscription(association.subscriptionId),
            },
            { label: words.since, value: <Instant at={association.from} /> },
            association.subscriptionEndsOn !== null &&
              association.state === 'official' && {
                label: words.subscriptionEnds,
                value: formatDay(association.subscriptionEndsOn, locale),
              },
            association.until !== null && { label: words.until, value: <Instant at={association.until} /> },
            association.consentBy !== null && {
              label: words.how,
              value: capital(wordFor(t.words.consentBy, association.consentBy)),
            },
            association.endedHow !== null && {
              label: words.ended,
              value: capital(wordFor(t.words.endedHow, association.endedHow)),
            },
            association.endReason !== null && { label: words.endReason, value: association.endReason },
            {
              label: words.columns.claim,
              value: (
                <Link className={page.link} to="/claims/$claimId" params={{ claimId: association.claimId }}>
                  {association.claimNumber}
                </Link>
              ),
            },
          ]}
        />
        {association.neverEarns && <p className={page.muted}>{words.neverEarns}</p>}
      </Section>
      {mayRead && (
        <Section id="incentives" title={t.earnings.section} lead={t.earnings.sectionLead}>
          <EarningLines association={association.id} />
        </Section>
      )}
      <Section id="usage" title={words.usage} lead={words.usageLead}>
        <Usage association={association} />
      </Section>
    </>
  );
}

export function AssociationPage() {
  const { t } = useSpeech();
  const { associationId } = route.useParams();
  const query = useQuery(associationQuery(associationId));
  const found = query.data;
  return (
    <Page
      title={found ? t.associations.oneTitle(found.item.name, found.customer.name) : t.associations.title}
      crumbs={[{ label: t.associations.title, to: '/associations' }]}
      actions={found && <EndLinks association={found} />}
    >
      <Loaded query={query} rows={5} height={72}>
        {(one) => <Body association={one} />}
      </Loaded>
    </Page>
  );
}
