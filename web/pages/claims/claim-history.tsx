/** Every step of a claim: who, what, before and after. */
import { Field, Select } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Change, Claim, HistoryEntry } from '#sdk';
import {
  saidIn,
  subjectOf,
  tells,
  valueWords,
  type HistorySpeech,
} from '../../model/claims/history-values.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames, useReasonNames } from '../../model/frame/names.ts';
import { withCodeNames } from '../../model/frame/problems.ts';
import { claimHistory } from '../../model/frame/queries.ts';
import { Instant } from '../../ui/deadline.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { Filters, Paged } from '../../ui/list.tsx';
import { capital, wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from '../../ui/claim.module.css';
import { lineName } from '../../ui/claim-lines.tsx';

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
  const who = useActorName()(entry);
  const act = wordFor(t.history.acts, entry.act);
  const known = Object.hasOwn(t.history.acts, entry.act);
  return (
    <li className={styles.entry}>
      {/* What the clock or the mail system did is told as it happened: "Notice delivered (mail system)". */}
      <p>
        <strong>{system ? capital(act) : who}</strong>{' '}
        {!system && (known ? act : act.replace(/^./, (first) => first.toLocaleLowerCase()))}
        {(system || entry.actor.name) && (
          <span className={page.muted}>
            {' '}
            (
            {system
              ? who
              : `${wordFor(t.words.sides, entry.actor.side)}, ${wordFor(t.words.roles, entry.actor.role)}`}
            )
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

interface Filtered {
  what: string | undefined;
  who: string | undefined;
  onChange: (part: { what?: string; who?: string }) => void;
}

/** Who acted, in the words in which the entry says it. */
function useActorName(): (entry: HistoryEntry) => string {
  const { t } = useSpeech();
  return ({ actor }) =>
    actor.side === 'system'
      ? wordFor(t.words.roles, actor.role)
      : (actor.name ?? wordFor(t.words.sides, actor.side));
}

function Choice({
  label,
  every,
  values,
  value,
  onChange,
}: {
  label: string;
  every: string;
  values: [value: string, label: string][];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  return (
    <Field label={label}>
      <Select value={value ?? ''} onChange={(_event, data) => onChange(data.value || undefined)}>
        <option value="">{every}</option>
        {values.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface EntriesProps extends Filtered {
  claim: Claim;
  entries: HistoryEntry[];
}

function Entries({ claim, entries, what, who, onChange }: EntriesProps) {
  const { t, locale } = useSpeech();
  const names = useCatalogNames();
  const reasons = useReasonNames();
  const nameOf = useActorName();
  const lines = new Map(claim.lines.map((line) => [line.id, lineName(line)]));
  const speech: HistorySpeech = { t, locale, names, reasons, lineName: (id) => lines.get(id) };
  const acts = [...new Set(entries.map(({ act }) => act))].map((act): [string, string] => [
    act,
    capital(wordFor(t.history.acts, act)),
  ]);
  const people = [...new Set(entries.map(nameOf))].map((name): [string, string] => [name, name]);
  const shown = entries.filter((entry) => (!what || entry.act === what) && (!who || nameOf(entry) === who));
  return (
    <>
      <Filters>
        <Choice
          label={t.history.filterWhat}
          every={t.history.everything}
          values={acts}
          value={what}
          onChange={(next) => onChange({ what: next })}
        />
        <Choice
          label={t.history.filterWho}
          every={t.history.everybody}
          values={people}
          value={who}
          onChange={(next) => onChange({ who: next })}
        />
        <ExportButton
          operation="claims.history"
          request={{ id: claim.id }}
          label={claim.number}
          hint={t.history.export}
        />
      </Filters>
      <p role="status" className={`${page.small} ${page.muted}`}>
        {(what || who) && t.history.shownOf(shown.length, entries.length)}
      </p>
      <ol className={page.plainList}>
        {shown.map((entry) => (
          <Entry key={entry.number} entry={entry} speech={speech} />
        ))}
      </ol>
    </>
  );
}

export function ClaimHistory({ claim, ...filter }: Filtered & { claim: Claim }) {
  const { t } = useSpeech();
  const query = useInfiniteQuery(claimHistory(claim.id));
  return (
    <Paged query={query} rows={4} height={56} empty={<p className={page.muted}>{t.history.empty}</p>}>
      {(entries) => <Entries claim={claim} entries={entries} {...filter} />}
    </Paged>
  );
}
