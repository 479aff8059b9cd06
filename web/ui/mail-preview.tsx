/** A mail as its reader will see it: as text and as HTML, with invented values. Nothing in it can be clicked. */
import { useId } from 'react';
import type { MailPreview } from '#sdk';
import { useSpeech } from '../model/frame/language.ts';
import page from './page.module.css';
import styles from './mail-preview.module.css';

export function MailPreviewView({ preview, title }: { preview: MailPreview; title: string }) {
  const { t } = useSpeech();
  const id = useId();
  const words = t.admin.mail;
  return (
    <section className={styles.preview} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p className={page.muted}>{words.invented}</p>
      <p>
        <strong>{words.subject}:</strong> {preview.subject}
      </p>
      <div className={styles.both}>
        <div>
          <p className={styles.label}>{words.asHtml}</p>
          <iframe className={styles.html} title={words.asHtml} sandbox="" srcDoc={preview.html} />
        </div>
        <div>
          <p className={styles.label}>{words.asText}</p>
          <pre className={styles.text} tabIndex={0} role="region" aria-label={words.asText}>
            {preview.text}
          </pre>
        </div>
      </div>
    </section>
  );
}
