import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { PreparedQueries } from '#platform';
import {
  Roster,
  type RosterBody,
  type RosterDeputyship,
  type RosterPerson,
  type RosterPost,
  type RosterTenure,
} from './roster.rules.js';

/** Reads the roster out of the register. */
@Injectable()
export class Rosters {
  constructor(private readonly queries: PreparedQueries) {}

  /** The whole of it. */
  load(): Promise<Roster> {
    return this.read(`SELECT id FROM posts`, []);
  }

  /**
   * What can matter for some posts: these and all above them, who holds them at any time, and who stands in for whom of
   * those. Whoever is asked about anything else answers that there is nothing.
   */
  around(postIds: readonly string[]): Promise<Roster> {
    return this.read(
      `SELECT id FROM posts WHERE id = ANY($1::uuid[])
       UNION SELECT p.reports_to_id FROM posts p JOIN line USING (id) WHERE p.reports_to_id IS NOT NULL`,
      [postIds],
    );
  }

  /** One statement, whatever its size: one moment, one trip. */
  private async read(line: string, parameters: unknown[]): Promise<Roster> {
    const [row] = await this.queries.query<StoredRoster>(`WITH RECURSIVE line AS (${line}) ${ROSTER}`, parameters);
    if (!row) throw new Error('a roster is one row');
    const { bodies, posts, persons, tenures, deputyships } = row;
    return Roster.of({
      bodies,
      posts,
      persons,
      tenures: tenures.map((tenure) => ({
        ...tenure,
        startsOn: Temporal.PlainDate.from(tenure.startsOn),
        endsOn: tenure.endsOn === null ? null : Temporal.PlainDate.from(tenure.endsOn),
      })),
      deputyships: deputyships.map((deputyship) => ({
        ...deputyship,
        startsOn: Temporal.PlainDate.from(deputyship.startsOn),
        endsOn: Temporal.PlainDate.from(deputyship.endsOn),
      })),
    });
  }
}

/** As the driver gives it: dates are text. */
type Stored<T> = {
  [K in keyof T]: T[K] extends Temporal.PlainDate ? string : T[K] extends string ? T[K] : string | null;
};

interface StoredRoster {
  bodies: RosterBody[];
  posts: RosterPost[];
  persons: RosterPerson[];
  tenures: Stored<RosterTenure>[];
  deputyships: Stored<RosterDeputyship>[];
}

const list = (select: string) => `(SELECT coalesce(json_agg(x), '[]') FROM (${select}) x)`;

const ROSTER = `
  , named AS MATERIALIZED (SELECT p.* FROM posts p JOIN line USING (id)),
  held AS MATERIALIZED (SELECT t.* FROM tenures t JOIN line ON line.id = t.post_id),
  lent AS MATERIALIZED (SELECT d.* FROM deputyships d WHERE d.absent_id IN (SELECT person_id FROM held))
  SELECT
    ${list(`SELECT id, code, json_build_object('en', name_en, 'ru', name_ru, 'be', name_be) AS name, country,
      time_zone AS "timeZone" FROM bodies WHERE id IN (SELECT body_id FROM named)`)} AS bodies,
    ${list(`SELECT id, code, body_id AS "bodyId", reports_to_id AS "reportsToId",
      json_build_object('en', title_en, 'ru', title_ru, 'be', title_be) AS title FROM named`)} AS posts,
    ${list(`SELECT id, code, name, json_build_object('ru', name_ru, 'be', name_be) AS names, email, language,
      time_zone AS "timeZone", to_char(morning, 'HH24:MI') AS morning, clearance, urgent,
      email_refused_at IS NOT NULL AS "emailRefused" FROM persons
      WHERE id IN (SELECT person_id FROM held UNION SELECT deputy_id FROM lent)`)} AS persons,
    ${list(`SELECT post_id AS "postId", person_id AS "personId", starts_on AS "startsOn", ends_on AS "endsOn"
      FROM held`)} AS tenures,
    ${list(`SELECT absent_id AS "absentId", deputy_id AS "deputyId", starts_on AS "startsOn", ends_on AS "endsOn"
      FROM lent`)} AS deputyships`;
