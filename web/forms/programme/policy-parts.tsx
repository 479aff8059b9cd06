/** The parts of a policy's form, in the order in which a claim meets them. */
import type { CreatePolicy } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { CheckField, ChecksField, RadioField } from '../frame/choices.tsx';
import { ClockFields, NumberField } from './clock-fields.tsx';
import styles from '../frame/form.module.css';

export type Draft = Omit<CreatePolicy, 'basedOn'>;
export type Set = (more: Partial<Draft>) => void;
export interface PartProps {
  draft: Draft;
  set: Set;
}

export function Filing({ draft, set }: PartProps) {
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

export function Review({ draft, set }: PartProps) {
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

export function Customer({ draft, set }: PartProps) {
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
      <RadioField
        pointer="/silence"
        label={parameters.silence}
        value={draft.silence ?? 'accepts'}
        onChange={(word) => set({ silence: word as Draft['silence'] })}
        choices={Object.entries(words.silence).map(([value, label]) => ({ value, label }))}
      />
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

export function Afterwards({ draft, set }: PartProps) {
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
