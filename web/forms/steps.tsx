/** Where one is in the wizard. Steps that can be opened are links, so each has its own address. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSpeech } from '../language.ts';
import type { DraftStep, NewClaimStep, NewClaimSearch } from '../search.ts';
import page from '../ui/page.module.css';
import styles from './steps.module.css';

export type Step = NewClaimStep | DraftStep;

interface StepsProps {
  steps: readonly Step[];
  current: Step;
  /** Before the draft exists: what was chosen so far stands in the address. */
  reached?: readonly Step[];
  search?: NewClaimSearch;
  claimId?: string;
}

export function Steps({ steps, current, reached = steps, search, claimId }: StepsProps) {
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
      <p className={styles.count} tabIndex={-1} ref={count}>{t.wizard.stepOf(at + 1, steps.length, t.wizard.steps[current])}</p>
      <ol className={styles.steps}>
        {steps.map((step, index) => {
          const label = <><span className={styles.number} aria-hidden="true">{index < at ? '✓' : index + 1}</span><span>{t.wizard.steps[step]}{index < at && <span className={page.hidden}> ({t.wizard.done})</span>}</span></>;
          const active = step === current ? 'step' as const : undefined;
          return (
            <li key={step} className={styles.step} data-state={index < at ? 'done' : index === at ? 'current' : 'coming'}>
              {!reached.includes(step) || step === current ? <span className={styles.label} aria-current={active}>{label}</span>
                : claimId ? <Link className={styles.label} to="/claims/$claimId/edit" params={{ claimId }} search={{ step: step as DraftStep }}>{label}</Link>
                  : <Link className={styles.label} to="/claims/new" search={{ ...search, step: step as NewClaimStep }}>{label}</Link>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
