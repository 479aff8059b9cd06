/** The frame of every page after sign-in: the bar on top, the sandbox's clock, the pages of one's side, and the content. */
import { Outlet } from '@tanstack/react-router';
import { useRef } from 'react';
import { useSpeech } from '../language.ts';
import { useMe } from '../session.ts';
import { ResultBar, ResultProvider } from './result.tsx';
import { SandboxStrip } from './sandbox-strip.tsx';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';
import styles from './shell.module.css';

/** A click on the skip link moves the reading point, and changes no address. */
function SkipLink({ target }: { target: React.RefObject<HTMLElement | null> }) {
  const { t } = useSpeech();
  return <a className={styles.skip} href="#content" onClick={(event) => { event.preventDefault(); target.current?.focus(); }}>{t.app.skip}</a>;
}

export function Shell() {
  const me = useMe();
  const content = useRef<HTMLElement>(null);
  return (
    <ResultProvider>
      <div className={styles.shell}>
        <SkipLink target={content} />
        <TopBar />
        {me.demo && <SandboxStrip />}
        <nav className={styles.nav} aria-label={useSpeech().t.app.navigation}><div className={styles.navInner}><SideNav side={me.side} /></div></nav>
        <main className={styles.main} id="content" tabIndex={-1} ref={content}>
          <ResultBar />
          <Outlet />
        </main>
      </div>
    </ResultProvider>
  );
}

/** Before sign-in there is nothing to navigate. */
export function BareShell({ children }: { children: React.ReactNode }) {
  const content = useRef<HTMLElement>(null);
  return (
    <div className={`${styles.shell} ${styles.bare}`}>
      <SkipLink target={content} />
      <TopBar bare />
      <main className={styles.main} id="content" tabIndex={-1} ref={content}>{children}</main>
    </div>
  );
}
