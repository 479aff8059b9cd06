/**
 * One thing of the catalogue: its names and descriptions, and whether it is offered; what it means only while it is
 * new.
 */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Activity, CatalogItem, CatalogVersion, ChangeCatalog } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { keyOf, things, useThingName, type Thing } from '../../model/programme/catalog-things.ts';
import { languages, useSpeech, type Language } from '../../model/frame/language.ts';
import { catalogVersion } from '../../model/frame/queries.ts';
import type { CatalogView } from '../../model/frame/search/administration.ts';
import { useAct } from '../frame/act.ts';
import { CheckField, ChecksField, RadioField, SelectField } from '../frame/choices.tsx';
import { ProseField, TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { languageName } from '../../model/frame/words.ts';
import { WhyField } from '../frame/why-field.tsx';
import styles from '../frame/form.module.css';

type Draft = Thing & Partial<Omit<Activity, keyof Thing>> & Partial<Omit<CatalogItem, keyof Thing>>;
type Set = (more: Partial<Draft>) => void;

function emptyThing(view: CatalogView, catalog: CatalogVersion): Draft {
  const thing = {
    id: '',
    name: '',
    texts: { en: { name: '', description: '' }, nl: { name: '', description: '' } },
    withdrawn: false,
  };
  const solutionArea = catalog.solutionAreas.find((one) => !one.withdrawn)?.id ?? '';
  if (view === 'items') return { ...thing, kind: 'workload', solutionArea };
  if (view !== 'activities') return thing;
  return {
    ...thing,
    solutionArea,
    programme: null,
    pays: false,
    level: 'workload',
    motions: null,
    kind: 'usage',
    combinesWith: [],
    asksRevenueDetails: false,
  };
}

/** Built-in words are where one begins, so that nothing is lost by saving. */
function useStart(view: CatalogView, thing: Thing | null, catalog: CatalogVersion): Draft {
  const { t, language } = useSpeech();
  const name = useThingName();
  if (!thing) return emptyThing(view, catalog);
  const hints: Record<string, string> =
    view === 'activities' ? t.words.activityHints : view === 'solutionAreas' ? t.words.solutionAreaHints : {};
  const own = { name: name(view, thing), description: hints[thing.id] ?? '' };
  const texts = Object.fromEntries(
    languages.map((one) => [
      one,
      // What nobody has written in the other language stays the portal's own word.
      thing.texts?.[one] ?? (one === language ? own : { name: '', description: '' }),
    ]),
  );
  return { ...thing, texts: texts as unknown as Thing['texts'] };
}

interface PartProps {
  at: string;
  draft: Draft;
  set: Set;
  catalog: CatalogVersion;
}

function Wording({ at, draft, set, fresh }: Omit<PartProps, 'catalog'> & { fresh: boolean }) {
  const { t, locale } = useSpeech();
  const words = t.admin.catalog;
  const change = (language: Language, more: { name?: string; description?: string }): void => {
    const texts = draft.texts ?? { en: null, nl: null };
    set({
      texts: { ...texts, [language]: { ...(texts[language] ?? { name: '', description: '' }), ...more } },
      // The name itself is the English one: for programs, and where no page has a better one.
      ...(language === 'en' && more.name && { name: more.name }),
    });
  };
  return languages.map((language) => (
    <fieldset key={language} className={styles.part}>
      <legend>{languageName(language, locale)}</legend>
      <TextField
        pointer={`${at}/texts/${language}/name`}
        label={t.admin.inLanguage(words.columns.name, languageName(language, locale))}
        hint={fresh ? undefined : words.nameHint}
        required={fresh}
        maxLength={120}
        value={draft.texts?.[language]?.name ?? ''}
        onChange={(name) => change(language, { name })}
      />
      <ProseField
        pointer={`${at}/texts/${language}/description`}
        label={t.admin.inLanguage(words.description, languageName(language, locale))}
        required={false}
        rows={2}
        maxLength={500}
        value={draft.texts?.[language]?.description ?? ''}
        onChange={(description) => change(language, { description })}
      />
    </fieldset>
  ));
}

function AreaField({ at, draft, set, catalog }: PartProps) {
  const { t } = useSpeech();
  const name = useThingName();
  return (
    <SelectField
      pointer={`${at}/solutionArea`}
      label={t.admin.catalog.columns.area}
      required
      value={draft.solutionArea ?? ''}
      onChange={(solutionArea) => set({ solutionArea })}
      choices={catalog.solutionAreas
        .filter((one) => !one.withdrawn)
        .map((one) => ({ value: one.id, label: name('solutionAreas', one) }))}
    />
  );
}

function NewItem(props: PartProps) {
  const { t } = useSpeech();
  const words = t.admin.catalog;
  const { at, draft, set } = props;
  return (
    <>
      <RadioField
        pointer={`${at}/kind`}
        label={words.columns.kind}
        value={draft.kind ?? 'workload'}
        onChange={(kind) => set({ kind })}
        choices={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
      />
      <AreaField {...props} />
    </>
  );
}

function NewActivity(props: PartProps) {
  const { t } = useSpeech();
  const words = t.admin.catalog;
  const { at, draft, set, catalog } = props;
  const { motions } = t.words;
  const choices = (table: Record<string, string>) =>
    Object.entries(table).map(([value, label]) => ({ value, label }));
  return (
    <>
      <AreaField {...props} />
      <SelectField
        pointer={`${at}/programme`}
        label={words.columns.programme}
        required={false}
        value={draft.programme ?? ''}
        onChange={(programme) =>
          set({ programme: programme || null, ...(programme === '' && { pays: false }) })
        }
        choices={[
          { value: '', label: t.app.none },
          ...catalog.programmes
            .filter((one) => !one.withdrawn)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <CheckField
        pointer={`${at}/pays`}
        label={words.columns.pays}
        checked={draft.pays ?? false}
        onChange={(pays) => set({ pays })}
      />
      <RadioField
        pointer={`${at}/level`}
        label={words.level}
        value={draft.level ?? 'workload'}
        onChange={(level) => set({ level })}
        choices={choices(words.kinds)}
      />
      <RadioField
        pointer={`${at}/kind`}
        label={words.attribution}
        hint={words.attributionHint}
        value={draft.kind ?? 'usage'}
        onChange={(kind) => set({ kind })}
        choices={choices(t.words.kinds)}
      />
      <ChecksField
        pointer={`${at}/motions`}
        label={words.motions}
        hint={words.motionsHint}
        values={draft.motions ?? []}
        onChange={(values) => set({ motions: values.length > 0 ? values : null })}
        choices={choices(motions)}
      />
      <CheckField
        pointer={`${at}/asksRevenueDetails`}
        label={words.asksRevenueDetails}
        checked={draft.asksRevenueDetails ?? false}
        onChange={(asksRevenueDetails) => set({ asksRevenueDetails })}
      />
    </>
  );
}

/** The API takes the whole catalogue, and no field more than it knows. */
function bodyOf(
  catalog: CatalogVersion,
  view: CatalogView,
  index: number,
  draft: Draft,
  why: string,
): ChangeCatalog {
  const fresh = index === things(catalog, view).length;
  const bare = ({ texts, withdrawn, ...thing }: Thing): object => ({
    ...thing,
    ...(withdrawn && { withdrawn }),
    ...(texts && {
      texts: Object.fromEntries(
        Object.entries(texts).filter(
          ([, text]) => text !== null && (fresh || text.name !== '' || text.description !== ''),
        ),
      ),
    }),
  });
  const list = (of: CatalogView): object[] => {
    const all = things(catalog, of);
    return (of === view ? [...all.slice(0, index), draft, ...all.slice(index + 1)] : all).map(bare);
  };
  return {
    solutionAreas: list('solutionAreas'),
    programmes: list('programmes'),
    items: list('items'),
    activities: list('activities'),
    why,
  } as unknown as ChangeCatalog;
}

interface FormProps {
  catalog: CatalogVersion;
  view: CatalogView;
  /** null: a new one. */
  thing: Thing | null;
}

export function CatalogForm({ catalog, view, thing }: FormProps) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const words = t.admin.catalog;
  const start = useStart(view, thing, catalog);
  const [draft, setDraft] = useState<Draft>(start);
  const [why, setWhy] = useState('');
  const all = things(catalog, view);
  const index = thing ? all.findIndex((one) => keyOf(view, one) === keyOf(view, thing)) : all.length;
  const at = `/${view}/${index}`;
  const set: Set = (more) => setDraft((before) => ({ ...before, ...more }) as Draft);
  const close = (): void => {
    void navigate({ to: '/admin/catalog', search: view === 'items' ? {} : { view } });
  };
  const act = useAct({
    done: words.saved,
    about: catalogVersion('latest').queryKey,
    after: close,
    run: () =>
      api.catalog.change({ ifMatch: catalog.version, body: bodyOf(catalog, view, index, draft, why.trim()) }),
  });
  const parts = { at, draft, set, catalog };
  return (
    <Form
      problem={act.problem}
      onSubmit={() => act.send()}
      label={thing ? words.change(thing.name) : words.add[view]}
    >
      <Wording at={at} draft={draft} set={set} fresh={thing === null} />
      {!thing && (
        <TextField
          pointer={`${at}/id`}
          label={t.admin.id}
          hint={t.admin.idHint}
          required
          maxLength={60}
          value={draft.id}
          onChange={(id) => set({ id })}
        />
      )}
      {!thing && view === 'items' && <NewItem {...parts} />}
      {!thing && view === 'activities' && <NewActivity {...parts} />}
      {thing && (
        <CheckField
          pointer={`${at}/withdrawn`}
          label={words.withdraw}
          hint={words.withdrawHint}
          checked={draft.withdrawn}
          onChange={(withdrawn) => set({ withdrawn })}
        />
      )}
      <WhyField value={why} onChange={setWhy} />
      <FormButtons submit={t.admin.saveVersion(catalog.version + 1)} pending={act.pending} onCancel={close} />
    </Form>
  );
}
