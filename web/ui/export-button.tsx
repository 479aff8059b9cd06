/** A list as a file. The button tells how far it is, and stops it; leaving the page does not. */
import { Button, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import type { OperationName } from '#sdk';
import { exports } from '../model/frame/api.ts';
import { useExports } from '../model/frame/exports.ts';
import { useSpeech } from '../model/frame/language.ts';
import styles from './table.module.css';

interface ExportButtonProps {
  operation: OperationName;
  request: Record<string, unknown>;
  /** What it is of: the name of the view. */
  label: string;
  text?: string;
  hint?: string;
  /** Where the text alone does not say of what. */
  name?: string;
  small?: boolean;
}

export function ExportButton({ operation, request, label, text, hint, name, small }: ExportButtonProps) {
  const { t, locale } = useSpeech();
  const id = JSON.stringify([operation, request]);
  const running = useExports(exports).find((one) => one.id === id);
  if (running)
    return (
      <Button
        size={small ? 'small' : 'medium'}
        className={small ? undefined : styles.exporting}
        icon={<Spinner size="extra-tiny" />}
        aria-label={t.lists.stopExport(label)}
        onClick={running.stop}
      >
        {t.lists.stop} ({new Intl.NumberFormat(locale).format(running.rows)})
      </Button>
    );
  return (
    <Button
      size={small ? 'small' : 'medium'}
      className={small ? undefined : styles.exporting}
      icon={<ArrowDownloadRegular />}
      title={hint ?? t.lists.exportHint}
      aria-label={name}
      onClick={() => {
        void exports.start({ id, label, operation, request });
      }}
    >
      {text ?? t.lists.export}
    </Button>
  );
}
