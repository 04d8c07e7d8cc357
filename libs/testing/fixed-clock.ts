import { Temporal } from 'temporal-polyfill';
import { Clock } from '#platform';

/** A clock that stands still until a test moves it, in either direction. */
export class FixedClock extends Clock {
  private instant: Temporal.Instant;

  /** @param at an instant, or its ISO 8601 text (`2024-01-17T09:00:00+03:00`). */
  constructor(at: Temporal.Instant | string) {
    super();
    this.instant = Temporal.Instant.from(at);
  }

  override now(): Temporal.Instant {
    return this.instant;
  }

  set(at: Temporal.Instant | string): void {
    this.instant = Temporal.Instant.from(at);
  }

  /** Moves on (or back) by exact time, as `{ hours: 24 }` or `PT24H`. */
  advance(by: Temporal.DurationLike | string): void {
    this.instant = this.instant.add(by);
  }
}
