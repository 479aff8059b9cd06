/** The lines of a claim, each with its own outcome. */
import { Badge } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import type { Line } from '#sdk';
import { useSpeech } from '../model/frame/language.ts';
import { useCatalogNames, useReasonNames } from '../model/frame/names.ts';
import { LastDay, useWhen } from './deadline.tsx';
import { OutcomeBadge } from './status.tsx';
import { Table } from './table.tsx';
import { TwoLines } from './two-lines.tsx';
import { wordFor } from '../model/frame/words.ts';
import page from './page.module.css';
import styles from './claim.module.css';

export function lineName(line: Pick<Line, 'item' | 'subscriptionId'>): string {
  return line.subscriptionId ? `${line.item.name} (…${line.subscriptionId.slice(-4)})` : line.item.name;
}

export function RejectionReasons({ codes, text }: { codes: string[]; text: string | null }) {
  const known = useReasonNames().rejection;
  return (
    <>
      <ul className={styles.reasons}>
        {codes.map((code) => (
          <li key={code}>
            <strong>{known[code]?.name ?? wordFor({}, code)}</strong>
            {known[code] && <>. {known[code].text}</>}
          </li>
        ))}
      </ul>
      {text && <p className={page.prose}>{text}</p>}
    </>
  );
}

/** The reviewer's own words about a line or a reason; nothing where there are none. */
export function FoundWords({
  found,
}: {
  found: { evidence: string | null; remedy: string | null } | undefined;
}) {
  const { t } = useSpeech();
  if (!found?.evidence && !found?.remedy) return null;
  return (
    <dl className={styles.found}>
      {found.evidence && (
        <div>
          <dt>{t.desk.found}</dt>
          <dd>{found.evidence}</dd>
        </div>
      )}
      {found.remedy && (
        <div>
          <dt>{t.desk.remedy}</dt>
          <dd>{found.remedy}</dd>
        </div>
      )}
    </dl>
  );
}

function Outcome({ line, side }: { line: Line; side: string }) {
  const { t } = useSpeech();
  const { association, consent, rejection } = line;
  const when = useWhen();
  const waiting = line.outcome === 'waiting-for-customer';
  return (
    <div className={styles.outcome}>
      <span className={page.row}>
        <OutcomeBadge outcome={line.outcome} />
        {line.arbitration === 'waiting' && (
          <Badge className={page.tall} appearance="outline" color="important">
            {t.claim.lineContested}
          </Badge>
        )}
        {line.arbitration === 'won' && <span className={page.small}>{t.claim.lineWon}</span>}
      </span>
      {association.from && association.state !== 'none' && (
        <span className={page.small}>
          {[
            t.claim.from(when(association.from)),
            consent.by && wordFor(t.words.consentBy, consent.by),
            association.until && t.claim.until(when(association.until)),
            association.endedHow && wordFor(t.words.endedHow, association.endedHow),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      )}
      {waiting && consent.endsAt && (
        <span className={page.small}>
          {t.words.deadlines['refusal-window']} <LastDay endsAt={consent.endsAt} />
        </span>
      )}
      {waiting && consent.silence === 'refuses' && <span className={page.small}>{t.claim.mustAgree}</span>}
      {rejection && (
        <div className={page.small}>
          <RejectionReasons codes={rejection.codes} text={rejection.text} />
        </div>
      )}
      <FoundWords found={line} />
      {rejection?.disputeUntil && !rejection.final && (
        <span className={page.small}>
          {t.words.deadlines['dispute-period']}: <LastDay endsAt={rejection.disputeUntil} />
        </span>
      )}
      {side === 'partner' && association.id && (
        <Link
          className={`${page.link} ${page.small}`}
          to="/associations/$associationId"
          params={{ associationId: association.id }}
        >
          {t.claim.toAssociation}: {line.item.name}
        </Link>
      )}
    </div>
  );
}

/** `plain`: before anything was sent there is no outcome to tell. */
export function ClaimLines({ lines, side, plain = false }: { lines: Line[]; side: string; plain?: boolean }) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  return (
    <Table
      label={t.claim.lines}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          id: 'item',
          header: t.claim.lineColumns.item,
          width: '34%',
          cell: (line) => (
            <TwoLines
              main={<strong>{line.item.name}</strong>}
              sub={line.subscriptionId && t.claim.subscription(line.subscriptionId)}
            />
          ),
        },
        {
          id: 'activity',
          header: t.claim.lineColumns.activity,
          width: '18%',
          cell: (line) => names.activity(line.activity),
        },
        ...(plain
          ? []
          : [
              {
                id: 'outcome',
                header: t.claim.lineColumns.outcome,
                cell: (line: Line) => <Outcome line={line} side={side} />,
              },
            ]),
      ]}
    />
  );
}
