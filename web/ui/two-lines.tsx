import type { ReactNode } from 'react';
import styles from './page.module.css';

/** What a cell says first, and smaller below it what belongs to it. */
export function TwoLines({ main, sub }: { main: ReactNode; sub?: ReactNode }) {
  const more = sub !== undefined && sub !== null && sub !== false && sub !== '';
  return (
    <>
      {main}
      {more && (
        <>
          <br />
          <span className={`${styles.small} ${styles.muted}`}>{sub}</span>
        </>
      )}
    </>
  );
}
