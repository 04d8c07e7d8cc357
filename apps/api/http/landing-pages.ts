import { z } from 'zod';
import { VERSION } from '../version.js';

/** What each language says to whoever follows a mail's link to a commitment. */
const WORDS = {
  en: {
    heading: 'A commitment in Pacta',
    how: 'Sign in at the page of the API (session, POST /api/v1/session) with your e-mail address and password. Then this commitment opens here:',
    commitment: 'Read the commitment',
    may: 'You see it if you take part in it, or if your role lets you. If you cannot sign in, ask your administrator.',
    docs: 'Page of the API',
  },
  ru: {
    heading: 'Обязательство в системе Pacta',
    how: 'Войдите на странице API (session, POST /api/v1/session) со своим адресом электронной почты и паролем. После этого обязательство откроется здесь:',
    commitment: 'Открыть обязательство',
    may: 'Его видят те, кто в нём участвует, и те, кому это позволяет роль. Если войти не удаётся, обратитесь к администратору.',
    docs: 'Страница API',
  },
  be: {
    heading: 'Абавязацельства ў сістэме Pacta',
    how: 'Увайдзіце на старонцы API (session, POST /api/v1/session) са сваім адрасам электроннай пошты і паролем. Пасля гэтага абавязацельства адкрыецца тут:',
    commitment: 'Адкрыць абавязацельства',
    may: 'Яго бачаць тыя, хто ў ім удзельнічае, і тыя, каму гэта дазваляе роля. Калі ўвайсці не ўдаецца, звярніцеся да адміністратара.',
    docs: 'Старонка API',
  },
} as const;

/** What a browser shows that opens the server's address. */
export const LANDING_PAGE = page(
  'Pacta',
  `<h1>Pacta</h1>
<p>A register of what governments promise each other. Version ${VERSION}.</p>
<ul>
<li><a href="/api/docs">Try the API</a></li>
<li><a href="/api/v1/openapi.json">Its description (OpenAPI 3.1)</a></li>
<li><a href="/api/v1/health">Is it up</a></li>
</ul>`,
);

/**
 * What a browser shows that opens the link of a mail: where the commitment can be read. Nothing is looked up, so the
 * page tells nobody whether there is such a commitment. Null for what cannot be one: `id` is written into the page.
 */
export function commitmentPage(id: string): string | null {
  if (!z.uuid().safeParse(id).success) return null;
  const sections = Object.entries(WORDS).map(
    ([language, words]) => `<section lang="${language}">
<h1>${words.heading}</h1>
<p>${words.how} <a href="/api/v1/commitments/${id}">${words.commitment}</a>.</p>
<p>${words.may}</p>
<p><a href="/api/docs">${words.docs}</a></p>
</section>`,
  );
  return page('Pacta', sections.join('\n'));
}

/** A small page without style or script. `title` and `body` are our own words. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
${body}
</html>
`;
}
