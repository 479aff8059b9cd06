/** What a partner brings to an enrolment. Nothing typed here is kept in the browser: it is bank and tax data. */
import { useState } from 'react';
import type { EnrollmentDetail } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { enrolment } from '../../model/frame/incentive-queries.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { countryChoices } from '../../model/frame/places.ts';
import page from '../../ui/page.module.css';
import { useAct, useFilled, type Acting } from '../frame/act.ts';
import { CheckField, RadioField, SelectField } from '../frame/choices.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { OpenForm } from '../frame/open-form.tsx';

export interface EnrolmentFormProps {
  detail: EnrollmentDetail;
  onClose: () => void;
}

/** The address of the enrolment, and the version that was read. */
export function refOf({ location, programme, version }: EnrollmentDetail): {
  location: string;
  programme: string;
  ifMatch: number;
} {
  return { location: location.id, programme, ifMatch: version };
}

export function useEnrolmentAct(
  { detail, onClose }: EnrolmentFormProps,
  run: () => Promise<unknown>,
  done: string,
): Acting<void> {
  return useAct<void, unknown>({
    run,
    done,
    after: onClose,
    about: enrolment(detail.location.id, detail.programme).queryKey,
  });
}

/** The text is read here and nowhere else, so that what is accepted is what was shown. */
export function AgreementForm({ detail, onClose }: EnrolmentFormProps) {
  const { t, language } = useSpeech();
  const words = t.incentives.enrolment;
  const [confirmed, setConfirmed] = useState(false);
  const { agreement } = detail;
  const act = useEnrolmentAct(
    { detail, onClose },
    () =>
      api.enrollments.acceptAgreement({
        ...refOf(detail),
        body: { version: agreement?.version ?? 0, sha256: agreement?.sha256 ?? '', confirmed },
      }),
    words.accepted,
  );
  const { problem, submit } = useFilled(act, () => ({ '/confirmed': confirmed }));
  if (!agreement) return null;
  const title = words.agreement(agreement.version);
  return (
    <OpenForm id="agreement" title={title}>
      <p className={page.prose} lang={language}>
        {agreement.text[language]}
      </p>
      <p className={`${page.small} ${page.muted}`}>
        {words.agreementSum}: <code className={page.mono}>{agreement.sha256}</code>
      </p>
      {agreement.acceptedAt === null && (
        <Form problem={problem} onSubmit={submit} label={title}>
          <CheckField
            pointer="/confirmed"
            label={words.confirm}
            checked={confirmed}
            onChange={setConfirmed}
          />
          <FormButtons submit={words.accept} pending={act.pending} onCancel={onClose} />
        </Form>
      )}
    </OpenForm>
  );
}

function Country({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t, locale } = useSpeech();
  return (
    <SelectField
      pointer="/country"
      label={label}
      required
      value={value}
      onChange={onChange}
      choices={[{ value: '', label: t.incentives.enrolment.countryChoose }, ...countryChoices(locale)]}
    />
  );
}

const counts = ({ profiles }: EnrollmentDetail, kind: string): boolean =>
  profiles.some((one) => one.kind === kind && one.state === 'valid');

interface Payout {
  beneficiary: string;
  country: string;
  currency: string;
  iban: string;
  account: string;
  bankCode: string;
}

const emptyPayout: Payout = {
  beneficiary: '',
  country: '',
  currency: 'EUR',
  iban: '',
  account: '',
  bankCode: '',
};

/** What is sent: the numbers of one way of naming an account, and none of the other. */
function payoutBody(
  typed: Payout,
  byIban: boolean,
): Parameters<typeof api.enrollments.addPayoutProfile>[0]['body'] {
  return {
    beneficiary: typed.beneficiary.trim(),
    country: typed.country,
    currency: typed.currency.trim().toUpperCase(),
    iban: byIban ? typed.iban.trim() : null,
    account: byIban ? null : typed.account.trim(),
    bankCode: byIban ? null : typed.bankCode.trim(),
  };
}

