export interface Arrival {
  place: number;
  /** Of what is arriving. */
  commitmentId: string;
}

/**
 * Which of the rows that are found have not been found before. Places are given before a transaction commits, so one that
 * is slow comes after others with higher places: what is younger than `settledAfterMs` is looked at again and again, and
 * told once.
 */
export class Arrivals {
  private readonly seen = new Map<number, number>();
  /** All that is looked for lies behind this place. */
  private settled: number;

  constructor(
    found: readonly Arrival[],
    nowMs: number,
    private readonly settledAfterMs: number,
  ) {
    this.settled = found[0] === undefined ? 0 : found[0].place - 1;
    for (const { place } of found) this.seen.set(place, nowMs);
  }

  get after(): number {
    return this.settled;
  }

  /** Places behind `after` that have been found already: nobody has to look for them again. */
  get known(): number[] {
    return [...this.seen.keys()];
  }

  /** Takes in what was found behind `after`. @returns the commitments of what is new, each once */
  take(found: readonly Arrival[], nowMs: number): string[] {
    const fresh = found.filter(({ place }) => !this.seen.has(place));
    for (const { place } of fresh) this.seen.set(place, nowMs);
    // In the order of their arrival: whatever has been known for long enough is behind us, with all below it.
    for (const [place, since] of this.seen) {
      if (nowMs - since < this.settledAfterMs) break;
      this.settled = Math.max(this.settled, place);
      this.seen.delete(place);
    }
    return [...new Set(fresh.map(({ commitmentId }) => commitmentId))];
  }
}
