/** The reviewers' checklist: what the reader found, with its place in the document, and the reviewer's own tick. */
import { Checkbox } from '@fluentui/react-components';
import type { Proof, ProofCheck, ProofPlace } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { useReasonNames } from '../../model/frame/names.ts';
import {
  checkKey,
  checkTitle,
  fileLabel,
  isLacking,
  isUnclear,
  partsWords,
  placeWords,
  whyOf,
} from '../../model/files/proof-words.ts';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import { OutcomeMark } from '../../ui/outcome-mark.tsx';
import type { Ticks } from './ticks.ts';
import styles from '../../ui/proof-view.module.css';

interface RowProps {
  check: ProofCheck;
  proof: Proof;
  ticked: boolean;
  onTick: (on: boolean) => void;
  onShow: (place: ProofPlace) => void;
  shown: ProofPlace | null;
}

function Row({ check, proof, ticked, onTick, onShow, shown }: RowProps) {
  const { t, locale } = useSpeech();
  const { place } = check;
  const title = checkTitle(check, t.proof);
  const { information } = useReasonNames();
  const asked = (code: string | null): string =>
    code ? `${information[code]?.name ?? wordFor({}, code)}.` : '';
  return (
    <li className={styles.check} data-shown={place !== null && place === shown}>
      <div className={styles.checkHead}>
        <h3 className={styles.checkTitle}>{title}</h3>
        <OutcomeMark outcome={check.outcome} />
      </div>
      {(isLacking(check) || isUnclear(check)) && (
        <p>
          {whyOf(check, t.proof, locale)} <span className={page.muted}>{asked(check.code)}</span>
        </p>
      )}
      {check.outcome !== 'found' && check.lookedFor.length > 0 && (
        <p className={page.muted}>{t.proof.lookedFor(check.lookedFor.join(', '))}</p>
      )}
      {place && (
        <button type="button" className={styles.place} onClick={() => onShow(place)}>
          <span className={page.hidden}>{t.proof.turnTo('')}</span>
          {placeWords(place, proof.files, t.proof)}
        </button>
      )}
      <Checkbox
        checked={ticked}
        label={<span className={styles.tick}>{t.proof.checkedShort}</span>}
        aria-label={t.proof.checked(title)}
        onChange={(_event, data) => onTick(data.checked === true)}
      />
    </li>
  );
}

/** How far the reading is, and what the reader could not tell anything about. */
function Reading({ proof }: { proof: Proof }) {
  const { t } = useSpeech();
  const notes = proof.files.flatMap((file) => {
    const name = fileLabel(file, proof.files, t.proof);
    return [
      ...(file.why === null ? [] : [`${name}: ${wordFor(t.proof.unread, file.why)}`]),
      ...(file.pagesLeftOut > 0 ? [`${name}: ${t.proof.pagesLeftOut(file.pagesLeftOut)}`] : []),
      ...(file.aboutAnother.length > 0
        ? [`${name}: ${t.proof.aboutAnother(partsWords(file.aboutAnother, t.proof))}`]
        : []),
    ];
  });
  return (
    <div role="status">
      <p>
        <strong>{wordFor(t.proof.desk, proof.verdict)}</strong>
      </p>
      {notes.length > 0 && (
        <ul className={styles.lacks}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Props {
  proof: Proof;
  ticks: Ticks;
  shown: ProofPlace | null;
  onShow: (place: ProofPlace) => void;
}

export function Checklist({ proof, ticks, shown, onShow }: Props) {
  const { t } = useSpeech();
  const done = proof.checks.filter((check) => ticks.has(checkKey(check))).length;
  return (
    <div>
      <Reading proof={proof} />
      <p className={page.muted} role="status">
        {t.proof.checkedOf(done, proof.checks.length)}
      </p>
      <ol className={styles.checks}>
        {proof.checks.map((check) => (
          <Row
            key={checkKey(check)}
            check={check}
            proof={proof}
            ticked={ticks.has(checkKey(check))}
            onTick={(on) => ticks.set(checkKey(check), on)}
            shown={shown}
            onShow={onShow}
          />
        ))}
      </ol>
    </div>
  );
}
