/** What an admin does to one person of the own company: each form says why, and the version that was read goes with it. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Member } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { brokenRules, type Problem } from '../../model/frame/problems.ts';
import { member as memberQuery, partners } from '../../model/frame/queries.ts';
import { rowsOf } from '../../ui/list.tsx';
import page from '../../ui/page.module.css';
import { missing, useAct, useFilled } from '../frame/act.ts';
import { RadioField } from '../frame/choices.tsx';
import { ProseField, TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { KeptScope, useKept } from '../frame/kept-scope.tsx';
import { OpenForm } from '../frame/open-form.tsx';
import { useState, type ReactNode } from 'react';

export interface PersonFormProps {
  person: Member;
  onClose: () => void;
}

export function WhyOfPerson({
  value,
  onChange,
  required = true,
}: {
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
}) {
  const { t } = useSpeech();
  return (
    <ProseField
      pointer="/why"
      label={t.people.why}
      hint={t.people.whyHint}
      required={required}
      rows={2}
      maxLength={1000}
      value={value}
      onChange={onChange}
    />
  );
}

interface PersonActOptions extends PersonFormProps {
  run: () => Promise<unknown>;
  done: string;
}

/** What all of these share once they are sent. */
export function usePersonAct({ person, onClose, run, done }: PersonActOptions) {
  return useAct({ run, done, after: onClose, about: memberQuery(person.id).queryKey });
}

/** What is typed stays on this device until it was sent. */
export function PersonPanel({
  id,
  person,
  title,
  lead,
  children,
}: {
  id: string;
  person: Member;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <OpenForm id={id} title={title} lead={lead}>
      <KeptScope id={`person ${person.id} ${id}`}>{children}</KeptScope>
    </OpenForm>
  );
}

type Reasoned = 'withdraw' | 'deactivate' | 'reactivate';

