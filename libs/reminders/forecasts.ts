import { Injectable } from '@nestjs/common';
import { PlannableQuery } from '#commitments';
import type { Temporal } from 'temporal-polyfill';
import { forecast, type ForecastMail } from './forecast.rules.js';
import { DEFAULT_LADDER, reachOf } from './ladder.rules.js';
import { Planner } from './planner.js';

/** What this register would send between two dates, if nothing changed. Sends nothing. */
@Injectable()
export class Forecasts {
  constructor(
    private readonly planner: Planner,
    private readonly plannableQuery: PlannableQuery,
  ) {}

  /** Both dates inclusive, where the recipient is. */
  async between(from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<ForecastMail[]> {
    const ids = await this.plannableQuery.plannableIds();
    // The first rungs come well before a deadline: recurring periods are needed as far beyond the last day.
    const { roster, rights, calendars, ladders, ladderOf } = await this.planner.load();
    const days = Math.max(...[...ladders.values(), DEFAULT_LADDER].map(reachOf));
    const commitments = await this.plannableQuery.plannableUntil(ids, to.add({ days }));
    return forecast(commitments, { roster, rights, calendars, ladderOf, from, to });
  }
}
