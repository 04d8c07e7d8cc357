import type { Relation, Standing } from './matrix.rules.js';
import { type Classification, CLASSIFICATIONS, type Parties, type Principal, type Role } from './principal.types.js';

/** A relation through a post needs the role as well; the author's side follows from the post alone. */
export const ROLE_FOR = { lead: 'executor', co_executor: 'executor', controller: 'controller', head: 'head' } as const;

/** Relations that a role gives by itself, to every commitment. */
export const BY_ROLE = [
  'registrar',
  'assessor',
  'auditor',
  'observer',
  'administrator',
] as const satisfies readonly Role[];

/** Whether a person cleared for `clearance` may know of something classified so. */
export function clearedFor(clearance: Classification, classification: Classification): boolean {
  return CLASSIFICATIONS.indexOf(clearance) >= CLASSIFICATIONS.indexOf(classification);
}

/** The classifications that a clearance opens. */
export function openTo(clearance: Classification): Classification[] {
  return CLASSIFICATIONS.slice(0, CLASSIFICATIONS.indexOf(clearance) + 1);
}

/** The most closed of these; `public` of none. */
export function mostClosed(classifications: readonly Classification[]): Classification {
  return CLASSIFICATIONS.findLast((classification) => classifications.includes(classification)) ?? 'public';
}

/**
 * How a person stands to a commitment today, each relation with through whom. `abovePostIds` are the posts above the
 * lead's in the reporting line; pass none where nobody is a head. A deputy needs the role in their own account: a
 * deputyship lends posts, not roles.
 */
export function standingsTo(principal: Principal, parties: Parties, abovePostIds: readonly string[] = []): Standing[] {
  const standings: Standing[] = BY_ROLE.filter((role) => principal.roles.includes(role)).map((relation) => ({
    relation,
    onBehalfOfId: null,
    postId: null,
  }));
  const places: [Relation, readonly string[]][] = [
    ['lead', [parties.leadPostId]],
    ['co_executor', parties.coExecutorPostIds],
    ['controller', [parties.controllerPostId]],
    ['author', [parties.authorPostId]],
    ['head', abovePostIds],
  ];
  for (const { onBehalfOfId, postIds } of capacities(principal)) {
    for (const [relation, wanted] of places) {
      const postId = wanted.find((id) => postIds.includes(id));
      if (postId !== undefined && hasRoleFor(principal, relation)) standings.push({ relation, onBehalfOfId, postId });
    }
  }
  return standings;
}

/** Every post a person may act through today, with the absent person it is held by (null: themselves). */
function capacities(principal: Principal): { onBehalfOfId: string | null; postIds: readonly string[] }[] {
  return [
    { onBehalfOfId: null, postIds: principal.postIds },
    ...principal.actingFor.map(({ personId, postIds }) => ({ onBehalfOfId: personId, postIds })),
  ];
}

/** All posts a person may act through today, own and lent. */
export function reachablePostIds(principal: Principal): string[] {
  return [...new Set(capacities(principal).flatMap(({ postIds }) => postIds))];
}

function hasRoleFor(principal: Principal, relation: Relation): boolean {
  return !(relation in ROLE_FOR) || principal.roles.includes(ROLE_FOR[relation as keyof typeof ROLE_FOR]);
}
