/** A document without pages of its own, as the text that was read of it. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { rangeOf } from '../../model/files/excerpt.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { fileText } from '../../model/frame/queries.ts';
import { Loaded } from '../../ui/states.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import type { Excerpt } from './document-view.tsx';
import { Unshown } from './unshown.tsx';
import styles from '../../ui/proof-view.module.css';

function Marked({ text, excerpt }: { text: string; excerpt: Excerpt | null }) {
  const { t } = useSpeech();
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    mark.current?.scrollIntoView({ block: 'nearest' });
  }, [excerpt?.text, excerpt?.times]);
  const range = excerpt === null ? null : rangeOf(excerpt.text, text);
  return (
    <>
      <p className={styles.text}>
        {range ? (
          <>
            {text.slice(0, range.from)}
            <mark ref={mark} className={styles.mark}>
              {text.slice(range.from, range.to)}
            </mark>
            {text.slice(range.to)}
          </>
        ) : (
          text
        )}
      </p>
      <span className={page.hidden} role="status">
        {excerpt !== null && (range ? t.proof.marked : t.proof.notMarked)}
      </span>
    </>
  );
}

interface Props {
  claimId: string;
  fileId: string;
  name: string;
  href: string;
  excerpt: Excerpt | null;
}

export function TextView({ claimId, fileId, name, href, excerpt }: Props) {
  const { t } = useSpeech();
  const unreadable: Record<string, string> = t.proof.unreadable;
  return (
    <Loaded query={useQuery(fileText(claimId, fileId))} rows={1} height={480}>
      {({ state, why, pages }) =>
        state === 'read' ? (
          <>
            <p className={`${page.small} ${page.muted} ${styles.foot}`}>{t.proof.textAsRead}</p>
            <div className={styles.box} tabIndex={0} role="region" aria-label={name}>
              {pages.map((one) => (
                <Marked key={one.page} text={one.text} excerpt={excerpt} />
              ))}
            </div>
          </>
        ) : (
          <Unshown
            title={state === 'needs-a-person' ? t.proof.cannotShow : t.proof.textWaiting}
            hint={why === null ? t.proof.verdictHints.reading : wordFor(unreadable, why)}
            href={href}
            name={name}
          />
        )
      }
    </Loaded>
  );
}
