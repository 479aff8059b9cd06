import type { ReactNode } from 'react';
import styles from './page.module.css';

/** What a cell says first, and smaller below it what belongs to it. */
export function TwoLines({ main, sub }: { main: ReactNode; sub?: ReactNode }) {
  const [first, more] = [main, sub].map(
    (one) => one !== undefined && one !== null && one !== false && one !== '',
  );
  return (
    <>
      {main}
      {more && (
        <>
          {first && <br />}
          <span className={`${styles.small} ${styles.muted}`}>{sub}</span>
        </>
      )}
    </>
  );
}
