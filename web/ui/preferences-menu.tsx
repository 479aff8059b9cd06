import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons';
import { isLanguage, languages, useSpeech } from '../model/frame/language.ts';
import { themeChoices, useTheme } from '../model/frame/theme.ts';

export function PreferencesMenu() {
  const { t, language, speak } = useSpeech();
  const { choice, choose } = useTheme();
  const change = (name: string, value: string | undefined): void => {
    const theme = themeChoices.find((one) => one === value);
    if (name === 'theme' && theme) choose(theme);
    if (name === 'language' && isLanguage(value)) speak(value);
  };
  return (
    <Menu
      checkedValues={{ language: [language], theme: [choice] }}
      onCheckedValueChange={(_event, { name, checkedItems }) => change(name, checkedItems[0])}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<SettingsRegular />} aria-label={t.app.preferences} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{t.app.language}</MenuGroupHeader>
            {languages.map((one) => (
              <MenuItemRadio key={one} name="language" value={one} lang={one}>
                {t.app.languages[one]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t.app.theme}</MenuGroupHeader>
            {themeChoices.map((one) => (
              <MenuItemRadio key={one} name="theme" value={one}>
                {t.app.themes[one]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
