import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { classesOf, sharedClasses } from './style-sheets.rules.js';

/*
 * A style sheet that was loaded once stays for the rest of the visit: a class to which two features give a look of their
 * own looks different after a visit to the other.
 */
const WEB = join(__dirname, '..', '..', 'apps', 'web');

/** `features/register`, `look`, `shell`. */
function placeOf(file: string): string {
  return file
    .split(sep)
    .slice(0, file.startsWith('features') ? 2 : 1)
    .join('/');
}

function ownSheets() {
  const files = ['features', 'look', 'shell'].flatMap((folder) =>
    readdirSync(join(WEB, folder), { recursive: true }).map((file) => join(folder, String(file))),
  );
  return files
    .filter((file) => file.endsWith('.css'))
    .map((file) => ({ place: placeOf(file), css: readFileSync(join(WEB, file), 'utf8') }));
}

describe('style sheets of the screens', () => {
  test('each class has its look from one folder', () => {
    const sheets = ownSheets();
    expect(sheets.length).toBeGreaterThan(20);
    expect(sharedClasses(sheets)).toEqual([]);
  });

  test.each([
    ['.a {} .b, .c .d {}', ['a', 'b', 'c']],
    ['/* .x {} */ table.a th {} .a > .b {}', ['a']],
    ['@media print { .a { color: red; } tr, .b.c { margin: 0 } }', ['a', 'b']],
    ['ul li .a {} svg rect[class^="a-"] {} :root {}', []],
  ])('%s begins with %j', (css, names) => {
    expect([...classesOf(css)]).toEqual(names);
  });

  test('a class in two folders is told with both', () => {
    const [here, there] = ['.filters { display: grid } .own {}', '.panel .filters {} form.filters .hint {}'];
    const sheets = [
      { place: 'features/measures', css: here },
      { place: 'features/register', css: there },
      { place: 'features/register', css: '.filters {}' },
    ];
    expect(sharedClasses(sheets)).toEqual(['filters: features/measures, features/register']);
  });
});
