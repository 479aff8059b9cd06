/** Solution area and activity: fixed once the draft exists, so this step makes it. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Activity, Catalog } from '#sdk';
import { api } from '../api.ts';
import { useSpeech } from '../language.ts';
import { lookup } from '../lookup.ts';
import { namesOf } from '../names.ts';
import { activitiesIn, areasIn, withActivity } from '../policies.ts';
import type { NewClaimSearch } from '../search.ts';
import { useMe } from '../session.ts';
import { Section } from '../ui/page.tsx';
import { wordFor } from '../words.ts';
import { useAct, useFilled } from './act.ts';
import { ChecksField, RadioField, TextField } from './fields.tsx';
import { Form, FormButtons } from './form.tsx';

/** The claim's own contact is most often the person who types. */
function usePartnerContact(): { name: string; email: string } {
  const me = useMe();
  return { name: me.name, email: me.email };
}

function ActivityChoice({ activities, chosen, onChange, names }: { activities: Activity[]; chosen: string[]; onChange: (ids: string[]) => void; names: ReturnType<typeof namesOf> }) {
  const { t } = useSpeech();
  const hint = (activity: Activity): string => [
    Object.hasOwn(t.words.activityHints, activity.id) ? wordFor(t.words.activityHints, activity.id) : '',
    activity.pays && activity.programme ? t.wizard.pays(names.programme(activity.programme)) : t.wizard.paysNot,
  ].filter(Boolean).join(' ');
  const choices = activities.map((activity) => ({ value: activity.id, label: names.activity(activity.id), hint: hint(activity) }));
  if (!activities.some((activity) => activity.combinesWith.length > 0)) {
    return <RadioField pointer="/activities" label={t.wizard.activities} choices={choices} value={chosen[0] ?? ''} onChange={(id) => onChange([id])} />;
  }
  return (
    <ChecksField pointer="/activities" label={t.wizard.activities} hint={t.wizard.activitiesSeveral} choices={choices} values={chosen}
      onChange={(ids) => {
        const changed = ids.find((id) => !chosen.includes(id)) ?? chosen.find((id) => !ids.includes(id));
        onChange(changed ? withActivity(chosen, changed, activities) : ids);
      }} />
  );
}

export function ActivityStep({ search, catalog }: { search: NewClaimSearch; catalog: Catalog }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const names = namesOf(catalog, t.words);
  const partnerContact = usePartnerContact();
  const customer = useQuery({ ...lookup({ locationId: search.location ?? '', tenantId: search.tenant ?? '', domain: search.domain ?? null }), enabled: false }).data?.customer;
  const areas = areasIn(catalog);
  const [area, setArea] = useState(search.area ?? (areas.length === 1 ? areas[0]?.id ?? '' : ''));
  const offered = activitiesIn(catalog).filter((activity) => activity.solutionArea === area);
  const [picked, setPicked] = useState<string[]>(search.activity ?? []);
  const chosen = offered.length === 1 ? offered.map(({ id }) => id) : picked.filter((id) => offered.some((activity) => activity.id === id));
  const [typedName, setName] = useState<string | null>(null);
  const [reference, setReference] = useState('');
  const suggested = area ? t.wizard.defaultName(customer?.name ?? search.domain ?? '', names.area(area)) : '';
  const name = typedName ?? suggested;
  const act = useAct({
    done: t.actForms.done.saved, ahead: true,
    run: () => api.claims.create({ body: {
      locationId: search.location ?? '', customerTenantId: search.tenant ?? '', customerDomain: search.domain ?? null, solutionArea: area, activities: chosen,
      name: name.trim(), reference: reference.trim() || null, partnerContact,
    } }),
    after: (created) => navigate({ to: '/claims/$claimId/edit', params: { claimId: created.id }, search: { step: 'lines' } }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/solutionArea': area, ...(offered.length > 0 && { '/activities': chosen }), '/name': name }));
  return (
    <Section id="activity" title={t.wizard.steps.activity} lead={t.wizard.activityLead}>
      <Form problem={problem} onSubmit={submit}>
        <RadioField pointer="/solutionArea" label={t.wizard.area} value={area} onChange={(id) => {
          setArea(id);
          setPicked([]);
        }} choices={areas.map(({ id }) => ({ value: id, label: names.area(id), hint: Object.hasOwn(t.words.solutionAreaHints, id) ? wordFor(t.words.solutionAreaHints, id) : undefined }))} />
        {offered.length > 0 && <ActivityChoice activities={offered} chosen={chosen} onChange={setPicked} names={names} />}
        <TextField pointer="/name" label={t.wizard.name} hint={t.wizard.nameHint} required maxLength={200} value={name} onChange={setName} />
        <TextField pointer="/reference" label={t.wizard.reference} hint={t.wizard.referenceHint} required={false} maxLength={100} value={reference} onChange={setReference} />
        <FormButtons submit={t.wizard.create} pending={act.pending} />
      </Form>
    </Section>
  );
}
