import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const patches = readdirSync(__dirname).filter((file) => file.endsWith('.patch'));

describe('the planted defects', () => {
  it('are twenty at least', () => expect(patches.length).toBeGreaterThanOrEqual(20));

  it.each(patches)('%s still fits the sources, and names tests that are there', (file) => {
    const path = join(__dirname, file);
    expect(() => execFileSync('git', ['apply', '--check', path], { cwd: ROOT, stdio: 'pipe' })).not.toThrow();
    const [head = ''] = readFileSync(path, 'utf8').split(/^diff --git /m);
    const specs = /^Specs: (.+)$/m.exec(head)?.[1]?.split(/\s+/) ?? [];
    expect(specs.length).toBeGreaterThan(0);
    expect(specs.filter((spec) => !existsSync(join(ROOT, spec)))).toEqual([]);
  });
});
