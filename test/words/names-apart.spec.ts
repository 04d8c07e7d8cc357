import { readFileSync } from 'node:fs';
import { spokenIn } from '../browser/spoken.js';

/** What stands in one table: two rows of one name could not be told apart, in any language. */
const TABLES = [
  ['a commitment told field by field', 'apps/web/features/control/use-said.ts', /^ +\[?msg`([^`]+)`,/gm],
  ['the filters of commitments', 'apps/web/language/filter-words.ts', /^ {2}\w+: msg`([^`]+)`,/gm],
] as const;

describe.each(TABLES)('%s', (_what, file, name) => {
  const english = [...readFileSync(file, 'utf8').matchAll(name)].map(([, words = '']) => words);

  it.each(['en', 'ru', 'be'] as const)('names nothing as it names something else (%s)', async (language) => {
    const spoken = await spokenIn(language);
    const names = english.map(spoken);
    expect(names.length).toBeGreaterThanOrEqual(20);
    expect(names.filter((one, at) => names.indexOf(one) !== at)).toEqual([]);
  });
});
