import '@fontsource-variable/source-sans-3';
import './look/kit.css';
import './look/look.css';
import './look/text.css';
import './look/choice.css';
import './look/list-table.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './client/api.js';
import { bringWords, firstLanguage, LanguageProvider, speak } from './language/language.js';
import { theme } from './look/theme.js';
import { router } from './routes.js';

/** The strict policy of the page lets in the styles of the kit by a number that the server makes for each page. */
const styleNonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';

// A dialog stops the page behind it from scrolling by a style that another package writes: it asks here.
setNonce(styleNonce);

/** Where people arrive: these screens have all their words in the first view. */
const ARRIVALS = ['/', '/sign-in'];

/** Milliseconds. */
const AT_ONCE = 100;
const LATE = 3_000;

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// Who is signed in decides the language, and without one nothing can be shown. While that is asked, the screen's code comes,
// and the words in what is most likely the language, and the letters. Asked first: a browser asks for six things at once.
const loaded = router.load();
await Promise.resolve();
const [asked] = router.getMatchedRoutes(router.latestLocation.pathname);
for (const route of asked) void router.loadRouteChunk(route);
void bringWords(firstLanguage(), !ARRIVALS.includes(router.latestLocation.pathname));
// Without them the page has those of the browser.
for (const letters of ['a', 'я']) document.fonts.load(`16px ${theme.fontFamily}`, letters).catch(() => undefined);
const page = createRoot(root);
const late = setTimeout(() => void sayLate(), LATE);
await loaded;
clearTimeout(late);
await firstAnswers();
show(<RouterProvider router={router} />);

function show(shown: ReactNode): void {
  page.render(
    <StrictMode>
      <MantineProvider theme={theme} getStyleNonce={() => styleNonce} forceColorScheme="light">
        <QueryClientProvider client={queryClient}>
          <LanguageProvider>{shown}</LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

/** A server that takes a request and does not answer: nobody is to look at nothing. */
async function sayLate(): Promise<void> {
  await speak(firstLanguage());
  const { LateNote } = await import('./shell/late-note.js');
  if (router.state.status === 'pending') show(<LateNote />);
}

/** What the screen has asked for, if it comes at once: drawn without it and then with it, a screen would stand later. */
async function firstAnswers(): Promise<void> {
  const all = new Promise<void>((resolve) => {
    const stop = queryClient.getQueryCache().subscribe(look);
    function look() {
      if (queryClient.isFetching() > 0) return;
      stop();
      resolve();
    }
    look();
  });
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, AT_ONCE))]);
}
