import type { Day } from './days.js';

/*
 * Who takes part in every life: one person for each relation of the matrix, one who may do almost everything, one who
 * may nothing. Their posts are the same in every life; who holds them and who stands in for whom changes.
 */

export type Role =
  'registrar' | 'executor' | 'controller' | 'head' | 'assessor' | 'observer' | 'auditor' | 'administrator';
export const CLASSIFICATIONS = ['public', 'official', 'confidential'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

interface Actor {
  roles: readonly Role[];
  clearance: Classification;
}

export const ACTORS = {
  registrar: { roles: ['registrar'], clearance: 'confidential' },
  lead: { roles: ['executor'], clearance: 'confidential' },
  'co-executor': { roles: ['executor'], clearance: 'official' },
  controller: { roles: ['controller'], clearance: 'confidential' },
  author: { roles: [], clearance: 'confidential' },
  head: { roles: ['head'], clearance: 'confidential' },
  assessor: { roles: ['assessor'], clearance: 'confidential' },
  observer: { roles: ['observer'], clearance: 'official' },
  auditor: { roles: ['auditor'], clearance: 'confidential' },
  administrator: { roles: ['administrator'], clearance: 'confidential' },
  deputy: { roles: ['executor', 'controller'], clearance: 'confidential' },
  /** May be anything, and is what the posts given to it by succession make of it. */
  newcomer: { roles: ['registrar', 'executor', 'controller', 'head', 'assessor'], clearance: 'official' },
  stranger: { roles: [], clearance: 'confidential' },
} as const satisfies Record<string, Actor>;
export type ActorName = keyof typeof ACTORS;
export const ACTOR_NAMES = Object.keys(ACTORS) as ActorName[];

export const rolesOf = (actor: ActorName): readonly Role[] => ACTORS[actor].roles;

export function isCleared(actor: ActorName, classification: Classification): boolean {
  return CLASSIFICATIONS.indexOf(ACTORS[actor].clearance) >= CLASSIFICATIONS.indexOf(classification);
}

interface Post {
  country: string;
  timeZone: string;
  reportsTo: PostName | null;
  /** At the beginning of a life. */
  holder: ActorName | null;
}

const MINSK = { country: 'BY', timeZone: 'Europe/Minsk' };

export const POSTS = {
  ministry: { ...MINSK, reportsTo: null, holder: 'head' },
  department: { ...MINSK, reportsTo: 'ministry', holder: 'lead' },
  embassy: { country: 'RU', timeZone: 'Asia/Vladivostok', reportsTo: 'ministry', holder: 'co-executor' },
  agency: { ...MINSK, reportsTo: 'department', holder: null },
  control: { ...MINSK, reportsTo: null, holder: 'controller' },
  council: { country: 'US', timeZone: 'America/New_York', reportsTo: null, holder: 'author' },
} as const satisfies Record<string, Omit<Post, 'reportsTo'> & { reportsTo: string | null }>;
export type PostName = keyof typeof POSTS;
export const POST_NAMES = Object.keys(POSTS) as PostName[];

/** The body across the table of a joint commitment. */
export const COUNTERPART = 'EG';

/** The posts above one in the line of reports. */
export function postsAbove(post: PostName): PostName[] {
  const above: PostName | null = POSTS[post].reportsTo;
  return above === null ? [] : [above, ...postsAbove(above)];
}

export interface Tenure {
  post: PostName;
  person: ActorName;
  from: Day;
  to: Day | null;
}

export interface Deputyship {
  absent: ActorName;
  deputy: ActorName;
  from: Day;
  to: Day;
}

/** Since when the first holders hold their posts. */
export const SINCE: Day = '2020-01-01';

export function firstTenures(): Tenure[] {
  return POST_NAMES.flatMap((post) => {
    const { holder } = POSTS[post];
    return holder === null ? [] : [{ post, person: holder, from: SINCE, to: null }];
  });
}
