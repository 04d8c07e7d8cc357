/** Work for one key at a time and for a few keys at once, first come first served: what takes long holds up its own key. */
export class Turns {
  private readonly waiting = new Set<string>();
  private readonly working = new Map<string, Promise<void>>();

  /** @param work never rejects */
  constructor(
    private readonly most: number,
    private readonly work: (key: string) => Promise<void>,
  ) {}

  /** For each of these, but for whoever has a turn already or waits for one. */
  ask(keys: Iterable<string>): void {
    for (const key of keys) if (!this.working.has(key)) this.waiting.add(key);
    this.goOn();
  }

  /** Nobody begins any more who has not begun yet. */
  giveUp(): void {
    this.waiting.clear();
  }

  /** When all have ended that have begun or wait. */
  async over(): Promise<void> {
    while (this.working.size > 0) await Promise.all(this.working.values());
  }

  private goOn(): void {
    for (const key of this.waiting) {
      if (this.working.size === this.most) return;
      this.waiting.delete(key);
      this.working.set(key, this.take(key));
    }
  }

  private async take(key: string): Promise<void> {
    await this.work(key);
    this.working.delete(key);
    this.goOn();
  }
}
