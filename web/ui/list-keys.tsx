/** The keys of a list: from wherever the focus is into its rows, and ? for what there is. */
import { Button, Checkbox } from '@fluentui/react-components';
import { useEffect, useState, type RefObject } from 'react';
import { useSpeech } from '../model/frame/language.ts';
import { keepSingleKeys, pageKey, readSingleKeys } from '../model/frame/single-keys.ts';
import { DialogFrame } from './dialog-frame.tsx';
import page from './page.module.css';
import styles from './queue.module.css';

const typingIn =
  'input, textarea, select, [contenteditable="true"], [role="menu"], [role="dialog"], [role="listbox"]';

function rowLink(list: HTMLElement | null, last: boolean): HTMLAnchorElement | null {
  const rows = [...(list?.querySelectorAll('tbody tr') ?? [])];
  return rows.at(last ? -1 : 0)?.querySelector('a') ?? null;
}

export function ListKeys({ list, keys }: { list: RefObject<HTMLElement | null>; keys: [string, string][] }) {
  const { t } = useSpeech();
  const words = t.desk.queue;
  const [on, setOn] = useState(readSingleKeys);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { target } = event;
      const typing = target instanceof Element && target.closest(typingIn) !== null;
      const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      const meant = pageKey({ key, ctrlKey, metaKey, altKey, defaultPrevented, typing }, on);
      if (meant === null) return;
      event.preventDefault();
      if (meant === 'help') setOpen(true);
      else rowLink(list.current, meant === 'last')?.focus();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [list, on]);
  const turn = (next: boolean): void => {
    setOn(next);
    keepSingleKeys(next);
  };
  return (
    <>
      <p className={`${page.small} ${page.muted} ${styles.keys}`}>
        {words.keys}{' '}
        <Button size="small" appearance="transparent" onClick={() => setOpen(true)}>
          {words.keysAll}
        </Button>
      </p>
      {open && (
        <DialogFrame
          title={words.keysTitle}
          onClose={() => setOpen(false)}
          actions={<Button onClick={() => setOpen(false)}>{t.app.close}</Button>}
        >
          <dl className={styles.keyList}>
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <Checkbox
            checked={on}
            label={words.keysOn}
            onChange={(_event, data) => turn(data.checked === true)}
          />
        </DialogFrame>
      )}
    </>
  );
}
