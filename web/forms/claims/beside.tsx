/** Beside the form of a step: the mistakes that people make there, and what they cost. */
import type { ReactNode } from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import { Section } from '../../ui/page.tsx';
import type { Step } from './steps.tsx';
import styles from './steps.module.css';

export function Beside({ step, children }: { step: Step; children: ReactNode }) {
  const { t } = useSpeech();
  const known: Record<string, string[]> = t.wizard.mistakesOf;
  const mistakes = known[step];
  if (!mistakes) return children;
  return (
    <div className={styles.beside}>
      <div>{children}</div>
      <Section id="mistakes" title={t.wizard.mistakes}>
        <ul className={styles.mistakes}>
          {mistakes.map((mistake) => (
            <li key={mistake}>{mistake}</li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
