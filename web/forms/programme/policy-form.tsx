/** Everything that a policy says, to be changed: each problem at its field. */
import { Button } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Activity, Policy } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { PolicyPreviewTable } from '../../ui/policy-preview.tsx';
import { useAct } from '../frame/act.ts';
import { ChecksField } from '../frame/choices.tsx';
import {
  Afterwards,
  Customer,
  Filing,
  Review,
  type Draft,
  type PartProps,
  type Set,
} from './policy-parts.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { usePreview } from '../frame/preview.ts';
import { WhyField } from '../frame/why-field.tsx';

/** What the API adds to a policy is no part of one that is made: a field that neither is does not compile. */
function draftOf({
  claims: _claims,
  madeBy: _by,
  madeAt: _at,
  why: _why,
  basedOn: _base,
  allowedActions: _acts,
  ...policy
}: Policy): Draft {
  const own: Record<Exclude<keyof typeof policy, keyof Draft>, never> = policy;
  return {
    ...(own as unknown as Draft),
    id: '',
    name: '',
    why: '',
    activities: policy.activities.map(({ solutionArea, id }) => ({ solutionArea, id })),
  };
}

const keyOf = ({ solutionArea, id }: { solutionArea: string; id: string }): string => `${solutionArea} ${id}`;

function Activities({ draft, set, offered, base }: PartProps & { offered: Activity[]; base: Policy }) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const all = new Map([...base.activities, ...offered].map((one) => [keyOf(one), one]));
  return (
    <ChecksField
      pointer="/activities"
      label={t.admin.policy.parameters.activities}
      values={draft.activities.map(keyOf)}
      onChange={(keys) =>
        set({
          activities: keys
            .flatMap((key) => all.get(key) ?? [])
            .map(({ solutionArea, id }) => ({ solutionArea, id })),
        })
      }
      choices={[...all.values()]
        .filter((one) => !one.withdrawn)
        .map((one) => ({
          value: keyOf(one),
          label: names.activity(one.id),
          hint: names.area(one.solutionArea),
        }))}
    />
  );
}

export function PolicyForm({ base, offered }: { base: Policy; offered: Activity[] }) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const words = t.admin.policy;
  const [draft, setDraft] = useState(() => draftOf(base));
  const set: Set = (more) => setDraft((before) => ({ ...before, ...more }));
  const body = {
    ...draft,
    basedOn: base.id,
    id: draft.id.trim(),
    name: draft.name.trim(),
    why: draft.why.trim(),
  };
  const preview = usePreview(body, () => api.policies.create({ body, validateOnly: true }));
  const act = useAct({
    done: words.made(body.name),
    ahead: true,
    run: () => api.policies.create({ body }),
    after: () => navigate({ to: '/admin/policies' }),
  });
  const parts = { draft, set };
  return (
    <Form problem={act.problem ?? preview.problem} onSubmit={() => act.send()} label={words.newTitle}>
      <TextField
        pointer="/name"
        label={words.name}
        required
        maxLength={120}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        pointer="/id"
        label={t.admin.id}
        hint={t.admin.idHint}
        required
        maxLength={60}
        value={draft.id}
        onChange={(id) => set({ id })}
      />
      <Filing {...parts} />
      <Review {...parts} />
      <Customer {...parts} />
      <Afterwards {...parts} />
      <Activities {...parts} offered={offered} base={base} />
      <WhyField value={draft.why} onChange={(why) => set({ why })} />
      {preview.shown && <PolicyPreviewTable preview={preview.shown.preview} />}
      <FormButtons submit={words.save} pending={act.pending}>
        <Button disabledFocusable={preview.pending} onClick={() => preview.look()}>
          {t.admin.preview}
        </Button>
      </FormButtons>
    </Form>
  );
}
