import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onUnauthenticated, problemOf } from './model/frame/api.ts';
import {
  firstLanguage,
  keepLanguage,
  loadMessages,
  locales,
  SpeechContext,
  type Language,
} from './model/frame/language.ts';
import type { Messages } from './messages/en.ts';
import { makeRouter } from './paths.ts';
import { session } from './model/frame/queries.ts';
import { keepTheme, readTheme, ThemeContext, type ThemeChoice } from './model/frame/theme.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Long enough for the parts of one page to share an answer; whoever opens the next page sees what others did meanwhile.
      staleTime: 2_000,
      refetchOnWindowFocus: true,
      // The client of the API has tried again by itself where that helps.
      retry: (count, error) => count < 1 && problemOf(error).status === 0,
    },
  },
});
const router = makeRouter(client);

/** What was refused although somebody is signed in is asked for again, but not over and over. */
const againEveryMs = 10_000;
let asked = -againEveryMs;
/** One look for all calls that were refused at once. */
let looking: Promise<void> | null = null;

/**
 * The session ended under the page. Who is just sending something is told by the form, and keeps what was typed; who
 * reads signs in first. One refused call is no proof, so the session itself is asked before anybody is sent away.
 */
async function lookAtSession(): Promise<void> {
  const found = await client.fetchQuery({ ...session(), staleTime: 0 }).catch(() => null);
  if (found?.member) {
    if (performance.now() - asked < againEveryMs) return;
    asked = performance.now();
    await client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
    return;
  }
  const { pathname, href } = router.state.location;
  if (found === null || pathname === '/sign-in' || client.isMutating() > 0) return;
  await router.navigate({ to: '/sign-in', search: { returnTo: href, expired: 'yes' } });
}

onUnauthenticated(() => {
  if (router.state.location.pathname === '/sign-in' || client.isMutating() > 0) return;
  looking ??= lookAtSession().finally(() => {
    looking = null;
  });
});

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

function useDark(choice: ThemeChoice): boolean {
  const [system, setSystem] = useState(darkQuery.matches);
  useEffect(() => {
    const hear = (): void => setSystem(darkQuery.matches);
    darkQuery.addEventListener('change', hear);
    return () => darkQuery.removeEventListener('change', hear);
  }, []);
  return choice === 'system' ? system : choice === 'dark';
}

function Themed({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(readTheme);
  const dark = useDark(choice);
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  const theme = useMemo(
    () => ({
      choice,
      dark,
      choose: (next: ThemeChoice) => {
        keepTheme(next);
        setChoice(next);
      },
    }),
    [choice, dark],
  );
  return (
    <ThemeContext.Provider value={theme}>
      <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>{children}</FluentProvider>
    </ThemeContext.Provider>
  );
}

function Spoken({
  first,
  firstTexts,
  children,
}: {
  first: Language;
  firstTexts: Messages;
  children: ReactNode;
}) {
  const [spoken, setSpoken] = useState({ language: first, t: firstTexts });
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  const speech = useMemo(
    () => ({
      ...spoken,
      locale: locales[spoken.language],
      speak: (language: Language) => {
        keepLanguage(language);
        void loadMessages(language).then((t) => setSpoken({ language, t }));
      },
    }),
    [spoken],
  );
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

async function open(): Promise<void> {
  const language = firstLanguage();
  const texts = await loadMessages(language);
  const place = document.getElementById('portal');
  if (!place) throw new Error('the page has no place for the portal');
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Spoken first={language} firstTexts={texts}>
          <Themed>
            <RouterProvider router={router} />
          </Themed>
        </Spoken>
      </QueryClientProvider>
    </StrictMode>,
  );
}

void open();
