import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** The tests and the commands all run from the root of the repository. */
export const ROOT = process.cwd();

/** A program of ours that runs, with all that it printed. */
export interface Running {
  process: ChildProcess;
  output(): string;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
}

/** A test's programs see nothing of the variables that the run of the tests itself was given. */
function environment(own: Record<string, string>): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR } = process.env;
  // Databases of tests come and go: their checkpoints would contradict each other in the one folder of this clone.
  return { PATH, HOME, TMPDIR, ...(own['PACTA_DATA_DIR'] === undefined && { PACTA_CHECKPOINT_MINUTES: '0' }), ...own };
}

/** Runs a file of ours with Node, from the root of the repository. */
export function run(
  script: string,
  { options = [], variables, input = '' }: { options?: string[]; variables: Record<string, string>; input?: string },
): Running {
  const child = spawn(process.execPath, [script, ...options], { cwd: ROOT, env: environment(variables) });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  child.once('error', (error) => (output += String(error)));
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { process: child, output: () => output, ended };
}

/** Runs a command of `pacta` to its end. @returns its standard output and error. */
export async function pacta(options: string[], variables: Record<string, string>, input?: string): Promise<string> {
  const running = run('dist/apps/cli/main.js', { options, variables, ...(input !== undefined && { input }) });
  const code = await running.ended;
  if (code !== 0) throw new Error(`pacta ${options.join(' ')} ended with ${code}:\n${running.output()}`);
  return running.output();
}

/** Asks again and again until the answer is there. @throws with the last refusal after the given time. */
export async function eventually<T>(seconds: number, ask: () => Promise<T | null> | T | null): Promise<T> {
  let problem = new Error(`nothing after ${seconds} s`);
  for (const began = performance.now(); performance.now() - began < seconds * 1000; await sleep(200)) {
    try {
      const answer = await ask();
      if (answer !== null) return answer;
    } catch (error) {
      if (error instanceof Error) problem = error;
    }
  }
  throw problem;
}
