import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sources of a folder that run, in one. */
const sourcesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.|testing\/|-ground\.ts$|\.generated\./.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');

const api = [...['libs', 'apps/api'].map(sourcesOf)].join('\n');
const web = sourcesOf('apps/web');
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, word = '']) => word);

/** Where the API writes out the code of an answer that is an error. */
const THROWN = [
  /\b(?:conflict|forbidden)\(\s*'(\w+)'/g,
  /: '(\w+_not_yours)'/g, // by the action that it is for others to do
  /\bnew DomainError\(\s*'\w+',\s*'(\w+)'/g,
  /\bproblem\(\s*\w+,\s*'(\w+)'/g,
  /\bnew HttpException\(\s*\{ code: '(\w+)'/g,
  /\{ code: '(\w+)', why: /g, // for now: to be asked again
  /\[\d{3}, '(\w+)', /g, // by an error of the database
  /^ {4}\d{3}: '(\w+)',/gm, // by the status of an error of the server
];
/** Where several refusals stand together, each thrown under its own code. */
const together = ['libs/reminders/undelivered.rules.ts', 'libs/commitments/own-work.rules.ts'].flatMap((file) =>
  found(readFileSync(file, 'utf8'), /\{\s*code: '(\w+)',\s*message\b/g),
);

const codes = new Set([...together, ...THROWN.flatMap((pattern) => found(api, pattern))]);
const table = /const BY_CODE[^=]*= \{\n([^]*?)\n\};/.exec(web)?.[1] ?? '';
const told = new Map(
  [...table.matchAll(/^ {2}(\w+): (?:null|msg`([^`]+)`),$/gm)].map(([, code = '', words]) => [code, words]),
);

describe('why something cannot be done', () => {
  it('is told in the language of the reader for each code of the API, and for no other', () => {
    expect(codes.size).toBeGreaterThan(40);
    expect([...told.keys()]).toEqual([...codes].sort());
  });

  it('is told otherwise only where a form knows better', () => {
    const tables = found(web, /: Refusals = \{\n([^]*?)\n\};/g).join('\n');
    const better = [...tables.matchAll(/^ {2}(\w+): msg`([^`]+)`,$/gm)];
    expect(better.length).toBeGreaterThan(0);
    for (const [, code = '', words] of better) {
      expect([...told.keys()]).toContain(code);
      expect([...told.values()]).not.toContain(words);
    }
  });

  it.each(THROWN)('finds codes by each way to write one: %s', (pattern) => {
    expect(found(api, pattern)).not.toEqual([]);
  });

  it('has a code that is written out where it is thrown, but for those that stand together', () => {
    const written = new Set(found(api, /\b(?:conflict|forbidden)\(\s*([\w.]+)/g));
    expect(written).toEqual(new Set(['code', 'obstacle.code', 'NOT_YOURS']));
    expect(together).toContain('own_report');
    expect(together).toContain('address_refused');
  });
});
