/** Who looked at the tenant's usage, and who looked the tenant up. */
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, type ReactNode } from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import { lookups, tenantAssociation, tenantPartners, usageReads } from '../../model/frame/queries.ts';
import { readViews, type ReadsSearch } from '../../model/frame/search/customer.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { Filters, Paged, rowsOf, Views } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { useTell } from '../../ui/result.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { useLookupColumns, useReadColumns } from './tenant-columns.tsx';
import page from '../../ui/page.module.css';

const route = getRouteApi('/portal/tenant/reads');

type Filter = Omit<ReadsSearch, 'view'>;

/** A look-up comes before any association. */
function withoutAssociation({ association: _ofUsageOnly, ...rest }: Filter): Filter {
  return rest;
}

/** What a filter left is said to whoever does not see it. */
function useSaidCount(count: number | undefined, filtered: boolean): void {
  const { t } = useSpeech();
  const { announce } = useTell();
  useEffect(() => {
    if (filtered && count !== undefined) announce(t.app.shown(count));
  }, [announce, count, filtered, t]);
}

function Nothing({ title, hint, onClear }: { title: string; hint: string; onClear: (() => void) | null }) {
  const { t } = useSpeech();
  if (!onClear) return <Empty title={title} hint={hint} />;
  return (
    <Empty title={t.tenant.readsNoneFit} hint={t.tenant.readsNoneFitHint}>
      <Button onClick={onClear}>{t.tenant.readsClear}</Button>
    </Empty>
  );
}

interface ListProps {
  filter: Filter;
  onClear: (() => void) | null;
}

function UsageReads({ filter, onClear }: ListProps) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(usageReads(filter));
  const columns = useReadColumns();
  useSaidCount(query.data && rowsOf(query).length, onClear !== null);
  return (
    <Paged
      query={query}
      rows={5}
      height={44}
      empty={<Nothing title={t.tenant.readsEmpty} hint={t.tenant.readsEmptyHint} onClear={onClear} />}
    >
      {(rows) => (
        <Table label={t.tenant.readViews.usage} rows={rows} rowKey={(one) => one.id} columns={columns} />
      )}
    </Paged>
  );
}

function Lookups({ filter, onClear }: ListProps) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(lookups(withoutAssociation(filter)));
  const columns = useLookupColumns();
  useSaidCount(query.data && rowsOf(query).length, onClear !== null);
  return (
    <Paged
      query={query}
      rows={5}
      height={44}
      empty={<Nothing title={t.tenant.lookupsEmpty} hint={t.tenant.lookupsEmptyHint} onClear={onClear} />}
    >
      {(rows) => (
        <Table label={t.tenant.readViews.lookups} rows={rows} rowKey={(one) => one.id} columns={columns} />
      )}
    </Paged>
  );
}

/** Which association the list is narrowed to, by name. */
function OfAssociation({ id }: { id: string }) {
  const { t } = useSpeech();
  const { data } = useQuery(tenantAssociation(id));
  return <p className={page.muted}>{data && t.tenant.readsOf(data.item.name, data.partner?.name ?? '')}</p>;
}

interface FilterBarProps {
  filter: Filter;
  onChange: (part: Filter) => void;
  onClear: (() => void) | null;
  children?: ReactNode;
}

function FilterBar({ filter, onChange, onClear, children }: FilterBarProps) {
  const { t } = useSpeech();
  const { data } = useQuery(tenantPartners());
  const { partner = '', since = '', until = '' } = filter;
  const dated = (
    label: string,
    value: string,
    name: 'since' | 'until',
    more: { min?: string; max?: string },
  ) => (
    <Field label={label}>
      <Input
        type="date"
        value={value}
        {...more}
        onChange={(_event, { value: typed }) => onChange({ [name]: typed || undefined })}
      />
    </Field>
  );
  return (
    <Filters>
      <Field label={t.tenant.readColumns.partner}>
        <Select value={partner} onChange={(_event, { value }) => onChange({ partner: value || undefined })}>
          <option value="">{t.tenant.readsAnyPartner}</option>
          {data?.items.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      {dated(t.tenant.readsSince, since, 'since', { max: until || undefined })}
      {dated(t.tenant.readsUntil, until, 'until', { min: since || undefined })}
      {onClear && <Button onClick={onClear}>{t.tenant.readsClear}</Button>}
      {children}
    </Filters>
  );
}

export function TenantReadsPage() {
  const { t } = useSpeech();
  const { view = 'usage', ...filter } = route.useSearch();
  const navigate = useNavigate({ from: '/tenant/reads' });
  const change = useCallback(
    (part: Filter) => {
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
    },
    [navigate],
  );
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const clear = filtered
    ? (): void => change({ partner: undefined, association: undefined, since: undefined, until: undefined })
    : null;
  return (
    <Page title={t.tenant.readsTitle} lead={t.tenant.readsLead}>
      <section className={page.section} aria-label={t.tenant.readViews[view]}>
        <Views
          label={t.tenant.readsViewsLabel}
          current={view}
          views={readViews.map((id) => ({ id, label: t.tenant.readViews[id] }))}
        />
        <FilterBar filter={filter} onChange={change} onClear={clear}>
          <ExportButton
            operation={view === 'lookups' ? 'tenant.lookups' : 'tenant.usageReads'}
            request={view === 'lookups' ? withoutAssociation(filter) : filter}
            label={t.tenant.readViews[view]}
            hint={t.tenant.readsExportHint}
          />
        </FilterBar>
        {filter.association && view === 'usage' && <OfAssociation id={filter.association} />}
        {view === 'lookups' ? (
          <Lookups filter={filter} onClear={clear} />
        ) : (
          <UsageReads filter={filter} onClear={clear} />
        )}
      </section>
    </Page>
  );
}
