/** The partners of the programme, for its administration. */
import { Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Partner } from '#sdk';
import { focusOpener } from '../../forms/frame/open-form.tsx';
import { AddPartnerForm } from '../../forms/parties/partner-forms.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { useMayOpen } from '../../model/frame/session.ts';
import { partners } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Filters, Paged, SearchBox } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

const route = getRouteApi('/portal/admin/partners');

function useColumns(): Column<Partner>[] {
  const { t } = useSpeech();
  const words = t.partners;
  return [
    {
      id: 'name',
      header: words.columns.name,
      width: '40%',
      cell: (partner) => (
        <Link className={styles.claim} to="/admin/partners/$partnerId" params={{ partnerId: partner.id }}>
          <span className={styles.name}>{partner.name}</span>
        </Link>
      ),
    },
    {
      id: 'numbers',
      header: words.columns.numbers,
      cell: ({ numbers, locations }) =>
        numbers.length === 0 ? (
          <span className={page.muted}>{words.noLocation}</span>
        ) : (
          words.numbers(numbers.join(', '), locations - numbers.length)
        ),
    },
    { id: 'created', header: words.columns.created, cell: ({ createdAt }) => <Instant at={createdAt} /> },
  ];
}

export function PartnersPage() {
  const { t } = useSpeech();
  const { q, act } = route.useSearch();
  const navigate = useNavigate({ from: '/admin/partners' });
  const mayAdd = useMayOpen()('addPartner');
  const query = useInfiniteQuery(partners(q ? { q } : {}));
  const columns = useColumns();
  const find = useCallback(
    (text: string) => {
      void navigate({ search: text ? { q: text } : {}, replace: true });
    },
    [navigate],
  );
  const close = (): void => {
    void navigate({ search: q ? { q } : {}, replace: true });
    focusOpener('add');
  };
  return (
    <Page
      title={t.partners.title}
      lead={t.partners.lead}
      actions={
        mayAdd && (
          <Button
            appearance="primary"
            data-opens="add"
            onClick={() => void navigate({ search: { ...(q && { q }), act: 'add' }, replace: true })}
          >
            {t.partners.add}
          </Button>
        )
      }
    >
      {act === 'add' && mayAdd && <AddPartnerForm onClose={close} />}
      <section className={page.section} aria-label={t.app.results}>
        {!mayAdd && <p className={page.muted}>{t.partners.readOnly}</p>}
        <Filters>
          <SearchBox label={t.partners.search} value={q ?? ''} onSearch={find} />
        </Filters>
        <Paged
          query={query}
          rows={6}
          height={44}
          empty={<Empty title={t.partners.empty} hint={t.partners.emptyHint} />}
        >
          {(rows) => <Table label={t.partners.title} rows={rows} rowKey={({ id }) => id} columns={columns} />}
        </Paged>
      </section>
    </Page>
  );
}
