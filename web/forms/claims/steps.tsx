/** Where one is in the wizard. Steps that can be opened are links, so each has its own address. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import type { DraftStep, NewClaimStep, NewClaimSearch } from '../../model/frame/search/partner.ts';
import page from '../../ui/page.module.css';
import styles from './steps.module.css';

export type Step = NewClaimStep | DraftStep;

interface StepsProps {
  steps: readonly Step[];
  current: Step;
  /** Before the draft exists: what was chosen so far stands in the address. */
  reached?: readonly Step[];
  search?: NewClaimSearch;
  claimId?: string;
  /** Those that are filled in; those before the current one when left out. */
  done?: readonly Step[];
}

interface StepItemProps {
  step: Step;
  number: number;
  state: 'done' | 'current' | 'coming';
  /** Where the step opens; null where it cannot be opened now. */
  open: Pick<StepsProps, 'claimId' | 'search'> | null;
}

function StepItem({ step, number, state, open }: StepItemProps) {
  const { t } = useSpeech();
  const done = state === 'done';
  const label = (
    <>
      <span className={styles.number} aria-hidden="true">
        {done ? '✓' : number}
      </span>
      <span>
        {t.wizard.steps[step]}
        {done && <span className={page.hidden}> ({t.wizard.done})</span>}
      </span>
    </>
  );
  if (!open)
    return (
      <span className={styles.label} aria-current={state === 'current' ? 'step' : undefined}>
        {label}
      </span>
    );
  const { claimId, search } = open;
  return claimId ? (
    <Link
      className={styles.label}
      to="/claims/$claimId/edit"
      params={{ claimId }}
      search={{ step: step as DraftStep }}
    >
      {label}
    </Link>
  ) : (
    <Link className={styles.label} to="/claims/new" search={{ ...search, step: step as NewClaimStep }}>
      {label}
    </Link>
  );
}

export function Steps({
  steps,
  current,
  reached = steps,
  search,
  claimId,
  done = steps.slice(0, steps.indexOf(current)),
}: StepsProps) {
  const { t } = useSpeech();
  const at = steps.indexOf(current);
  const count = useRef<HTMLParagraphElement>(null);
  const before = useRef(current);
  // A new step begins at its top, for the eyes and for the reader of the screen.
  useEffect(() => {
    if (before.current === current) return;
    before.current = current;
    count.current?.focus();
    window.scrollTo({ top: 0 });
  }, [current]);
  return (
    <nav aria-label={t.wizard.progress}>
      <p className={styles.count} tabIndex={-1} ref={count}>
        {t.wizard.stepOf(at + 1, steps.length, t.wizard.steps[current])}
      </p>
      <ol className={styles.steps}>
        {steps.map((step, index) => {
          const state = step === current ? 'current' : done.includes(step) ? 'done' : 'coming';
          const open = reached.includes(step) && step !== current ? { claimId, search } : null;
          return (
            <li key={step} className={styles.step} data-state={state}>
              <StepItem step={step} number={index + 1} state={state} open={open} />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
