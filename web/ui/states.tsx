/** What stands in the place of content that is not there yet, is empty, or could not be loaded. */
import { Button } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemOf } from '../model/frame/api.ts';
import { useSpeech } from '../model/frame/language.ts';
import { sentences } from '../model/frame/problems.ts';
import styles from './page.module.css';

/** Bones of about the size of what comes, so that nothing jumps. */
export function Waiting({ rows = 6, height = 36 }: { rows?: number; height?: number }) {
  const { t } = useSpeech();
  return (
    <div role="status" data-waiting>
      <span className={styles.hidden}>{t.app.loading}</span>
      <div aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className={styles.bone} style={{ height }} />
        ))}
      </div>
    </div>
  );
}

export function Empty({ title, hint, children }: { title: string; hint?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.state} data-empty>
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useSpeech();
  const problem = problemOf(error);
  return (
    <div className={styles.state} role="alert">
      <h2>{problem.status === 404 ? t.app.notFound : t.app.failed}</h2>
      {problem.status === 404 ? (
        <p>{t.app.notFoundHint}</p>
      ) : (
        sentences(problem, t).map((text) => <p key={text}>{text}</p>)
      )}
      {problem.requestId && (
        <p className={styles.small}>
          {t.problemParts.requestId('')}
          <code>{problem.requestId}</code>
        </p>
      )}
      {onRetry && problem.status !== 404 && <Button onClick={onRetry}>{t.app.retry}</Button>}
    </div>
  );
}

interface LoadedProps<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isError' | 'refetch'>;
  rows?: number;
  height?: number;
  children: (data: T) => ReactNode;
}

/** Content when it is there; old content stays while newer is fetched, and when that fails. */
export function Loaded<T>({ query, rows, height, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError)
    return (
      <Failed
        error={query.error}
        onRetry={() => {
          void query.refetch();
        }}
      />
    );
  return <Waiting rows={rows} height={height} />;
}
