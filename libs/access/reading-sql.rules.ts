import { MATRIX, type Permission, type Relation, RELATIONS } from './matrix.rules.js';
import { CLASSIFICATIONS, type Role } from './principal.types.js';
import { BY_ROLE, ROLE_FOR } from './relations.rules.js';

/** The aliases of joined rows. `account` is joined from the left: whoever has none has no row. */
export interface ReadingRows {
  person: string;
  account: string;
  commitment: string;
}

/**
 * Why the person of a row may not read of the commitment of that row, as SQL: the same decision as `ReadingRights`, made
 * of the same matrix, by the database's clock; NULL where they may. For many rows at once, each with a person of its own.
 */
export function readingObstacleSql(rows: ReadingRows): string {
  const { person, account, commitment } = rows;
  const rank = (column: string) => `array_position('{${CLASSIFICATIONS.join()}}'::text[], ${column})`;
  return `CASE WHEN ${account}.disabled_at IS NOT NULL THEN 'account_disabled'
    WHEN ${rank(`${commitment}.classification`)} > ${rank(`${person}.clearance`)} THEN 'not_cleared'
    WHEN ${account}.person_id IS NULL OR ${[...roleTests(rows), postTest(rows)].join(' OR ')} THEN NULL
    ELSE 'no_right' END`;
}

function roleTests({ person, account, commitment }: ReadingRows): string[] {
  const isPublic = `${commitment}.classification = 'public'`;
  const conditions: Record<Permission, string> = {
    yes: 'TRUE',
    own_entries: 'TRUE',
    if_public: isPublic,
    if_open: `(${isPublic} OR EXISTS (SELECT FROM commitment_observers named
      WHERE named.commitment_id = ${commitment}.id AND named.person_id = ${person}.id))`,
  };
  return BY_ROLE.flatMap((role) => {
    const permission = MATRIX.see[role];
    return permission === undefined ? [] : [`${has(account, role)} AND ${conditions[permission]}`];
  });
}

/** By index from the person: their own posts of today and those of whom they stand in for, seldom more than a few. */
function postTest(rows: ReadingRows): string {
  const { person } = rows;
  return `EXISTS (SELECT FROM tenures held JOIN posts place ON place.id = held.post_id JOIN bodies seat ON seat.id = place.body_id
      CROSS JOIN LATERAL (SELECT (statement_timestamp() AT TIME ZONE seat.time_zone)::date AS today) there
    WHERE held.person_id = ANY(ARRAY(SELECT ${person}.id
        UNION ALL SELECT absent_id FROM deputyships WHERE deputy_id = ANY(ARRAY[${person}.id])))
      AND there.today BETWEEN held.starts_on AND coalesce(held.ends_on, 'infinity')
      AND (held.person_id = ${person}.id OR EXISTS (SELECT FROM deputyships lent
        WHERE lent.deputy_id = ${person}.id AND lent.absent_id = held.person_id
          AND there.today BETWEEN lent.starts_on AND lent.ends_on))
      AND (${placeTests(rows).join(' OR ')}))`;
}

/** Each of the relations that come from a post, of the post that is `held`. */
function placeTests({ account, commitment }: ReadingRows): string[] {
  const places: Record<Exclude<Relation, (typeof BY_ROLE)[number]>, string> = {
    lead: `held.post_id = ${commitment}.lead_post_id`,
    co_executor: `EXISTS (SELECT FROM commitment_co_executors shared
      WHERE shared.commitment_id = ${commitment}.id AND shared.post_id = held.post_id)`,
    controller: `held.post_id = ${commitment}.controller_post_id`,
    author: `held.post_id = ${commitment}.author_post_id`,
    head: `held.post_id IN (WITH RECURSIVE above AS (
      SELECT reports_to_id AS id FROM posts WHERE id = ${commitment}.lead_post_id
      UNION SELECT next.reports_to_id FROM posts next JOIN above USING (id)) SELECT id FROM above)`,
  };
  return RELATIONS.flatMap((relation) => {
    if (!isPlace(relation, places) || MATRIX.see[relation] === undefined) return [];
    const role = relation in ROLE_FOR ? ROLE_FOR[relation as keyof typeof ROLE_FOR] : null;
    return [role === null ? places[relation] : `${has(account, role)} AND ${places[relation]}`];
  });
}

function isPlace<Place extends string>(relation: string, places: Record<Place, string>): relation is Place {
  return relation in places;
}

function has(account: string, role: Role): string {
  return `'${role}' = ANY(${account}.roles)`;
}
