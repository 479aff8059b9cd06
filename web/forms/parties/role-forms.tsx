/** The roles of one person of the own company: what is held can be taken, and more can be given. */
import { Button } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { GrantRole, Member, MemberRole } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { catalog, locations, member as memberQuery } from '../../model/frame/queries.ts';
import { useMe } from '../../model/frame/session.ts';
import { rowsOf } from '../../ui/list.tsx';
import { wordFor } from '../../model/frame/words.ts';
import { roleKey } from '../../model/parties/person.ts';
import { useAct, useFilled } from '../frame/act.ts';
import { CheckField, RadioField, SelectField } from '../frame/choices.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { useKept } from '../frame/kept-scope.tsx';
import { PersonPanel, usePersonAct, WhyOfPerson, type PersonFormProps } from './person-forms.tsx';

export const rolesOfSide = {
  partner: ['account-admin', 'incentives-admin', 'incentives-user', 'report-viewer'],
  owner: ['reviewer', 'senior-reviewer', 'programme-admin', 'finance', 'auditor'],
} as const;
export type CompanyRole = GrantRole['role'];

type RoleAt = Pick<MemberRole, 'role' | 'programme' | 'maySubmit'> & { location: { name: string } | null };

/** A role in one line; at the programme owner's desk it is held for everything. */
export function useRoleWords(): (held: RoleAt) => string {
  const { t } = useSpeech();
  const names = useCatalogNames();
  return (held) => {
    const role = wordFor(t.words.roles, held.role);
    if ((rolesOfSide.owner as readonly string[]).includes(held.role)) return role;
    const where = [
      held.location ? held.location.name : t.company.everywhere,
      held.programme && names.programme(held.programme),
      held.role === 'incentives-user' && held.maySubmit && t.company.maySubmit,
    ];
    return t.company.role(role, where.filter(Boolean).join(', '));
  };
}

export interface RoleWish {
  role: CompanyRole | '';
  locationId: string;
  programme: string;
  maySubmit: boolean;
}
export const noRole: RoleWish = { role: '', locationId: '', programme: '', maySubmit: false };

export function wishOf({ role, locationId, programme, maySubmit }: RoleWish) {
  return {
    role: role as CompanyRole,
    locationId: locationId || null,
    programme: programme || null,
    maySubmit: role === 'incentives-user' && maySubmit,
  };
}

interface RoleFieldsProps {
  value: RoleWish;
  onChange: (value: RoleWish) => void;
  /** Where the API finds it: '' or '/roles/0'. */
  at?: string;
  label: string;
}

/** Which role; of a partner also where, and for which programme. */
export function RoleFields({ value, onChange, at = '', label }: RoleFieldsProps) {
  const { t } = useSpeech();
  const { side } = useMe();
  const roles: readonly CompanyRole[] = side === 'owner' ? rolesOfSide.owner : rolesOfSide.partner;
  return (
    <>
      <RadioField
        pointer={`${at}/role`}
        label={label}
        required
        value={value.role}
        onChange={(role) => onChange({ ...value, role: role as CompanyRole })}
        choices={roles.map((id) => ({ value: id, label: t.words.roles[id], hint: t.words.rolesMay[id] }))}
      />
      {side === 'partner' && <PlaceFields value={value} onChange={onChange} at={at} />}
      {value.role === 'incentives-user' && (
        <CheckField
          pointer={`${at}/maySubmit`}
          label={t.company.letSubmit}
          checked={value.maySubmit}
          onChange={(maySubmit) => onChange({ ...value, maySubmit })}
        />
      )}
    </>
  );
}

