/** One partner of record: the very figures that it can read, who did, and the end of it. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Association } from '#sdk';
import { EndTenantAssociation } from '../../forms/associations/end-tenant-association.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { tenantAssociation, tenantUsage, usageReads } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Paged, rowsOf } from '../../ui/list.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { countryName, wordFor } from '../../model/frame/words.ts';
import { UsageTable } from '../associations/association.tsx';
import { useReadColumns } from './tenant-columns.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/tenant/associations/$associationId');
const UsageChart = lazy(() => import('../../ui/usage-chart.tsx'));
const readsShown = 10;

function Sees({ association }: { association: Association }) {
  const { t } = useSpeech();
  const official = association.state === 'official';
  const query = useInfiniteQuery({ ...tenantUsage({ association: association.id }), enabled: official });
  const partner = association.partner?.name ?? '';
  if (!official) {
    return (
      <Section id="sees" title={t.tenant.seesTitle(partner)}>
        <p className={page.muted}>{t.tenant.seesNothing}</p>
      </Section>
    );
  }
  return (
    <Section id="sees" title={t.tenant.seesTitle(partner)} lead={t.tenant.seesLead}>
      <Paged
        query={query}
        rows={6}
        height={48}
        empty={<Empty title={t.associations.usageEmpty} hint={t.associations.usageEmptyHint} />}
      >
        {(months) => (
          <>
            {months.length > 1 && (
              <Suspense fallback={<div style={{ height: 316 }} />}>
                <UsageChart months={months} />
              </Suspense>
            )}
            <h3>{t.associations.usageTable}</h3>
            <UsageTable months={months} />
          </>
        )}
      </Paged>
    </Section>
  );
}

function Reads({ association }: { association: Association }) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(usageReads({ association: association.id }, readsShown));
  const columns = useReadColumns().filter((column) => column.id !== 'item');
  const rows = rowsOf(query).slice(0, readsShown);
  return (
    <Section
      id="reads"
      title={t.tenant.readsTitle}
      aside={
        rows.length > 0 && (
          <Link className={page.link} to="/tenant/reads" search={{ association: association.id }}>
            {t.tenant.allReads}
          </Link>
        )
      }
    >
      <Loaded query={query} rows={3} height={44}>
        {() =>
          rows.length === 0 ? (
            <p className={page.muted}>{t.tenant.readsEmpty}</p>
          ) : (
            <Table label={t.tenant.readsTitle} columns={columns} rows={rows} rowKey={(one) => one.id} />
          )
        }
      </Loaded>
    </Section>
  );
}

function About({ association }: { association: Association }) {
  const { t, locale } = useSpeech();
  const names = useCatalogNames();
  const words = t.associations;
  return (
    <Section id="facts" title={words.facts}>
      <Facts
        facts={[
          { label: words.state, value: wordFor(words.states, association.state) },
          { label: t.tenant.partner, value: association.partner?.name },
          {
            label: t.tenant.location,
            value: `${association.location.name}, ${countryName(association.location.country, locale)}`,
          },
          { label: words.columns.activity, value: names.activity(association.activity) },
          association.subscriptionId !== null && {
            label: t.tenant.lockSubscription,
            value: <span className={page.mono}>{association.subscriptionId}</span>,
          },
          { label: words.since, value: <Instant at={association.from} /> },
          association.until !== null && { label: words.until, value: <Instant at={association.until} /> },
          association.consentBy !== null && {
            label: words.how,
            value: wordFor(t.tenant.consentBy, association.consentBy),
          },
          association.endedHow !== null && {
            label: words.ended,
            value: wordFor(t.words.endedHow, association.endedHow),
          },
          association.endReason !== null && { label: words.endReason, value: association.endReason },
          {
            label: t.tenant.facts,
            value: (
              <Link
                className={page.link}
                to="/requests/$requestId"
                params={{ requestId: association.claimId }}
              >
                {association.claimNumber}
              </Link>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** How it stands, in words. */
function Standing({ association: { state, from, until, consentBy } }: { association: Association }) {
  const { t } = useSpeech();
  const ended = state === 'ended' && until !== null;
  return (
    <>
      {wordFor(t.associations.states, state)} {ended ? t.tenant.endedOn : t.tenant.officialSince}{' '}
      <Instant at={ended ? until : from} />
      {!ended && consentBy && `: ${wordFor(t.tenant.consentBy, consentBy)}`}.
    </>
  );
}

export function TenantAssociationPage() {
  const { t } = useSpeech();
  const { associationId } = route.useParams();
  const { act } = route.useSearch();
  const navigate = useNavigate({ from: '/tenant/associations/$associationId' });
  const query = useQuery(tenantAssociation(associationId));
  const found = query.data;
  const mayEnd = mayDo(found, 'end-association');
  /** The focus goes back to the button that opened the form; when that is about to go, to the page. */
  const close = (backTo: string): void => {
    void navigate({ search: {}, replace: true }).then(() => {
      requestAnimationFrame(() => document.querySelector<HTMLElement>(backTo)?.focus());
    });
  };
  return (
    <Page
      title={
        found
          ? t.tenant.associationTitle(found.item.name, found.partner?.name ?? '')
          : t.tenant.associationsTitle
      }
      crumbs={[{ label: t.tenant.associationsTitle, to: '/tenant/associations' }]}
      lead={found && <Standing association={found} />}
      actions={
        mayEnd &&
        act !== 'end' && (
          <LinkButton
            to="/tenant/associations/$associationId"
            params={{ associationId }}
            search={{ act: 'end' }}
            replace
            data-act="end"
          >
            {t.associations.end}
          </LinkButton>
        )
      }
    >
      <Loaded query={query} rows={5} height={72}>
        {(one) => (
          <>
            {mayEnd && act === 'end' && (
              <EndTenantAssociation
                association={one}
                onClose={() => close('[data-act="end"]')}
                onEnded={() => close('h1')}
              />
            )}
            <Sees association={one} />
            <Reads association={one} />
            <About association={one} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
