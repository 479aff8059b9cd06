/** A draft of terms: everything an amount depends on, in one form. */
import { useState } from 'react';
import type { ProgrammeTerms } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { terms as termsQuery } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { atTypedFields, bodyOf, typedOf, type TypedTerms } from '../../model/frame/terms-text.ts';
import { useAct, useFilled } from '../frame/act.ts';
import { ChecksField, SelectField } from '../frame/choices.tsx';
import { ProseField, TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { OpenForm } from '../frame/open-form.tsx';
import { WhyField } from '../frame/why-field.tsx';

type Set = (more: Partial<TypedTerms>) => void;
interface PartProps {
  typed: TypedTerms;
  set: Set;
}

export function TermsForm({ row, onClose }: { row: ProgrammeTerms; onClose: () => void }) {
  const { t } = useSpeech();
  const words = t.terms;
  const before = row.versions[0]?.terms ?? null;
  const [typed, setTyped] = useState(() => typedOf(before));
  const [why, setWhy] = useState('');
  const set: Set = (more) => setTyped((old) => ({ ...old, ...more }));
  const act = useAct<void, unknown>({
    run: () =>
      api.terms.draft({
        programme: row.programme,
        ifMatch: row.version,
        body: bodyOf(typed, before, why.trim()),
      }),
    done: words.drafted,
    after: onClose,
    about: termsQuery().queryKey,
  });
  const { problem, submit } = useFilled(act, () => ({
    '/from': typed.from,
    '/currency': typed.currency,
    '/why': why,
  }));
  const title = words.draftOf(row.programmeName);
  const part = { typed, set };
  return (
    <OpenForm id={`draft-${row.programme}`} title={title} lead={words.draftLead}>
      <Form problem={atTypedFields(problem, typed)} onSubmit={submit} label={title}>
        <Begins {...part} />
        <LeverPart {...part} />
        {typed.lever !== 'milestones' && (
          <ProseField
            pointer="/rates"
            label={words.fields.rates}
            hint={words.fields.ratesHint}
            required={false}
            rows={8}
            maxLength={6000}
            value={typed.rates}
            onChange={(rates) => set({ rates })}
          />
        )}
        <Markets {...part} />
        <Limits {...part} />
        <WhyField value={why} onChange={setWhy} />
        <FormButtons submit={words.draft} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

function Begins({ typed, set }: PartProps) {
  const words = useSpeech().t.terms;
  return (
    <>
      <TextField
        pointer="/from"
        label={words.fields.from}
        hint={words.fields.fromHint}
        required
        maxLength={7}
        value={typed.from}
        onChange={(from) => set({ from })}
      />
      <TextField
        pointer="/currency"
        label={words.fields.currency}
        required
        maxLength={3}
        value={typed.currency}
        onChange={(currency) => set({ currency })}
      />
      <ChecksField
        pointer="/requirements"
        label={words.fields.requirements}
        values={typed.requirements}
        onChange={(requirements) => set({ requirements })}
        choices={(['agreement', 'payout-profile', 'tax-profile', 'other-than-customer'] as const).map(
          (value) => ({ value, label: words.requirements[value] }),
        )}
      />
    </>
  );
}

function LeverPart({ typed, set }: PartProps) {
  const words = useSpeech().t.terms;
  const measured = typed.lever === 'growth-over-high-water-mark' || typed.lever === 'milestones';
  return (
    <>
      <SelectField
        pointer="/lever/name"
        label={words.fields.lever}
        required
        value={typed.lever}
        onChange={(lever) => set({ lever: lever as TypedTerms['lever'] })}
        choices={Object.entries(words.levers).map(([value, label]) => ({ value, label }))}
      />
      {measured && (
        <SelectField
          pointer="/lever/measure"
          label={words.fields.measure}
          required
          value={typed.measure}
          onChange={(measure) => set({ measure: measure as TypedTerms['measure'] })}
          choices={(['mau', 'pau'] as const).map((value) => ({ value, label: words.measures[value] }))}
        />
      )}
      {typed.lever === 'percent-of-revenue' && (
        <Line name="claimableDays" pointer="/lever/claimableDays" typed={typed} set={set} />
      )}
      {typed.lever === 'milestones' && (
        <>
          <Line name="items" pointer="/lever/items" typed={typed} set={set} longest={500} />
          <Line name="shares" pointer="/lever/shares" typed={typed} set={set} longest={60} />
          <ProseField
            pointer="/lever/buckets"
            label={words.fields.buckets}
            hint={words.fields.bucketsHint}
            rows={4}
            maxLength={2000}
            value={typed.buckets}
            onChange={(buckets) => set({ buckets })}
          />
        </>
      )}
    </>
  );
}

function Markets({ typed, set }: PartProps) {
  const words = useSpeech().t.terms;
  return (['A', 'B', 'C'] as const).map((group) => (
    <TextField
      key={group}
      pointer={`/markets/${group}`}
      label={words.fields.markets(group)}
      hint={group === 'A' ? words.fields.marketsHint : undefined}
      required={false}
      maxLength={800}
      value={typed.markets[group]}
      onChange={(countries) => set({ markets: { ...typed.markets, [group]: countries } })}
    />
  ));
}

function Limits({ typed, set }: PartProps) {
  const words = useSpeech().t.terms;
  const { fields, measures } = words;
  const part = { typed, set };
  return (
    <>
      <SelectField
        pointer="/minimumThreshold/measure"
        label={fields.thresholdMeasure}
        value={typed.thresholdMeasure}
        onChange={(thresholdMeasure) => set({ thresholdMeasure })}
        choices={[
          { value: '', label: fields.noThreshold },
          ...(['mau', 'pau', 'paid-seats'] as const).map((value) => ({ value, label: measures[value] })),
        ]}
      />
      {typed.thresholdMeasure !== '' && (
        <Line name="thresholdUnits" pointer="/minimumThreshold/units" {...part} />
      )}
      <SelectField
        pointer="/baseline"
        label={fields.baseline}
        value={typed.baseline}
        onChange={(baseline) => set({ baseline: baseline as TypedTerms['baseline'] })}
        choices={Object.entries(fields.baselines).map(([value, label]) => ({ value, label }))}
      />
      <Line
        name="earningPeriod"
        pointer="/earningPeriod"
        hint={fields.earningPeriodHint}
        optional
        {...part}
      />
      <Line name="capItem" pointer="/caps/tenantAndItem" hint={fields.capHint} optional {...part} />
      <Line name="capYear" pointer="/caps/tenantAndFiscalYear" hint={fields.capHint} optional {...part} />
      <Line name="holdDays" pointer="/holdDays" {...part} />
      <Line name="paymentMinimum" pointer="/paymentMinimum" {...part} />
    </>
  );
}

type LineName =
  | 'claimableDays'
  | 'items'
  | 'shares'
  | 'thresholdUnits'
  | 'earningPeriod'
  | 'capItem'
  | 'capYear'
  | 'holdDays'
  | 'paymentMinimum';

function Line({
  name,
  pointer,
  hint,
  optional = false,
  longest = 30,
  typed,
  set,
}: PartProps & { name: LineName; pointer: string; hint?: string; optional?: boolean; longest?: number }) {
  const words = useSpeech().t.terms;
  return (
    <TextField
      pointer={pointer}
      label={words.fields[name]}
      hint={hint}
      required={!optional}
      maxLength={longest}
      value={typed[name]}
      onChange={(value) => set({ [name]: value })}
    />
  );
}
