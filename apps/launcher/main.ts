import { EnvironmentError, readEnvironment } from '#platform';
import { closingBlock } from './closing-block.js';
import { screen } from './console.js';
import { Installation } from './installation.js';

/** Between the first signal and one that means "at once": npm and the terminal may both pass on one Ctrl-C. */
const ONE_SIGNAL_MILLISECONDS = 2_000;

/** `npm start`: sets everything up, shows one closing block, stays until it is told to stop. */
async function main(): Promise<void> {
  const installation = new Installation(readEnvironment());
  stopOnSignals(installation);
  try {
    screen.line('Starting Pacta');
    screen.line(closingBlock(await installation.start()));
  } catch (error) {
    const interrupted = installation.isStopping;
    await installation.stop();
    if (!interrupted) throw error;
  }
}

function stopOnSignals(installation: Installation): void {
  let askedAt: number | null = null;
  const stop = () => {
    if (askedAt !== null && performance.now() - askedAt < ONE_SIGNAL_MILLISECONDS) return;
    if (askedAt !== null) {
      installation.abandon();
      process.exit(1);
    }
    askedAt = performance.now();
    screen.line('\nStopping …');
    void installation.stop().then(() => {
      screen.line('Pacta has stopped.');
      process.exit(0);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // The command that started us was killed.
  process.on('disconnect', stop);
}

try {
  await main();
} catch (error) {
  screen.problem(explain(error));
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof EnvironmentError) return `Some variables are not right:\n${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
