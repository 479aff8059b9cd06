/** Choosing a first password, by the link of an invitation. Nobody is signed in here. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Invitation } from '#sdk';
import { api, problemOf } from '../../model/frame/api.ts';
import { TextField } from '../../forms/frame/fields.tsx';
import { Form, FormButtons } from '../../forms/frame/form.tsx';
import { useSpeech } from '../../model/frame/language.ts';
import { brokenRules, type Problem } from '../../model/frame/problems.ts';
import { invitation } from '../../model/frame/queries.ts';
import { BareShell } from '../../ui/bare-shell.tsx';
import { Instant } from '../../ui/deadline.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Facts, Page, Section } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { wordFor } from '../../model/frame/words.ts';

const route = getRouteApi('/invitation/$token');
const least = 12;

function Next({ title, hint }: { title: string; hint: string }) {
  const { t } = useSpeech();
  return (
    <Empty title={title} hint={hint}>
      <LinkButton primary to="/sign-in">
        {t.invitation.toSignIn}
      </LinkButton>
    </Empty>
  );
}

/** What can be known here is told here; the rest the API tells. */
function ownProblem(
  password: string,
  again: string,
  words: { tooShort: string; differs: string },
): Problem | null {
  const broken = [
    ...(password.length < least
      ? [{ pointer: '/password', code: 'password-short', message: words.tooShort }]
      : []),
    ...(again !== password ? [{ pointer: '/again', code: 'passwords-differ', message: words.differs }] : []),
  ];
  return broken.length > 0 ? brokenRules(...broken) : null;
}

function PasswordForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useSpeech();
  const words = t.invitation;
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [own, setOwn] = useState<Problem | null>(null);
  const send = useMutation({
    mutationFn: () => api.invitations.accept({ token, body: { password } }),
    onSuccess: onDone,
  });
  const theirs = useMemo(() => (send.error ? problemOf(send.error) : null), [send.error]);
  const submit = (): void => {
    const found = ownProblem(password, again, words);
    setOwn(found);
    if (!found && !send.isPending) send.mutate();
  };
  return (
    <Form problem={own ?? theirs} onSubmit={submit} label={words.title}>
      <TextField
        pointer="/password"
        label={words.password}
        hint={words.passwordHint}
        type="password"
        autoComplete="new-password"
        required
        maxLength={128}
        value={password}
        onChange={setPassword}
      />
      <TextField
        pointer="/again"
        label={words.again}
        type="password"
        autoComplete="new-password"
        required
        maxLength={128}
        value={again}
        onChange={setAgain}
      />
      <FormButtons submit={words.submit} pending={send.isPending} />
    </Form>
  );
}

function Open({ found, token, onDone }: { found: Invitation; token: string; onDone: () => void }) {
  const { t } = useSpeech();
  const words = t.invitation;
  return (
    <Section
      id="password"
      title={words.title}
      lead={words.lead[found.side === 'owner' ? 'owner' : 'partner'](found.company ?? '')}
    >
      <Facts
        facts={[
          { label: words.forName, value: found.name },
          { label: words.email, value: found.email },
          { label: words.until, value: <Instant at={found.expiresAt} /> },
        ]}
      />
      <p>{words.by(found.invitedBy ?? '')}</p>
      <PasswordForm token={token} onDone={onDone} />
    </Section>
  );
}

export function InvitationPage() {
  const { t } = useSpeech();
  const { token } = route.useParams();
  const query = useQuery(invitation(token));
  const [done, setDone] = useState(false);
  const words = t.invitation;
  const unknown = query.isError && problemOf(query.error).status === 404;
  return (
    <BareShell>
      <Page title={words.title}>
        {done ? (
          <Next title={words.done} hint={words.doneHint} />
        ) : unknown ? (
          <Empty title={words.unknown} hint={words.unknownHint} />
        ) : (
          <Loaded query={query} rows={3} height={72}>
            {(found) =>
              found.state === 'open' ? (
                <Open found={found} token={token} onDone={() => setDone(true)} />
              ) : (
                <Next
                  title={wordFor(words.states, found.state)}
                  hint={wordFor(words.stateHints, found.state)}
                />
              )
            }
          </Loaded>
        )}
      </Page>
    </BareShell>
  );
}
