import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useSpeech } from '../model/frame/language.ts';
import { useMe } from '../model/frame/session.ts';
import { SideNav } from './side-nav.tsx';

/** The navigation where there is no room beside the content. */
export default function NavDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useSpeech();
  const me = useMe();
  return (
    <OverlayDrawer
      open
      position="start"
      size="small"
      onOpenChange={(_event, data) => {
        if (!data.open) onClose();
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label={t.app.close}
              icon={<DismissRegular />}
              onClick={onClose}
            />
          }
        >
          {t.app.name}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <nav aria-label={t.app.navigation}>
          <SideNav side={me.side} onLeave={onClose} />
        </nav>
      </DrawerBody>
    </OverlayDrawer>
  );
}
