/**
 * Around a form: what is typed in it is kept on this device until it was sent. The form's own state lives in `useKept`, which is
 * `useState` with a name.
 */
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useBlocker } from '@tanstack/react-router';
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
import { forgetKept, readKept, writeKept, type Kept } from '../../model/frame/kept.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useMe } from '../../model/frame/session.ts';
import { useWhen } from '../../ui/deadline.tsx';
import page from '../../ui/page.module.css';

export interface KeptForm {
  /** What was there when the form opened. */
  found: Kept | null;
  put: (name: string, value: unknown, untouched: boolean) => void;
  /** It was sent. */
  forget: () => void;
  /** Is there anything that was not sent? */
  holds: () => boolean;
}

const KeptContext = createContext<KeptForm | null>(null);

/** The form around, where it keeps what is typed. */
export function useKeptForm(): KeptForm | null {
  return useContext(KeptContext);
}

/** As `useState`; `name` tells the values of one form apart. Outside a scope it keeps nothing. */
export function useKept<T>(name: string, initial: T | (() => T)): [T, (value: T) => void] {
  const form = useKeptForm();
  const [first] = useState(initial);
  const [value, setValue] = useState<T>(() => {
    const found = form?.found?.values[name];
    return found === undefined || typeof found !== typeof first ? first : (found as T);
  });
  const set = (next: T): void => {
    setValue(next);
    form?.put(name, next, JSON.stringify(next) === JSON.stringify(first));
  };
  return [value, set];
}

/** Asks before the page is left; only for what would be lost with it. */
function useLeaveWarning(active: boolean, question: string): void {
  useBlocker({
    shouldBlockFn: () => !window.confirm(question),
    enableBeforeUnload: active,
    disabled: !active,
  });
}

function Scope({ id, onRestart, children }: { id: string; onRestart: () => void; children: ReactNode }) {
  const { t } = useSpeech();
  const when = useWhen();
  const me = useMe();
  const [found] = useState(() => readKept(me.id, id, Date.now()));
  const values = useRef<Record<string, unknown>>({ ...found?.values });
  const [lost, setLost] = useState(false);
  const [shown, setShown] = useState(found !== null);
  const forget = useCallback(() => {
    values.current = {};
    forgetKept(me.id, id);
    setLost(false);
    setShown(false);
  }, [me.id, id]);
  const form = useMemo<KeptForm>(
    () => ({
      found,
      forget,
      holds: () => Object.keys(values.current).length > 0,
      put: (name, value, untouched) => {
        if (untouched) delete values.current[name];
        else values.current[name] = value;
        const safe = writeKept(me.id, id, { at: new Date().toISOString(), values: values.current });
        setLost(!safe && Object.keys(values.current).length > 0);
      },
    }),
    [found, forget, me.id, id],
  );
  useLeaveWarning(lost, t.kept.leave);
  return (
    <KeptContext.Provider value={form}>
      {shown && found && (
        <div className={page.section}>
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{t.kept.restored(when(found.at))}</MessageBarBody>
            <MessageBarActions>
              <Button
                size="small"
                onClick={() => {
                  forget();
                  onRestart();
                }}
              >
                {t.kept.restart}
              </Button>
            </MessageBarActions>
          </MessageBar>
        </div>
      )}
      {children}
    </KeptContext.Provider>
  );
}

export function KeptScope({ id, children }: { id: string; children: ReactNode }) {
  const [times, setTimes] = useState(0);
  return (
    <Scope key={`${id} ${times}`} id={id} onRestart={() => setTimes((before) => before + 1)}>
      {children}
    </Scope>
  );
}

/** Leaving is asked about while files are on their way: half a file cannot be kept. */
export function useUploadWarning(running: boolean): void {
  const { t } = useSpeech();
  useLeaveWarning(running, t.kept.leaveUpload);
}

/** Before another page of the portal opens, what is the claim's own goes to the server. It never holds anybody back. */
export function useSaveOnLeave(save: (() => Promise<unknown>) | null): void {
  const form = useKeptForm();
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useBlocker({
    shouldBlockFn: async () => {
      if (form?.holds() && latest.current) await latest.current().catch(() => null);
      return false;
    },
    enableBeforeUnload: false,
    disabled: save === null,
  });
}
