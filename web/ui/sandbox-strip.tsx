/** The sandbox has its own clock: everybody waits together, or moves it. It does not exist outside the sandbox. */
import { Button, Spinner } from '@fluentui/react-components';
import { MailRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, problemOf } from '../model/frame/api.ts';
import { useNow } from '../model/frame/clock.ts';
import { formatInstant } from '../model/frame/dates.ts';
import { useSpeech } from '../model/frame/language.ts';
import { sentences } from '../model/frame/problems.ts';
import { sandboxClock } from '../model/frame/queries.ts';
import { useTell } from './result.tsx';
import styles from './shell.module.css';

export function SandboxStrip() {
  const { t, locale } = useSpeech();
  const { tell } = useTell();
  const client = useQueryClient();
  const clock = useQuery(sandboxClock());
  const now = useNow();
  const move = useMutation({
    mutationFn: (step: { businessDays?: number; toNextDeadline?: boolean }) =>
      api.sandbox.advanceClock({ body: step }),
    onSuccess: async (state) => {
      client.setQueryData(sandboxClock().queryKey, state);
      tell(t.sandbox.moved(formatInstant(state.now, locale)));
      // Whatever the page shows may have changed by the time alone.
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'sandbox' });
    },
    onError: (error) => tell(sentences(problemOf(error), t).join(' '), 'error'),
  });
  const days = Math.round((clock.data?.offsetMs ?? 0) / 86_400_000);
  const next = clock.data?.nextDeadlineAt ?? null;
  return (
    <div className={styles.strip} role="region" aria-label={t.sandbox.clock}>
      <span>
        {t.sandbox.clock}: <strong>{formatInstant(now, locale)}</strong>
        {days > 0 ? ` (${t.sandbox.ahead(days)})` : ''}
      </span>
      {clock.data?.mayMove && (
        <>
          <Button
            size="small"
            disabledFocusable={move.isPending}
            onClick={() => move.mutate({ businessDays: 1 })}
          >
            {t.sandbox.businessDay}
          </Button>
          <Button
            size="small"
            disabledFocusable={move.isPending || next === null}
            title={next ? t.sandbox.nextIs(formatInstant(next, locale)) : t.sandbox.noDeadline}
            onClick={() => move.mutate({ toNextDeadline: true })}
          >
            {t.sandbox.nextDeadline}
          </Button>
        </>
      )}
      {move.isPending && <Spinner size="extra-tiny" />}
      <span className={styles.space} />
      <a href="/mailbox" target="_blank" rel="noreferrer" title={t.sandbox.mailboxHint}>
        <MailRegular aria-hidden="true" />
        {t.sandbox.mailbox}
      </a>
    </div>
  );
}
