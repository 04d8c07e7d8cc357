import type { Logger } from '@nestjs/common';

/** Between two lines about the same alarm, in milliseconds. */
const PAUSE = 15 * 60_000;

/** Says alarms in the log, and not over and over. */
export class SaidAlarms {
  private readonly saidAt = new Map<string, number>();

  constructor(private readonly log: Logger) {}

  say(alarms: readonly { code: string; message: string }[]): void {
    for (const { code, message } of alarms) {
      if (performance.now() - (this.saidAt.get(code) ?? -Infinity) < PAUSE) continue;
      this.saidAt.set(code, performance.now());
      this.log.error(`Alarm: ${message}`);
    }
  }
}
