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
import { PersonCircleRegular, PersonQuestionMarkRegular, SignOutRegular } from '@fluentui/react-icons';
import { useRouter } from '@tanstack/react-router';
import { useSpeech } from '../model/frame/language.ts';
import { useMe, useSignOut } from '../model/frame/session.ts';
import { wordFor } from '../model/frame/words.ts';
import styles from './person-menu.module.css';

/** Who I am, with which roles, and where it says what I may not do. */
export function PersonMenu() {
  const { t } = useSpeech();
  const me = useMe();
  const router = useRouter();
  const signOut = useSignOut();
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
          <MenuItemLink
            href="/profile"
            icon={<PersonQuestionMarkRegular />}
            onClick={(event) => {
              event.preventDefault();
              void router.navigate({ to: '/profile' });
            }}
          >
            {t.app.profile}
          </MenuItemLink>
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
