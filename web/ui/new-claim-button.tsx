/** The way to a new claim; for who may not draft one, the same button says which role is missing and who grants it. */
import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { useSpeech } from '../model/frame/language.ts';
import { useMayOpen } from '../model/frame/session.ts';
import { LinkButton } from './link-button.tsx';
import { useWhyNot } from './why-not.ts';
import page from './page.module.css';

export function NewClaimButton() {
  const { t } = useSpeech();
  const mayOpen = useMayOpen();
  const why = useId();
  const reason = useWhyNot('createClaim');
  if (mayOpen('createClaim'))
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
