import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Who may import whom, written a second time on purpose: a slip in rules.mjs is seen here. */
const ALLOWED: Record<string, string> = {
  platform: '',
  deadlines: 'platform',
  history: 'platform',
  mail: 'platform',
  calendars: 'platform deadlines history',
  people: 'platform deadlines history calendars',
  access: 'platform history people',
  meetings: 'platform deadlines history calendars people access',
  commitments: 'platform deadlines history calendars people access meetings',
  reports: 'platform deadlines history calendars people access meetings commitments',
  reminders: 'platform deadlines history calendars people access mail commitments',
  importing: 'platform deadlines history calendars people access meetings commitments reminders',
  erasure: 'platform history people access importing',
};
const LIBS = Object.keys(ALLOWED);

/** A tree in which every file breaks the rule that it is listed under. */
const WRONG: Record<string, Record<string, string>> = {
  'people-is-entered-through-its-index': { 'apps/cli/side-door.ts': `import '../../libs/people/tenure.js';` },
  'a-lib-names-the-other-by-its-alias': { 'apps/cli/no-alias.ts': `import '../../libs/people/index.js';` },
  'api-is-imported-by-nobody': { 'libs/reminders/upwards.ts': `import '../../apps/api/main.js';` },
  'worker-is-imported-by-nobody': { 'apps/api/sideways.ts': `import '../worker/main.js';` },
  'testing-stays-in-tests': { 'apps/worker/tested.ts': `import '#testing';` },
  'grounds-of-tests-stay-in-tests': { 'libs/people/grounded.ts': `import './people-ground.js';` },
  'what-ships-uses-no-dev-dependency': { 'libs/people/generated.ts': `import 'fast-check';` },
  'specs-are-imported-by-nobody': { 'libs/people/from-test.ts': `import './tenure.spec.js';` },
  'rules-import-only-rules-and-types': {
    'libs/people/a.rules.ts': `import { b } from './tenure.js'; export const a = b;`,
  },
  'rules-use-no-package-but-temporal': { 'libs/people/b.rules.ts': `import 'typeorm';` },
  'rules-use-nothing-of-node': { 'libs/people/c.rules.ts': `import 'node:fs';` },
  'deadlines-are-pure': { 'libs/deadlines/stored.ts': `import 'typeorm';` },
  'what-checks-measures-shares-no-code': { 'test/measures/independent.ts': `import '#people';` },
  'screens-stand-alone': { 'apps/web/features/today/people.ts': `import '#people';` },
  'features-of-the-screens-are-entered-through-their-index': {
    'apps/web/features/today/sideways.ts': `import '../register/table.js';`,
  },
  'what-screens-share-knows-no-feature': { 'apps/web/look/featured.ts': `import '../features/register/index.js';` },
  'no-circles': {
    'libs/people/about.ts': `import './round.js';`,
    'libs/people/round.ts': `import './about.js';`,
  },
  'everything-resolves': { 'libs/people/nowhere.ts': `import '#nowhere';` },
};

/** Looks like a breach and is none. */
const RIGHT: Record<string, string> = {
  'libs/people/tenure.ts': `export const b = 1; export type B = string;`,
  'libs/people/tenure.spec.ts': `import '#testing'; import './people-ground.js';`,
  'libs/people/people-ground.ts': `import '#testing'; import 'fast-check';`,
  'libs/people/d.rules.ts': `import type { B } from './tenure.js'; import 'temporal-polyfill'; import './e.rules.js'; export type D = B;`,
  'libs/people/e.rules.ts': `import '#platform';`,
  'apps/cli/main.ts': `import '#people';`,
  'apps/api/main.ts': ``,
  'apps/worker/main.ts': ``,
  'apps/web/routes.ts': `import './features/register/table.js';`,
  'apps/web/features/register/index.ts': ``,
  'apps/web/features/register/table.ts': `import 'fast-check';`,
  'apps/web/features/today/door.ts': `import '../register/index.js'; import './own.js';`,
  'apps/web/features/today/own.ts': ``,
  'test/journey.spec.ts': `import '#testing';`,
  'libs/testing/index.ts': `import 'fast-check';`,
  'node_modules/typeorm/index.js': ``,
  'node_modules/typeorm/package.json': `{"name":"typeorm"}`,
  'node_modules/fast-check/index.js': ``,
  'node_modules/fast-check/package.json': `{"name":"fast-check"}`,
  'node_modules/temporal-polyfill/index.js': ``,
  'node_modules/temporal-polyfill/package.json': `{"name":"temporal-polyfill"}`,
  'package.json': `{"type":"module","imports":{"#*":{"source":"./libs/*/index.ts"}},"dependencies":{"typeorm":"1","temporal-polyfill":"1"},"devDependencies":{"fast-check":"1"}}`,
};

function check(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-boundaries-'));
  const indexes = Object.fromEntries(LIBS.map((lib) => [`libs/${lib}/index.ts`, '']));
  for (const [path, content] of Object.entries({ ...indexes, ...RIGHT, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${content}\n`);
  }
  const { stderr } = spawnSync('node', [join(ROOT, 'test/boundaries/check.mjs'), folder], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return stderr.split('\n').filter((line) => line.includes(' → '));
}

describe('the check of imports', () => {
  it('finds every wrong one, and nothing in what is right', () => {
    const files = Object.assign({}, ...Object.values(WRONG)) as Record<string, string>;
    const found = check(files);
    for (const [rule, wrong] of Object.entries(WRONG)) {
      expect(found).toContainEqual(expect.stringMatching(`^${rule}: ${Object.keys(wrong)[0]} → `));
    }
    const innocent = found.filter((line) => Object.keys(RIGHT).some((path) => line.includes(`: ${path} →`)));
    expect(innocent).toEqual([]);
  });

  it('lets each lib import what lies below it and nothing else', () => {
    const pairs = LIBS.flatMap((from) => LIBS.filter((to) => to !== from).map((to) => ({ from, to })));
    const files = Object.fromEntries(pairs.map(({ from, to }) => [`libs/${from}/to-${to}.ts`, `import '#${to}';`]));
    const refused = check(files)
      .filter((line) => line.includes('-imports-only-what-lies-below: '))
      .map((line) => `${line.split('-imports-only')[0]} ${basename(line.split(' → ')[0], '.ts').slice(3)}`);
    const expected = pairs.filter(({ from, to }) => !ALLOWED[from].split(' ').includes(to));
    expect(refused.sort()).toEqual(expected.map(({ from, to }) => `${from} ${to}`).sort());
  });
});

describe('the tree', () => {
  const tracked = execFileSync('git', ['ls-files', 'apps', 'libs', 'test'], { cwd: ROOT, encoding: 'utf8' }).split(
    '\n',
  );

  it('imports in the right direction only', () => {
    const { status, stderr } = spawnSync('node', [join(ROOT, 'test/boundaries/check.mjs')], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('has kebab-case names, and none that says nothing', () => {
    const files = tracked.filter((path) => /\.(ts|tsx|mjs)$/.test(path)).map((path) => basename(path));
    expect(files.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(name))).toEqual([]);
    expect(files.filter((name) => /^(utils?|helpers?|common|misc|base|manager)\b/.test(name))).toEqual([]);
  });
});
