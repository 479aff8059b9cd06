/** The roles of one colleague: what he holds can be taken, and more can be given. */
import { Button } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GrantRole, Member, MemberRole } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { catalog, locations, members } from '../../model/frame/queries.ts';
import { useMe } from '../../model/frame/session.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { rowsOf } from '../../ui/list.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import { useAct } from '../frame/act.ts';
import { CheckField, RadioField, SelectField } from '../frame/choices.tsx';
import { Form, FormButtons } from '../frame/form.tsx';

const roles = ['account-admin', 'incentives-admin', 'incentives-user', 'report-viewer'] as const;
type Role = (typeof roles)[number];

function placeOf(
  held: RoleAt,
  t: ReturnType<typeof useSpeech>['t'],
  programme: (id: string) => string,
): string {
  return [
    held.location ? held.location.name : t.company.everywhere,
    held.programme && programme(held.programme),
    held.role === 'incentives-user' && held.maySubmit && t.company.maySubmit,
  ]
    .filter(Boolean)
    .join(', ');
}

type RoleAt = Pick<MemberRole, 'role' | 'programme' | 'maySubmit'> & { location: { name: string } | null };

export function useRoleWords(): (held: RoleAt) => string {
  const { t } = useSpeech();
  const names = useCatalogNames();
  return (held) => t.company.role(wordFor(t.words.roles, held.role), placeOf(held, t, names.programme));
}

/** An account admin of everything gives and takes every role; an incentives admin lets users submit. */
export function useMayGive(): { roles: boolean; submitting: boolean } {
  const { roles: held } = useMe();
  const holds = (...wanted: Role[]): boolean => held.some(({ role }) => wanted.includes(role as Role));
  return { roles: holds('account-admin'), submitting: holds('account-admin', 'incentives-admin') };
}

interface HeldProps {
  member: Member;
  held: MemberRole;
  /** The row may go with the act, and the focus with it: the dialog closes instead. */
  onDone: () => void;
}

function Submitting({ member, held, onDone }: HeldProps) {
  const { t } = useSpeech();
  const next = !held.maySubmit;
  const permit = useAct({
    about: members().queryKey,
    done: next ? t.company.submitGiven(member.name) : t.company.submitTaken(member.name),
    after: onDone,
    run: () =>
      api.members.grantRole({
        id: member.id,
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

function Taking({ member, held, words, onDone }: HeldProps & { words: string }) {
  const { t } = useSpeech();
  const take = useAct({
    about: members().queryKey,
    done: t.company.taken(member.name, words),
    after: onDone,
    run: () =>
      api.members.revokeRole({
        id: member.id,
        body: { role: held.role as Role, locationId: held.location?.id ?? null, programme: held.programme },
      }),
  });
  return (
    <Form problem={take.problem} onSubmit={() => take.send()} label={words}>
      <Button size="small" type="submit" aria-label={t.company.take(words)} disabledFocusable={take.pending}>
        {t.company.takeShort}
      </Button>
    </Form>
  );
}

function Held({ member, held, onDone }: HeldProps) {
  const may = useMayGive();
  const words = useRoleWords()(held);
  return (
    <div className={page.row}>
      <span>{words}</span>
      {held.role === 'incentives-user' && may.submitting && (
        <Submitting member={member} held={held} onDone={onDone} />
      )}
      {may.roles && <Taking member={member} held={held} words={words} onDone={onDone} />}
    </div>
  );
}

function Give({ member, onDone }: { member: Member; onDone: () => void }) {
  const { t } = useSpeech();
  const places = rowsOf(useInfiniteQuery(locations()));
  const programmes = useQuery(catalog()).data?.programmes ?? [];
  const [role, setRole] = useState<Role>('incentives-user');
  const [location, setLocation] = useState('');
  const [programme, setProgramme] = useState('');
  const [maySubmit, setMaySubmit] = useState(false);
  const body: GrantRole = { role, locationId: location || null, programme: programme || null, maySubmit };
  const give = useAct({
    about: members().queryKey,
    done: t.company.given(member.name, wordFor(t.words.roles, role)),
    run: () => api.members.grantRole({ id: member.id, body }),
    after: onDone,
  });
  return (
    <Form problem={give.problem} onSubmit={() => give.send()} label={t.company.give}>
      <RadioField
        pointer="/role"
        label={t.company.give}
        value={role}
        onChange={(next) => setRole(next as Role)}
        choices={roles.map((id) => ({ value: id, label: t.words.roles[id], hint: t.words.rolesMay[id] }))}
      />
      <SelectField
        pointer="/locationId"
        label={t.claims.location}
        value={location}
        onChange={setLocation}
        choices={[
          { value: '', label: t.profile.everyLocation },
          ...places.map((one) => ({ value: one.id, label: `${one.name} (${one.number})` })),
        ]}
      />
      <SelectField
        pointer="/programme"
        label={t.profile.programme}
        value={programme}
        onChange={setProgramme}
        choices={[
          { value: '', label: t.profile.everyProgramme },
          ...programmes.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
      {role === 'incentives-user' && (
        <CheckField
          pointer="/maySubmit"
          label={t.company.letSubmit}
          checked={maySubmit}
          onChange={setMaySubmit}
        />
      )}
      <FormButtons submit={t.company.giveButton} pending={give.pending} onCancel={onDone} />
    </Form>
  );
}

export function MemberRoles({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useSpeech();
  const may = useMayGive();
  return (
    <DialogFrame
      title={t.company.rolesOf(member.name)}
      onClose={onClose}
      actions={!may.roles && <Button onClick={onClose}>{t.lists.close}</Button>}
    >
      <div className={page.stack}>
        {member.roles.map((held) => (
          <Held
            key={`${held.role} ${held.location?.id} ${held.programme}`}
            member={member}
            held={held}
            onDone={onClose}
          />
        ))}
        {member.roles.length === 0 && <p className={page.muted}>{t.profile.heldNone}</p>}
        {may.roles && <Give member={member} onDone={onClose} />}
      </div>
    </DialogFrame>
  );
}
