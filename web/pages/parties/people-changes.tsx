/** What was done to people: by whom, when, what was before and after, and why. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ChangedRole, PeopleChange, PersonFacts } from '#sdk';
import { useRoleWords } from '../../forms/parties/role-forms.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { ownChanges, peopleChanges } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Paged, type Pages } from '../../ui/list.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import page from '../../ui/page.module.css';

/** One change in words; giving a held role again only changes whether it lets submit. */
function useChangeWords(): (change: PeopleChange) => string {
  const { t } = useSpeech();
  const role = useRoleWords();
  const words = t.people.changeWords;
  const listed = (roles: ChangedRole[] | null | undefined): string => (roles ?? []).map(role).join('; ');
  const capacity = (facts: PersonFacts | null): string =>
    facts?.capacity == null ? t.people.capacityNone : t.people.capacityOf(facts.capacity);
  const given = ({ before, after }: PeopleChange): string => {
    const held = (after?.roles ?? []).map((one) => role({ ...one, maySubmit: false })).join('; ');
    if (!before?.roles) return words.given(listed(after?.roles));
    return after?.roles?.some(({ maySubmit }) => maySubmit)
      ? words.submitGiven(held)
      : words.submitTaken(held);
  };
  const sentences: Record<string, (change: PeopleChange) => string> = {
    'invite-member': ({ after }) => words.invited(listed(after?.roles)),
    'invite-admin': ({ after }) => (after?.roles ? words.invited(listed(after.roles)) : words.resent),
    'resend-invitation': () => words.resent,
    'withdraw-invitation': () => words.withdrawn,
    'grant-role': given,
    'revoke-role': ({ before }) => words.taken(listed(before?.roles)),
    'deactivate-member': () => words.deactivated,
    'reactivate-member': () => words.reactivated,
    'add-conflict': ({ after }) => words.conflictAdded(after?.conflict ?? ''),
    'end-conflict': ({ before }) => words.conflictEnded(before?.conflict ?? ''),
    'set-capacity': ({ before, after }) => words.capacity(capacity(before), capacity(after)),
  };
  return (change) => sentences[change.what]?.(change) ?? change.what;
}

interface ChangesProps {
  label: string;
  query: Pages<PeopleChange>;
  withPerson: boolean;
  emptyHint: string;
}

function ChangesTable({ label, query, withPerson, emptyHint }: ChangesProps) {
  const { t } = useSpeech();
  const words = useChangeWords();
  const columns = t.people.changeColumns;
  const person: Column<PeopleChange> = {
    id: 'person',
    header: columns.person,
    cell: (one) => <strong>{one.person}</strong>,
  };
  return (
    <Paged
      query={query}
      rows={3}
      height={48}
      empty={<Empty title={t.people.changesEmpty} hint={emptyHint} />}
    >
      {(rows) => (
        <Table
          label={label}
          rows={rows}
          rowKey={(one) => one.id}
          columns={[
            ...(withPerson ? [person] : []),
            { id: 'what', header: columns.what, width: '36%', cell: words },
            {
              id: 'why',
              header: columns.why,
              cell: ({ why }) => why ?? <span className={page.muted}>{t.people.noReason}</span>,
            },
            { id: 'by', header: columns.by, cell: (one) => one.byName },
            { id: 'at', header: columns.at, cell: (one) => <Instant at={one.at} /> },
          ]}
        />
      )}
    </Paged>
  );
}

/** Of everybody in the company, or of one person. */
export function PeopleChanges({ memberId }: { memberId?: string }) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(peopleChanges(memberId ? { member: memberId } : {}));
  return (
    <ChangesTable
      label={t.people.changes}
      query={query}
      withPerson={memberId === undefined}
      emptyHint={t.people.changesEmptyHint}
    />
  );
}

export function OwnChanges() {
  const { t } = useSpeech();
  const query = useInfiniteQuery(ownChanges());
  return (
    <ChangesTable
      label={t.people.ownChanges}
      query={query}
      withPerson={false}
      emptyHint={t.people.ownChangesEmptyHint}
    />
  );
}
