/** What is shown instead of a page: while it is fetched, when it broke, when there is none. */
import { Button } from '@fluentui/react-components';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import type { OperationId } from '#sdk';
import { useSpeech } from '../model/frame/language.ts';
import { Page } from './page.tsx';
import { useWhyNot } from './why-not.ts';
import { BareShell } from './bare-shell.tsx';
import { Failed, Waiting } from './states.tsx';
import { wordFor } from '../model/frame/words.ts';
import styles from './page.module.css';

export function PagePending() {
  return (
    <div className={styles.page}>
      <Waiting rows={8} height={44} />
    </div>
  );
}

/** Outside the frame, where nobody may be signed in. */
export function MissingOutside() {
  return (
    <BareShell>
      <Missing />
    </BareShell>
  );
}

function ToStart() {
  const { t } = useSpeech();
  return (
    <Link to="/" className={styles.link}>
      {t.app.toStart}
    </Link>
  );
}

/** A page of a side that the reader is not on. */
export function OtherSide({ side }: { side: string }) {
  const { t } = useSpeech();
  return (
    <Page title={t.app.otherSide} lead={t.app.otherSideHint(wordFor(t.words.sides, side))}>
      <ToStart />
    </Page>
  );
}

/** A page that none of the reader's roles opens: which one would, and who can grant it. */
export function NotForYou({ operation }: { operation: OperationId }) {
  const { t } = useSpeech();
  return (
    <Page title={t.app.notForYou} lead={useWhyNot(operation)}>
      <ToStart />
    </Page>
  );
}

export function Missing() {
  const { t } = useSpeech();
  return (
    <Page title={t.app.notFound} lead={t.app.notFoundHint}>
      <ToStart />
    </Page>
  );
}

export function PageBroke({ error, reset }: ErrorComponentProps) {
  const { t } = useSpeech();
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Page title={t.app.broken} lead={t.app.brokenHint}>
      <Failed error={error} />
      <div className={styles.state}>
        <Button onClick={again}>{t.app.retry}</Button>
      </div>
    </Page>
  );
}

/** Nothing could be read at all, not even who is signed in. */
export function StartBroke({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <BareShell>
      <Failed error={error} onRetry={again} />
    </BareShell>
  );
}
