/**
 * The frame of every page after sign-in: the bar on top, the sandbox's clock, the pages of one's side, and the content.
 */
import { Outlet, useMatches } from '@tanstack/react-router';
import { useRef } from 'react';
import { NowContext, useTickingClock } from '../model/frame/clock.ts';
import { useSpeech } from '../model/frame/language.ts';
import { useMe } from '../model/frame/session.ts';
import { SkipLink } from './bare-shell.tsx';
import { ExportsStrip } from './exports-strip.tsx';
import { OtherSide } from './fallbacks.tsx';
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
  const foreign = useMatches().some(
    ({ staticData }) => staticData.sides && !staticData.sides.some((side) => side === me.side),
  );
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
            {foreign ? <OtherSide side={me.side} /> : <Outlet />}
          </main>
        </div>
      </ResultProvider>
    </NowContext.Provider>
  );
}
