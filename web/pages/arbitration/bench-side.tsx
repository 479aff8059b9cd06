/** One side of a case: what it holds, its proof and its words. Until it is decided, nothing says whose it is. */
import { Badge } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import type { ArbitrationParty, BenchFile } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { Instant, LastDay, useWhen } from '../../ui/deadline.tsx';
import { Facts } from '../../ui/page.tsx';
import { formatBytes, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from '../../ui/bench.module.css';

function Standing({ party }: { party: ArbitrationParty }) {
  const { t } = useSpeech();
  const { bench } = t.desk;
  const when = useWhen();
  const roles = party.outcome === 'waiting' ? t.words.partyRoles : t.words.partyRolesThen;
  return (
    <Facts
      facts={[
        party.role !== null && { label: bench.standing, value: wordFor(roles, party.role) },
        {
          label: bench.caseState,
          value: party.answeredAt
            ? t.review.answeredAt(when(party.answeredAt))
            : wordFor(t.words.partyStates, party.state),
        },
        party.state === 'answer-awaited' && {
          label: t.review.answerBy,
          value: <LastDay endsAt={party.answerBy} />,
        },
        {
          label: bench.number,
          value: party.partner ? (
            <Link className={page.link} to="/claims/$claimId" params={{ claimId: party.claimId }}>
              {party.claimNumber}
            </Link>
          ) : (
            party.claimNumber
          ),
        },
        party.reason !== null && { label: t.actForms.reason, value: party.reason },
      ]}
    />
  );
}

function Proof({ party }: { party: ArbitrationParty }) {
  const { t, locale } = useSpeech();
  const { bench } = t.desk;
  const files = party.bench?.files ?? [];
  if (files.length === 0) return <p className={page.muted}>{t.review.noProof}</p>;
  const nameOf = (file: BenchFile, index: number): string => file.name ?? bench.file(index + 1);
  const hrefOf = (file: BenchFile): string =>
    `/v1/claims/${encodeURIComponent(party.claimId)}/files/${encodeURIComponent(file.id)}/content`;
  return (
    <>
      {!party.partner && <p className={`${page.small} ${page.muted}`}>{bench.fileWarning}</p>}
      <ul className={page.plainList}>
        {files.map((file, index) => {
          const safe = file.scan === 'clean' || file.scan === 'unscanned';
          const name = nameOf(file, index);
          return (
            <li key={file.id}>
              {safe ? (
                <a
                  className={page.link}
                  href={hrefOf(file)}
                  download={name}
                  aria-label={bench.download(name, bench.claim(party.label ?? ''))}
                >
                  {name}
                </a>
              ) : (
                name
              )}{' '}
              <span className={`${page.small} ${page.muted}`}>
                {formatBytes(file.size, locale)}
                {file.sealedAt && (
                  <>
                    , <Instant at={file.sealedAt} />
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

export function BenchSide({ party }: { party: ArbitrationParty }) {
  const { t } = useSpeech();
  const name = t.desk.bench.claim(party.label ?? '');
  const words = party.bench?.words ?? [];
  return (
    <section className={page.section} aria-labelledby={`side-${party.label}`}>
      <div className={page.sectionHead}>
        <h2 id={`side-${party.label}`}>
          {name}
          {party.partner && `: ${party.partner.name}`}
        </h2>
        {party.outcome !== 'waiting' && party.outcome !== 'none' && (
          <Badge appearance="tint" color={party.outcome === 'won' ? 'success' : 'danger'}>
            {wordFor(t.words.partyOutcomes, party.outcome)}
          </Badge>
        )}
      </div>
      <Standing party={party} />
      <h3>{t.review.proof}</h3>
      <Proof party={party} />
      {words.length > 0 && <h3>{t.review.words}</h3>}
      {words.map((said) => (
        <div key={said.at} className={styles.words}>
          <p className={page.prose}>{said.text}</p>
          <span className={`${page.small} ${page.muted}`}>
            <Instant at={said.at} />
          </span>
        </div>
      ))}
    </section>
  );
}
