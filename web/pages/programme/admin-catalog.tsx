/** What can be claimed: areas, activities, programmes, workloads and products, version by version. */
import { Badge } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Activity, CatalogItem, CatalogVersion } from '#sdk';
import { keyOf, things, useThingName, type Thing } from '../../model/programme/catalog-things.ts';
import { CatalogForm } from '../../forms/programme/catalog-form.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { catalogVersion, catalogVersions } from '../../model/frame/queries.ts';
import { catalogViews, type CatalogView } from '../../model/frame/search/administration.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { rowsOf, Views } from '../../ui/list.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { Differences, ReadsOnly, Versions, type Difference } from '../../ui/versions.tsx';
import { languageName, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from '../../ui/lists.module.css';

const route = getRouteApi('/portal/admin/catalog');

function useColumns(view: CatalogView, catalog: CatalogVersion): Column<Thing>[] {
  const { t } = useSpeech();
  const name = useThingName();
  const words = t.admin.catalog;
  const { columns } = words;
  const areaOf = (id: string): string => {
    const area = catalog.solutionAreas.find((one) => one.id === id);
    return area ? name('solutionAreas', area) : id;
  };
  const programmeOf = (id: string | null): string =>
    id === null ? t.app.none : (catalog.programmes.find((one) => one.id === id)?.name ?? id);
  const described: Column<Thing>[] = [
    {
      id: 'name',
      header: columns.name,
      width: '30%',
      cell: (thing) => (
        <Link
          className={styles.claim}
          to="/admin/catalog"
          search={{ ...(view !== 'items' && { view }), edit: keyOf(view, thing) }}
          hash="change"
        >
          <span className={styles.name}>{name(view, thing)}</span>
        </Link>
      ),
    },
  ];
  const state: Column<Thing> = {
    id: 'state',
    header: columns.state,
    cell: (thing) => (
      <Badge appearance="tint" color={thing.withdrawn ? 'warning' : 'success'}>
        {thing.withdrawn ? words.withdrawn : words.offered}
      </Badge>
    ),
  };
  if (view === 'items') {
    return [
      ...described,
      {
        id: 'kind',
        header: columns.kind,
        cell: (thing) => wordFor(words.kinds, (thing as CatalogItem).kind),
      },
      { id: 'area', header: columns.area, cell: (thing) => areaOf((thing as CatalogItem).solutionArea) },
      state,
    ];
  }
  if (view === 'activities') {
    return [
      ...described,
      { id: 'area', header: columns.area, cell: (thing) => areaOf((thing as Activity).solutionArea) },
      {
        id: 'programme',
        header: columns.programme,
        cell: (thing) => programmeOf((thing as Activity).programme),
      },
      {
        id: 'pays',
        header: columns.pays,
        cell: (thing) => ((thing as Activity).pays ? t.app.yes : t.app.no),
      },
      state,
    ];
  }
  return [...described, state];
}

function Things({ catalog, view }: { catalog: CatalogVersion; view: CatalogView }) {
  const { t } = useSpeech();
  const changes = mayDo(catalog, 'change-catalog');
  const columns = useColumns(view, catalog);
  const words = t.admin.catalog;
  return (
    <section className={page.section} aria-label={t.app.results}>
      <Views
        label={words.viewsLabel}
        current={view}
        views={catalogViews.map((id) => ({ id, label: words.views[id] }))}
      />
      <Table
        label={words.views[view]}
        rows={things(catalog, view)}
        rowKey={(thing) => keyOf(view, thing)}
        columns={columns}
      />
      {changes && (
        <p>
          <LinkButton
            to="/admin/catalog"
            search={{ ...(view !== 'items' && { view }), edit: 'new' }}
            hash="change"
          >
            {words.add[view]}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

function Change({
  catalog,
  view,
  edit,
}: {
  catalog: CatalogVersion;
  view: CatalogView;
  edit: string | undefined;
}) {
  const { t } = useSpeech();
  const changes = mayDo(catalog, 'change-catalog');
  const name = useThingName();
  const words = t.admin.catalog;
  const thing = things(catalog, view).find((one) => keyOf(view, one) === edit) ?? null;
  if (edit === undefined) return null;
  if (edit !== 'new' && !thing) return <Empty title={words.gone} />;
  return (
    <Section
      id="change"
      title={thing ? words.change(name(view, thing)) : words.add[view]}
      lead={words.changeLead}
    >
      {changes ? (
        <CatalogForm key={`${catalog.version} ${view} ${edit}`} catalog={catalog} view={view} thing={thing} />
      ) : (
        <ReadsOnly />
      )}
    </Section>
  );
}

function useDifferences(): (before: CatalogVersion, after: CatalogVersion) => Difference[] {
  const { t, locale } = useSpeech();
  const name = useThingName();
  const words = t.admin.catalog;
  const said = (thing: Thing | undefined): string =>
    thing
      ? [
          thing.name,
          ...(['en', 'nl'] as const).flatMap((language) => {
            const text = thing.texts?.[language];
            return text
              ? [
                  `${languageName(language, locale)}: ${text.name}${text.description ? ` – ${text.description}` : ''}`,
                ]
              : [];
          }),
          thing.withdrawn ? words.withdrawn : words.offered,
        ].join('; ')
      : '';
  return (before, after) =>
    catalogViews.flatMap((view) =>
      things(after, view).flatMap((thing): Difference[] => {
        const old = things(before, view).find((one) => keyOf(view, one) === keyOf(view, thing));
        if (said(old) === said(thing)) return [];
        return [
          { what: `${words.views[view]}: ${name(view, thing)}`, before: said(old), after: said(thing) },
        ];
      }),
    );
}

function Changes({ version }: { version: number }) {
  const { t } = useSpeech();
  const after = useQuery(catalogVersion(version));
  const before = useQuery(catalogVersion(version - 1));
  const differences = useDifferences();
  return (
    <Loaded query={after} rows={2}>
      {(now) => (
        <Loaded query={before} rows={2}>
          {(then) => (
            <Differences label={t.admin.changesOf(version, version - 1)} rows={differences(then, now)} />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

export function CatalogPage() {
  const { t } = useSpeech();
  const { view = 'items', edit, version } = route.useSearch();
  const query = useQuery(catalogVersion('latest'));
  const versions = useInfiniteQuery(catalogVersions());
  return (
    <Page title={t.nav.adminCatalog} lead={t.admin.catalog.lead}>
      <Loaded query={query} rows={10} height={44}>
        {(catalog) => (
          <>
            <Things catalog={catalog} view={view} />
            <Change catalog={catalog} view={view} edit={edit} />
            <Versions
              rows={rowsOf(versions)}
              shown={version}
              search={(chosen) => ({ ...(view !== 'items' && { view }), version: chosen })}
            >
              {version !== undefined && version > 1 && <Changes version={version} />}
            </Versions>
          </>
        )}
      </Loaded>
    </Page>
  );
}
