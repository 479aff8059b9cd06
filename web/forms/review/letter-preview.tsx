/** Between filling in and sending: exactly the letters that the partner would get. */
import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Letter } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { languageName } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import { Form, FormButtons } from '../frame/form.tsx';
import type { Problem } from '../../model/frame/problems.ts';
import styles from './letter.module.css';

interface PreviewProps {
  letters: Letter[];
  submit: string;
  pending: boolean;
  problem: Problem | null;
  onSend: () => void;
  onBack: () => void;
}

function Written({ letter, at }: { letter: Letter; at: number }) {
  const { t, locale } = useSpeech();
  return (
    <article className={styles.letter} aria-labelledby={`letter-${at}`} lang={letter.language}>
      <p className={`${page.small} ${page.muted}`} lang={locale}>
        {t.desk.letter.to(letter.to, languageName(letter.language, locale))}
      </p>
      <h4 id={`letter-${at}`}>{letter.subject}</h4>
      <pre className={styles.text} tabIndex={0} aria-label={letter.subject}>
        {letter.text.trim()}
      </pre>
    </article>
  );
}

/** It takes the focus, so that the next thing that is read is the letter. */
export function LetterPreview({ letters, submit, pending, problem, onSend, onBack }: PreviewProps) {
  const { t } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Form problem={problem} onSubmit={onSend} label={t.desk.letter.title(letters.length)}>
      <h3 className={styles.title} ref={heading} tabIndex={-1}>
        {t.desk.letter.title(letters.length)}
      </h3>
      <p className={`${page.prose} ${page.muted}`}>
        {letters.length > 0 ? t.desk.letter.lead : t.desk.letter.none}
      </p>
      {letters.map((letter, index) => (
        <Written key={letter.subject} letter={letter} at={index} />
      ))}
      <FormButtons submit={submit} pending={pending}>
        <Button onClick={onBack}>{t.desk.letter.back}</Button>
      </FormButtons>
    </Form>
  );
}
