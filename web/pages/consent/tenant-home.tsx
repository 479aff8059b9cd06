/** Where the customer's administrator starts: what needs a decision, what is official, and who has read. */
import {
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import { consentCodes, locks, requests, tenantAssociations, usageReads } from '../../model/frame/queries.ts';
import { useMe } from '../../model/frame/session.ts';
import { rowsOf } from '../../ui/list.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Failed, Waiting } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useAssociationColumns, useReadColumns, useRequestColumns } from './tenant-columns.tsx';
import page from '../../ui/page.module.css';

const atMost = 5;

type Query<Row> = UseInfiniteQueryResult<InfiniteData<{ items: Row[]; nextCursor: string | null }>>;

interface GroupProps<Row> {
  id: string;
  title: string;
  lead: string;
  query: Query<Row>;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** What to say when there is nothing. */
  empty: string;
  /** Leads to the whole list. */
  all: ReactNode;
}

function Group<Row>({ id, title, lead, query, columns, rowKey, empty, all }: GroupProps<Row>) {
  const rows = rowsOf(query);
  return (
    <Section id={id} title={title} lead={rows.length > 0 && lead} aside={rows.length > 0 && all}>
      {query.data === undefined && query.isError && (
        <Failed
          error={query.error}
          onRetry={() => {
            void query.refetch();
          }}
        />
      )}
      {query.data !== undefined && rows.length === 0 && <p className={page.muted}>{empty}</p>}
      {rows.length > 0 && (
        <Table label={title} columns={columns} rows={rows.slice(0, atMost)} rowKey={rowKey} />
      )}
    </Section>
  );
}

function Controls() {
  const { t } = useSpeech();
  const locked = useQuery(locks());
  const codes = useInfiniteQuery(consentCodes());
  const open = rowsOf(codes).filter((code) => code.state === 'open').length;
  const count = locked.data?.items.length;
  return (
    <Section id="controls" title={t.tenant.controls} lead={t.tenant.controlsLead}>
      <Facts
        facts={[
          {
            label: t.nav.locks,
            value: (
              <Link className={page.link} to="/tenant/locks">
                {count === undefined ? t.tenant.locksTitle : t.tenant.lockCount(count)}
              </Link>
            ),
          },
          {
            label: t.nav.codes,
            value: (
              <Link className={page.link} to="/tenant/codes">
                {codes.data === undefined ? t.tenant.codesTitle : t.tenant.codeCount(open)}
              </Link>
            ),
          },
        ]}
      />
    </Section>
  );
}

export function TenantHomePage() {
  const { t } = useSpeech();
  const me = useMe();
  const waiting = useInfiniteQuery(requests({ waiting: true }, atMost));
  const official = useInfiniteQuery(tenantAssociations({ state: 'official' }, atMost));
  const reads = useInfiniteQuery(usageReads({}, atMost));
  const columns = {
    waiting: useRequestColumns(),
    official: useAssociationColumns(false),
    reads: useReadColumns(),
  };
  const lead = me.companyName ? t.tenant.homeLead(me.companyName) : t.tenant.homeLeadPlain;
  // All at once, so that nothing that is read already jumps.
  if ([waiting, official, reads].some(({ data, isError }) => data === undefined && !isError)) {
    return (
      <Page title={t.tenant.homeTitle} lead={lead}>
        <Waiting rows={8} height={52} />
      </Page>
    );
  }
  return (
    <Page title={t.tenant.homeTitle} lead={lead}>
      <Group
        id="needs-you"
        title={t.tenant.needsYou}
        lead={t.tenant.needsYouLead}
        query={waiting}
        columns={columns.waiting}
        rowKey={(one) => one.id}
        empty={t.tenant.needsYouNone}
        all={
          <Link className={page.link} to="/requests">
            {t.tenant.allRequests}
          </Link>
        }
      />
      <Group
        id="official"
        title={t.tenant.officialNow}
        lead={t.tenant.officialNowLead}
        query={official}
        columns={columns.official}
        rowKey={(one) => one.id}
        empty={t.tenant.officialNowNone}
        all={
          <Link className={page.link} to="/tenant/associations">
            {t.tenant.allAssociations}
          </Link>
        }
      />
      <Group
        id="read-lately"
        title={t.tenant.readLately}
        lead={t.tenant.readLatelyLead}
        query={reads}
        columns={columns.reads}
        rowKey={(one) => one.id}
        empty={t.tenant.readLatelyNone}
        all={
          <Link className={page.link} to="/tenant/reads">
            {t.tenant.allReads}
          </Link>
        }
      />
      <Controls />
    </Page>
  );
}