export function PayoutForm({ detail, onClose }: EnrolmentFormProps) {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const [how, setHow] = useState('iban');
  const [typed, setTyped] = useState(emptyPayout);
  const byIban = how === 'iban';
  const act = useEnrolmentAct(
    { detail, onClose },
    () => api.enrollments.addPayoutProfile({ ...refOf(detail), body: payoutBody(typed, byIban) }),
    words.profileSaved,
  );
  const numbers = byIban ? (['iban'] as const) : (['account', 'bankCode'] as const);
  const needed = ['beneficiary', 'country', 'currency', ...numbers] as const;
  const { problem, submit } = useFilled(act, () =>
    Object.fromEntries(needed.map((name) => [`/${name}`, typed[name]])),
  );
  const set = (more: Partial<Payout>): void => setTyped((before) => ({ ...before, ...more }));
  return (
    <OpenForm
      id="payout"
      title={words.kinds.payout}
      lead={counts(detail, 'payout') ? words.replaces : undefined}
    >
      <Form problem={problem} onSubmit={submit} label={words.kinds.payout}>
        <PayoutField name="beneficiary" typed={typed} set={set} />
        <Country label={words.country} value={typed.country} onChange={(country) => set({ country })} />
        <PayoutField name="currency" typed={typed} set={set} hint={words.currencyHint} />
        <RadioField
          pointer="/how"
          label={words.how}
          value={how}
          onChange={setHow}
          choices={(['iban', 'account'] as const).map((value) => ({ value, label: words.hows[value] }))}
        />
        {numbers.map((name) => (
          <PayoutField
            key={name}
            name={name}
            typed={typed}
            set={set}
            {...(name === 'iban' && { hint: words.ibanHint })}
          />
        ))}
        <FormButtons submit={words.save} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

const longest: Record<keyof Payout, number> = {
  beneficiary: 140,
  country: 2,
  currency: 3,
  iban: 42,
  account: 34,
  bankCode: 20,
};

function PayoutField({
  name,
  typed,
  set,
  hint,
}: {
  name: Exclude<keyof Payout, 'country'>;
  typed: Payout;
  set: (more: Partial<Payout>) => void;
  hint?: string;
}) {
  const words = useSpeech().t.incentives.enrolment;
  return (
    <TextField
      pointer={`/${name}`}
      label={words[name]}
      hint={hint}
      required
      maxLength={longest[name]}
      autoComplete="off"
      value={typed[name]}
      onChange={(value) => set({ [name]: value })}
    />
  );
}

export function TaxForm({ detail, onClose }: EnrolmentFormProps) {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const [country, setCountry] = useState('');
  const [taxId, setTaxId] = useState('');
  const [form, setForm] = useState('');
  const [validUntil, setValidUntil] = useState('');
  const act = useEnrolmentAct(
    { detail, onClose },
    () =>
      api.enrollments.addTaxProfile({
        ...refOf(detail),
        body: { country, taxId: taxId.trim(), form: form.trim(), validUntil },
      }),
    words.profileSaved,
  );
  const { problem, submit } = useFilled(act, () => ({
    '/country': country,
    '/taxId': taxId,
    '/form': form,
    '/validUntil': validUntil,
  }));
  return (
    <OpenForm id="tax" title={words.kinds.tax} lead={counts(detail, 'tax') ? words.replaces : undefined}>
      <Form problem={problem} onSubmit={submit} label={words.kinds.tax}>
        <Country label={words.taxCountry} value={country} onChange={setCountry} />
        <TextField
          pointer="/taxId"
          label={words.taxId}
          required
          maxLength={40}
          autoComplete="off"
          value={taxId}
          onChange={setTaxId}
        />
        <TextField
          pointer="/form"
          label={words.form}
          hint={words.formHint}
          required
          maxLength={40}
          value={form}
          onChange={setForm}
        />
        <TextField
          pointer="/validUntil"
          label={words.lastDay}
          required
          type="date"
          value={validUntil}
          onChange={setValidUntil}
        />
        <FormButtons submit={words.save} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}
