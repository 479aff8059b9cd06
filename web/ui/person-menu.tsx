import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import {
  KeyRegular,
  PersonCircleRegular,
  PersonQuestionMarkRegular,
  SignOutRegular,
} from '@fluentui/react-icons';
import { useRouter } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useSpeech } from '../model/frame/language.ts';
import { useMayOpen, useMe, useSignOut } from '../model/frame/session.ts';
import { wordFor } from '../model/frame/words.ts';
import styles from './person-menu.module.css';

function PageItem({ to, icon, text }: { to: '/profile' | '/keys'; icon: JSX.Element; text: string }) {
  const router = useRouter();
  return (
    <MenuItemLink
      href={to}
      icon={icon}
      onClick={(event) => {
        event.preventDefault();
        void router.navigate({ to });
      }}
    >
      {text}
    </MenuItemLink>
  );
}

/** Who I am, with which roles, and where it says what I may not do. */
export function PersonMenu() {
  const { t } = useSpeech();
  const me = useMe();
  const signOut = useSignOut();
  const mayOpen = useMayOpen();
  const roles = [...new Set(me.roles.map(({ role }) => wordFor(t.words.roles, role)))];
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          appearance="subtle"
          icon={<PersonCircleRegular />}
          aria-label={t.app.person(me.name)}
        >
          <span className={styles.name}>{me.name}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <div className={styles.who}>
          <strong>{me.name}</strong>
          <span>{me.email}</span>
          {me.companyName && <span>{me.companyName}</span>}
          <span>{roles.length > 0 ? roles.join(', ') : t.profile.heldNone}</span>
        </div>
        <MenuDivider />
        <MenuList>
          <PageItem to="/profile" icon={<PersonQuestionMarkRegular />} text={t.app.profile} />
          {mayOpen('listApiKeys') && <PageItem to="/keys" icon={<KeyRegular />} text={t.keys.link} />}
          <MenuItem
            icon={<SignOutRegular />}
            onClick={() => {
              void signOut();
            }}
          >
            {t.app.signOut}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
