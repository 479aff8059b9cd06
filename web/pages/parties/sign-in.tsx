import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { api, problemOf } from '../../model/frame/api.ts';
import { AddSecondFactor } from '../../forms/parties/account-forms.tsx';
import { TextField } from '../../forms/frame/fields.tsx';
import { Form, FormButtons } from '../../forms/frame/form.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { useSession } from '../../model/frame/session.ts';
import { BareShell } from '../../ui/bare-shell.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { DemoPeople } from './demo-people.tsx';
import page from '../../ui/page.module.css';
import styles from './sign-in.module.css';

const route = getRouteApi('/sign-in');

/** Everything known about the person before is forgotten, then the page that was asked for is opened. */
export function useEntered(): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  const { returnTo } = route.useSearch();
  return async () => {
    client.clear();
    await router.invalidate();
    await router.navigate({ href: returnTo ?? '/' });
  };
}

function PasswordForm({ onSecondFactor }: { onSecondFactor: () => void }) {
  const { t } = useSpeech();
  const entered = useEntered();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: () => api.session.signIn({ body: { email, password } }),
    onSuccess: ({ state }) => (state === 'second-factor' ? onSecondFactor() : entered()),
  });
  const problem = useMemo(() => (enter.error ? problemOf(enter.error) : null), [enter.error]);
  return (
    <Form problem={problem} onSubmit={() => enter.mutate()} label={t.signIn.title}>
      <TextField
        pointer="/email"
        label={t.signIn.email}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={setEmail}
      />
      <TextField
        pointer="/password"
        label={t.signIn.password}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      <FormButtons submit={t.signIn.submit} pending={enter.isPending} />
    </Form>
  );
}

function SecondFactorForm() {
  const { t } = useSpeech();
  const entered = useEntered();
  const [code, setCode] = useState('');
  const enter = useMutation({
    mutationFn: () => api.session.secondFactor({ body: { code } }),
    onSuccess: entered,
  });
  const problem = useMemo(() => (enter.error ? problemOf(enter.error) : null), [enter.error]);
  return (
    <Form problem={problem} onSubmit={() => enter.mutate()} label={t.signIn.codeTitle}>
      <TextField
        pointer="/code"
        label={t.signIn.code}
        hint={t.signIn.codeHint}
        autoComplete="one-time-code"
        required
        value={code}
        onChange={setCode}
      />
      <FormButtons submit={t.signIn.submit} pending={enter.isPending} />
    </Form>
  );
}

function SingleSignOn() {
  const { t } = useSpeech();
  const { returnTo } = route.useSearch();
  const go = useMutation({
    mutationFn: () => api.session.singleSignOn({ body: { returnTo: returnTo ?? '/' } }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <Button onClick={() => go.mutate()} disabledFocusable={go.isPending}>
      {t.signIn.singleSignOn}
    </Button>
  );
}

export function SignInPage() {
  const { t } = useSpeech();
  const session = useSession();
  const router = useRouter();
  const { error, expired, returnTo } = route.useSearch();
  const [second, setSecond] = useState(false);
  const entered = useEntered();
  const mustAdd = session?.mustAddSecondFactor === true;
  const signedIn = session?.member != null && !mustAdd;
  useEffect(() => {
    if (signedIn) void router.navigate({ href: returnTo ?? '/', replace: true });
  }, [signedIn, router, returnTo]);
  return (
    <BareShell>
      <Page title={t.signIn.title}>
        <div className={session?.demo ? styles.both : styles.one}>
          {mustAdd ? (
            <Section title={t.account.mustAdd} lead={t.account.mustAddLead} id="second-factor">
              <AddSecondFactor done={entered} />
            </Section>
          ) : (
            <Section title={second ? t.signIn.codeTitle : t.signIn.title} id="sign-in">
              <div className={page.stack}>
                {error && (
                  <MessageBar intent="error" layout="multiline">
                    <MessageBarBody>
                      {error === 'not-admitted' ? t.signIn.notAdmitted : t.signIn.failedSingleSignOn}
                    </MessageBarBody>
                  </MessageBar>
                )}
                {expired && (
                  <MessageBar intent="warning" layout="multiline">
                    <MessageBarBody>{t.signIn.expired}</MessageBarBody>
                  </MessageBar>
                )}
                {second ? <SecondFactorForm /> : <PasswordForm onSecondFactor={() => setSecond(true)} />}
                {session?.singleSignOn && !second && <SingleSignOn />}
                <p className={`${page.muted} ${page.small}`}>{t.signIn.notAsked}</p>
              </div>
            </Section>
          )}
          {session?.demo && <DemoPeople />}
        </div>
      </Page>
    </BareShell>
  );
}
