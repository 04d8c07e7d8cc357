import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Transactions } from '#platform';
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
  constructor(private readonly transactions: Transactions) {}

  /** The whole of it, in five statements whatever its size. */
  async load(): Promise<Roster> {
    const { manager } = this.transactions;
    return Roster.of({
      bodies: await manager.query<RosterBody[]>(BODIES),
      posts: await manager.query<RosterPost[]>(POSTS),
      persons: await manager.query<RosterPerson[]>(PERSONS),
      tenures: (await manager.query<Stored<RosterTenure>[]>(TENURES)).map((tenure) => ({
        ...tenure,
        startsOn: Temporal.PlainDate.from(tenure.startsOn),
        endsOn: tenure.endsOn === null ? null : Temporal.PlainDate.from(tenure.endsOn),
      })),
      deputyships: (await manager.query<Stored<RosterDeputyship>[]>(DEPUTYSHIPS)).map((deputyship) => ({
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

const BODIES = `
  SELECT id, code, jsonb_build_object('en', name_en, 'ru', name_ru, 'be', name_be) AS name, country,
         time_zone AS "timeZone"
  FROM bodies`;

const POSTS = `
  SELECT id, code, body_id AS "bodyId", reports_to_id AS "reportsToId",
         jsonb_build_object('en', title_en, 'ru', title_ru, 'be', title_be) AS title
  FROM posts`;

const PERSONS = `
  SELECT id, code, name, jsonb_build_object('ru', name_ru, 'be', name_be) AS names, email, language,
         time_zone AS "timeZone", to_char(morning, 'HH24:MI') AS morning, clearance,
         email_refused_at IS NOT NULL AS "emailRefused"
  FROM persons`;

const TENURES = `
  SELECT post_id AS "postId", person_id AS "personId", starts_on AS "startsOn", ends_on AS "endsOn" FROM tenures`;

const DEPUTYSHIPS = `
  SELECT absent_id AS "absentId", deputy_id AS "deputyId", starts_on AS "startsOn", ends_on AS "endsOn"
  FROM deputyships`;