function ReasonFields({ kind, person, onClose }: PersonFormProps & { kind: Reasoned }) {
  const { t } = useSpeech();
  const words = t.people;
  const [why, setWhy] = useKept('why', '');
  const done = { withdraw: words.withdrawn, deactivate: words.deactivated, reactivate: words.reactivated };
  const call = {
    withdraw: api.members.withdrawInvitation,
    deactivate: api.members.deactivate,
    reactivate: api.members.reactivate,
  };
  const act = usePersonAct({
    person,
    onClose,
    done: done[kind](person.name),
    run: () => call[kind]({ id: person.id, ifMatch: person.version, body: { why: why.trim() } }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/why': why }));
  return (
    <Form problem={problem} onSubmit={submit} label={words[kind]}>
      <WhyOfPerson value={why} onChange={setWhy} />
      <FormButtons submit={words[kind]} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

export function WithdrawForm(props: PersonFormProps) {
  const { t } = useSpeech();
  return (
    <PersonPanel id="withdraw" person={props.person} title={t.people.withdraw} lead={t.people.withdrawLead}>
      <ReasonFields kind="withdraw" {...props} />
    </PersonPanel>
  );
}

export function DeactivateForm({ desk, ...props }: PersonFormProps & { desk: boolean }) {
  const { t } = useSpeech();
  const { deactivateTitle, deactivateLead, deactivateDesk } = t.people;
  const lead = desk ? `${deactivateLead} ${deactivateDesk}` : deactivateLead;
  return (
    <PersonPanel id="deactivate" person={props.person} title={deactivateTitle(props.person.name)} lead={lead}>
      <ReasonFields kind="deactivate" {...props} />
    </PersonPanel>
  );
}

export function ReactivateForm(props: PersonFormProps) {
  const { t } = useSpeech();
  const { reactivateTitle, reactivateLead } = t.people;
  return (
    <PersonPanel
      id="reactivate"
      person={props.person}
      title={reactivateTitle(props.person.name)}
      lead={reactivateLead}
    >
      <ReasonFields kind="reactivate" {...props} />
    </PersonPanel>
  );
}

function CapacityFields({ person, onClose }: PersonFormProps) {
  const { t } = useSpeech();
  const words = t.people;
  const [capacity, setCapacity] = useKept(
    'capacity',
    person.capacity === null ? '' : String(person.capacity),
  );
  const [why, setWhy] = useKept('why', '');
  const number = capacity.trim() === '' ? null : Number(capacity);
  const wrong = number !== null && !(Number.isInteger(number) && number >= 1 && number <= 999);
  const act = usePersonAct({
    person,
    onClose,
    done: words.capacitySet,
    run: () =>
      api.members.setCapacity({
        id: person.id,
        ifMatch: person.version,
        body: { capacity: number, why: why.trim() },
      }),
  });
  const [own, setOwn] = useState<Problem | null>(null);
  const submit = (): void => {
    const lacking = missing({ '/why': why })?.errors ?? [];
    const broken = [
      ...(wrong ? [{ pointer: '/capacity', code: 'not-a-number', message: words.notANumber }] : []),
      ...lacking,
    ];
    setOwn(broken.length > 0 ? brokenRules(...broken) : null);
    if (broken.length === 0) act.send();
  };
  return (
    <Form problem={own ?? act.problem} onSubmit={submit} label={words.capacity}>
      <TextField
        pointer="/capacity"
        label={words.capacityField}
        hint={words.capacityHint}
        inputMode="numeric"
        required={false}
        maxLength={3}
        value={capacity}
        onChange={setCapacity}
      />
      <WhyOfPerson value={why} onChange={setWhy} />
      <FormButtons submit={words.save} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

export function CapacityForm(props: PersonFormProps) {
  const { t } = useSpeech();
  return (
    <PersonPanel id="capacity" person={props.person} title={t.people.capacity} lead={t.people.capacityLead}>
      <CapacityFields {...props} />
    </PersonPanel>
  );
}

/** Found by the beginning of the name: there may be thousands. */
function PartnerChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useSpeech();
  const words = t.people;
  const [q, setQ] = useKept('q', '');
  const query = useInfiniteQuery(partners(q.trim() ? { q: q.trim() } : {}));
  const rows = rowsOf(query).slice(0, 12);
  return (
    <>
      <TextField
        pointer="/find"
        label={words.findPartner}
        hint={words.findPartnerHint}
        value={q}
        onChange={setQ}
        maxLength={100}
      />
      {query.isSuccess && rows.length === 0 && <p className={page.muted}>{words.noPartner}</p>}
      <RadioField
        pointer="/partnerId"
        label={words.partner}
        required
        value={value}
        onChange={onChange}
        choices={rows.map(({ id, name, numbers }) => ({ value: id, label: name, hint: numbers.join(', ') }))}
      />
    </>
  );
}

function ConflictFields({ person, onClose }: PersonFormProps) {
  const { t } = useSpeech();
  const words = t.people;
  const [partnerId, setPartner] = useKept('partner', '');
  const [why, setWhy] = useKept('why', '');
  const act = useAct({
    about: memberQuery(person.id).queryKey,
    after: onClose,
    done: ({ conflicts }: Member) =>
      words.conflictAdded(conflicts.find((one) => one.partnerId === partnerId)?.partnerName ?? ''),
    run: () =>
      api.members.addConflict({
        id: person.id,
        ifMatch: person.version,
        body: { partnerId, why: why.trim() },
      }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/partnerId': partnerId, '/why': why }));
  return (
    <Form problem={problem} onSubmit={submit} label={words.addConflict}>
      <PartnerChoice value={partnerId} onChange={setPartner} />
      <WhyOfPerson value={why} onChange={setWhy} />
      <FormButtons submit={words.addConflict} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

export function AddConflictForm(props: PersonFormProps) {
  const { t } = useSpeech();
  return (
    <PersonPanel
      id="add-conflict"
      person={props.person}
      title={t.people.addConflict}
      lead={t.people.addConflictLead}
    >
      <ConflictFields {...props} />
    </PersonPanel>
  );
}

function EndConflictFields({
  person,
  conflict,
  onClose,
}: PersonFormProps & { conflict: Member['conflicts'][number] }) {
  const { t } = useSpeech();
  const words = t.people;
  const [why, setWhy] = useKept('why', '');
  const act = usePersonAct({
    person,
    onClose,
    done: words.conflictEnded(conflict.partnerName),
    run: () =>
      api.members.endConflict({
        id: person.id,
        ifMatch: person.version,
        body: { partnerId: conflict.partnerId, why: why.trim() },
      }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/why': why }));
  const title = words.endConflictOf(conflict.partnerName);
  return (
    <Form problem={problem} onSubmit={submit} label={title}>
      <WhyOfPerson value={why} onChange={setWhy} />
      <FormButtons submit={words.endConflict} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

export function EndConflictForm(props: PersonFormProps & { conflict: Member['conflicts'][number] }) {
  const { t } = useSpeech();
  const { partnerId, partnerName } = props.conflict;
  return (
    <PersonPanel
      id={`end-conflict ${partnerId}`}
      person={props.person}
      title={t.people.endConflictOf(partnerName)}
    >
      <EndConflictFields {...props} />
    </PersonPanel>
  );
}
