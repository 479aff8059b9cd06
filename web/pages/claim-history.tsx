/** Every step of a claim: who, what, before and after. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Change, Claim, HistoryEntry } from '#sdk';
import { saidIn, subjectOf, tells, valueWords, type HistorySpeech } from '../history-values.ts';
import { useSpeech } from '../language.ts';
import { useCatalogNames, useReasonNames } from '../names.ts';
import { withCodeNames } from '../problems.ts';
import { claimHistory } from '../queries.ts';
import { Instant } from '../ui/deadline.tsx';
import { Paged } from '../ui/list.tsx';
import { wordFor } from '../words.ts';
import page from '../ui/page.module.css';
import styles from './claim.module.css';
import { lineName } from './claim-lines.tsx';

function Changes({ changes, speech }: { changes: Change[]; speech: HistorySpeech }) {
  const { t } = useSpeech();
  return (
    <details className={page.disclosure}>
      <summary>{t.history.changes(changes.length)}</summary>
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">{t.history.field}</th>
            <th scope="col">{t.history.before}</th>
            <th scope="col">{t.history.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change, index) => (
            <tr key={`${change.part} ${change.of} ${change.field} ${index}`}>
              <th scope="row">{subjectOf(change, speech)}</th>
              <td>{valueWords(change.field, change.before, speech)}</td>
              <td>{valueWords(change.field, change.after, speech)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Entry({ entry, speech }: { entry: HistoryEntry; speech: HistorySpeech }) {
  const { t } = useSpeech();
  const changes = entry.changes.filter(tells);
  const system = entry.actor.side === 'system';
  const who = system
    ? wordFor(t.words.roles, entry.actor.role)
    : (entry.actor.name ?? wordFor(t.words.sides, entry.actor.side));
  return (
    <li className={styles.entry}>
      <p>
        <strong>{who}</strong>{' '}
        {wordFor(t.history.acts, entry.act).replace(/^./, (first) =>
          Object.hasOwn(t.history.acts, entry.act) ? first : first.toLocaleLowerCase(),
        )}
        {!system && entry.actor.name && (
          <span className={page.muted}>
            {' '}
            ({wordFor(t.words.sides, entry.actor.side)}, {wordFor(t.words.roles, entry.actor.role)})
          </span>
        )}
      </p>
      <p className={`${page.small} ${page.muted}`}>
        <Instant at={entry.at} />
      </p>
      {entry.reason && <p>{t.history.because(speech.reasons.any[entry.reason]?.name ?? entry.reason)}</p>}
      {saidIn(entry.detail, speech).map((said, index) => (
        <p key={index} className={page.prose}>
          {said.label && <strong>{said.label}: </strong>}
          {withCodeNames(said.text, speech.reasons.information)}
        </p>
      ))}
      {changes.length > 0 && <Changes changes={changes} speech={speech} />}
    </li>
  );
}

export function ClaimHistory({ claim }: { claim: Claim }) {
  const { t, locale } = useSpeech();
  const names = useCatalogNames();
  const reasons = useReasonNames();
  const query = useInfiniteQuery(claimHistory(claim.id));
  const lines = new Map(claim.lines.map((line) => [line.id, lineName(line)]));
  const speech: HistorySpeech = { t, locale, names, reasons, lineName: (id) => lines.get(id) };
  return (
    <Paged query={query} rows={4} height={56} empty={<p className={page.muted}>{t.history.empty}</p>}>
      {(entries) => (
        <ol className={page.plainList}>
          {entries.map((entry) => (
            <Entry key={entry.number} entry={entry} speech={speech} />
          ))}
        </ol>
      )}
    </Paged>
  );
}
