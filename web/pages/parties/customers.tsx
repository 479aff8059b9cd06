import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Customer } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { customers } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Filters, Paged, SearchBox } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { countryName, languageName } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

const route = getRouteApi('/portal/customers');

function useColumns(): Column<Customer>[] {
  const { t, locale } = useSpeech();
  const { customerColumns } = t.review;
  return [
    {
      id: 'name',
      header: customerColumns.name,
      width: '30%',
      cell: (customer) => (
        <Link className={styles.claim} to="/customers/$customerId" params={{ customerId: customer.id }}>
          <span className={styles.name}>{customer.name}</span>
          <span className={styles.number}>{customer.code}</span>
        </Link>
      ),
    },
    {
      id: 'domains',
      header: customerColumns.domains,
      width: '30%',
      cell: (customer) => customer.domains.join(', '),
    },
    {
      id: 'country',
      header: customerColumns.country,
      cell: (customer) => countryName(customer.country, locale),
    },
    {
      id: 'language',
      header: customerColumns.language,
      cell: (customer) => languageName(customer.language, locale),
    },
    {
      id: 'updated',
      header: customerColumns.updated,
      cell: (customer) => <Instant at={customer.updatedAt} />,
    },
  ];
}

export function CustomersPage() {
  const { t } = useSpeech();
  const { q } = route.useSearch();
  const navigate = useNavigate({ from: '/customers' });
  const query = useInfiniteQuery(customers(q ? { q } : {}));
  const find = useCallback(
    (text: string) => {
      void navigate({ search: text ? { q: text } : {}, replace: true });
    },
    [navigate],
  );
  const columns = useColumns();
  return (
    <Page title={t.review.customersTitle} lead={t.review.customersLead}>
      <section className={page.section} aria-label={t.app.results}>
        <Filters>
          <SearchBox label={t.review.customersSearch} value={q ?? ''} onSearch={find} />
        </Filters>
        <Paged
          query={query}
          rows={10}
          height={44}
          empty={<Empty title={t.review.customersEmpty} hint={t.review.customersEmptyHint} />}
        >
          {(rows) => (
            <Table
              label={t.review.customersTitle}
              rows={rows}
              rowKey={(customer) => customer.id}
              columns={columns}
            />
          )}
        </Paged>
      </section>
    </Page>
  );
}
