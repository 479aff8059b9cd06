/** What finance says to an enrolment, and to a profile that replaces one. */
import { useState } from 'react';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useFilled } from '../frame/act.ts';
import { ChecksField } from '../frame/choices.tsx';
import { ProseField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { OpenForm } from '../frame/open-form.tsx';
import { type EnrolmentFormProps, refOf, useEnrolmentAct } from './enrolment-forms.tsx';

export function ApproveForm({ detail, onClose }: EnrolmentFormProps) {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const act = useEnrolmentAct(
    { detail, onClose },
    () => api.enrollments.approve({ ...refOf(detail), body: {} }),
    words.approved,
  );
  return (
    <OpenForm id="approve" title={words.approve} lead={words.approveHint}>
      <Form problem={act.problem} onSubmit={() => act.send()} label={words.approve}>
        <FormButtons submit={words.approve} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

function Reason({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const words = useSpeech().t.incentives.enrolment;
  return (
    <ProseField
      pointer="/reason"
      label={words.reason}
      hint={words.returnHint}
      required
      rows={3}
      maxLength={1000}
      value={value}
      onChange={onChange}
    />
  );
}

export function ReturnForm({ detail, onClose }: EnrolmentFormProps) {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const brought = (['payout', 'tax'] as const).filter((kind) =>
    detail.profiles.some((one) => one.kind === kind && one.state !== 'returned'),
  );
  const [profiles, setProfiles] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const act = useEnrolmentAct(
    { detail, onClose },
    () =>
      api.enrollments.return({
        ...refOf(detail),
        body: { reason: reason.trim(), profiles: brought.filter((kind) => profiles.includes(kind)) },
      }),
    words.sent,
  );
  const { problem, submit } = useFilled(act, () => ({ '/profiles': profiles, '/reason': reason }));
  return (
    <OpenForm id="return" title={words.return}>
      <Form problem={problem} onSubmit={submit} label={words.return}>
        <ChecksField
          pointer="/profiles"
          label={words.which}
          values={profiles}
          onChange={setProfiles}
          choices={brought.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <Reason value={reason} onChange={setReason} />
        <FormButtons submit={words.return} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}

export function ReturnProfileForm({
  detail,
  kind,
  onClose,
}: EnrolmentFormProps & { kind: 'payout' | 'tax' }) {
  const { t } = useSpeech();
  const words = t.incentives.enrolment;
  const [reason, setReason] = useState('');
  const act = useEnrolmentAct(
    { detail, onClose },
    () => api.enrollments.returnProfile({ ...refOf(detail), kind, body: { reason: reason.trim() } }),
    words.sent,
  );
  const { problem, submit } = useFilled(act, () => ({ '/reason': reason }));
  const title = words.returnOf(words.kinds[kind]);
  return (
    <OpenForm id={`return-${kind}`} title={title}>
      <Form problem={problem} onSubmit={submit} label={title}>
        <Reason value={reason} onChange={setReason} />
        <FormButtons submit={words.return} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}
