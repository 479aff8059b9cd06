/** Every claim one may see, by ready views, with filter, search and order in the address. */
import { Button, Field, Select } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState, type ReactNode } from 'react';
import { claimFilter } from '../../model/claims/claim-views.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { columnsOf, rememberColumns, rememberedColumns } from '../../model/frame/kept-columns.ts';
import { claims, locations } from '../../model/frame/queries.ts';
import {
  claimColumns,
  claimViews,
  type ClaimColumn,
  type ClaimSort,
  type ClaimsSearch,
} from '../../model/frame/search/claims.ts';
import { stringifySearch } from '../../model/frame/search/words.ts';
import { useMe } from '../../model/frame/session.ts';
import { ColumnMenu } from '../../ui/column-menu.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { Filters, Paged, rowsOf, SearchBox, Views } from '../../ui/list.tsx';
import { NewClaimButton } from '../../ui/new-claim-button.tsx';
import { Page } from '../../ui/page.tsx';
import { SavedViews } from '../../forms/claims/saved-views.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { fileColumns, useClaimColumns } from './claim-columns.tsx';
import page from '../../ui/page.module.css';
import table from '../../ui/table.module.css';
import styles from '../../ui/lists.module.css';

const route = getRouteApi('/portal/claims');

function LocationFilter({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(locations());
  const found = rowsOf(query);
  // Most partners have several: the place is kept, so that nothing moves when they are known.
  if (query.isPending) return <div className={styles.filterPlace} />;
  if (found.length < 2) return null;
  return (
    <Field label={t.claims.location} className={styles.filterPlace}>
      <Select value={value} onChange={(_event, data) => onChange(data.value)}>
        <option value="">{t.claims.everyLocation}</option>
        {found.map((location) => (
          <option key={location.id} value={location.id}>
            {location.name} ({location.number})
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Nothing({ filtered, owner }: { filtered: boolean; owner: boolean }) {
  const { t } = useSpeech();
  if (filtered || owner) {
    return (
      <Empty title={t.claims.empty} hint={t.claims.emptyHint}>
        <Link className={page.link} to="/claims" search={{ view: 'all' }}>
          {t.claims.clear}
        </Link>
      </Empty>
    );
  }
  return (
    <Empty title={t.claims.emptyAll} hint={t.claims.emptyAllHint}>
      <NewClaimButton />
    </Empty>
  );
}

interface Change {
  q?: string;
  location?: string;
  sort?: ClaimSort;
  columns?: ClaimColumn[];
}

interface FilterBarProps {
  search: ClaimsSearch;
  owner: boolean;
  onChange: (part: Change) => void;
  children: ReactNode;
}

function FilterBar({ search, owner, onChange, children }: FilterBarProps) {
  const { t } = useSpeech();
  const find = useCallback((q: string) => onChange({ q: q || undefined }), [onChange]);
  return (
    <Filters>
      <SearchBox label={t.claims.search} value={search.q ?? ''} onSearch={find} />
      {!owner && (
        <LocationFilter
          value={search.location ?? ''}
          onChange={(id) => onChange({ location: id || undefined })}
        />
      )}
      {(search.q || search.location) && (
        <Button onClick={() => onChange({ q: undefined, location: undefined })}>{t.claims.clear}</Button>
      )}
      {children}
    </Filters>
  );
}

const usual: Record<'partner' | 'owner', ClaimColumn[]> = {
  partner: ['number', 'customer', 'items', 'location', 'status', 'due', 'updated'],
  owner: ['number', 'customer', 'items', 'partner', 'status', 'due', 'assignee', 'updated'],
};

/** What a side knows of a claim. */
const offered: Record<'partner' | 'owner', readonly ClaimColumn[]> = {
  partner: claimColumns.filter((id) => id !== 'partner' && id !== 'assignee'),
  owner: claimColumns.filter((id) => id !== 'reference'),
};

function useShownColumns(side: 'partner' | 'owner', asked: ClaimColumn[] | undefined) {
  const list = `claims-${side}`;
  const [remembered, setRemembered] = useState(() => rememberedColumns(list));
  const shown = columnsOf({ asked, remembered, all: offered[side], usual: usual[side] });
  const keep = (ids: ClaimColumn[] | null): void => {
    setRemembered(ids);
    rememberColumns(list, ids);
  };
  return { shown, keep };
}

interface ToolsProps {
  search: ClaimsSearch;
  side: 'partner' | 'owner';
  label: string;
  shown: ClaimColumn[];
  onColumns: (ids: ClaimColumn[] | null) => void;
}

function Tools({ search, side, label, shown, onColumns }: ToolsProps) {
  const all = useClaimColumns(side, offered[side]);
  return (
    <div className={table.tools}>
      <SavedViews
        list="claims"
        path="/claims"
        search={stringifySearch({ ...search, columns: shown }).slice(1)}
      />
      <ColumnMenu
        columns={all.map(({ id, header }) => ({ id: id as ClaimColumn, header }))}
        shown={shown}
        onChange={onColumns}
      />
      <ExportButton
        operation="claims.list"
        request={{ ...claimFilter(search, side), columns: fileColumns(shown) }}
        label={label}
      />
    </div>
  );
}

export function ClaimsPage() {
  const { t } = useSpeech();
  const me = useMe();
  const owner = me.side === 'owner';
  const side = owner ? 'owner' : 'partner';
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/claims' });
  const query = useInfiniteQuery(claims(claimFilter(search, me.side)));
  const { shown, keep } = useShownColumns(side, search.columns);
  const columns = useClaimColumns(side, shown);
  const change = useCallback(
    (part: Change) => {
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
    },
    [navigate],
  );
  const views = claimViews.map((id) => ({
    id,
    label: owner && id === 'open' ? t.claims.ownerViews.open : t.claims.views[id],
  }));
  const filtered = Boolean(search.q || search.location || (search.view && search.view !== 'all'));
  const title = owner ? t.claims.ownerTitle : t.claims.title;
  return (
    <Page
      title={title}
      lead={owner ? t.claims.ownerLead : t.claims.lead}
      actions={!owner && <NewClaimButton />}
    >
      <section className={page.section} aria-label={t.app.results}>
        <Views label={t.claims.viewsLabel} views={views} current={search.view ?? 'open'} />
        <FilterBar search={search} owner={owner} onChange={change}>
          <Tools
            search={search}
            side={side}
            label={views.find(({ id }) => id === (search.view ?? 'open'))?.label ?? title}
            shown={shown}
            onColumns={(ids) => {
              keep(ids);
              change({ columns: ids ?? undefined });
            }}
          />
        </FilterBar>
        {search.q && <p className={`${page.small} ${page.muted}`}>{t.claims.searchedHint}</p>}
        <Paged query={query} empty={<Nothing filtered={filtered} owner={owner} />} rows={10} height={52}>
          {(rows) => (
            <Table
              label={title}
              columns={columns}
              rows={rows}
              rowKey={(claim) => claim.id}
              sorted={search.q ? '-updatedAt' : (search.sort ?? '-updatedAt')}
              // What is searched for comes by its last change.
              onSort={search.q ? undefined : (sort) => change({ sort: sort as ClaimSort })}
            />
          )}
        </Paged>
      </section>
    </Page>
  );
}
