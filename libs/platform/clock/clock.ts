import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';

/** Where services take the time from. Rules take `now` as an argument; deliveries go by the database's clock. */
export abstract class Clock {
  abstract now(): Temporal.Instant;

  /** The calendar date in a time zone (an IANA name). */
  today(timeZone: string): Temporal.PlainDate {
    return this.now().toZonedDateTimeISO(timeZone).toPlainDate();
  }
}

/** The clock of this machine. */
@Injectable()
export class SystemClock extends Clock {
  override now(): Temporal.Instant {
    return Temporal.Now.instant();
  }
}
