/**
 * Tells what an act did: seen above the page and read out by readers of the screen. It stays until it is closed or the
 * page is left.
 */
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useLocation } from '@tanstack/react-router';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useSpeech } from '../model/frame/language.ts';
import styles from './page.module.css';
import shell from './shell.module.css';

type Intent = 'success' | 'warning' | 'error' | 'info';
interface Result {
  text: string;
  intent: Intent;
}

interface Tell {
  /** Seen and heard. With `ahead`, it outlives the navigation that follows at once. */
  tell(text: string, intent?: Intent, ahead?: boolean): void;
  /** Heard only. */
  announce(text: string): void;
  result: Result | null;
  spoken: string;
  dismiss(): void;
}

const TellContext = createContext<Tell | null>(null);

export function ResultProvider({ children }: { children: ReactNode }) {
  const [result, setResult] = useState<Result | null>(null);
  const [spoken, setSpoken] = useState('');
  const keep = useRef(false);
  const { pathname } = useLocation();
  useEffect(() => {
    if (keep.current) keep.current = false;
    else setResult(null);
  }, [pathname]);
  const tell = useCallback((text: string, intent: Intent = 'success', ahead = false) => {
    keep.current = ahead;
    setResult({ text, intent });
  }, []);
  // The same words twice are still news: a zero-width space makes them another text.
  const announce = useCallback(
    (text: string) => setSpoken((before) => (before === text ? `${text}\u200b` : text)),
    [],
  );
  const dismiss = useCallback(() => setResult(null), []);
  const value = useMemo(
    () => ({ tell, announce, result, spoken, dismiss }),
    [tell, announce, result, spoken, dismiss],
  );
  return <TellContext.Provider value={value}>{children}</TellContext.Provider>;
}

export function useTell(): Tell {
  const tell = useContext(TellContext);
  if (!tell) throw new Error('nothing above this part of the page tells results');
  return tell;
}

export function ResultBar() {
  const { t } = useSpeech();
  const { result, spoken, dismiss } = useTell();
  return (
    <>
      <div role="status" aria-live="polite" className={shell.result}>
        {result && (
          <MessageBar intent={result.intent} layout="multiline">
            <MessageBarBody>{result.text}</MessageBarBody>
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  size="small"
                  aria-label={t.app.dismiss}
                  icon={<DismissRegular />}
                  onClick={dismiss}
                />
              }
            />
          </MessageBar>
        )}
      </div>
      <div role="status" aria-live="polite" className={styles.hidden}>
        {spoken}
      </div>
    </>
  );
}
