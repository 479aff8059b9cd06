/** Making an API key, and revoking one. A key that was made is shown once. */
import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ApiKey, CreatedApiKey } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { apiKeyScopes } from '../../model/frame/queries.ts';
import { wordFor } from '../../model/frame/words.ts';
import claim from '../../ui/claim.module.css';
import page from '../../ui/page.module.css';
import { useAct, useFilled } from '../frame/act.ts';
import { ChecksField } from '../frame/choices.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';
import { OpenForm } from '../frame/open-form.tsx';

interface MakeProps {
  onMade: (key: CreatedApiKey) => void;
  onClose: () => void;
}

/** The end of that day, by the reader's own clock. */
function endOf(day: string): string | null {
  return day ? new Date(`${day}T23:59:59`).toISOString() : null;
}

function useMaking({ onMade }: MakeProps, wish: { name: string; scopes: string[]; ends: string }) {
  const [password, setPassword] = useState('');
  const act = useAct({
    run: async () => {
      if (password) await api.me.prove({ body: { password } });
      return api.apiKeys.create({
        body: { name: wish.name.trim(), scopes: wish.scopes, expiresAt: endOf(wish.ends) },
      });
    },
    after: onMade,
  });
  const filled = useFilled(act, () => ({ '/name': wish.name, '/scopes': wish.scopes }));
  // Whoever was asked for the password once goes on being asked, until it is right.
  const [asked, setAsked] = useState(false);
  if (!asked && act.problem?.code === 'proof-needed') setAsked(true);
  return { ...filled, pending: act.pending, asked, password, setPassword };
}

export function MakeKeyForm(props: MakeProps) {
  const { t } = useSpeech();
  const words = t.keys;
  const offered = useQuery(apiKeyScopes()).data?.items ?? [];
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [ends, setEnds] = useState('');
  const making = useMaking(props, { name, scopes, ends });
  return (
    <OpenForm id="make" title={words.make} lead={words.makeLead}>
      <Form problem={making.problem} onSubmit={making.submit} label={words.make}>
        <TextField
          pointer="/name"
          label={words.name}
          hint={words.nameHint}
          required
          maxLength={120}
          value={name}
          onChange={setName}
        />
        <ChecksField
          pointer="/scopes"
          label={words.scopes}
          required
          values={scopes}
          onChange={setScopes}
          choices={offered.map((scope) => ({
            value: scope,
            label: wordFor(words.scopeWords, scope),
            hint: scope,
          }))}
        />
        <TextField
          pointer="/expiresAt"
          label={words.ends}
          hint={words.endsHint}
          required={false}
          type="date"
          value={ends}
          onChange={setEnds}
        />
        {making.asked && (
          <TextField
            pointer="/password"
            label={words.password}
            hint={words.passwordHint}
            type="password"
            autoComplete="current-password"
            required
            value={making.password}
            onChange={making.setPassword}
          />
        )}
        <FormButtons submit={words.make} pending={making.pending} onCancel={props.onClose} />
      </Form>
    </OpenForm>
  );
}

/** Nobody should have to look for it, or type it off. */
export function MadeKey({ made, onClose }: { made: CreatedApiKey; onClose: () => void }) {
  const { t } = useSpeech();
  const words = t.keys;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(made.key ?? '');
      setCopied('yes');
    } catch {
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
      setCopied('no');
    }
  };
  return (
    <section className={claim.panel} aria-labelledby="made-key">
      <h2 id="made-key" tabIndex={-1} ref={heading}>
        {words.made}: {made.name}
      </h2>
      <p>{words.madeHint}</p>
      <p style={{ overflowWrap: 'anywhere' }}>
        <code ref={shown}>{made.key}</code>
      </p>
      <div className={page.row}>
        <Button icon={<CopyRegular />} onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button onClick={onClose}>{words.kept}</Button>
      </div>
      <p role="status" className={page.small}>
        {copied === 'yes' && words.copied}
        {copied === 'no' && words.notCopied}
      </p>
    </section>
  );
}

export function RevokeKeyForm({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useSpeech();
  const words = t.keys;
  const act = useAct({
    run: () => api.apiKeys.revoke({ id: apiKey.id }),
    done: words.revokedNow(apiKey.name),
    after: onClose,
    about: ['list', 'api-keys'],
  });
  const title = words.revokeOf(apiKey.name);
  return (
    <OpenForm id={`revoke ${apiKey.id}`} title={title} lead={words.revokeLead}>
      <Form problem={act.problem} onSubmit={() => act.send()} label={title}>
        <FormButtons submit={words.revoke} pending={act.pending} onCancel={onClose} />
      </Form>
    </OpenForm>
  );
}
