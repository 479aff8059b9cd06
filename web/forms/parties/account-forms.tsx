/** A person's own password and second factor. */
import { Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, problemOf } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { session } from '../../model/frame/queries.ts';
import { CheckField } from '../frame/choices.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import page from '../../ui/page.module.css';

const useProblem = (error: Error | null) => useMemo(() => (error ? problemOf(error) : null), [error]);

export function PasswordForm() {
  const { t } = useSpeech();
  const words = t.account;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [revokeKeys, setRevokeKeys] = useState(false);
  const change = useMutation({
    mutationFn: () =>
      api.me.changePassword({ body: { currentPassword: current, newPassword: next, revokeKeys } }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
    },
  });
  return (
    <Form problem={useProblem(change.error)} onSubmit={() => change.mutate()} label={words.password}>
      {change.isSuccess && (
        <MessageBar intent="success">
          <MessageBarBody>{words.changed}</MessageBarBody>
        </MessageBar>
      )}
      <TextField
        pointer="/currentPassword"
        label={words.current}
        type="password"
        autoComplete="current-password"
        required
        value={current}
        onChange={setCurrent}
      />
      <TextField
        pointer="/newPassword"
        label={words.next}
        type="password"
        autoComplete="new-password"
        required
        value={next}
        onChange={setNext}
      />
      <CheckField
        pointer="/revokeKeys"
        label={words.alsoKeys}
        checked={revokeKeys}
        onChange={setRevokeKeys}
      />
      <FormButtons submit={words.change} pending={change.isPending} />
    </Form>
  );
}

function GivePassword({ submit, act }: { submit: string; act: (password: string) => Promise<void> }) {
  const { t } = useSpeech();
  const [password, setPassword] = useState('');
  const send = useMutation({ mutationFn: () => act(password) });
  return (
    <Form problem={useProblem(send.error)} onSubmit={() => send.mutate()} label={submit}>
      <TextField
        pointer="/password"
        label={t.account.current}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      <FormButtons submit={submit} pending={send.isPending} />
    </Form>
  );
}

/** First the password, then the secret with a first code. `done` is called once the factor is in force. */
export function AddSecondFactor({ done }: { done: () => Promise<void> }) {
  const { t } = useSpeech();
  const words = t.account;
  const [made, setMade] = useState<{ uri: string; backupCodes: string[] } | null>(null);
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => api.me.confirmTwoFactor({ body: { code } }),
    onSuccess: done,
  });
  const problem = useProblem(confirm.error);
  if (!made)
    return (
      <GivePassword
        submit={words.start}
        act={async (password) => setMade(await api.me.startTwoFactor({ body: { password } }))}
      />
    );
  return (
    <Form problem={problem} onSubmit={() => confirm.mutate()} label={words.factor}>
      <div>
        <strong>{words.secret}</strong>
        <p className={`${page.muted} ${page.small}`}>{words.secretHint}</p>
        <p>
          <code>{new URL(made.uri).searchParams.get('secret')}</code>
        </p>
        <Link href={made.uri}>{words.openApp}</Link>
      </div>
      <div>
        <strong>{words.backup}</strong>
        <p className={`${page.muted} ${page.small}`}>{words.backupHint}</p>
        <ul className={page.plainList}>
          {made.backupCodes.map((backup) => (
            <li key={backup}>
              <code>{backup}</code>
            </li>
          ))}
        </ul>
      </div>
      <TextField
        pointer="/code"
        label={words.code}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        value={code}
        onChange={setCode}
      />
      <FormButtons submit={words.confirm} pending={confirm.isPending} />
    </Form>
  );
}

export function SecondFactor({ on }: { on: boolean }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const read = (): Promise<void> => client.invalidateQueries(session());
  return (
    <div className={page.stack}>
      <p>{on ? t.account.factorOn : t.account.factorOff}</p>
      {on ? (
        <GivePassword
          submit={t.account.end}
          act={async (password) => {
            await api.me.endTwoFactor({ body: { password } });
            await read();
          }}
        />
      ) : (
        <AddSecondFactor done={read} />
      )}
    </div>
  );
}
