/** What was asked of the partner and what was answered, the newest first: read before the proof is looked at again. */
import { useQuery } from '@tanstack/react-query';
import type { Claim } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { useReasonNames } from '../../model/frame/names.ts';
import { withCodeNames } from '../../model/frame/problems.ts';
import { claimRequests } from '../../model/frame/queries.ts';
import { wordFor } from '../../model/frame/words.ts';
import { Instant } from '../../ui/deadline.tsx';
import { FoundWords } from '../../ui/claim-lines.tsx';
import { Section } from '../../ui/page.tsx';
import page from '../../ui/page.module.css';
import styles from '../../ui/claim.module.css';

export function Exchanges({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const { information } = useReasonNames();
  const items = useQuery(claimRequests(claim)).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section id="exchanges" title={t.kept.exchangeTitle}>
      {items.map((one) => (
        <article key={one.askedAt} className={styles.comment}>
          <header>
            <strong>{t.kept.asked}</strong> {one.askedBy}{' '}
            <span className={page.muted}>
              <Instant at={one.askedAt} />
            </span>
          </header>
          <ul>
            {one.codes.map((code) => (
              <li key={code}>
                {information[code]?.name ?? wordFor({}, code)}
                <FoundWords found={one.points.find((point) => point.code === code)} />
              </li>
            ))}
          </ul>
          {one.text && <p className={page.prose}>{one.text}</p>}
          {one.answeredAt ? (
            <>
              <header>
                <strong>{t.kept.answered}</strong> {one.answeredBy}{' '}
                <span className={page.muted}>
                  <Instant at={one.answeredAt} />
                </span>
              </header>
              {one.answer && <p className={page.prose}>{withCodeNames(one.answer, information)}</p>}
              {one.files.length > 0 && (
                <ul>
                  {claim.files
                    .filter(({ id }) => one.files.includes(id))
                    .map((file) => (
                      <li key={file.id}>{file.name}</li>
                    ))}
                </ul>
              )}
              {one.changed.length > 0 && (
                <p>
                  {t.kept.changedFor(one.changed.map((field) => t.kept.fields[field] ?? field).join(', '))}
                </p>
              )}
            </>
          ) : (
            <p className={page.muted}>{t.kept.notAnswered}</p>
          )}
        </article>
      ))}
    </Section>
  );
}
