import type { Principal } from './principal.types.js';
import { openTo, reachablePostIds } from './relations.rules.js';

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
  const bind = (value: unknown, type: string) => `$${parameterOffset + parameters.push(value)}::${type}`;
  const open = openTo(principal.clearance);
  const cleared = open.length === 3 ? 'TRUE' : `${alias}.classification = ANY(${bind(open, 'text[]')})`;
  const related = relationTests(principal, alias, bind);
  if (related === 'TRUE') return { sql: cleared, parameters };
  return { sql: cleared === 'TRUE' ? related : `(${cleared} AND ${related})`, parameters };
}

function relationTests(principal: Principal, alias: string, bind: (value: unknown, type: string) => string): string {
  const has = (...roles: Principal['roles'][number][]) => roles.some((role) => principal.roles.includes(role));
  if (has('registrar', 'assessor', 'auditor')) return 'TRUE';
  const tests: string[] = [];
  if (has('observer', 'administrator')) tests.push(`${alias}.classification = 'public'`);
  if (has('observer')) {
    tests.push(`EXISTS (SELECT 1 FROM commitment_observers o
      WHERE o.commitment_id = ${alias}.id AND o.person_id = ${bind(principal.personId, 'uuid')})`);
  }
  const postIds = reachablePostIds(principal);
  if (postIds.length > 0) tests.push(...postTests(has, alias, bind(postIds, 'uuid[]')));
  return tests.length > 0 ? `(${tests.join(' OR ')})` : 'FALSE';
}

function postTests(has: (role: Principal['roles'][number]) => boolean, alias: string, posts: string): string[] {
  const tests = [`${alias}.author_post_id = ANY(${posts})`];
  if (has('executor')) {
    tests.push(
      `${alias}.lead_post_id = ANY(${posts})`,
      `EXISTS (SELECT 1 FROM commitment_co_executors x WHERE x.commitment_id = ${alias}.id AND x.post_id = ANY(${posts}))`,
    );
  }
  if (has('controller')) tests.push(`${alias}.controller_post_id = ANY(${posts})`);
  if (has('head')) {
    tests.push(`${alias}.lead_post_id IN (WITH RECURSIVE below AS (
      SELECT id FROM posts WHERE reports_to_id = ANY(${posts})
      UNION SELECT p.id FROM posts p JOIN below b ON p.reports_to_id = b.id) SELECT id FROM below)`);
  }
  return tests;
}
