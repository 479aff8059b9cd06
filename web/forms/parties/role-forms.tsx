/** The roles of one colleague: what he holds can be taken, and more can be given. */
import { Button } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GrantRole, Member, MemberRole } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { mayDo } from '../../model/frame/allowed.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { catalog, locations, members } from '../../model/frame/queries.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { rowsOf } from '../../ui/list.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import { useAct } from '../frame/act.ts';
import { CheckField, RadioField, SelectField } from '../frame/choices.tsx';
import { Form, FormButtons } from '../frame/form.tsx';

/** What can be given; `submits`: whether the person may submit is a question of its own. */
const offered = [
  { id: 'account-admin', submits: false },
  { id: 'incentives-admin', submits: false },
  { id: 'incentives-user', submits: true },
  { id: 'report-viewer', submits: false },
] as const;
type Role = (typeof offered)[number]['id'];

function placeOf(
  held: RoleAt,
  t: ReturnType<typeof useSpeech>['t'],
  programme: (id: string) => string,
): string {
  return [
    held.location ? held.location.name : t.company.everywhere,
    held.programme && programme(held.programme),
    held.maySubmit && t.company.maySubmit,
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
          role: held.role as Role,
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
  const words = useRoleWords()(held);
  return (
    <div className={page.row}>
      <span>{words}</span>
      {mayDo(held, 'grant-role') && <Submitting member={member} held={held} onDone={onDone} />}
      {mayDo(held, 'revoke-role') && <Taking member={member} held={held} words={words} onDone={onDone} />}
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
        choices={offered.map(({ id }) => ({
          value: id,
          label: t.words.roles[id],
          hint: t.words.rolesMay[id],
        }))}
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
      {offered.some(({ id, submits }) => id === role && submits) && (
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
  const gives = mayDo(member, 'grant-role');
  return (
    <DialogFrame
      title={t.company.rolesOf(member.name)}
      onClose={onClose}
      actions={!gives && <Button onClick={onClose}>{t.lists.close}</Button>}
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
        {gives && <Give member={member} onDone={onClose} />}
      </div>
    </DialogFrame>
  );
}
