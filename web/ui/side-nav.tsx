/** The pages of one side. What is not built is not shown. */
import {
  ArrowSyncRegular,
  BuildingRegular,
  ClipboardTaskListLtrRegular,
  DataUsageRegular,
  DocumentBulletListRegular,
  EyeRegular,
  GavelRegular,
  HomeRegular,
  KeyRegular,
  LockClosedRegular,
  MailInboxRegular,
  PeopleRegular,
  PersonClockRegular,
  ScalesRegular,
  TasksAppRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useSpeech } from '../language.ts';
import type { Messages } from '../messages/en.ts';
import styles from './shell.module.css';

interface NavPage {
  to: NonNullable<LinkProps['to']>;
  text: Exclude<keyof Messages['nav'], 'sides'>;
  icon: FluentIcon;
  exact?: true;
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
    { to: '/colleagues', text: 'colleagues', icon: PersonClockRegular },
  ],
  customer: [
    { to: '/requests', text: 'requests', icon: MailInboxRegular },
    { to: '/tenant/associations', text: 'tenantAssociations', icon: ArrowSyncRegular },
    { to: '/tenant/reads', text: 'reads', icon: EyeRegular },
    { to: '/tenant/locks', text: 'locks', icon: LockClosedRegular },
    { to: '/tenant/codes', text: 'codes', icon: KeyRegular },
  ],
};

export function SideNav({ side, onLeave }: { side: string; onLeave?: () => void }) {
  const { t } = useSpeech();
  const sides: Record<string, string> = t.nav.sides;
  return (
    <>
      <p className={styles.side}>{sides[side]}</p>
      <ul className={styles.navList}>
        {(pages[side] ?? []).map(({ to, text, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              className={styles.navLink}
              activeOptions={{ includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
              onClick={onLeave}
            >
              <Icon aria-hidden="true" />
              <span>{t.nav[text]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
