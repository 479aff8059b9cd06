/** For the partner: what a reviewer would find, file by file and check by check, while there is time to change it. */
import { MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Claim, Proof, ProofCheck, ProofFile } from '#sdk';
import { useSpeech } from '../model/frame/language.ts';
import {
  agesSoon,
  changeOf,
  checkKey,
  checkTitle,
  fileLabel,
  isLacking,
  isUnclear,
  partsWords,
  placeWords,
  whyOf,
} from '../model/files/proof-words.ts';
import { proof as proofQuery } from '../model/frame/queries.ts';
import { Loaded } from './states.tsx';
import { wordFor } from '../model/frame/words.ts';
import page from './page.module.css';
import { OutcomeMark } from './outcome-mark.tsx';
import styles from './proof-view.module.css';

const intents: Record<string, 'info' | 'success' | 'warning'> = {
  ready: 'success',
  'would-come-back': 'warning',
  'needs-a-person': 'info',
};

function FileLine({ file, files }: { file: ProofFile; files: ProofFile[] }) {
  const { t } = useSpeech();
  const unreadable: Record<string, string> = t.proof.unreadable;
  return (
    <li className={styles.fileLine}>
      <span className={styles.fileState}>
        {file.state === 'reading' && <Spinner size="extra-tiny" aria-hidden="true" />}
        <strong className={styles.fileName}>{fileLabel(file, files, t.proof)}</strong>{' '}
        {wordFor(t.proof.states, file.state)}
      </span>
      {file.why && <span className={page.muted}>{wordFor(unreadable, file.why)}</span>}
      {file.pagesLeftOut > 0 && <span className={page.muted}>{t.proof.pagesLeftOut(file.pagesLeftOut)}</span>}
      {file.aboutAnother.length > 0 && (
        <span className={page.muted}>{t.proof.aboutAnother(partsWords(file.aboutAnother, t.proof))}</span>
      )}
    </li>
  );
}

function Lack({ check, proof }: { check: ProofCheck; proof: Proof }) {
  const { t, locale } = useSpeech();
  return (
    <li>
      <strong>{checkTitle(check, t.proof)}:</strong> {whyOf(check, t.proof, locale)}{' '}
      {check.outcome === 'differs' &&
        check.lookedFor.length > 0 &&
        `${t.proof.lookedFor(check.lookedFor.join(', '))}.`}
      {check.place && <span className={styles.excerpt}>{placeWords(check.place, proof.files, t.proof)}</span>}
      {isLacking(check) && <span className={styles.change}>{changeOf(check, t.proof)}</span>}
    </li>
  );
}

function Verdict({ proof }: { proof: Proof }) {
  const { t } = useSpeech();
  const lacks = proof.checks.filter(isLacking);
  const unclear = proof.checks.filter(isUnclear);
  return (
    <MessageBar intent={intents[proof.verdict] ?? 'info'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{wordFor(t.proof.verdicts, proof.verdict)}</MessageBarTitle>{' '}
        {wordFor(t.proof.verdictHints, proof.verdict)}
        {lacks.length > 0 && (
          <>
            {proof.verdict === 'needs-a-person' && <p className={styles.lead}>{t.proof.notInReadable}</p>}
            <ul className={styles.lacks}>
              {lacks.map((check) => (
                <Lack key={checkKey(check)} check={check} proof={proof} />
              ))}
            </ul>
          </>
        )}
        {unclear.length > 0 && (
          <>
            <p className={styles.lead}>{t.proof.lookHere}</p>
            <ul className={styles.lacks}>
              {unclear.map((check) => (
                <Lack key={checkKey(check)} check={check} proof={proof} />
              ))}
            </ul>
          </>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

/** The age counts on the day of sending: a draft that lies about can lose its proof. */
function Aging({ proof }: { proof: Proof }) {
  const { t, locale } = useSpeech();
  const told = agesSoon(proof.checks, t.proof, locale);
  return (
    told && (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{told}</MessageBarBody>
      </MessageBar>
    )
  );
}

function AllChecks({ proof }: { proof: Proof }) {
  const { t } = useSpeech();
  return (
    <details className={page.disclosure}>
      <summary>{t.proof.allChecks}</summary>
      <ul className={page.plainList}>
        {proof.checks.map((check) => (
          <li key={checkKey(check)} className={styles.checkLine}>
            <OutcomeMark outcome={check.outcome} /> <strong>{checkTitle(check, t.proof)}</strong>
            {check.place && (
              <span className={styles.excerpt}>{placeWords(check.place, proof.files, t.proof)}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function ProofAdvice({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const query = useQuery(proofQuery(claim));
  return (
    <Loaded query={query} rows={2} height={64}>
      {(proof) => (
        <div className={page.stack}>
          <div role="status">
            <Verdict proof={proof} />
          </div>
          {claim.status === 'editing' && <Aging proof={proof} />}
          {proof.files.length > 0 && (
            <ul className={page.plainList} aria-label={t.proof.files}>
              {proof.files.map((file) => (
                <FileLine key={file.fileId} file={file} files={proof.files} />
              ))}
            </ul>
          )}
          {proof.files.length > 0 && proof.verdict !== 'reading' && <AllChecks proof={proof} />}
        </div>
      )}
    </Loaded>
  );
}
