/** The frame before sign-in: there is nothing to navigate yet. */
import { useRef, type ReactNode, type RefObject } from 'react';
import { useSpeech } from '../model/frame/language.ts';
import { TopBar } from './top-bar.tsx';
import styles from './shell.module.css';

/** A click on the skip link moves the reading point, and changes no address. */
export function SkipLink({ target }: { target: RefObject<HTMLElement | null> }) {
  const { t } = useSpeech();
  return (
    <a
      className={styles.skip}
      href="#content"
      onClick={(event) => {
        event.preventDefault();
        target.current?.focus();
      }}
    >
      {t.app.skip}
    </a>
  );
}

export function BareShell({ children }: { children: ReactNode }) {
  const content = useRef<HTMLElement>(null);
  return (
    <div className={`${styles.shell} ${styles.bare}`}>
      <SkipLink target={content} />
      <TopBar bare />
      <main className={styles.main} id="content" tabIndex={-1} ref={content}>
        {children}
      </main>
    </div>
  );
}
