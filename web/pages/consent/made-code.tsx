/** A code that was just made. It is shown this once, so nobody should have to look for it, or type it off. */
import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../../model/frame/language.ts';
import { Instant } from '../../ui/deadline.tsx';
import claim from '../../ui/claim.module.css';
import styles from './made-code.module.css';
import page from '../../ui/page.module.css';

interface Props {
  code: string;
  expiresAt: string;
  /** The workloads, products or subscriptions it is for. */
  what: string;
  onClose: () => void;
}

export function MadeCode({ code, expiresAt, what, onClose }: Props) {
  const { t } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied('yes');
    } catch {
      // Without the right to the clipboard the code is selected, so that one key is enough.
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
      setCopied('no');
    }
  };
  const close = (): void => {
    onClose();
    requestAnimationFrame(() => document.querySelector<HTMLElement>('h1')?.focus());
  };
  return (
    <section className={claim.panel} aria-labelledby="made-title">
      <h2 id="made-title" tabIndex={-1} ref={heading}>
        {t.tenant.codeMade}
      </h2>
      <p className={styles.code}>
        <code ref={shown}>{code}</code>
        <Button icon={<CopyRegular />} onClick={() => void copy()}>
          {t.tenant.codeCopy}
        </Button>
      </p>
      <p role="status" className={page.small}>
        {copied === 'yes' && t.tenant.codeCopied}
        {copied === 'no' && t.tenant.codeNotCopied}
      </p>
      <p>
        {t.tenant.codeMadeFor(what)} {t.tenant.codeMadeUntil} <Instant at={expiresAt} />.
      </p>
      <p>{t.tenant.codeMadeHint}</p>
      <Button onClick={close}>{t.tenant.codeKept}</Button>
    </section>
  );
}
