/** Words that were typed into a form which is gone meanwhile: to be read, copied and thrown away, never dropped silently. */
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useState } from 'react';
import { isFormAct } from '../../model/claims/claim-acts.ts';
import { forgetKept, keptUnder, wordsIn } from '../../model/frame/kept.ts';
import { useNow } from '../../model/frame/clock.ts';
import { useSpeech } from '../../model/frame/language.ts';
import { useMe } from '../../model/frame/session.ts';
import { wordFor } from '../../model/frame/words.ts';
import { useTell } from '../../ui/result.tsx';
import page from '../../ui/page.module.css';
import type { ActFormProps } from '../frame/act-form.ts';

export function keptAct(claimId: string, act: string): string {
  return `claim:${claimId}:${act}`;
}

/** Of acts that are not possible any more; the others show their words themselves. */
export function UnsentWords({ claim }: Pick<ActFormProps, 'claim'>) {
  const { t } = useSpeech();
  const me = useMe();
  const { tell } = useTell();
  const [gone, setGone] = useState<string[]>([]);
  const now = useNow();
  const start = keptAct(claim.id, '');
  const left = keptUnder(me.id, start, now).flatMap(({ scope, kept }) => {
    const act = scope.slice(start.length);
    const open = claim.allowedActions.some((one) => one.action === act && one.allowed);
    const words = wordsIn(kept.values);
    return isFormAct(act) && !open && words.length > 0 && !gone.includes(scope)
      ? [{ scope, act, words }]
      : [];
  });
  return left.map(({ scope, act, words }) => (
    <div key={scope} className={page.section}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>
            {t.kept.unsentTitle}: {wordFor(t.acts, act)}
          </MessageBarTitle>{' '}
          {t.kept.unsentLead}
          {words.map((text, index) => (
            <p key={index} className={page.prose}>
              {text}
            </p>
          ))}
        </MessageBarBody>
        <MessageBarActions>
          <Button
            size="small"
            onClick={() => {
              void navigator.clipboard.writeText(words.join('\n\n')).then(() => tell(t.kept.copied));
            }}
          >
            {t.kept.copy}
          </Button>
          <Button
            size="small"
            onClick={() => {
              forgetKept(me.id, scope);
              setGone((before) => [...before, scope]);
            }}
          >
            {t.kept.discard}
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  ));
}
