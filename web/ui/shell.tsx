/**
 * The frame of every page after sign-in: the bar on top, the sandbox's clock, the pages of one's side, and the content.
 */
import { Outlet, useMatches } from '@tanstack/react-router';
import { useRef } from 'react';
import { NowContext, useTickingClock } from '../model/frame/clock.ts';
import { useSpeech } from '../model/frame/language.ts';
import { useMayOpen, useMe } from '../model/frame/session.ts';
import { SkipLink } from './bare-shell.tsx';
import { ExportsStrip } from './exports-strip.tsx';
import { NotForYou, OtherSide } from './fallbacks.tsx';
import { ResultBar, ResultProvider } from './result.tsx';
import { SandboxStrip } from './sandbox-strip.tsx';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';
import styles from './shell.module.css';

export function Shell() {
  const { t } = useSpeech();
  const me = useMe();
  const now = useTickingClock(me.demo);
  const content = useRef<HTMLElement>(null);
  const mayOpen = useMayOpen();
  const pages = useMatches().map(({ staticData }) => staticData);
  const foreign = pages.some(({ sides }) => sides && !sides.some((side) => side === me.side));
  const closed = pages.find(({ opens }) => opens && !mayOpen(opens))?.opens;
  return (
    <NowContext.Provider value={now}>
      <ResultProvider>
        <div className={styles.shell}>
          <SkipLink target={content} />
          <TopBar />
          {me.demo && <SandboxStrip />}
          <nav className={styles.nav} aria-label={t.app.navigation}>
            <div className={styles.navInner}>
              <SideNav side={me.side} />
            </div>
          </nav>
          <main className={styles.main} id="content" tabIndex={-1} ref={content}>
            <ExportsStrip />
            <ResultBar />
            {foreign ? <OtherSide side={me.side} /> : closed ? <NotForYou operation={closed} /> : <Outlet />}
          </main>
        </div>
      </ResultProvider>
    </NowContext.Provider>
  );
}
