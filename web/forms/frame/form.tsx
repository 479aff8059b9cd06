/** A form that says every problem at once: above it as a list that leads to the fields, and at each field. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components';
import {
  createContext,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  type ReactNode,
  type RefObject,
} from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import { byPointer, sentence, type FieldProblem, type Problem } from '../../model/frame/problems.ts';
import page from '../../ui/page.module.css';
import styles from './form.module.css';

interface FormContext {
  prefix: string;
  problems: Map<string, FieldProblem[]>;
  /** Labels of the fields on the page, by pointer. */
  labels: RefObject<Map<string, string>>;
}

const Context = createContext<FormContext | null>(null);

export function useFormContext(): FormContext {
  const form = useContext(Context);
  if (!form) throw new Error('this field stands in no form');
  return form;
}

export function fieldId(prefix: string, pointer: string): string {
  return `${prefix}-field${pointer.replaceAll('/', '-')}`;
}

interface FormProps {
  problem: Problem | null;
  onSubmit: () => void;
  /** Name for readers of the screen, when no heading says it. */
  label?: string;
  children: ReactNode;
}

export function Form({ problem, onSubmit, label, children }: FormProps) {
  const prefix = useId().replaceAll(':', '');
  const labels = useRef(new Map<string, string>());
  const value = useMemo(() => ({ prefix, problems: byPointer(problem), labels }), [prefix, problem]);
  return (
    <Context.Provider value={value}>
      <form
        className={styles.form}
        noValidate
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Summary problem={problem} />
        {children}
      </form>
    </Context.Provider>
  );
}

/** Takes the focus when it appears, so that nobody has to look for what went wrong. */
function Summary({ problem }: { problem: Problem | null }) {
  const { t } = useSpeech();
  const { prefix, labels } = useFormContext();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const errors =
    problem.errors.length > 0
      ? problem.errors
      : [{ pointer: '', code: problem.code, message: problem.detail }];
  const go = (pointer: string): void => document.getElementById(fieldId(prefix, pointer))?.focus();
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles.summary}>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t.problemParts.several(errors.length)}</MessageBarTitle>
          <ul className={styles.problems}>
            {errors.map((error, index) => {
              const field = labels.current.get(error.pointer);
              const text = sentence(error, t);
              return (
                <li key={`${error.pointer} ${error.code} ${index}`}>
                  {field ? (
                    <>
                      <button type="button" className={styles.toField} onClick={() => go(error.pointer)}>
                        {field}
                      </button>
                      : {text}
                    </>
                  ) : (
                    text
                  )}
                </li>
              );
            })}
          </ul>
          {problem.requestId && problem.status >= 500 && (
            <p className={page.small}>{t.problemParts.requestId(problem.requestId)}</p>
          )}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}

interface ButtonsProps {
  submit: string;
  pending: boolean;
  onCancel?: () => void;
  /** Why it cannot be sent yet. */
  blocked?: string;
  children?: ReactNode;
}

/** The button stays focusable while the act runs, so that the place on the page is not lost. */
export function FormButtons({ submit, pending, onCancel, blocked, children }: ButtonsProps) {
  const { t } = useSpeech();
  const why = useId();
  return (
    <div className={styles.buttons}>
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={pending || blocked !== undefined}
        aria-describedby={blocked ? why : undefined}
        icon={pending ? <Spinner size="extra-tiny" /> : undefined}
      >
        {submit}
      </Button>
      {children}
      {onCancel && (
        <Button appearance="secondary" onClick={onCancel}>
          {t.app.cancel}
        </Button>
      )}
      {blocked && (
        <span id={why} className={page.muted}>
          {blocked}
        </span>
      )}
    </div>
  );
}
