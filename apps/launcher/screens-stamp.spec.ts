import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// Plain JavaScript without types: it runs before any package is there.
const { stampOf } = jest.requireActual<{ stampOf: (root: string) => string }>('../web/build/stamp.mjs');

describe('whether the screens are to be built again', () => {
  let root: string;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const changedBy = (file: string, text: string) => {
    const before = stampOf(root);
    write(file, text);
    return stampOf(root) !== before;
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pacta-stamp-'));
    for (const file of ['apps/web/client/client.ts', 'apps/web/main.tsx', 'docs/openapi.json', 'package-lock.json']) {
      write(file, '{}');
    }
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it.each(['apps/web/main.tsx', 'apps/web/new.tsx', 'docs/openapi.json', 'package-lock.json'])(
    'yes, after an edit of %s',
    (file) => expect(changedBy(file, '{ "more": true }')).toBe(true),
  );

  it.each(['apps/web/client/api.generated.ts', 'apps/web/main.spec.tsx'])(
    'no, after %s was written: the build writes it, or a test is no part of the screens',
    (file) => expect(changedBy(file, 'text')).toBe(false),
  );
});
