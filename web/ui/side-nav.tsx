/** The pages of one side. What is not built is not shown. */
import {
  AppsListRegular,
  ArrowSyncRegular,
  BuildingPeopleRegular,
  BuildingRegular,
  CalendarLtrRegular,
  ClipboardCheckmarkRegular,
  ClipboardTaskListLtrRegular,
  DataTrendingRegular,
  CommentNoteRegular,
  DataUsageRegular,
  DocumentBulletListRegular,
  DocumentTextRegular,
  EyeRegular,
  GavelRegular,
  HandshakeRegular,
  HistoryRegular,
  HomeRegular,
  KeyRegular,
  LockClosedRegular,
  MailInboxRegular,
  MailTemplateRegular,
  MoneyCalculatorRegular,
  MoneyOffRegular,
  MoneyRegular,
  PeopleRegular,
  PersonClockRegular,
  PersonSettingsRegular,
  ScalesRegular,
  TasksAppRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { OperationId } from '#sdk';
import { useSpeech } from '../model/frame/language.ts';
import type { Messages } from '../messages/en.ts';
import { useMayOpen } from '../model/frame/session.ts';
import styles from './shell.module.css';

interface NavPage {
  to: NonNullable<LinkProps['to']>;
  text: Exclude<keyof Messages['nav'], 'sides' | 'administration'>;
  icon: FluentIcon;
  exact?: true;
  /** What the page begins with: it is there for whoever may read that. */
  opens: OperationId;
}

const pages: Record<string, NavPage[]> = {
  partner: [
    { to: '/home', text: 'home', icon: HomeRegular, opens: 'claimTrends' },
    { to: '/claims', text: 'claims', icon: DocumentBulletListRegular, opens: 'listClaims' },
    { to: '/associations', text: 'associations', icon: DataUsageRegular, opens: 'listAssociations' },
    { to: '/earnings', text: 'earnings', icon: MoneyRegular, opens: 'listEarnings' },
    { to: '/ineligible', text: 'ineligible', icon: MoneyOffRegular, opens: 'listIneligible' },
    { to: '/enrolments', text: 'enrolments', icon: ClipboardCheckmarkRegular, opens: 'readEnrollment' },
    { to: '/company', text: 'company', icon: BuildingRegular, opens: 'listLocations' },
  ],
  owner: [
    { to: '/queue', text: 'queue', icon: ClipboardTaskListLtrRegular, opens: 'listReviewQueue' },
    { to: '/tasks', text: 'tasks', icon: TasksAppRegular, opens: 'listTasks' },
    { to: '/arbitrations', text: 'arbitrations', icon: ScalesRegular, opens: 'listArbitrations' },
    { to: '/disputes', text: 'disputes', icon: GavelRegular, opens: 'listDisputes' },
    { to: '/claims', text: 'allClaims', icon: DocumentBulletListRegular, opens: 'listClaims' },
    { to: '/customers', text: 'customers', icon: PeopleRegular, opens: 'listCustomers' },
    {
      to: '/oversight',
      text: 'oversight',
      icon: DataTrendingRegular,
      opens: 'readQueueAge',
    },
    { to: '/runs', text: 'runs', icon: MoneyRegular, opens: 'listRuns' },
    {
      to: '/validations',
      text: 'validations',
      icon: ClipboardCheckmarkRegular,
      opens: 'listEnrollmentValidations',
    },
    { to: '/colleagues', text: 'colleagues', icon: PersonClockRegular, opens: 'listMembers' },
  ],
  customer: [
    { to: '/tenant', text: 'tenantHome', icon: HomeRegular, exact: true, opens: 'listRequests' },
    { to: '/requests', text: 'requests', icon: MailInboxRegular, opens: 'listRequests' },
    {
      to: '/tenant/associations',
      text: 'tenantAssociations',
      icon: ArrowSyncRegular,
      opens: 'listTenantAssociations',
    },
    { to: '/tenant/reads', text: 'reads', icon: EyeRegular, opens: 'listUsageReads' },
    { to: '/tenant/contacts', text: 'contacts', icon: PeopleRegular, opens: 'listTenantContacts' },
    { to: '/tenant/locks', text: 'locks', icon: LockClosedRegular, opens: 'listLocks' },
    { to: '/tenant/codes', text: 'codes', icon: KeyRegular, opens: 'listConsentCodes' },
  ],
};

/** What all share, for those who may at least read it; a group of its own. */
const administration: NavPage[] = [
  { to: '/admin/catalog', text: 'adminCatalog', icon: AppsListRegular, opens: 'listCatalogVersions' },
  { to: '/admin/policies', text: 'adminPolicies', icon: DocumentTextRegular, opens: 'listPolicies' },
  { to: '/admin/calendars', text: 'adminCalendars', icon: CalendarLtrRegular, opens: 'listCalendars' },
  { to: '/admin/reasons', text: 'adminReasons', icon: CommentNoteRegular, opens: 'listReasons' },
  { to: '/admin/mail-texts', text: 'adminMailTexts', icon: MailTemplateRegular, opens: 'listMailTexts' },
  { to: '/admin/agreements', text: 'agreements', icon: HandshakeRegular, opens: 'publishAgreement' },
  { to: '/admin/terms', text: 'terms', icon: MoneyCalculatorRegular, opens: 'listTerms' },
  { to: '/admin/log', text: 'adminLog', icon: HistoryRegular, opens: 'listAdminLog' },
  { to: '/admin/people', text: 'people', icon: PersonSettingsRegular, opens: 'listPeopleChanges' },
  { to: '/admin/partners', text: 'partners', icon: BuildingPeopleRegular, opens: 'listPartners' },
];

export function SideNav({ side, onLeave }: { side: string; onLeave?: () => void }) {
  const { t } = useSpeech();
  const mayOpen = useMayOpen();
  const sides: Record<string, string> = t.nav.sides;
  const open = ({ opens }: NavPage): boolean => mayOpen(opens);
  const administered = administration.filter(open);
  return (
    <>
      <p className={styles.side}>{sides[side]}</p>
      <NavList pages={(pages[side] ?? []).filter(open)} onLeave={onLeave} />
      {administered.length > 0 && (
        <>
          <p className={styles.side}>{t.nav.administration}</p>
          <NavList pages={administered} onLeave={onLeave} />
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
