/** One person of the own company: sign-in, roles, at the desk conflicts and capacity, and what was changed. */
import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Member, MemberRole } from '#sdk';
import { useAct } from '../../forms/frame/act.ts';
import {
  AddConflictForm,
  CapacityForm,
  DeactivateForm,
  EndConflictForm,
  ReactivateForm,
  WithdrawForm,
} from '../../forms/parties/person-forms.tsx';
import { openerOf, usePersonForm } from '../../forms/parties/person-form.ts';
import { GiveRoleForm, SubmitButton, TakeRoleForm, useRoleWords } from '../../forms/parties/role-forms.tsx';
import { mayDo } from '../../model/frame/allowed.ts';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { member as memberQuery } from '../../model/frame/queries.ts';
import type { PersonSearch } from '../../model/frame/search/people.ts';
import { useMayOpen, useMe } from '../../model/frame/session.ts';
import { languageName, wordFor } from '../../model/frame/words.ts';
import { roleKey, standingOf } from '../../model/parties/person.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import page from '../../ui/page.module.css';
import { PeopleChanges } from './people-changes.tsx';
import { StandingBadge } from './people-list.tsx';

interface PersonProps {
  person: Member;
}

function OpenButton({ act, of, text, label }: PersonSearch & { text: string; label?: string }) {
  const { open } = usePersonForm();
  const form = { ...(act && { act }), ...(of !== undefined && { of }) };
  return (
    <Button size="small" data-opens={openerOf(form)} aria-label={label} onClick={() => open(form)}>
      {text}
    </Button>
  );
}

/** The form that the address names, above what it changes. */
function OpenedForm({ person }: { person: Member }) {
  const { act, of, close } = usePersonForm();
  const desk = useMe().side === 'owner';
  const props = { person, onClose: close };
  const { roles: all } = person;
  const held = all.find((one) => of === roleKey(one));
  const conflict = person.conflicts.find(({ partnerId }) => partnerId === of);
  if (act === 'withdraw') return <WithdrawForm {...props} />;
  if (act === 'deactivate') return <DeactivateForm {...props} desk={desk} />;
  if (act === 'reactivate') return <ReactivateForm {...props} />;
  if (act === 'give') return <GiveRoleForm {...props} />;
  if (act === 'take' && held) return <TakeRoleForm key={of} {...props} held={held} />;
  if (act === 'capacity') return <CapacityForm {...props} />;
  if (act === 'add-conflict') return <AddConflictForm {...props} />;
  if (act === 'end-conflict' && conflict) return <EndConflictForm key={of} {...props} conflict={conflict} />;
  return null;
}

function Until({ text, at }: { text: (until: string) => string; at: string }) {
  const [before, after] = text('\u0000').split('\u0000');
  return (
    <>
      {before}
      <Instant at={at} />
      {after}
    </>
  );
}

function StandingWords({ person }: { person: Member }) {
  const { t } = useSpeech();
  const { states } = t.people;
  const standing = standingOf(person);
  if (standing === 'active' || standing === 'deactivated') return <>{states[standing]}</>;
  return <Until text={states[standing]} at={person.invitation?.expiresAt ?? ''} />;
}

function ResendButton({ person }: { person: Member }) {
  const { t } = useSpeech();
  const act = useAct({
    about: memberQuery(person.id).queryKey,
    done: t.people.resent(person.name),
    run: () => api.members.resendInvitation({ id: person.id, ifMatch: person.version, body: {} }),
  });
  return (
    <Button size="small" disabledFocusable={act.pending} onClick={() => act.send()}>
      {t.people.resend}
    </Button>
  );
}

function Access({ person }: PersonProps) {
  const { t, locale } = useSpeech();
  const words = t.people;
  return (
    <Section
      id="access"
      title={words.access}
      aside={
        <div className={page.row}>
          {mayDo(person, 'resend-invitation') && <ResendButton person={person} />}
          {mayDo(person, 'withdraw-invitation') && <OpenButton act="withdraw" text={words.withdraw} />}
          {mayDo(person, 'deactivate-member') && !person.invitation && (
            <OpenButton act="deactivate" text={words.deactivate} />
          )}
          {mayDo(person, 'reactivate-member') && <OpenButton act="reactivate" text={words.reactivate} />}
        </div>
      }
    >
      <Facts
        facts={[
          { label: words.standing, value: <StandingWords person={person} /> },
          {
            label: words.email,
            value: (
              <a className={page.link} href={`mailto:${person.email}`}>
                {person.email}
              </a>
            ),
          },
          { label: words.language, value: languageName(person.language, locale) },
        ]}
      />
    </Section>
  );
}