function PlaceFields({ value, onChange, at }: Required<Omit<RoleFieldsProps, 'label'>>) {
  const { t } = useSpeech();
  const places = rowsOf(useInfiniteQuery(locations()));
  const programmes = useQuery(catalog()).data?.programmes ?? [];
  return (
    <>
      <SelectField
        pointer={`${at}/locationId`}
        label={t.claims.location}
        value={value.locationId}
        onChange={(locationId) => onChange({ ...value, locationId })}
        choices={[
          { value: '', label: t.profile.everyLocation },
          ...places.map((one) => ({ value: one.id, label: `${one.name} (${one.number})` })),
        ]}
      />
      <SelectField
        pointer={`${at}/programme`}
        label={t.profile.programme}
        value={value.programme}
        onChange={(programme) => onChange({ ...value, programme })}
        choices={[
          { value: '', label: t.profile.everyProgramme },
          ...programmes.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
    </>
  );
}

function GiveFields({ person, onClose }: PersonFormProps) {
  const { t } = useSpeech();
  const desk = useMe().side === 'owner';
  const [wish, setWish] = useKept<RoleWish>('role', noRole);
  const [why, setWhy] = useKept('why', '');
  const act = usePersonAct({
    person,
    onClose,
    done: wish.role ? t.people.given(person.name, t.words.roles[wish.role]) : '',
    run: () => api.members.grantRole({ id: person.id, body: { ...wishOf(wish), why: why.trim() || null } }),
  });
  const { problem, submit } = useFilled(act, () => ({ '/role': wish.role, ...(desk && { '/why': why }) }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.people.give}>
      <RoleFields value={wish} onChange={setWish} label={t.profile.role} />
      <WhyOfPerson value={why} onChange={setWhy} required={desk} />
      <FormButtons submit={t.company.giveButton} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

export function GiveRoleForm(props: PersonFormProps) {
  const { t } = useSpeech();
  return (
    <PersonPanel id="give" person={props.person} title={t.people.give}>
      <GiveFields {...props} />
    </PersonPanel>
  );
}

interface HeldProps extends PersonFormProps {
  held: MemberRole;
}

function TakeFields({ person, held, onClose }: HeldProps) {
  const { t } = useSpeech();
  const desk = useMe().side === 'owner';
  const words = useRoleWords()(held);
  const [why, setWhy] = useKept('why', '');
  const act = usePersonAct({
    person,
    onClose,
    done: t.people.taken(person.name, words),
    run: () =>
      api.members.revokeRole({
        id: person.id,
        body: {
          role: held.role as CompanyRole,
          locationId: held.location?.id ?? null,
          programme: held.programme,
          why: why.trim() || null,
        },
      }),
  });
  const { problem, submit } = useFilled(act, () => ({ ...(desk && { '/why': why }) }));
  return (
    <Form problem={problem} onSubmit={submit} label={t.people.takeOf(words)}>
      <WhyOfPerson value={why} onChange={setWhy} required={desk} />
      <FormButtons submit={t.people.take} pending={act.pending} onCancel={onClose} />
    </Form>
  );
}

export function TakeRoleForm(props: HeldProps) {
  const { t } = useSpeech();
  const desk = useMe().side === 'owner';
  const words = useRoleWords()(props.held);
  return (
    <PersonPanel
      id={`take ${roleKey(props.held)}`}
      person={props.person}
      title={t.people.takeOf(words)}
      lead={desk ? t.people.takeLead : undefined}
    >
      <TakeFields {...props} />
    </PersonPanel>
  );
}

/** Whether an incentives user may submit is one click, for an incentives admin, too. */
export function SubmitButton({ person, held }: { person: Member; held: MemberRole }) {
  const { t } = useSpeech();
  const next = !held.maySubmit;
  const permit = useAct({
    about: memberQuery(person.id).queryKey,
    done: next ? t.company.submitGiven(person.name) : t.company.submitTaken(person.name),
    run: () =>
      api.members.grantRole({
        id: person.id,
        body: {
          role: 'incentives-user',
          locationId: held.location?.id ?? null,
          programme: held.programme,
          maySubmit: next,
        },
      }),
  });
  const text = next ? t.company.submitGive : t.company.submitTake;
  return (
    <Form problem={permit.problem} onSubmit={() => permit.send()} label={text}>
      <Button size="small" type="submit" disabledFocusable={permit.pending}>
        {text}
      </Button>
    </Form>
  );
}
