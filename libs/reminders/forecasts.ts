import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { forecast, type ForecastMail } from './forecast.rules.js';
import { Planner } from './planner.js';

/** What this register would send between two dates, if nothing changed. Sends nothing. */
@Injectable()
export class Forecasts {
  constructor(
    private readonly transactions: Transactions,
    private readonly planner: Planner,
  ) {}

  /** Both dates inclusive, where the recipient is. */
  async between(from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<ForecastMail[]> {
    const rows: { id: string }[] = await this.transactions.manager.query(ON_CONTROL);
    const commitments = await this.planner.plannable(rows.map(({ id }) => id));
    const { roster, calendars, ladderOf } = await this.planner.load();
    return forecast(commitments, { roster, calendars, ladderOf, from, to });
  }
}

const ON_CONTROL = `SELECT id FROM commitments WHERE status IN ('active', 'reported') ORDER BY id`;
