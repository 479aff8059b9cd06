/** The way to a new claim; for who may not draft one, the same button says which role is missing and who grants it. */
import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import type { Me } from '#sdk';
import { useSpeech } from '../language.ts';
import { useMe } from '../session.ts';
import { LinkButton } from './link-button.tsx';
import page from './page.module.css';

const drafting = new Set(['incentives-admin', 'incentives-user']);

export function mayDraft({ roles }: Pick<Me, 'roles'>): boolean {
  return roles.some(({ role }) => drafting.has(role));
}

/** In words: the role, and the people who can give it. */
export function useWhyNotDraft(): string {
  const { t } = useSpeech();
  const me = useMe();
  const grantors = me.missing.find(({ role }) => role === 'incentives-user')?.grantedBy ?? [];
  const { problemParts, words, profile } = t;
  const who = grantors.length > 0 ? grantors.map(({ name }) => name).join(', ') : profile.nobody;
  return `${problemParts.roleMissing(words.roles['incentives-user'])} ${profile.ask}: ${who}`;
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
    <span className={page.stack}>
      <Button disabledFocusable icon={<AddRegular />} aria-describedby={why}>
        {t.claims.newClaim}
      </Button>
      <span id={why} className={`${page.small} ${page.muted}`}>
        {reason}
      </span>
    </span>
  );
}
