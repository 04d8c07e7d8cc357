import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Installs the packages when they are not there, were not installed to the end, or the lock file asks for others.
 * Everything goes to standard error: standard output belongs to the command that is run afterwards.
 */
export async function installPackages(root) {
  if (isInstalled(root)) return;
  process.stderr.write('Installing packages (once; about a minute) …\n');
  const began = Date.now();
  const ticking = setInterval(() => {
    process.stderr.write(`  … still installing, ${Math.round((Date.now() - began) / 1000)} s\n`);
  }, 15_000);
  const code = await npm(root, ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']);
  clearInterval(ticking);
  if (code !== 0) {
    throw new Error(
      'The packages could not be installed (see above): check the connection to the registry and start again.',
    );
  }
  writeFileSync(stampFile(root), lockHash(root));
  process.stderr.write(`Installed in ${Math.round((Date.now() - began) / 1000)} s.\n`);
}

function isInstalled(root) {
  // npm writes this file when an installation is complete.
  const finished = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(finished)) return false;
  if (existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === lockHash(root)) return true;
  return statSync(finished).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function stampFile(root) {
  return join(root, 'node_modules', '.pacta-installed');
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function npm(root, options) {
  // Inside `npm start`, npm says where it lies; else the one that came with this Node.
  const script = process.env.npm_execpath ?? join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const [command, ...before] = existsSync(script) ? [process.execPath, script] : ['npm'];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...options], { cwd: root, stdio: ['ignore', 2, 2] });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
