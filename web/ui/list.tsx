/** What lists have around their rows: ready views, a search box, and the next page. */
import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useSpeech } from '../model/frame/language.ts';
import { Failed, Waiting } from './states.tsx';
import styles from './table.module.css';
import { useTell } from './result.tsx';

export interface ReadyView {
  id: string;
  label: string;
}

/** Ready views are links: each has its own address, so it can be kept and sent. */
export function Views({
  label,
  views,
  current,
  keep = {},
}: {
  label: string;
  views: ReadyView[];
  current: string;
  /** What stays in the address when another view is chosen. */
  keep?: object;
}) {
  return (
    <nav aria-label={label}>
      <ul className={styles.views}>
        {views.map((view, index) => (
          <li key={view.id}>
            <Link
              className={styles.view}
              to="."
              search={{ ...keep, view: index === 0 ? undefined : view.id } as never}
              aria-current={view.id === current ? 'page' : undefined}
              activeOptions={{ exact: true, includeSearch: true }}
            >
              {view.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Filters({ children }: { children: ReactNode }) {
  return (
    <div className={styles.filters} role="search">
      {children}
    </div>
  );
}

/** Searches when the typing pauses; Enter searches at once. */
export function SearchBox({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [given, setGiven] = useState(value);
  // Back and forward change the address, and with it what was searched for.
  if (given !== value) {
    setGiven(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), 400);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);
  return (
    <Field label={label} className={styles.search}>
      <Input
        type="search"
        value={typed}
        maxLength={100}
        contentBefore={<SearchRegular aria-hidden="true" />}
        onChange={(_event, data) => setTyped(data.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onSearch(typed.trim());
        }}
      />
    </Field>
  );
}

interface PageOf<Row> {
  items: Row[];
  nextCursor: string | null;
}
export type Pages<Row> = UseInfiniteQueryResult<InfiniteData<PageOf<Row>, unknown>>;

interface PagedProps<Row> {
  query: Pages<Row>;
  /** What to say when there is nothing. */
  empty: ReactNode;
  rows?: number;
  height?: number;
  /** Where a row on the page is not a row of the list: how many there are. */
  countOf?: (rows: Row[]) => number;
  children: (rows: Row[]) => ReactNode;
}

export function rowsOf<Row>(query: Pick<Pages<Row>, 'data'>): Row[] {
  return query.data?.pages.flatMap((page) => page.items) ?? [];
}

export function Paged<Row>({
  query,
  empty,
  rows = 8,
  height = 44,
  countOf = (found) => found.length,
  children,
}: PagedProps<Row>) {
  if (query.data === undefined) {
    return query.isError ? (
      <Failed
        error={query.error}
        onRetry={() => {
          void query.refetch();
        }}
      />
    ) : (
      <Waiting rows={rows} height={height} />
    );
  }
  const found = rowsOf(query);
  if (found.length === 0 && !query.hasNextPage) return <>{empty}</>;
  return (
    <>
      {children(found)}
      <More query={query} countOf={countOf} />
    </>
  );
}

function More<Row>({ query, countOf }: { query: Pages<Row>; countOf: (rows: Row[]) => number }) {
  const { t } = useSpeech();
  const count = countOf(rowsOf(query));
  const { announce } = useTell();
  const load = async (): Promise<void> => {
    announce(t.app.shown(countOf(rowsOf(await query.fetchNextPage()))));
  };
  return (
    <div className={styles.foot}>
      <span>{query.hasNextPage ? t.app.shown(count) : t.app.allShown(count)}</span>
      {query.hasNextPage && (
        <Button
          size="small"
          onClick={() => {
            void load();
          }}
          disabledFocusable={query.isFetchingNextPage}
          icon={query.isFetchingNextPage ? <Spinner size="extra-tiny" /> : undefined}
        >
          {t.app.loadMore}
        </Button>
      )}
      {query.isFetchNextPageError && (
        <Failed
          error={query.error}
          onRetry={() => {
            void query.fetchNextPage();
          }}
        />
      )}
    </div>
  );
}
