/** Which language the pages speak. Only that one is loaded. */
import { createContext, useContext } from 'react';
import type { Messages } from '../../messages/en.ts';

export const languages = ['en', 'nl'] as const;
export type Language = (typeof languages)[number];

const kept = 'cpor.language';
const loaders: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('../../messages/en.ts')).en,
  nl: async () => (await import('../../messages/nl.ts')).nl,
};

/** Weekdays and months are said as in these places. */
export const locales: Record<Language, string> = { en: 'en-GB', nl: 'nl-NL' };

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** The person's choice on this device, else the first language of the browser that we speak. */
export function firstLanguage(
  choice: string | null = readChoice(),
  offered: readonly string[] = navigator.languages,
): Language {
  if (isLanguage(choice)) return choice;
  return offered.map((one) => one.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(kept, language);
  } catch {
    // A browser that stores nothing still speaks the chosen language until the page is closed.
  }
}

export function loadMessages(language: Language): Promise<Messages> {
  return loaders[language]();
}

export interface Speech {
  language: Language;
  locale: string;
  t: Messages;
  speak(language: Language): void;
}

export const SpeechContext = createContext<Speech | null>(null);

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('no language was chosen above this part of the page');
  return speech;
}
