/** The people of a company, each with roles and standing; a name leads to what may be changed of them. */
import { Badge } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Member } from '#sdk';
import { useRoleWords } from '../../forms/parties/role-forms.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { members } from '../../model/frame/queries.ts';
import { useMe } from '../../model/frame/session.ts';
import { roleKey, standingOf, type Standing } from '../../model/parties/person.ts';
import { Paged } from '../../ui/list.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import page from '../../ui/page.module.css';
import type { ReactNode } from 'react';

const colors = {
  active: 'success',
  invited: 'informative',
  expired: 'warning',
  deactivated: 'subtle',
} as const satisfies Record<Standing, string>;

export function StandingBadge({ person }: { person: Member }) {
  const { t } = useSpeech();
  const standing = standingOf(person);
  return (
    <Badge appearance="tint" color={colors[standing]}>
      {t.people.stateWords[standing]}
    </Badge>
  );
}

export function HeldRoles({ person }: { person: Pick<Member, 'roles'> }) {
  const words = useRoleWords();
  return (
    <ul className={page.plainList}>
      {person.roles.map((held) => (
        <li key={roleKey(held)}>{words(held)}</li>
      ))}
    </ul>
  );
}

function PersonLink({ person }: { person: Member }) {
  const desk = useMe().side === 'owner';
  const to = desk ? '/admin/people/$memberId' : '/company/people/$memberId';
  return (
    <Link className={page.link} to={to} params={{ memberId: person.id }}>
      <strong>{person.name}</strong>
    </Link>
  );
}

function useDeskColumns(): Column<Member>[] {
  const { t } = useSpeech();
  const { columns, capacityNone, capacityOf } = t.people;
  return [
    {
      id: 'conflicts',
      header: columns.conflicts,
      cell: ({ conflicts }) => conflicts.map(({ partnerName }) => partnerName).join(', ') || '–',
    },
    {
      id: 'inHand',
      header: columns.inHand,
      cell: ({ capacity }) => (capacity === null ? capacityNone : capacityOf(capacity)),
    },
  ];
}

export function PeopleList({ above }: { above?: (people: Member[]) => ReactNode }) {
  const { t } = useSpeech();
  const desk = useMe().side === 'owner';
  const query = useInfiniteQuery(members());
  const ofDesk = useDeskColumns();
  const { columns } = t.people;
  return (
    <Paged
      query={query}
      rows={4}
      height={64}
      empty={<Empty title={t.people.empty} hint={t.people.emptyHint} />}
    >
      {(rows) => (
        <div className={page.stack}>
          {above?.(rows)}
          <Table
            label={t.people.views.people}
            rows={rows}
            rowKey={(person) => person.id}
            columns={[
              {
                id: 'name',
                header: columns.name,
                cell: (person) => (
                  <>
                    <PersonLink person={person} />
                    <br />
                    <a className={`${page.link} ${page.small}`} href={`mailto:${person.email}`}>
                      {person.email}
                    </a>
                  </>
                ),
              },
              {
                id: 'roles',
                header: columns.roles,
                width: desk ? '26%' : '44%',
                cell: (person) => <HeldRoles person={person} />,
              },
              ...(desk ? ofDesk : []),
              { id: 'state', header: columns.state, cell: (person) => <StandingBadge person={person} /> },
            ]}
          />
        </div>
      )}
    </Paged>
  );
}
