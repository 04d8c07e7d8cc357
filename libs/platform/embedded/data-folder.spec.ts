import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDataFolder } from './data-folder.js';

describe('the data folder', () => {
  const ground = mkdtempSync(join(tmpdir(), 'pacta-data-folder-'));
  afterAll(() => rmSync(ground, { recursive: true }));

  it('is made with those above it and with its logs, and may be there already', () => {
    const home = join(ground, 'a', 'b');
    prepareDataFolder(home);
    prepareDataFolder(home);
    expect(statSync(join(home, 'logs')).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['a file', (file: string) => file, 'is no folder'],
    ['below a file', (file: string) => join(file, 'x'), 'is no folder'],
    ['where no folder can be made', () => '/proc/pacta', 'no such file or directory'],
    ['a link that leads nowhere', () => join(ground, 'link'), 'no such file or directory'],
  ])('is refused in one sentence when it is %s', (_, path, reason) => {
    const file = join(ground, 'file');
    writeFileSync(file, '');
    rmSync(join(ground, 'link'), { force: true });
    symlinkSync(join(ground, 'nowhere', 'x'), join(ground, 'link'));
    const home = path(file);
    expect(() => prepareDataFolder(home)).toThrow(`The data folder ${home} cannot be used (`);
    expect(() => prepareDataFolder(home)).toThrow(
      `${reason}): let it be one that you may write to, or set PACTA_DATA_DIR to another.`,
    );
  });
});
