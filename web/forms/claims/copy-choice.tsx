/** Starting from an earlier claim: the newest ones, or those that a search finds. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClaimSummary } from '#sdk';
import { startFrom, usableFirst } from '../../model/claims/claim-copy.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { claims } from '../../model/frame/queries.ts';
import { Filters, rowsOf, SearchBox } from '../../ui/list.tsx';
import { Section } from '../../ui/page.tsx';
import { Failed, Waiting } from '../../ui/states.tsx';
import { StatusBadge } from '../../ui/status.tsx';
import { Table } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { shortList } from '../../model/frame/words.ts';
import styles from '../../ui/lists.module.css';
import page from '../../ui/page.module.css';

const shown = 5;

function Earlier({ rows }: { rows: ClaimSummary[] }) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const { columns } = t.claims;
  return (
    <Table
      label={t.wizard.copyTitle}
      rows={rows}
      rowKey={(one) => one.id}
      columns={[
        {
          id: 'start',
          header: columns.number,
          width: '34%',
          cell: (one) => (
            <Link className={styles.claim} to="/claims/new" search={startFrom(one)}>
              <span className={page.hidden}>{t.wizard.copyThis}: </span>
              <span className={styles.name}>{one.name || one.number}</span>
              {one.name && <span className={styles.number}>{one.number}</span>}
            </Link>
          ),
        },
        {
          id: 'customer',
          header: columns.customer,
          width: '24%',
          cell: (one) => <TwoLines main={one.customer.name} sub={one.customer.domain} />,
        },
        {
          id: 'items',
          header: columns.items,
          width: '26%',
          cell: (one) => (
            <TwoLines
              main={shortList(
                one.items.map((item) => item.name),
                2,
                t.app.more,
              )}
              sub={one.activities.map((id) => names.activity(id)).join(', ')}
            />
          ),
        },
        {
          id: 'status',
          header: columns.status,
          cell: (one) => <StatusBadge status={one.status} word={one.statusWord} />,
        },
      ]}
    />
  );
}

export function CopyChoice() {
  const { t } = useSpeech();
  const [q, setQ] = useState('');
  const query = useInfiniteQuery(claims(q ? { q } : {}, 4 * shown));
  const rows = usableFirst(rowsOf(query)).slice(0, shown);
  // Nothing to start from: the first claim of a company.
  if (query.data !== undefined && rows.length === 0 && q === '') return null;
  return (
    <Section id="copy" title={t.wizard.copyTitle} lead={t.wizard.copyLead}>
      <div className={page.stack}>
        <Filters>
          <SearchBox label={t.claims.search} value={q} onSearch={setQ} />
        </Filters>
        {query.data === undefined &&
          (query.isError ? <Failed error={query.error} /> : <Waiting rows={shown} height={44} />)}
        {query.data !== undefined &&
          (rows.length > 0 ? <Earlier rows={rows} /> : <p className={page.muted}>{t.claims.empty}</p>)}
      </div>
    </Section>
  );
}
