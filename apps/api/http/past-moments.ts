import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Access } from '#access';
import { Transactions } from '#platform';
import { refusedMoment } from './as-of.js';
import { momentOf, readMoment } from './moment.rules.js';

const FORM =
  'Give a date (2024-03-01) or an instant (2024-03-01T09:00:00Z; in an address, the "+" of an offset is written %2B).';

/** Understands the moments of the past that requests name. */
@Injectable()
export class PastMoments {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /**
   * The moment that a parameter means to who asks, in the request's transaction, before it looks back.
   * @throws 400 that names the field: neither a date nor an instant, or one that is still to come
   */
  async of(given: unknown, field: string): Promise<Temporal.Instant> {
    const read = typeof given === 'string' ? readMoment(given) : null;
    if (read === null) throw refusedMoment([field, 'date'], FORM);
    const zone = 'day' in read ? await this.zoneOfReader() : 'UTC';
    const moment = momentOf(read, this.transactions.now, zone);
    if (moment === null)
      throw refusedMoment([field, 'out_of_range'], 'This is still to come: only what has been can be read.');
    return moment;
  }

  /** What day it is for who asks, at the moment that the request is about. */
  async dayOfReader(): Promise<Temporal.PlainDate> {
    return this.transactions.now.toZonedDateTimeISO(await this.zoneOfReader()).toPlainDate();
  }

  private async zoneOfReader(): Promise<string> {
    const { personId } = this.access.principal;
    const rows = await this.transactions.manager.query<{ zone: string }[]>(
      'SELECT time_zone AS zone FROM public.persons WHERE id = $1',
      [personId],
    );
    return rows[0]?.zone ?? 'UTC';
  }
}
