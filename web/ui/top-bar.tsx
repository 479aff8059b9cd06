import { Button } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useSpeech } from '../model/frame/language.ts';
import { useOwnerName, useSession } from '../model/frame/session.ts';
import { PersonMenu } from './person-menu.tsx';
import { PreferencesMenu } from './preferences-menu.tsx';
import styles from './shell.module.css';

const NavDrawer = lazy(() => import('./nav-drawer.tsx'));

export function TopBar({ bare = false }: { bare?: boolean }) {
  const { t } = useSpeech();
  const session = useSession();
  const vendor = useOwnerName();
  const [open, setOpen] = useState(false);
  return (
    <header className={styles.top}>
      {!bare && (
        <span className={styles.menuButton}>
          <Button
            appearance="subtle"
            icon={<NavigationRegular />}
            aria-label={t.app.menu}
            aria-expanded={open}
            onClick={() => setOpen(true)}
          />
        </span>
      )}
      <Link to="/" className={styles.brand}>
        <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="6" fill="#0f6cbd" />
          <path
            d="M9 16.5l5 5 9-11"
            fill="none"
            stroke="#fff"
            strokeWidth="3"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        <span>{t.app.name}</span>
        {vendor && <span className={styles.vendor}>{vendor}</span>}
      </Link>
      <span className={styles.space} />
      <PreferencesMenu />
      {!bare && session?.member && <PersonMenu />}
      {open && (
        <Suspense>
          <NavDrawer onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </header>
  );
}
