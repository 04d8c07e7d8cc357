import { Logger } from '@nestjs/common';

/** Does something again and again, one at a time, whatever happens to it in between. */
export class Rounds {
  private readonly log: Logger;
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly name: string,
    private readonly seconds: number,
    private readonly work: () => Promise<unknown>,
  ) {
    this.log = new Logger(name);
  }

  start(): void {
    this.current = this.round();
  }

  /** Waits for the round under way. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.current;
  }

  private async round(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      // An outage ends without us; until then every round says that it lasts.
      this.log.error(`${this.name} failed, next try in ${this.seconds} s: ${String(error)}`);
    }
    if (this.isStopped) return;
    this.timer = setTimeout(() => this.start(), this.seconds * 1_000);
  }
}
