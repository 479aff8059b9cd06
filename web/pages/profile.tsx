/** My roles, what I may not do, and who can grant it. */
import type { HeldRole, MissingRole } from '#sdk';
import { useSpeech } from '../language.ts';
import { useCatalogNames } from '../names.ts';
import { useMe } from '../session.ts';
import { Page, Section } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { wordFor } from '../words.ts';
import page from '../ui/page.module.css';

function Grantors({ people }: { people: MissingRole['grantedBy'] }) {
  const { t } = useSpeech();
  if (people.length === 0) return <>{t.profile.nobody}</>;
  return <ul className={page.plainList}>{people.map((person) => <li key={person.email}>{person.name}, <a className={page.link} href={`mailto:${person.email}`}>{person.email}</a></li>)}</ul>;
}

export function ProfilePage() {
  const { t } = useSpeech();
  const me = useMe();
  const names = useCatalogNames();
  const place = (location: HeldRole['location']): string => (location ? `${location.name} (${location.number})` : t.profile.everyLocation);
  const roleOf = (role: string): React.ReactNode => <><strong>{wordFor(t.words.roles, role)}</strong><br /><span className={`${page.muted} ${page.small}`}>{Object.hasOwn(t.words.rolesMay, role) ? wordFor(t.words.rolesMay, role) : ''}</span></>;
  return (
    <Page title={t.profile.title} lead={t.profile.lead}>
      <Section title={t.profile.held} id="held">
        {me.roles.length === 0 ? <p className={page.muted}>{t.profile.heldNone}</p> : (
          <Table label={t.profile.held} rows={me.roles} rowKey={(held) => `${held.role} ${held.location?.id} ${held.programme}`} columns={[
            { id: 'role', header: t.profile.role, cell: (held) => roleOf(held.role) },
            ...(me.side === 'partner' ? [
              { id: 'where', header: t.profile.where, cell: (held: HeldRole) => place(held.location) },
              { id: 'programme', header: t.profile.programme, cell: (held: HeldRole) => (held.programme ? names.programme(held.programme) : t.profile.everyProgramme) },
              { id: 'submit', header: t.profile.submit, cell: (held: HeldRole) => (held.maySubmit ? t.app.yes : t.app.no) },
            ] : []),
          ]} />
        )}
      </Section>
      <Section title={t.profile.missing} id="missing">
        {me.missing.length === 0 ? <p className={page.muted}>{t.profile.missingNone}</p> : (
          <Table label={t.profile.missing} rows={me.missing} rowKey={(miss) => `${miss.role} ${miss.permission}`} columns={[
            { id: 'role', header: t.profile.role, cell: (miss) => (miss.permission === 'submit' ? <strong>{t.profile.missingSubmit}</strong> : roleOf(miss.role)) },
            ...(me.side === 'partner' ? [{
              id: 'where', header: t.profile.at, cell: (miss: MissingRole) => (miss.locations ? miss.locations.map((location) => location.name).join(', ') : t.profile.everywhere),
            }] : []),
            { id: 'ask', header: t.profile.ask, cell: (miss) => <Grantors people={miss.grantedBy} /> },
          ]} />
        )}
      </Section>
    </Page>
  );
}
