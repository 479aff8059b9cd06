/** The language of one's own mails, and new backup codes. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, problemOf } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { mailLanguageChoices } from '../../model/frame/places.ts';
import { session } from '../../model/frame/queries.ts';
import page from '../../ui/page.module.css';
import { SelectField } from '../frame/choices.tsx';
import { TextField } from '../frame/fields.tsx';
import { Form, FormButtons } from '../frame/form.tsx';

export function MailLanguageForm({ current }: { current: string }) {
  const { t, locale } = useSpeech();
  const words = t.account;
  const client = useQueryClient();
  const [language, setLanguage] = useState(current === 'nl' ? 'nl' : 'en');
  const change = useMutation({
    mutationFn: () => api.me.changeLanguage({ body: { language } }),
    onSuccess: () => client.invalidateQueries(session()),
  });
  const problem = useMemo(() => (change.error ? problemOf(change.error) : null), [change.error]);
  return (
    <Form problem={problem} onSubmit={() => change.mutate()} label={words.language}>
      {change.isSuccess && (
        <MessageBar intent="success">
          <MessageBarBody>{words.languageChanged}</MessageBarBody>
        </MessageBar>
      )}
      <SelectField
        pointer="/language"
        label={words.language}
        value={language}
        onChange={setLanguage}
        choices={mailLanguageChoices(locale)}
      />
      <FormButtons submit={words.languageSave} pending={change.isPending} />
    </Form>
  );
}

/** In place of all that were given before. */
export function BackupCodesForm() {
  const { t } = useSpeech();
  const words = t.account;
  const [password, setPassword] = useState('');
  const renew = useMutation({
    mutationFn: () => api.me.renewBackupCodes({ body: { password } }),
    onSuccess: () => setPassword(''),
  });
  const problem = useMemo(() => (renew.error ? problemOf(renew.error) : null), [renew.error]);
  return (
    <Form problem={problem} onSubmit={() => renew.mutate()} label={words.renew}>
      <p className={page.muted}>{words.renewLead}</p>
      {renew.data && (
        <div role="status">
          <strong>{words.backup}</strong>
          <p className={`${page.muted} ${page.small}`}>{words.backupHint}</p>
          <ul className={page.plainList}>
            {renew.data.backupCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      <TextField
        pointer="/password"
        label={words.current}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      <FormButtons submit={words.renew} pending={renew.isPending} />
    </Form>
  );
}
