/** Files that are still being fetched, wherever one is; and how each of them ended. */
import { Button, Spinner } from '@fluentui/react-components';
import { useEffect } from 'react';
import { exports, problemOf } from '../model/frame/api.ts';
import { useExports, type Ended } from '../model/frame/exports.ts';
import { useSpeech } from '../model/frame/language.ts';
import { sentences } from '../model/frame/problems.ts';
import { useTell } from './result.tsx';
import shell from './shell.module.css';

export function ExportsStrip() {
  const { t, locale } = useSpeech();
  const { tell } = useTell();
  const running = useExports(exports);
  const number = new Intl.NumberFormat(locale);
  useEffect(() => {
    const said = (ended: Ended): void => {
      if (ended.kind === 'done') tell(t.lists.exported(ended.file, number.format(ended.rows)));
      else if (ended.kind === 'stopped') tell(t.lists.stopped(ended.label), 'info');
      else tell(t.lists.exportFailed(ended.label, sentences(problemOf(ended.error), t).join(' ')), 'error');
    };
    const off = exports.onEnd(said);
    return () => {
      off();
    };
  });
  if (running.length === 0) return null;
  return (
    <section className={shell.exports} aria-label={t.lists.export}>
      {running.map((one) => (
        <div key={one.id} className={shell.exporting}>
          <Spinner size="extra-tiny" aria-hidden="true" />
          <span>
            {t.lists.exporting(one.label)}, <span>{t.lists.rowsSoFar(number.format(one.rows))}</span>
          </span>
          <Button size="small" aria-label={t.lists.stopExport(one.label)} onClick={one.stop}>
            {t.lists.stop}
          </Button>
        </div>
      ))}
    </section>
  );
}
