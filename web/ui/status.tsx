/** The status of a claim in its one word, and the second line of counts and dates. */
import { Badge, type BadgeProps } from '@fluentui/react-components';
import type { ClaimSummary, Standing } from '#sdk';
import { formatDay, lastDayOf } from '../model/frame/dates.ts';
import { useNow } from '../model/frame/clock.ts';
import { useSpeech } from '../model/frame/language.ts';
import { secondLine, summaryLine } from '../model/review/second-line.ts';
import { wordFor } from '../model/frame/words.ts';
import styles from './page.module.css';

const colours: Record<string, BadgeProps['color']> = {
  editing: 'informative',
  submitted: 'brand',
  'under-review': 'brand',
  'partner-action-required': 'warning',
  approved: 'success',
  rejected: 'danger',
  disputed: 'warning',
  'rejected-final': 'danger',
  withdrawn: 'informative',
  official: 'success',
  'waiting-for-customer': 'brand',
  'notice-pending': 'brand',
  paused: 'warning',
  unconfirmed: 'warning',
  'refused-by-customer': 'danger',
  undecided: 'informative',
  ended: 'informative',
};

export function outcomeColour(outcome: string): BadgeProps['color'] {
  return colours[outcome] ?? 'informative';
}

export function StatusBadge({ status, word }: { status: string; word?: string }) {
  const { t } = useSpeech();
  return (
    <Badge appearance="tint" color={colours[status] ?? 'informative'} size="large">
      {wordFor(t.words.statuses, word ?? status)}
    </Badge>
  );
}

export function OutcomeBadge({ outcome }: { outcome: string }) {
  const { t } = useSpeech();
  return (
    <Badge appearance="tint" color={colours[outcome] ?? 'informative'} className={styles.tall}>
      {wordFor(t.words.outcomes, outcome)}
    </Badge>
  );
}

/** The last day of a time, said with its year when it is another one. */
export function useDayWords(): (endsAt: string) => string {
  const { locale } = useSpeech();
  const year = new Date(useNow()).getFullYear();
  return (endsAt) => formatDay(lastDayOf(endsAt), locale, year);
}

/** `lines`: how many there are; that none is decided says nothing beside the status. */
export function SecondLine({ standing, lines }: { standing: Standing; lines?: number }) {
  const { t } = useSpeech();
  const told = standing.undecided === lines ? { ...standing, undecided: 0 } : standing;
  const parts = secondLine(told, t, useDayWords());
  return parts.length > 0 ? <span>{parts.join(', ')}</span> : null;
}

export function SummaryLine({ claim }: { claim: ClaimSummary }) {
  const { t } = useSpeech();
  const text = summaryLine(claim, t, useDayWords());
  return text === '' ? null : <span className={`${styles.small} ${styles.muted}`}>{text}</span>;
}
