interface Waiting<T, Result> {
  item: T;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}

/**
 * Writes things as they come: while one statement is under way the next things collect, and go into one statement after
 * it. So nothing waits for a full batch, and many at once do not cost a transaction each. Things that have a moment wait
 * for one that has not, and go with it.
 */
export class Collected<T, Result> {
  private waiting: Waiting<T, Result>[] = [];
  private isWriting = false;
  private isUrgent = false;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param write gives the results of some items, in their order, or writes none of them.
   * @param isOfOne whether an error comes from something in one item, so that the others had better be written without it.
   */
  constructor(
    private readonly write: (items: readonly T[]) => Promise<readonly Result[]>,
    private readonly isOfOne: (error: unknown) => boolean = () => false,
  ) {}

  /** @param patience for how many milliseconds it may wait for company. */
  add(item: T, patience = 0): Promise<Result> {
    const written = new Promise<Result>((done, failed) => this.waiting.push({ item, done, failed }));
    if (patience > 0) this.timer ??= setTimeout(() => this.hurry(), patience);
    else this.hurry();
    return written;
  }

  private hurry(): void {
    this.isUrgent = true;
    if (!this.isWriting) void this.writeAll();
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.isUrgent) {
      const batch = this.waiting;
      this.waiting = [];
      this.isUrgent = false;
      clearTimeout(this.timer);
      this.timer = undefined;
      await this.writeBatch(batch);
    }
    this.isWriting = false;
  }

  private async writeBatch(batch: readonly Waiting<T, Result>[]): Promise<void> {
    try {
      const results = await this.write(batch.map(({ item }) => item));
      batch.forEach(({ done }, place) => done(results[place]));
    } catch (error) {
      if (batch.length > 1 && this.isOfOne(error)) for (const one of batch) await this.writeBatch([one]);
      else for (const { failed } of batch) failed(error);
    }
  }
}
