/**
 * Files go up one after the other, each with its progress; one that failed can be tried again, and none is lost by
 * another's failure.
 */
import { Button, Field, Input, MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type DragEvent } from 'react';
import { api, problemOf } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { accepts, kindNames, largest, whyNotSent, type FileRules } from '../../model/files/file-rules.ts';
import { sentence, sentences } from '../../model/frame/problems.ts';
import { catalog as catalogQuery, claim as claimQuery, everythingElse } from '../../model/frame/queries.ts';
import { useTell } from '../../ui/result.tsx';
import { useUploadWarning } from '../frame/kept-scope.tsx';
import claimStyles from '../../ui/claim.module.css';
import page from '../../ui/page.module.css';

interface Sending {
  key: number;
  file: File;
  note: string;
  sent: number;
  problem: string | null;
  /** Sending it again can help: it failed on the way, and the file itself is fine. */
  mayRetry: boolean;
  stop: AbortController;
}

let nextKey = 1;

function useUploads(
  claimId: string,
  rules: FileRules | undefined,
): {
  sending: Sending[];
  add: (files: File[], note: string) => void;
  again: (one: Sending) => void;
  dismiss: (one: Sending) => void;
} {
  const [sending, setSending] = useState<Sending[]>([]);
  const client = useQueryClient();
  const { t } = useSpeech();
  const { tell, announce } = useTell();
  const queue = useRef(Promise.resolve());
  const change = (key: number, part: Partial<Sending>): void =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: number): void => setSending((all) => all.filter((one) => one.key !== key));
  const send = async ({ key, file, note, stop }: Sending): Promise<void> => {
    if (stop.signal.aborted) return;
    try {
      await api.files.add({
        id: claimId,
        file,
        note: note.trim(),
        signal: stop.signal,
        onProgress: (sent, total) => change(key, { sent: total > 0 ? sent / total : 0 }),
      });
      drop(key);
      announce(t.files.uploaded(file.name));
      await client.invalidateQueries({ queryKey: claimQuery(claimId).queryKey });
      void everythingElse(client);
    } catch (error) {
      if (stop.signal.aborted) {
        drop(key);
        tell(t.files.stopped(file.name), 'info');
        return;
      }
      const problem = problemOf(error);
      const why = sentences(problem, t).join(' ');
      const ofTheFile = problem.errors.some(({ code }) => code.startsWith('file-'));
      change(key, { problem: why, mayRetry: !ofTheFile, sent: 0 });
      announce(t.files.failedUpload(file.name, why));
    }
  };
  const start = (one: Sending): void => {
    queue.current = queue.current.then(() => send(one));
  };
  return {
    sending,
    add: (files, note) => {
      const added = files.map((file): Sending => {
        const code = rules ? whyNotSent(rules, file) : null;
        const problem = code && sentence({ code, pointer: '', message: '' }, t);
        const stop = new AbortController();
        return { key: nextKey++, file, note, sent: 0, problem, mayRetry: false, stop };
      });
      setSending((all) => [...all, ...added]);
      for (const one of added) {
        if (one.problem === null) start(one);
        else announce(t.files.failedUpload(one.file.name, one.problem));
      }
    },
    again: (one) => {
      const fresh = { ...one, problem: null, sent: 0, stop: new AbortController() };
      change(one.key, fresh);
      start(fresh);
    },
    dismiss: (one) => {
      one.stop.abort();
      if (one.problem) drop(one.key);
    },
  };
}

function Row({ one, onAgain, onDismiss }: { one: Sending; onAgain: () => void; onDismiss: () => void }) {
  const { t } = useSpeech();
  const percent = Math.round(one.sent * 100);
  return (
    <li className={claimStyles.upload}>
      {one.problem === null ? (
        <Field
          label={t.files.uploading(one.file.name)}
          hint={percent < 100 ? t.files.progress(percent) : t.files.checking}
        >
          <ProgressBar value={one.sent} />
        </Field>
      ) : (
        <div role="alert">
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{t.files.failedUpload(one.file.name, one.problem)}</MessageBarBody>
          </MessageBar>
        </div>
      )}
      <div className={page.row}>
        {one.problem !== null && one.mayRetry && (
          <Button size="small" onClick={onAgain}>
            {t.files.again}
          </Button>
        )}
        <Button size="small" appearance="subtle" onClick={onDismiss}>
          {one.problem === null ? t.files.cancelUpload : t.app.close}
        </Button>
      </div>
    </li>
  );
}

/** Files are chosen or dropped; the note goes with all of them. */
function DropArea({
  rules,
  onTake,
}: {
  rules: FileRules | undefined;
  onTake: (files: File[], note: string) => void;
}) {
  const { t, locale } = useSpeech();
  const [note, setNote] = useState('');
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    if (!files || files.length === 0) return;
    onTake([...files], note);
    setNote('');
    if (input.current) input.current.value = '';
  };
  const hover = (event: DragEvent, inside: boolean): void => {
    event.preventDefault();
    setOver(inside);
  };
  const dropped = (event: DragEvent): void => {
    hover(event, false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={claimStyles.drop}
      data-over={over}
      onDragOver={(event) => hover(event, true)}
      onDragLeave={(event) => hover(event, false)}
      onDrop={dropped}
    >
      <Field label={t.files.note}>
        <Input
          value={note}
          maxLength={1000}
          onChange={(_event, data) => setNote(data.value)}
          onKeyDown={(event) => {
            // It may stand in a form whose answer is not finished by the note of a file.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </Field>
      <input
        ref={input}
        type="file"
        multiple
        accept={rules && accepts(rules)}
        className={page.hidden}
        tabIndex={-1}
        aria-hidden="true"
        data-upload
        onChange={(event) => take(event.target.files)}
      />
      <span className={page.row}>
        <Button icon={<ArrowUploadRegular />} onClick={() => input.current?.click()}>
          {t.files.choose}
        </Button>
        <span className={page.muted}>{t.files.drop}</span>
      </span>
      {rules && <span className={page.muted}>{t.files.rules(kindNames(rules), largest(rules, locale))}</span>}
    </div>
  );
}

export function Upload({ claimId }: { claimId: string }) {
  const rules = useQuery(catalogQuery()).data;
  const uploads = useUploads(claimId, rules);
  useUploadWarning(uploads.sending.some(({ problem }) => problem === null));
  return (
    <>
      <DropArea rules={rules} onTake={uploads.add} />
      {uploads.sending.length > 0 && (
        <ul className={claimStyles.uploads}>
          {uploads.sending.map((one) => (
            <Row
              key={one.key}
              one={one}
              onAgain={() => uploads.again(one)}
              onDismiss={() => uploads.dismiss(one)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
