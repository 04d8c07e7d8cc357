import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `npm run web:words:check`: the catalogues hold exactly the texts of the screens, and every language has each. Leaves
 * the catalogues as they were.
 */
const WEB = fileURLToPath(new URL('..', import.meta.url));
const LANGUAGES = ['en', 'ru', 'be'];
const fileOf = (language) => join(WEB, 'language', 'catalogues', `${language}.po`);

/** The texts of a catalogue that have no translation. Entries are blocks between empty lines. */
function missingIn(catalogue) {
  return catalogue
    .split('\n\n')
    .filter((entry) => /^msgid "/m.test(entry) && /^msgstr ""$/m.test(entry) && !/^msgstr ""\n"/m.test(entry))
    .map((entry) =>
      entry
        .split('\n')
        .filter((line) => /^(msgid )?"/.test(line))
        .join(' '),
    );
}

const kept = LANGUAGES.map((language) => readFileSync(fileOf(language), 'utf8'));
try {
  execFileSync('npm', ['run', '--silent', 'web:words'], { cwd: join(WEB, '..', '..'), stdio: 'ignore' });
  const problems = LANGUAGES.flatMap((language, index) => {
    const fresh = readFileSync(fileOf(language), 'utf8');
    const stale = fresh === kept[index] ? [] : [`${language}: run npm run web:words, the screens say something else`];
    return [...stale, ...missingIn(fresh).map((text) => `${language}: no translation of ${text}`)];
  });
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  LANGUAGES.forEach((language, index) => writeFileSync(fileOf(language), kept[index]));
}
