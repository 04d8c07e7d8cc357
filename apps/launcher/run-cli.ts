import { spawn } from 'node:child_process';

const CLI = 'dist/apps/cli/main.js';

/**
 * Runs a command of `pacta` to its end, quietly.
 * @throws Error with what it printed when it fails.
 */
export async function runCli(options: string[], environment: Record<string, string | undefined>): Promise<void> {
  const child = spawn(process.execPath, ['--enable-source-maps', CLI, ...options], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`pacta ${options.join(' ')} failed:\n${output.trim()}`);
}
