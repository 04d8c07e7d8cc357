import { Injectable } from '@nestjs/common';
import { Clock, Transactions } from '#platform';
import type { Needed } from './obstacles.rules.js';

/** The zone where a day begins last: what ends on an earlier day has ended everywhere. */
const LAST_ZONE = 'Etc/GMT+12';

/** Looks up what a person is still needed for. */
@Injectable()
export class WhatNeedsAPerson {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async of(personId: string): Promise<Needed> {
    const { manager } = this.transactions;
    const [row] = await manager.query<[Omit<Needed, 'posts'>]>(NEEDED, [
      personId,
      this.clock.today(LAST_ZONE).toString(),
    ]);
    const tenures = await manager.query<{ title: string; zone: string; endsOn: string | null }[]>(TENURES, [personId]);
    const isOver = ({ zone, endsOn }: { zone: string; endsOn: string | null }) =>
      endsOn !== null && endsOn < this.clock.today(zone).toString();
    return { ...row, posts: tenures.filter((tenure) => !isOver(tenure)).map(({ title }) => title) };
  }
}

const TENURES = `
  SELECT p.title_en AS title, b.time_zone AS zone, t.ends_on::text AS "endsOn"
  FROM tenures t JOIN posts p ON p.id = t.post_id JOIN bodies b ON b.id = p.body_id
  WHERE t.person_id = $1 ORDER BY t.starts_on, p.title_en`;

const NEEDED = `
  SELECT
    (SELECT count(*)::integer FROM deputyships WHERE $1 IN (absent_id, deputy_id) AND ends_on >= $2::date) AS deputyships,
    (SELECT count(*)::integer FROM commitment_observers o JOIN commitments c ON c.id = o.commitment_id
     WHERE o.person_id = $1 AND c.status NOT IN ('closed', 'terminated', 'declined')) AS observed,
    EXISTS (SELECT FROM accounts WHERE person_id = $1 AND disabled_at IS NULL) AS "hasEnabledAccount",
    (SELECT count(*)::integer FROM mailings WHERE person_id = $1 AND state IN ('queued', 'sending')) AS mails`;
