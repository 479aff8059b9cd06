/** Everything that a policy says, to be changed: each problem at its field. */
import { Button } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Activity, CreatePolicy, Policy } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { PolicyPreviewTable } from '../../ui/policy-preview.tsx';
import { useAct } from '../frame/act.ts';
import { CheckField, ChecksField, RadioField } from '../frame/choices.tsx';
import { ClockFields, NumberField } from './clock-fields.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { usePreview } from '../frame/preview.ts';
import { WhyField } from '../frame/why-field.tsx';
import styles from '../frame/form.module.css';
type Draft = Omit<CreatePolicy, 'basedOn'>;
type Set = (more: Partial<Draft>) => void;
interface PartProps {
  draft: Draft;
  set: Set;
}

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

function Filing({ draft, set }: PartProps) {
  const { t } = useSpeech();
  const words = t.admin.policy;
  const { parameters } = words;
  return (
    <fieldset className={styles.part}>
      <legend>{words.groups.filing}</legend>
      <RadioField
        pointer="/firstStatusWord"
        label={parameters.firstStatusWord}
        value={draft.firstStatusWord}
        onChange={(word) => set({ firstStatusWord: word as Draft['firstStatusWord'] })}
        choices={(['editing', 'draft'] as const).map((value) => ({ value, label: t.words.statuses[value] }))}
      />
      {(
        [
          'domainAsked',
          'technicalContactAsked',
          'subscriptionIdAlwaysRequired',
          'recognitionOnlyAllowed',
        ] as const
      ).map((name) => (
        <CheckField
          key={name}
          pointer={`/${name}`}
          label={parameters[name]}
          checked={draft[name]}
          onChange={(on) => set({ [name]: on })}
        />
      ))}
      <ChecksField
        pointer="/acknowledgementsAsked"
        label={parameters.acknowledgementsAsked}
        values={draft.acknowledgementsAsked}
        onChange={(values) => set({ acknowledgementsAsked: values as Draft['acknowledgementsAsked'] })}
        choices={Object.entries(t.words.acknowledgements).map(([value, label]) => ({ value, label }))}
      />
      <NumberField
        pointer="/poeAgeMonths"
        label={parameters.poeAgeMonths}
        hint={words.inMonths}
        value={draft.poeAgeMonths}
        onChange={(poeAgeMonths) => set({ poeAgeMonths })}
      />
    </fieldset>
  );
}

function Review({ draft, set }: PartProps) {
  const { t } = useSpeech();
  const words = t.admin.policy;
  const { parameters } = words;
  return (
    <fieldset className={styles.part}>
      <legend>{words.groups.review}</legend>
      {(['waitInSubmitted', 'review', 'partnerAnswer'] as const).map((name) => (
        <ClockFields
          key={name}
          pointer={`/${name}`}
          label={parameters[name]}
          value={draft[name]}
          onChange={(rule) => set({ [name]: rule })}
        />
      ))}
      {(['editableInSubmitted', 'editableInActionRequired'] as const).map((name) => (
        <ChecksField
          key={name}
          pointer={`/${name}`}
          label={parameters[name]}
          values={draft[name]}
          onChange={(values) => set({ [name]: values })}
          choices={Object.entries(words.fields).map(([value, label]) => ({ value, label }))}
        />
      ))}
      <RadioField
        pointer="/alreadyClaimedByAnother"
        label={parameters.alreadyClaimedByAnother}
        value={draft.alreadyClaimedByAnother}
        onChange={(word) => set({ alreadyClaimedByAnother: word as Draft['alreadyClaimedByAnother'] })}
        choices={Object.entries(words.rivals).map(([value, label]) => ({ value, label }))}
      />
    </fieldset>
  );
}

function Customer({ draft, set }: PartProps) {
  const { t } = useSpeech();
  const words = t.admin.policy;
  const { parameters } = words;
  return (
    <fieldset className={styles.part}>
      <legend>{words.groups.customer}</legend>
      <RadioField
        pointer="/windowStarts"
        label={parameters.windowStarts}
        value={draft.windowStarts}
        onChange={(word) => set({ windowStarts: word as Draft['windowStarts'] })}
        choices={Object.entries(words.starts).map(([value, label]) => ({ value, label }))}
      />
      {(['refusalWindow', 'undo'] as const).map((name) => (
        <ClockFields
          key={name}
          pointer={`/${name}`}
          label={parameters[name]}
          value={draft[name]}
          onChange={(rule) => set({ [name]: rule })}
        />
      ))}
      <CheckField
        pointer="/refuseLater"
        label={parameters.refuseLater}
        checked={draft.refuseLater}
        onChange={(refuseLater) => set({ refuseLater })}
      />
      <NumberField
        pointer="/replacementsPerRound"
        label={parameters.replacementsPerRound}
        value={draft.replacementsPerRound}
        onChange={(replacementsPerRound) => set({ replacementsPerRound })}
      />
    </fieldset>
  );
}

const usualDispute = {
  period: { amount: 30, unit: 'calendar-days' },
  times: null,
  answer: { amount: 5, unit: 'business-days' },
} as const;

function Afterwards({ draft, set }: PartProps) {
  const { t } = useSpeech();
  const words = t.admin.policy;
  const { parameters } = words;
  const { dispute } = draft;
  return (
    <fieldset className={styles.part}>
      <legend>{words.groups.afterwards}</legend>
      <CheckField
        pointer="/dispute"
        label={words.mayDispute}
        checked={dispute !== null}
        onChange={(on) => set({ dispute: on ? usualDispute : null })}
      />
      {dispute && (
        <>
          <ClockFields
            pointer="/dispute/period"
            label={parameters.dispute}
            value={dispute.period}
            onChange={(period) => set({ dispute: { ...dispute, period } })}
          />
          <CheckField
            pointer="/dispute/any"
            label={words.anyNumber}
            checked={dispute.times === null}
            onChange={(any) => set({ dispute: { ...dispute, times: any ? null : 1 } })}
          />
          {dispute.times !== null && (
            <NumberField
              pointer="/dispute/times"
              label={words.times}
              value={dispute.times}
              onChange={(times) => set({ dispute: { ...dispute, times } })}
            />
          )}
          <ClockFields
            pointer="/dispute/answer"
            label={parameters.disputeAnswer}
            value={dispute.answer}
            onChange={(answer) => set({ dispute: { ...dispute, answer } })}
          />
        </>
      )}
      <RadioField
        pointer="/partnerEndsAssociation"
        label={parameters.partnerEndsAssociation}
        value={draft.partnerEndsAssociation}
        onChange={(word) => set({ partnerEndsAssociation: word as Draft['partnerEndsAssociation'] })}
        choices={Object.entries(words.ends).map(([value, label]) => ({ value, label }))}
      />
    </fieldset>
  );
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
