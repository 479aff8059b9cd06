/** The clocks of a claim that matter now: what is late, and what comes next. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Claim } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { DeadlineWords, HowFound } from '../../ui/deadline.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import styles from '../../ui/claim.module.css';

/** Both sides see that the desk is late. */
export function Overdue({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const late = claim.deadlines.filter(({ overdue }) => overdue);
  if (late.length === 0) return null;
  return (
    <div className={styles.notice}>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          {late.map((deadline) => (
            <p key={deadline.kind} className={page.prose}>
              <strong>{wordFor(t.words.deadlinesOver, deadline.kind)}:</strong>{' '}
              <DeadlineWords deadline={deadline} />.
            </p>
          ))}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}

/** The clock that somebody has to meet next, with how it was found. */
export function NextClock({ claim }: { claim: Claim }) {
  const { t } = useSpeech();
  const { due } = claim.standing;
  const deadline =
    due &&
    claim.deadlines.find(
      (one) => one.kind === due.kind && one.endsAt === due.endsAt && one.state === 'armed',
    );
  if (!deadline) return null;
  return (
    <div className={styles.notice}>
      <strong>{wordFor(t.words.deadlines, deadline.kind)}:</strong> <DeadlineWords deadline={deadline} />
      <HowFound deadline={deadline} />
    </div>
  );
}
