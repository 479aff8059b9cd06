/** My roles, what I may not do, and who can grant it. */
import type { HeldRole, MissingRole } from '#sdk';
import { grantorsFor } from '../../model/frame/grantors.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { useMe } from '../../model/frame/session.ts';
import { Page, Section } from '../../ui/page.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { capital, wordFor } from '../../model/frame/words.ts';
import { OwnAccount } from './own-account.tsx';
import { OwnChanges } from './people-changes.tsx';
import page from '../../ui/page.module.css';

function Grantors({ miss }: { miss: MissingRole }) {
  const { t } = useSpeech();
  const { self, others: people } = grantorsFor(useMe(), miss);
  if (self) return <>{t.profile.yourself}</>;
  if (people.length === 0) return <>{t.profile.nobody}</>;
  return (
    <ul className={page.plainList}>
      {people.map((person) => (
        <li key={person.email}>
          {person.name},{' '}
          <a className={page.link} href={`mailto:${person.email}`}>
            {person.email}
          </a>
        </li>
      ))}
    </ul>
  );
}

function RoleName({ role }: { role: string }) {
  const { t } = useSpeech();
  const may = Object.hasOwn(t.words.rolesMay, role) ? wordFor(t.words.rolesMay, role) : '';
  return <TwoLines main={<strong>{wordFor(t.words.roles, role)}</strong>} sub={may} />;
}

/** Roles of a partner are held at a location and for a programme; those of the other sides are not. */
function useHeldColumns(partner: boolean): Column<HeldRole>[] {
  const { t } = useSpeech();
  const names = useCatalogNames();
  const words = t.profile;
  const place = (location: HeldRole['location']): string =>
    location ? `${location.name} (${location.number})` : words.everyLocation;
  const role: Column<HeldRole> = {
    id: 'role',
    header: words.role,
    cell: (held) => <RoleName role={held.role} />,
  };
  if (!partner) return [role];
  return [
    role,
    { id: 'where', header: words.where, cell: (held) => place(held.location) },
    {
      id: 'programme',
      header: words.programme,
      cell: (held) => (held.programme ? names.programme(held.programme) : words.everyProgramme),
    },
    { id: 'submit', header: words.submit, cell: (held) => (held.maySubmit ? t.app.yes : t.app.no) },
  ];
}

function useMissingColumns(partner: boolean): Column<MissingRole>[] {
  const { t } = useSpeech();
  const words = t.profile;
  const where = (miss: MissingRole): string =>
    miss.locations ? miss.locations.map((location) => location.name).join(', ') : capital(words.everywhere);
  const role = (miss: MissingRole): React.ReactNode =>
    miss.permission === 'submit' ? <strong>{words.missingSubmit}</strong> : <RoleName role={miss.role} />;
  return [
    { id: 'role', header: words.role, cell: role },
    ...(partner ? [{ id: 'where', header: words.at, cell: where }] : []),
    { id: 'ask', header: words.ask, cell: (miss) => <Grantors miss={miss} /> },
  ];
}

export function ProfilePage() {
  const { t } = useSpeech();
  const me = useMe();
  const held = useHeldColumns(me.side === 'partner');
  const missing = useMissingColumns(me.side === 'partner');
  const heldKey = (one: HeldRole): string => `${one.role} ${one.location?.id} ${one.programme}`;
  return (
    <Page title={t.profile.title} lead={t.profile.lead}>
      <Section title={t.profile.held} id="held">
        {me.roles.length === 0 ? (
          <p className={page.muted}>{t.profile.heldNone}</p>
        ) : (
          <Table label={t.profile.held} rows={me.roles} rowKey={heldKey} columns={held} />
        )}
      </Section>
      <Section title={t.profile.missing} id="missing">
        {me.missing.length === 0 ? (
          <p className={page.muted}>{t.profile.missingNone}</p>
        ) : (
          <Table
            label={t.profile.missing}
            rows={me.missing}
            rowKey={(miss) => `${miss.role} ${miss.permission}`}
            columns={missing}
          />
        )}
      </Section>
      <OwnAccount />
      <Section title={t.people.ownChanges} lead={t.people.ownChangesLead} id="changes">
        <OwnChanges />
      </Section>
    </Page>
  );
}
