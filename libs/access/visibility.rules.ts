import type { Principal, Role } from './principal.types.js';
import { openTo, reachablePostIds } from './relations.rules.js';

/*
 * Rights are today's: what says who stands how to a thing is read from the tables of `public` by name, also where the
 * statement around it reads the past. What is asked about is whatever the statement has under the alias.
 */

/** A piece of SQL with its parameters. */
export interface Fragment {
  sql: string;
  parameters: unknown[];
}

/**
 * The condition under which a row of `commitments` may be seen, as SQL. The same decision as the matrix's row `see`;
 * a test compares the two.
 */
export function visibleTo(principal: Principal, alias: string, parameterOffset: number): Fragment {
  if (principal.personId === null) return { sql: 'TRUE', parameters: [] };
  const parameters: unknown[] = [];
  const bind: Bind = (value, type) => `$${parameterOffset + parameters.push(value)}::${type}`;
  const open = openTo(principal.clearance);
  const cleared = open.length === 3 ? 'TRUE' : `${alias}.classification = ANY(${bind(open, 'text[]')})`;
  const related = relationTests(principal, alias, bind);
  if (related === 'TRUE') return { sql: cleared, parameters };
  return { sql: cleared === 'TRUE' ? related : `(${cleared} AND ${related})`, parameters };
}

/**
 * The condition under which a row of `source_documents` may be read whole, as SQL: a public one by whoever is signed in;
 * one that is not by whom the matrix's row `see` would show, among the commitments that rest on its words, one that is
 * classified as the document is. A test compares the two.
 */
export function documentVisibleTo(principal: Principal, alias: string, parameterOffset: number): Fragment {
  if (principal.personId === null) return { sql: 'TRUE', parameters: [] };
  const parameters: unknown[] = [];
  const bind: Bind = (value, type) => `$${parameterOffset + parameters.push(value)}::${type}`;
  const cleared = `${alias}.classification = ANY(${bind(openTo(principal.clearance), 'text[]')})`;
  if (seesAll(principal)) return { sql: cleared, parameters };
  const tests = closerTests(principal, 'resting', bind);
  const isPublic = `${alias}.classification = 'public'`;
  if (tests.length === 0) return { sql: isPublic, parameters: [] };
  const related = `EXISTS (SELECT 1 FROM public.passages anchor
    JOIN public.commitments resting ON resting.passage_id = anchor.id
    WHERE anchor.document_id = ${alias}.id AND (${tests.join(' OR ')}))`;
  return { sql: `(${isPublic} OR (${cleared} AND ${related}))`, parameters };
}

/**
 * The condition under which a row of `passages` may be seen, as SQL: with the whole document, or with a commitment that
 * rests on it, since whoever may see a commitment may see the words behind it.
 */
export function passageVisibleTo(
  principal: Principal,
  alias: string,
  { parameterOffset, past }: { parameterOffset: number; past: boolean },
): Fragment {
  const [ofDocument, ofCommitment] = past ? [documentVisibleInPast, visibleInPast] : [documentVisibleTo, visibleTo];
  const document = ofDocument(principal, 'whole', parameterOffset);
  const commitment = ofCommitment(principal, 'shown', parameterOffset + document.parameters.length);
  const sql = `(EXISTS (SELECT 1 FROM source_documents whole WHERE whole.id = ${alias}.document_id AND ${document.sql})
    OR EXISTS (SELECT 1 FROM commitments shown WHERE shown.passage_id = ${alias}.id AND ${commitment.sql}))`;
  return { sql, parameters: [...document.parameters, ...commitment.parameters] };
}

/**
 * The condition under which a commitment may be seen as it once was: it may be seen today, and what it was marked then is
 * not above the clearance of today.
 */
export function visibleInPast(principal: Principal, alias: string, parameterOffset: number): Fragment {
  return inPast(principal, { alias, table: 'commitments' }, visibleTo(principal, 'today', parameterOffset));
}

/** The same for a source document as it once was. */
export function documentVisibleInPast(principal: Principal, alias: string, parameterOffset: number): Fragment {
  return inPast(
    principal,
    { alias, table: 'source_documents' },
    documentVisibleTo(principal, 'today', parameterOffset),
  );
}

function inPast(
  { personId, clearance }: Principal,
  { alias, table }: { alias: string; table: string },
  { sql, parameters }: Fragment,
): Fragment {
  if (personId === null) return { sql: 'TRUE', parameters: [] };
  const cleared = `${alias}.classification IN ('${openTo(clearance).join("', '")}')`;
  const today = `EXISTS (SELECT 1 FROM public.${table} today WHERE today.id = ${alias}.id AND ${sql})`;
  return { sql: `(${cleared} AND ${today})`, parameters };
}

type Bind = (value: unknown, type: string) => string;

function has(principal: Principal, ...roles: Role[]): boolean {
  return roles.some((role) => principal.roles.includes(role));
}

/** Whom the matrix shows every commitment, given clearance. */
function seesAll(principal: Principal): boolean {
  return has(principal, 'registrar', 'assessor', 'auditor');
}

function relationTests(principal: Principal, alias: string, bind: Bind): string {
  if (seesAll(principal)) return 'TRUE';
  const tests = closerTests(principal, alias, bind);
  if (has(principal, 'observer', 'administrator')) tests.unshift(`${alias}.classification = 'public'`);
  return tests.length > 0 ? `(${tests.join(' OR ')})` : 'FALSE';
}

/** How one may stand closer to a commitment than by its being public: named on it, or through a post. */
function closerTests(principal: Principal, alias: string, bind: Bind): string[] {
  const tests: string[] = [];
  if (has(principal, 'observer')) {
    tests.push(`EXISTS (SELECT 1 FROM public.commitment_observers o
      WHERE o.commitment_id = ${alias}.id AND o.person_id = ${bind(principal.personId, 'uuid')})`);
  }
  const postIds = reachablePostIds(principal);
  if (postIds.length > 0) tests.push(...postTests(principal, alias, bind(postIds, 'uuid[]')));
  return tests;
}

function postTests(principal: Principal, alias: string, posts: string): string[] {
  const tests = [`${alias}.author_post_id = ANY(${posts})`];
  if (has(principal, 'executor')) {
    tests.push(
      `${alias}.lead_post_id = ANY(${posts})`,
      `EXISTS (SELECT 1 FROM public.commitment_co_executors x
        WHERE x.commitment_id = ${alias}.id AND x.post_id = ANY(${posts}))`,
    );
  }
  if (has(principal, 'controller')) tests.push(`${alias}.controller_post_id = ANY(${posts})`);
  if (has(principal, 'head')) {
    tests.push(`${alias}.lead_post_id IN (WITH RECURSIVE below AS (
      SELECT id FROM public.posts WHERE reports_to_id = ANY(${posts})
      UNION SELECT p.id FROM public.posts p JOIN below b ON p.reports_to_id = b.id) SELECT id FROM below)`);
  }
  return tests;
}
