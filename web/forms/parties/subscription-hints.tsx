import type { LookedUpSubscription } from '#sdk';
import { useSpeech } from '../../model/frame/language.ts';
import { useCatalogNames } from '../../model/frame/names.ts';
import { sentence } from '../../model/frame/problems.ts';
import { wordFor } from '../../model/frame/words.ts';
import page from '../../ui/page.module.css';

/**
 * Which of the customer's subscriptions can be claimed, and why the others cannot. The last four characters help to
 * find the ID.
 */
export function SubscriptionHints({ subscriptions }: { subscriptions: LookedUpSubscription[] }) {
  const { t } = useSpeech();
  const names = useCatalogNames();
  if (subscriptions.length === 0)
    return <p className={`${page.muted} ${page.small}`}>{t.wizard.noSubscription}</p>;
  return (
    <div className={page.small}>
      <strong>{t.wizard.theirSubscriptions}</strong>
      <ul className={page.plainList}>
        {subscriptions.map((one) => (
          <li key={`${one.lastFour} ${one.state}`}>
            <span className={page.mono}>{t.wizard.lastFour(one.lastFour)}</span>,{' '}
            {wordFor(t.words.subscriptionStates, one.state)}:{' '}
            {one.claimable
              ? t.wizard.claimableFor(one.activities.map((id) => names.activity(id)).join(', '))
              : t.wizard.notClaimable(one.whyNot.map((why) => sentence(why, t)).join(' '))}
          </li>
        ))}
      </ul>
    </div>
  );
}
