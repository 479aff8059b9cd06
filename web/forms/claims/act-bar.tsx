/** The acts on a claim: what is allowed as buttons, what is not with its reason. */
import { Button } from '@fluentui/react-components';
import type { AllowedAction, Claim } from '#sdk';
import { api } from '../../model/frame/api.ts';
import { actBar, isFormAct } from '../../model/claims/claim-acts.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { sentence } from '../../model/frame/problems.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';
import claimStyles from '../../ui/claim.module.css';
import { useAct } from '../frame/act.ts';

interface BarProps {
  claim: Claim;
  open: string | undefined;
  onOpen: (act: string) => void;
}

export function StartReview({ claim, primary }: { claim: Claim; primary: boolean }) {
  const { t } = useSpeech();
  const start = useAct({
    claimId: claim.id,
    done: t.actForms.done['start-review'],
    run: () => api.claims.startReview({ id: claim.id, ifMatch: claim.version, body: {} }),
  });
  return (
    <Button
      appearance={primary ? 'primary' : 'secondary'}
      disabledFocusable={start.pending}
      onClick={() => start.send()}
    >
      {t.acts['start-review']}
    </Button>
  );
}

/** Acts that have a page of their own lead there. */
function Offered({
  act,
  primary,
  claim,
  onOpen,
}: {
  act: string;
  primary: boolean;
  claim: Claim;
  onOpen: (act: string) => void;
}) {
  const { t } = useSpeech();
  const label = wordFor(t.acts, act);
  const task = (kind: string): string | null =>
    claim.tasks.find((one) => one.kind === kind && one.closedAt === null)?.id ?? null;
  if (isFormAct(act))
    return (
      <Button appearance={primary ? 'primary' : 'secondary'} data-act={act} onClick={() => onOpen(act)}>
        {label}
      </Button>
    );
  if (act === 'start-review') return <StartReview claim={claim} primary={primary} />;
  if (act === 'edit-claim')
    return (
      <LinkButton to="/claims/$claimId/edit" params={{ claimId: claim.id }}>
        {label}
      </LinkButton>
    );
  if (act === 'submit-claim')
    return (
      <LinkButton
        primary={primary}
        to="/claims/$claimId/edit"
        params={{ claimId: claim.id }}
        search={{ step: 'review' }}
      >
        {label}
      </LinkButton>
    );
  if (act === 'decide-arbitration' || act === 'confirm-arbitration')
    return <LinkButton to="/arbitrations">{label}</LinkButton>;
  if (act === 'add-trusted-contact')
    return (
      <LinkButton
        to="/customers/$customerId"
        params={{ customerId: claim.customer.id }}
        search={{ act: 'add-contact' }}
      >
        {label}
      </LinkButton>
    );
  const taskId = task(act === 'answer-question' ? 'customer-question' : 'end-requested');
  return taskId ? (
    <LinkButton to="/tasks/$taskId" params={{ taskId }}>
      {label}
    </LinkButton>
  ) : (
    <LinkButton to="/tasks">{label}</LinkButton>
  );
}

function why(action: AllowedAction, t: ReturnType<typeof useSpeech>['t']): string {
  return sentence({ code: action.code ?? '', message: action.message ?? '', params: action.params }, t);
}

/** What takes something back is never the proposed next step. */
const takesBack = new Set(['withdraw-claim', 'end-association', 'request-end']);

export function ActBar({ claim, open, onOpen }: BarProps) {
  const { t } = useSpeech();
  const { offered, refused, others } = actBar(claim.allowedActions);
  const lacking = others.find(({ code }) => code === 'role-missing');
  return (
    <section className={claimStyles.bar} aria-label={t.actForms.bar}>
      <div className={page.row}>
        {offered.map((one, index) => (
          <Offered
            key={one.action}
            act={one.action}
            primary={index === 0 && open === undefined && !takesBack.has(one.action)}
            claim={claim}
            onOpen={onOpen}
          />
        ))}
        {refused.map((one) => (
          <Button key={one.action} disabledFocusable aria-describedby={`why-${one.action}`}>
            {wordFor(t.acts, one.action)}
          </Button>
        ))}
        {offered.length === 0 && refused.length === 0 && (
          <span className={page.muted}>
            {t.actForms.barNone} {lacking && why(lacking, t)}
          </span>
        )}
      </div>
      {refused.length > 0 && (
        <ul className={`${page.plainList} ${page.small} ${page.muted}`}>
          {refused.map((one) => (
            <li key={one.action} id={`why-${one.action}`}>
              {t.actForms.because(wordFor(t.acts, one.action), why(one, t))}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details className={page.disclosure}>
          <summary>{t.actForms.others}</summary>
          <ul className={page.plainList}>
            {others.map((one) => (
              <li key={one.action}>{t.actForms.because(wordFor(t.acts, one.action), why(one, t))}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
