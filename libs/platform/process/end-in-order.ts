import type { Logger } from '../logging/logger.js';

/**
 * Closes a program in order on SIGTERM, SIGINT, and when the parent process that holds the other end of the channel is
 * gone. Exits with 0 when it closed, with 1 when it could not within `patience` milliseconds.
 */
export function endInOrder(app: { close(): Promise<void> }, logger: Logger, patience: number): void {
  let ending = false;
  const end = (reason: string) => {
    if (ending) return;
    ending = true;
    logger.info({ reason }, 'ending');
    setTimeout(() => process.exit(1), patience).unref();
    void app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', () => end('SIGTERM'));
  process.once('SIGINT', () => end('SIGINT'));
  process.once('disconnect', () => end('the parent process is gone'));
}
