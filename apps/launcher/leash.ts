/*
 * Loaded before the program of a child process. When the channel to the launcher closes, the launcher is gone, however
 * it went: the child ends as if it had been asked to, and is ended if that takes too long.
 */

const GRACE_MILLISECONDS = 30_000;

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), GRACE_MILLISECONDS).unref();
  process.kill(process.pid, 'SIGTERM');
});
// The channel alone is no reason to stay.
process.channel?.unref();
