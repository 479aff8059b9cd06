/** The way to a new claim; for who may not draft one, the same button says which role is missing and who grants it. */
import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import type { Me } from '#sdk';
import { mayDraft } from '../model/claims/drafting.ts';
import { grantorsFor } from '../model/frame/grantors.ts';
import { useSpeech } from '../model/frame/language.ts';
import { useMe } from '../model/frame/session.ts';
import { LinkButton } from './link-button.tsx';
import page from './page.module.css';

function useGrantors(fits: (miss: Me['missing'][number]) => boolean): string {
  const { profile } = useSpeech().t;
  const me = useMe();
  const miss = me.missing.find(fits);
  const { self, others } = miss ? grantorsFor(me, miss) : { self: false, others: [] };
  if (self) return profile.yourself;
  const names = others.map(({ name }) => name);
  return `${profile.ask}: ${names.length > 0 ? names.join(', ') : profile.nobody}`;
}

/** In words: the role, and the people who can give it. */
export function useWhyNotDraft(): string {
  const { t } = useSpeech();
  const who = useGrantors(({ role }) => role === 'incentives-user');
  return `${t.problemParts.roleMissing(t.words.roles['incentives-user'])} ${who}`;
}

/** Who can let this person submit; null when it is not that which is missing. */
export function useWhoLetsSubmit(): string | null {
  const lacks = useMe().missing.some(({ permission }) => permission === 'submit');
  const who = useGrantors(({ permission }) => permission === 'submit');
  return lacks ? who : null;
}

export function NewClaimButton() {
  const { t } = useSpeech();
  const me = useMe();
  const why = useId();
  const reason = useWhyNotDraft();
  if (mayDraft(me))
    return (
      <LinkButton to="/claims/new" primary icon={<AddRegular />}>
        {t.claims.newClaim}
      </LinkButton>
    );
  return (
    <span className={`${page.stack} ${page.ends}`}>
      <Button disabledFocusable icon={<AddRegular />} aria-describedby={why}>
        {t.claims.newClaim}
      </Button>
      <span id={why} className={`${page.small} ${page.muted}`}>
        {reason}
      </span>
    </span>
  );
}
