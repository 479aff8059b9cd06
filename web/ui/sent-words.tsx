/** What was sent to the holder of a notice, with its sums: read when somebody opens it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSpeech } from '../model/frame/language.ts';
import { notice as noticeQuery } from '../model/frame/queries.ts';
import { Instant } from './deadline.tsx';
import { Facts } from './page.tsx';
import { Loaded } from './states.tsx';
import page from './page.module.css';

export function SentWords({ noticeId, to }: { noticeId: string; to: string }) {
  const { t } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <details className={page.disclosure} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={t.claim.sentWordsTo(to)}>{t.claim.sentWords}</summary>
      {open && <Mails noticeId={noticeId} />}
    </details>
  );
}

function Mails({ noticeId }: { noticeId: string }) {
  const { t } = useSpeech();
  const query = useQuery(noticeQuery(noticeId));
  const { sent } = t.claim;
  return (
    <Loaded query={query} rows={3} height={48}>
      {({ mails }) =>
        mails && mails.length > 0 ? (
          <>
            <p>{sent.lead}</p>
            {mails.map((mail) => (
              <section key={`${mail.template} ${mail.at}`}>
                <h3 lang={mail.language}>{mail.subject}</h3>
                <Facts
                  facts={[
                    { label: sent.at, value: <Instant at={mail.at} /> },
                    mail.textVersion !== null && {
                      label: sent.version,
                      value: sent.versionOf(mail.textVersion),
                    },
                    mail.textSha256 !== null && {
                      label: sent.textSha256,
                      value: <code>{mail.textSha256}</code>,
                    },
                    mail.htmlSha256 !== null && {
                      label: sent.htmlSha256,
                      value: <code>{mail.htmlSha256}</code>,
                    },
                  ]}
                />
                {mail.words === null ? (
                  <p className={page.muted}>{sent.notKept}</p>
                ) : (
                  <pre className={page.letter} lang={mail.language} tabIndex={0} aria-label={mail.subject}>
                    {mail.words}
                  </pre>
                )}
              </section>
            ))}
          </>
        ) : (
          <p className={page.muted}>{sent.none}</p>
        )
      }
    </Loaded>
  );
}
