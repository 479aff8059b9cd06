/** Solution area and activity: fixed once the draft exists, so this step makes it. */
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Activity, Catalog } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { copiedFields, type LeftOut } from '../../model/claims/claim-copy.ts';
import { copyWords, createFitting } from './create-fitting.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { lookup } from '../../model/parties/lookup.ts';
import { namesOf, type CatalogNames } from '../../model/frame/names.ts';
import { activitiesIn, areasIn, withActivity } from '../../model/programme/policies.ts';
import type { NewClaimSearch } from '../../model/frame/search/partner.ts';
import { claim as claimQuery } from '../../model/frame/queries.ts';
import { useMe } from '../../model/frame/session.ts';
import { Section } from '../../ui/page.tsx';
import { wordFor } from '../../model/frame/words.ts';
import { useAct, useFilled } from '../frame/act.ts';
import { ChecksField, RadioField } from '../frame/choices.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';

function ActivityChoice({
  activities,
  chosen,
  onChange,
  names,
}: {
  activities: Activity[];
  chosen: string[];
  onChange: (ids: string[]) => void;
  names: CatalogNames;
}) {
  const { t, language } = useSpeech();
  const hint = (activity: Activity): string =>
    [
      activity.texts?.[language]?.description ||
        (Object.hasOwn(t.words.activityHints, activity.id)
          ? wordFor(t.words.activityHints, activity.id)
          : ''),
      activity.pays && activity.programme
        ? t.wizard.pays(names.programme(activity.programme))
        : t.wizard.paysNot,
    ]
      .filter(Boolean)
      .join(' ');
  const choices = activities.map((activity) => ({
    value: activity.id,
    label: names.activity(activity.id),
    hint: hint(activity),
  }));
  if (!activities.some((activity) => activity.combinesWith.length > 0)) {
    return (
      <RadioField
        pointer="/activities"
        label={t.wizard.activities}
        choices={choices}
        value={chosen[0] ?? ''}
        onChange={(id) => onChange([id])}
      />
    );
  }
  return (
    <ChecksField
      pointer="/activities"
      label={t.wizard.activities}
      hint={t.wizard.activitiesSeveral}
      choices={choices}
      values={chosen}
      onChange={(ids) => {
        const changed = ids.find((id) => !chosen.includes(id)) ?? chosen.find((id) => !ids.includes(id));
        onChange(changed ? withActivity(chosen, changed, activities) : ids);
      }}
    />
  );
}

/** Everything that the draft is made from, as it is chosen. */
function useChosen(search: NewClaimSearch, catalog: Catalog, names: CatalogNames) {
  const { t } = useSpeech();
  const input = {
    locationId: search.location ?? '',
    tenantId: search.tenant ?? '',
    domain: search.domain ?? null,
  };
  const looked = useQuery({ ...lookup(input), enabled: false }).data?.customer;
  const earlier = useQuery({ ...claimQuery(search.from ?? ''), enabled: search.from !== undefined }).data;
  const same = earlier?.customer.tenantId === input.tenantId.toLowerCase();
  const customer = looked ?? (same ? earlier?.customer : undefined);
  const areas = areasIn(catalog);
  const [first] = areas;
  const [area, setArea] = useKept(
    `area ${search.area ?? ''}`,
    search.area ?? (areas.length === 1 && first ? first.id : ''),
  );
  const [picked, setPicked] = useKept<string[]>(
    `activity ${search.activity?.join() ?? ''}`,
    search.activity ?? [],
  );
  const [typedName, setName] = useKept('name', '');
  const [reference, setReference] = useKept('reference', '');
  const [named, setNamed] = useKept('named', false);
  const offered = activitiesIn(catalog).filter((activity) => activity.solutionArea === area);
  const ids = offered.map(({ id }) => id);
  const activities = ids.length === 1 ? ids : picked.filter((id) => ids.includes(id));
  const suggested = area ? t.wizard.defaultName(customer?.name ?? search.domain ?? '', names.area(area)) : '';
  const chooseArea = (id: string): void => {
    setArea(id);
    setPicked([]);
  };
  const name = named ? typedName : suggested;
  return {
    input,
    areas,
    area,
    chooseArea,
    offered,
    activities,
    setPicked,
    name,
    setName: (typed: string) => {
      setNamed(true);
      setName(typed);
    },
    reference,
    setReference,
  };
}

