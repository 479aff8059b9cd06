/** The parts of the profile that are about signing in: password, second factor, sessions. */
import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnSession } from '#sdk';
import { PasswordForm, SecondFactor } from '../../forms/parties/account-forms.tsx';
import { BackupCodesForm, MailLanguageForm } from '../../forms/parties/own-account-forms.tsx';
import { api } from '../../model/frame/api.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useSession } from '../../model/frame/session.ts';
import { Instant } from '../../ui/deadline.tsx';
import { Section } from '../../ui/page.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import page from '../../ui/page.module.css';

const ownSessions = () => ({ queryKey: ['own-sessions'], queryFn: () => api.me.sessions() });

/** "Firefox, Linux": enough to know one's own again. */
function browserName(agent: string | null): string {
  const found = (names: string[]): string | undefined => names.find((name) => agent?.includes(name));
  const browser = found(['Edg', 'Firefox', 'OPR', 'Chrome', 'Safari'])
    ?.replace('Edg', 'Edge')
    .replace('OPR', 'Opera');
  const system = found(['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS', 'Linux'])?.replace(
    'Mac OS',
    'macOS',
  );
  return [browser, system].filter(Boolean).join(', ') || (agent ?? '–');
}

function Sessions() {
  const { t } = useSpeech();
  const words = t.account;
  const client = useQueryClient();
  const { data } = useQuery(ownSessions());
  const again = (): Promise<void> => client.invalidateQueries(ownSessions());
  const end = useMutation({ mutationFn: (id: string) => api.me.endSession({ id }), onSuccess: again });
  const endOthers = useMutation({ mutationFn: () => api.me.endOtherSessions(), onSuccess: again });
  const columns: Column<OwnSession>[] = [
    {
      id: 'browser',
      header: words.browser,
      cell: (row) => (row.current ? <strong>{words.here}</strong> : browserName(row.userAgent)),
    },
    { id: 'used', header: words.lastUsed, cell: (row) => <Instant at={row.lastUsedAt} /> },
    { id: 'until', header: words.until, cell: (row) => <Instant at={row.expiresAt} /> },
    {
      id: 'end',
      header: '',
      cell: (row) =>
        row.current ? null : (
          <Button size="small" onClick={() => end.mutate(row.id)}>
            {words.signOutThere}
          </Button>
        ),
    },
  ];
  const rows = data?.items ?? [];
  return (
    <div className={page.stack}>
      <Table label={words.sessions} rows={rows} rowKey={(row) => row.id} columns={columns} />
      {rows.length > 1 && (
        <div>
          <Button onClick={() => endOthers.mutate()}>{words.signOutOthers}</Button>
        </div>
      )}
    </div>
  );
}

export function OwnAccount() {
  const { t } = useSpeech();
  const session = useSession();
  if (!session) return null;
  return (
    <>
      {session.hasPassword ? (
        <>
          <Section title={t.account.password} lead={t.account.passwordLead} id="password">
            <PasswordForm />
          </Section>
          <Section title={t.account.factor} lead={t.account.factorLead} id="second-factor">
            <SecondFactor on={session.twoFactor} />
          </Section>
        </>
      ) : (
        <Section title={t.account.password} id="password">
          <p>{t.account.noPassword}</p>
        </Section>
      )}
      {session.twoFactor && (
        <Section title={t.account.renew} id="backup-codes">
          <BackupCodesForm />
        </Section>
      )}
      <Section title={t.account.language} lead={t.account.languageLead} id="language">
        <MailLanguageForm current={session.member?.language ?? 'en'} />
      </Section>
      <Section title={t.account.sessions} id="sessions">
        <Sessions />
      </Section>
    </>
  );
}
