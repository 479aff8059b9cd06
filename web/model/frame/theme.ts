/** Light, dark, or as the system has it. */
import { createContext, useContext } from 'react';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const kept = 'cpor.theme';

export function readTheme(): ThemeChoice {
  try {
    const value = localStorage.getItem(kept);
    return themeChoices.find((choice) => choice === value) ?? 'system';
  } catch {
    return 'system';
  }
}

export function keepTheme(choice: ThemeChoice): void {
  try {
    localStorage.setItem(kept, choice);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}

export interface Theme {
  choice: ThemeChoice;
  dark: boolean;
  choose(choice: ThemeChoice): void;
}

export const ThemeContext = createContext<Theme | null>(null);

export function useTheme(): Theme {
  const theme = useContext(ThemeContext);
  if (!theme) throw new Error('no theme was chosen above this part of the page');
  return theme;
}