function RoleActs({ person, held }: PersonProps & { held: MemberRole }) {
  const { t } = useSpeech();
  const words = useRoleWords()(held);
  return (
    <div className={page.row}>
      {mayDo(held, 'grant-role') && <SubmitButton person={person} held={held} />}
      {mayDo(held, 'revoke-role') && (
        <OpenButton act="take" of={roleKey(held)} text={t.people.take} label={t.people.takeOf(words)} />
      )}
    </div>
  );
}

function useRoleColumns(props: PersonProps, changes: boolean): Column<MemberRole>[] {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const desk = useMe().side === 'owner';
  const columns = t.people.roleColumns;
  const role: Column<MemberRole> = {
    id: 'role',
    header: columns.role,
    cell: (held) => <strong>{wordFor(t.words.roles, held.role)}</strong>,
  };
  const places: Column<MemberRole>[] = [
    {
      id: 'where',
      header: columns.where,
      cell: ({ location }) => (location ? `${location.name} (${location.number})` : t.profile.everyLocation),
    },
    {
      id: 'programme',
      header: columns.programme,
      cell: ({ programme }) => (programme ? names.programme(programme) : t.profile.everyProgramme),
    },
    {
      id: 'submit',
      header: columns.submit,
      cell: ({ maySubmit }) => (maySubmit ? t.app.yes : t.app.no),
    },
  ];
  const change: Column<MemberRole> = {
    id: 'change',
    header: columns.change,
    cell: (held) => <RoleActs {...props} held={held} />,
  };
  return [role, ...(desk ? [] : places), ...(changes ? [change] : [])];
}

function Roles(props: PersonProps) {
  const { person } = props;
  const { t } = useSpeech();
  const { roles: all } = person;
  const changes = all.some(({ allowedActions }) => allowedActions.some(({ allowed }) => allowed));
  const columns = useRoleColumns(props, changes);
  return (
    <Section
      id="roles"
      title={t.people.held}
      aside={mayDo(person, 'grant-role') && <OpenButton act="give" text={t.people.give} />}
    >
      {person.roles.length === 0 ? (
        <p className={page.muted}>{t.people.heldNone}</p>
      ) : (
        <Table label={t.people.held} rows={person.roles} rowKey={roleKey} columns={columns} />
      )}
    </Section>
  );
}

function Conflicts({ person }: PersonProps) {
  const { t } = useSpeech();
  const may = mayDo(person, 'add-conflict');
  const words = t.people;
  return (
    <Section
      id="conflicts"
      title={words.conflicts}
      lead={words.conflictsLead}
      aside={may && <OpenButton act="add-conflict" text={words.addConflict} />}
    >
      {person.conflicts.length === 0 && <p className={page.muted}>{words.conflictsNone}</p>}
      <ul className={page.plainList}>
        {person.conflicts.map(({ partnerId, partnerName }) => (
          <li key={partnerId} className={page.row}>
            <span>{partnerName}</span>
            {may && (
              <OpenButton
                act="end-conflict"
                of={partnerId}
                text={words.endConflict}
                label={words.endConflictOf(partnerName)}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Capacity({ person }: PersonProps) {
  const { t } = useSpeech();
  const may = mayDo(person, 'set-capacity');
  const words = t.people;
  return (
    <Section
      id="capacity"
      title={words.capacity}
      lead={words.capacityLead}
      aside={may && <OpenButton act="capacity" text={words.setCapacity} label={words.capacityField} />}
    >
      <p>{person.capacity === null ? words.capacityNone : words.capacityOf(person.capacity)}</p>
    </Section>
  );
}

function Body({ person }: { person: Member }) {
  const { t } = useSpeech();
  const me = useMe();
  const mayOpen = useMayOpen();
  const desk = me.side === 'owner';
  const keeps = mayOpen('deactivateMember');
  return (
    <>
      {keeps && <OpenedForm person={person} />}
      {person.id === me.id && keeps && <p className={page.muted}>{t.people.self}</p>}
      <Access person={person} />
      <Roles person={person} />
      {desk && <Conflicts person={person} />}
      {desk && <Capacity person={person} />}
      {mayOpen('listPeopleChanges') && (
        <Section id="changes" title={t.people.changes}>
          <PeopleChanges memberId={person.id} />
        </Section>
      )}
    </>
  );
}

export function PersonPage() {
  const { t } = useSpeech();
  const { memberId = '' } = useParams({ strict: false });
  const desk = useMe().side === 'owner';
  const query = useQuery(memberQuery(memberId));
  const crumb = desk
    ? { label: t.people.title, to: '/admin/people' as const }
    : { label: t.people.back, to: '/company' as const, search: { view: 'people' as const } };
  return (
    <Page
      title={query.data?.name ?? t.people.back}
      crumbs={[crumb]}
      lead={query.data && <StandingBadge person={query.data} />}
    >
      <Loaded query={query} rows={4} height={96}>
        {(person) => <Body person={person} />}
      </Loaded>
    </Page>
  );
}