type Chosen = ReturnType<typeof useChosen>;

function useCreate(
  { input, area, offered, activities, name, reference }: Chosen,
  from: string | undefined,
  nameOf: (itemId: string) => string,
) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const me = useMe();
  const left = useRef<LeftOut[]>([]);
  const act = useAct({
    done: () => (from ? copyWords(left.current, t, nameOf) : t.actForms.done.saved),
    ahead: true,
    run: async () => {
      const earlier = from ? await api.claims.read({ id: from }) : null;
      const copied =
        earlier && copiedFields(earlier, { tenantId: input.tenantId, solutionArea: area, activities });
      const made = await createFitting(
        {
          locationId: input.locationId,
          customerTenantId: input.tenantId,
          customerDomain: input.domain,
          solutionArea: area,
          activities,
          name: name.trim(),
          reference: reference.trim() || null,
          // The claim's own contact is most often the person who types.
          partnerContact: { name: me.name, email: me.email },
          ...copied,
        },
        activities.length,
      );
      left.current = made.left;
      return made.claim;
    },
    after: ({ id }) =>
      navigate({ to: '/claims/$claimId/edit', params: { claimId: id }, search: { step: 'lines' } }),
  });
  const filled = useFilled(act, () => ({
    '/solutionArea': area,
    ...(offered.length > 0 && { '/activities': activities }),
    '/name': name,
  }));
  return { ...filled, pending: act.pending };
}

/** What comes along from the earlier claim, said before the draft is made. */
function CopiedFrom({ id }: { id: string }) {
  const { t } = useSpeech();
  const { data } = useQuery(claimQuery(id));
  if (!data) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t.wizard.copyFrom(data.name || data.number)}</MessageBarTitle> {t.wizard.copyWhat}
      </MessageBarBody>
    </MessageBar>
  );
}

export function ActivityStep({ search, catalog }: { search: NewClaimSearch; catalog: Catalog }) {
  const { t, language } = useSpeech();
  const names = namesOf(catalog, t.words, language);
  const chosen = useChosen(search, catalog, names);
  const { problem, submit, pending } = useCreate(chosen, search.from, names.item);
  const hints: Record<string, string> = t.words.solutionAreaHints;
  return (
    <Section id="activity" title={t.wizard.steps.activity} lead={t.wizard.activityLead}>
      <Form problem={problem} onSubmit={submit}>
        {search.from && <CopiedFrom id={search.from} />}
        <RadioField
          pointer="/solutionArea"
          label={t.wizard.area}
          value={chosen.area}
          onChange={chosen.chooseArea}
          choices={chosen.areas.map(({ id, texts }) => ({
            value: id,
            label: names.area(id),
            hint: texts?.[language]?.description || hints[id],
          }))}
        />
        {chosen.offered.length > 0 && (
          <ActivityChoice
            activities={chosen.offered}
            chosen={chosen.activities}
            onChange={chosen.setPicked}
            names={names}
          />
        )}
        <TextField
          pointer="/name"
          label={t.wizard.name}
          hint={t.wizard.nameHint}
          required
          maxLength={200}
          value={chosen.name}
          onChange={chosen.setName}
        />
        <TextField
          pointer="/reference"
          label={t.wizard.reference}
          hint={t.wizard.referenceHint}
          required={false}
          maxLength={100}
          value={chosen.reference}
          onChange={chosen.setReference}
        />
        <FormButtons submit={t.wizard.create} pending={pending} />
      </Form>
    </Section>
  );
}
