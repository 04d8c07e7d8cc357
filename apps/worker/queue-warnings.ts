import { Injectable, Logger } from '@nestjs/common';

/** Between two lines about the same outage, in milliseconds. */
const PAUSE = 60_000;

/** A queue that is out of reach is noticed by each of our connections every second; the log is told once a minute. */
@Injectable()
export class QueueWarnings {
  private readonly log = new Logger('Queue');
  private saidAt = -Infinity;

  broken(error: Error): void {
    if (performance.now() - this.saidAt < PAUSE) return;
    this.saidAt = performance.now();
    this.log.warn(`The queue is out of reach, mails are sent without it: ${error.message}`);
  }
}
