import cliProgress from 'cli-progress';

/** Things from which on somebody who waits wants to see that something happens. */
const LARGE = 500;

/** Shows on a terminal how many are done; nothing where there are few, or nobody looks. */
export function progressBar(things = 'commitments') {
  const bar = new cliProgress.SingleBar(
    { format: `{bar} {value} of {total} ${things}`, stream: process.stderr, clearOnComplete: true },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    show: (done: number, total: number): void => {
      if (total < LARGE || !process.stderr.isTTY) return;
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    stop: (): void => {
      if (started) bar.stop();
    },
  };
}
