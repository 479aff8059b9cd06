/** The pages of one side. What is not built is not shown. */
import {
  AppsListRegular,
  ArrowSyncRegular,
  BuildingPeopleRegular,
  BuildingRegular,
  CalendarLtrRegular,
  ClipboardTaskListLtrRegular,
  DataTrendingRegular,
  CommentNoteRegular,
  DataUsageRegular,
  DocumentBulletListRegular,
  DocumentTextRegular,
  EyeRegular,
  GavelRegular,
  HistoryRegular,
  HomeRegular,
  KeyRegular,
  LockClosedRegular,
  MailInboxRegular,
  MailTemplateRegular,
  PeopleRegular,
  PersonClockRegular,
  ScalesRegular,
  TasksAppRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useSpeech } from '../model/frame/language.ts';
import type { Messages } from '../messages/en.ts';
import { useAdministration, useMe } from '../model/frame/session.ts';
import styles from './shell.module.css';

interface NavPage {
  to: NonNullable<LinkProps['to']>;
  text: Exclude<keyof Messages['nav'], 'sides' | 'administration'>;
  icon: FluentIcon;
  exact?: true;
  /** For people with one of these roles; for everybody of the side when left out. */
  roles?: readonly string[];
}

const pages: Record<string, NavPage[]> = {
  partner: [
    { to: '/home', text: 'home', icon: HomeRegular },
    { to: '/claims', text: 'claims', icon: DocumentBulletListRegular },
    { to: '/associations', text: 'associations', icon: DataUsageRegular },
    { to: '/company', text: 'company', icon: BuildingRegular },
  ],
  owner: [
    { to: '/queue', text: 'queue', icon: ClipboardTaskListLtrRegular },
    { to: '/tasks', text: 'tasks', icon: TasksAppRegular },
    { to: '/arbitrations', text: 'arbitrations', icon: ScalesRegular },
    { to: '/disputes', text: 'disputes', icon: GavelRegular },
    { to: '/claims', text: 'allClaims', icon: DocumentBulletListRegular },
    { to: '/customers', text: 'customers', icon: PeopleRegular },
    {
      to: '/oversight',
      text: 'oversight',
      icon: DataTrendingRegular,
      roles: ['senior-reviewer', 'programme-admin', 'auditor'],
    },
    { to: '/colleagues', text: 'colleagues', icon: PersonClockRegular },
  ],
  customer: [
    { to: '/tenant', text: 'tenantHome', icon: HomeRegular, exact: true },
    { to: '/requests', text: 'requests', icon: MailInboxRegular },
    { to: '/tenant/associations', text: 'tenantAssociations', icon: ArrowSyncRegular },
    { to: '/tenant/reads', text: 'reads', icon: EyeRegular },
    { to: '/tenant/locks', text: 'locks', icon: LockClosedRegular },
    { to: '/tenant/codes', text: 'codes', icon: KeyRegular },
  ],
};

/** What all share, for those who may at least read it; a group of its own. */
const administration: NavPage[] = [
  { to: '/admin/catalog', text: 'adminCatalog', icon: AppsListRegular },
  { to: '/admin/policies', text: 'adminPolicies', icon: DocumentTextRegular },
  { to: '/admin/calendars', text: 'adminCalendars', icon: CalendarLtrRegular },
  { to: '/admin/reasons', text: 'adminReasons', icon: CommentNoteRegular },
  { to: '/admin/mail-texts', text: 'adminMailTexts', icon: MailTemplateRegular },
  { to: '/admin/log', text: 'adminLog', icon: HistoryRegular },
  { to: '/admin/partners', text: 'partners', icon: BuildingPeopleRegular },
];

export function SideNav({ side, onLeave }: { side: string; onLeave?: () => void }) {
  const { t } = useSpeech();
  const me = useMe();
  const sides: Record<string, string> = t.nav.sides;
  const open = ({ roles }: NavPage): boolean => !roles || me.roles.some(({ role }) => roles.includes(role));
  const administers = useAdministration().reads;
  return (
    <>
      <p className={styles.side}>{sides[side]}</p>
      <NavList pages={(pages[side] ?? []).filter(open)} onLeave={onLeave} />
      {administers && (
        <>
          <p className={styles.side}>{t.nav.administration}</p>
          <NavList pages={administration} onLeave={onLeave} />
        </>
      )}
    </>
  );
}

function NavList({ pages: shown, onLeave }: { pages: NavPage[]; onLeave?: () => void }) {
  const { t } = useSpeech();
  return (
    <ul className={styles.navList}>
      {shown.map(({ to, text, icon: Icon, exact }) => (
        <li key={to}>
          <Link
            to={to}
            className={styles.navLink}
            activeOptions={{ includeSearch: false, exact }}
            activeProps={{ 'aria-current': 'page' }}
            onClick={onLeave}
          >
            <Icon aria-hidden="true" />
            <span>{t.nav[text]}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
