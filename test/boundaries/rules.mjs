/*
 * Which way imports may point. One list, read by the check of our own tree and by the fixture that proves each rule
 * bites. Names of the rules are what a failed check prints.
 */

/** What each lib may import beside `platform`, directly: the arrows of docs/architecture.md, from the ground up. */
const LIBS = {
  deadlines: [],
  history: [],
  mail: [],
  calendars: ['deadlines', 'history'],
  people: ['calendars', 'deadlines', 'history'],
  access: ['people', 'history'],
  meetings: ['access', 'people', 'calendars', 'deadlines', 'history'],
  commitments: ['meetings', 'access', 'people', 'calendars', 'deadlines', 'history'],
  reports: ['commitments', 'meetings', 'access', 'people', 'calendars', 'deadlines', 'history'],
  reminders: ['commitments', 'access', 'people', 'calendars', 'deadlines', 'history', 'mail'],
  importing: ['reminders', 'commitments', 'meetings', 'access', 'people', 'calendars', 'deadlines', 'history'],
  erasure: ['importing', 'access', 'people', 'history'],
  platform: [],
};

const SPECS = '\\.spec\\.tsx?$';
/** Specs and what only they use: a ground or fixture beside them, a folder named testing. */
const TEST_FILES = `${SPECS}|/testing/|-(ground|fixture)\\.ts$`;
const APPS = ['api', 'worker', 'cli', 'launcher'];

const arrows = Object.entries(LIBS).map(([lib, below]) => ({
  name: `${lib}-imports-only-what-lies-below`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: TEST_FILES },
  to: { path: '^libs/', pathNot: `^libs/(${[lib, 'platform', ...below].join('|')})/` },
}));

const ownDoors = Object.keys({ ...LIBS, testing: [] }).map((lib) => ({
  name: `${lib}-is-entered-through-its-index`,
  severity: 'error',
  comment: 'Other libs, apps and tests import #name: what a lib does not export is its own affair.',
  from: { path: '^(apps|libs|test)/', pathNot: `^libs/${lib}/|^libs/testing/services\\.ts$` },
  to: { path: `^libs/${lib}/`, pathNot: `^libs/${lib}/index\\.ts$` },
}));

const apps = APPS.map((app) => ({
  name: `${app}-is-imported-by-nobody`,
  severity: 'error',
  from: { path: '^(apps|libs)/', pathNot: `^apps/${app}/` },
  to: { path: `^apps/${app}/` },
}));

export const rules = [
  ...arrows,
  ...ownDoors,
  ...apps,
  {
    name: 'a-lib-names-the-other-by-its-alias',
    severity: 'error',
    comment: 'Across libs and from apps: `#people`, never `../people/index.js`.',
    from: { path: '^(?:apps/[^/]+|libs/([^/]+)|test)/' },
    to: { path: '^libs/[^/]+/index\\.ts$', pathNot: '^libs/$1/', dependencyTypesNot: ['aliased-subpath-import'] },
  },
  {
    name: 'testing-stays-in-tests',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: `^libs/testing/|^apps/[^/]+/testing/|${TEST_FILES}` },
    to: { path: '^libs/testing/' },
  },
  {
    name: 'what-ships-uses-no-dev-dependency',
    severity: 'error',
    comment:
      'An installation need not have them. The build has: it is what makes one, and what it bundles for browsers is in no other way used.',
    from: { path: '^(apps|libs)/', pathNot: `${TEST_FILES}|^apps/launcher/build\\.mjs$|^apps/web/` },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  { name: 'specs-are-imported-by-nobody', severity: 'error', from: {}, to: { path: SPECS } },
  {
    name: 'grounds-of-tests-stay-in-tests',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: `^libs/testing/|${TEST_FILES}` },
    to: { path: '^(apps|libs)/.*(/testing/|-(ground|fixture)\\.ts$)' },
  },
  {
    name: 'rules-import-only-rules-and-types',
    severity: 'error',
    comment:
      'A rule has no clock, no database, no framework: types, schemas, other rules, and of platform the domain errors (the linter sees to which names).',
    from: { path: '\\.rules\\.ts$' },
    to: {
      path: '^(apps|libs)/',
      pathNot: '\\.(rules|types|schema)\\.ts$|^libs/(platform|deadlines)/index\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'rules-use-no-package-but-temporal',
    severity: 'error',
    from: { path: '\\.rules\\.ts$' },
    to: {
      path: 'node_modules/',
      pathNot: 'node_modules/(temporal-polyfill|temporal-spec)/',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'rules-use-nothing-of-node',
    severity: 'error',
    comment: 'But crypto, for hashes.',
    from: { path: '\\.rules\\.ts$' },
    to: { dependencyTypes: ['core'], pathNot: '^crypto$' },
  },
  {
    name: 'deadlines-are-pure',
    severity: 'error',
    from: { path: '^libs/deadlines/', pathNot: TEST_FILES },
    to: { path: 'node_modules/(@nestjs|typeorm|pg)/' },
  },
  {
    name: 'what-checks-measures-shares-no-code',
    severity: 'error',
    comment: 'An independent calculation that imports ours makes the same mistakes.',
    from: { path: '^test/measures/independent\\.ts$' },
    to: {},
  },
  {
    name: 'screens-stand-alone',
    severity: 'error',
    comment: 'They run in a browser and know the API by its document alone.',
    from: { path: '^apps/web/' },
    to: { path: '^(apps|libs|test)/', pathNot: '^apps/web/' },
  },
  {
    name: 'features-of-the-screens-are-entered-through-their-index',
    severity: 'error',
    comment: 'But by the routes, which load a page when it is opened.',
    from: { path: '^apps/web/features/([^/]+)/' },
    to: { path: '^apps/web/features/', pathNot: '^apps/web/features/($1/|[^/]+/index\\.ts$)' },
  },
  {
    name: 'what-screens-share-knows-no-feature',
    severity: 'error',
    from: { path: '^apps/web/(client|language|look|session|shell)/' },
    to: { path: '^apps/web/features/' },
  },
  {
    name: 'no-circles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
];
