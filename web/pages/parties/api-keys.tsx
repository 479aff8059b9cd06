/** The API keys of the own company: for what, whose, until when, last used; made, shown once, and revoked. */
import { Badge, Button } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ApiKey, CreatedApiKey } from '#sdk';
import { focusOpener } from '../../forms/frame/open-form.tsx';
import { MadeKey, MakeKeyForm, RevokeKeyForm } from '../../forms/parties/api-key-form.tsx';
import { formatDay } from '../../model/frame/dates.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { apiKeys } from '../../model/frame/queries.ts';
import { useMayOpen } from '../../model/frame/session.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Paged, rowsOf } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/keys');

function useOpen(): { open: (search: { act?: 'make' | 'revoke'; key?: string }) => void; close: () => void } {
  const { act = 'make', key } = route.useSearch();
  const navigate = useNavigate({ from: '/keys' });
  const open = (search: { act?: 'make' | 'revoke'; key?: string }): void => {
    void navigate({ search, replace: true, resetScroll: false });
  };
  return {
    open,
    close: () => {
      open({});
      focusOpener([act, key].filter(Boolean).join(' '));
    },
  };
}

function EndCell({ row }: { row: ApiKey }) {
  const { t } = useSpeech();
  const words = t.keys;
  if (row.revokedAt) return <Badge appearance="tint">{words.revoked}</Badge>;
  if (!row.expiresAt) return <>{words.noEnd}</>;
  return <Instant at={row.expiresAt} />;
}

function useColumns(mayRevoke: boolean): Column<ApiKey>[] {
  const { t, locale } = useSpeech();
  const words = t.keys;
  const { open } = useOpen();
  const revoke: Column<ApiKey> = {
    id: 'act',
    header: words.columns.act,
    cell: (row) =>
      row.revokedAt ? null : (
        <Button
          size="small"
          data-opens={`revoke ${row.id}`}
          aria-label={words.revokeOf(row.name)}
          onClick={() => open({ act: 'revoke', key: row.id })}
        >
          {words.revoke}
        </Button>
      ),
  };
  return [
    {
      id: 'name',
      header: words.columns.name,
      cell: (row) => <TwoLines main={<strong>{row.name}</strong>} sub={<code>{row.hint}</code>} />,
    },
    { id: 'by', header: words.columns.by, cell: (row) => row.madeBy.name },
    { id: 'scopes', header: words.columns.scopes, width: '28%', cell: (row) => row.scopes.join(', ') },
    { id: 'ends', header: words.columns.ends, cell: (row) => <EndCell row={row} /> },
    {
      id: 'used',
      header: words.columns.used,
      cell: ({ lastUsedOn }) =>
        lastUsedOn ? formatDay(lastUsedOn, locale) : <span className={page.muted}>{words.neverUsed}</span>,
    },
    ...(mayRevoke ? [revoke] : []),
  ];
}

export function ApiKeysPage() {
  const { t } = useSpeech();
  const words = t.keys;
  const { act, key } = route.useSearch();
  const { open, close } = useOpen();
  const [made, setMade] = useState<CreatedApiKey | null>(null);
  const mayMake = useMayOpen()('createApiKey');
  const query = useInfiniteQuery(apiKeys());
  const columns = useColumns(mayMake);
  const chosen = rowsOf(query).find(({ id }) => id === key);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        mayMake && (
          <Button appearance="primary" data-opens="make" onClick={() => open({ act: 'make' })}>
            {words.make}
          </Button>
        )
      }
    >
      {made && <MadeKey made={made} onClose={() => setMade(null)} />}
      {act === 'make' && mayMake && (
        <MakeKeyForm
          onClose={close}
          onMade={(created) => {
            setMade(created);
            open({});
          }}
        />
      )}
      {act === 'revoke' && chosen && mayMake && <RevokeKeyForm apiKey={chosen} onClose={close} />}
      <section className={page.section} aria-label={t.app.results}>
        {!mayMake && <p className={page.muted}>{words.readOnly}</p>}
        <Paged
          query={query}
          rows={4}
          height={52}
          empty={<Empty title={words.empty} hint={words.emptyHint} />}
        >
          {(rows) => <Table label={words.title} rows={rows} rowKey={({ id }) => id} columns={columns} />}
        </Paged>
      </section>
    </Page>
  );
}
