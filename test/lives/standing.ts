import { type ActorName, isCleared, type PostName, postsAbove, POST_NAMES, type Role, rolesOf } from './company.js';
import { type Commitment, isIn, type Life } from './life.js';

/*
 * Who may do what: the table "Roles" of docs/domain.md, read off its page.
 */

const ROWS = {
  see: 'registrar lead co-executor controller author head assessor observer* auditor administrator*',
  edit_commitment: 'registrar',
  put_on_control: 'registrar controller author',
  report: 'registrar lead co-executor',
  report_final: 'registrar lead',
  request_extension: 'lead',
  decide_extension: 'controller author',
  decide_report: 'controller',
  terminate: 'controller author',
  extend_by_decision: 'registrar controller author',
  reopen: 'controller author',
  block: 'registrar lead co-executor controller',
  move_counterpart: 'registrar lead',
  score: 'assessor',
  read_history: 'registrar lead co-executor controller author head assessor auditor',
} as const;
export type Row = keyof typeof ROWS;

type Relation =
  | 'lead'
  | 'co-executor'
  | 'controller'
  | 'author'
  | 'assessor'
  | 'head'
  | 'registrar'
  | 'auditor'
  | 'observer'
  | 'administrator';

/** What somebody is to a commitment, through which post and for whom. */
export interface Standing {
  relation: Relation;
  post: PostName | null;
  behalf: ActorName | null;
}

/** Posts that somebody holds today where they are, and posts of those they stand in for there. */
export function reach(life: Life, actor: ActorName): { post: PostName; behalf: ActorName | null }[] {
  return POST_NAMES.flatMap((post): { post: PostName; behalf: ActorName | null }[] => {
    const holder = life.holder(post);
    if (holder === null) return [];
    if (holder === actor) return [{ post, behalf: null }];
    const today = life.today(post);
    const lent = life.deputyships.some((one) => one.deputy === actor && one.absent === holder && isIn(one, today));
    return lent ? [{ post, behalf: holder }] : [];
  });
}

const NEEDS: Partial<Record<Relation, Role>> = {
  lead: 'executor',
  'co-executor': 'executor',
  controller: 'controller',
  head: 'head',
};

const BY_ROLE = ['assessor', 'registrar', 'auditor', 'observer', 'administrator'] as const;

/** In the order in which an act is put down as one or the other: whose work it is first, own posts before lent ones. */
const ORDER: readonly Relation[] = ['lead', 'co-executor', 'controller', 'author', 'assessor', 'head', 'registrar'];

export function standings(life: Life, actor: ActorName, commitment: Commitment): Standing[] {
  const roles = rolesOf(actor);
  const through = (relation: Relation, posts: readonly PostName[]) => {
    const needed = NEEDS[relation];
    if (needed !== undefined && !roles.includes(needed)) return [];
    return reach(life, actor)
      .filter(({ post }) => posts.includes(post))
      .map(({ post, behalf }): Standing => ({ relation, post, behalf }));
  };
  const { lead, coExecutors, controller, author } = commitment;
  const found: Standing[] = [
    ...through('lead', [lead]),
    ...through('co-executor', coExecutors),
    ...through('controller', [controller]),
    ...through('author', [author]),
    ...through('head', postsAbove(lead)),
    ...BY_ROLE.filter((role) => roles.includes(role)).map((relation): Standing => ({
      relation,
      post: null,
      behalf: null,
    })),
  ];
  const rank = ({ relation }: Standing) => ORDER.indexOf(relation) + (ORDER.includes(relation) ? 0 : ORDER.length + 1);
  return found.sort((a, b) => rank(a) - rank(b) || Number(a.behalf !== null) - Number(b.behalf !== null));
}

/** The standings that allow something; none: it is not allowed. */
export function allowing(row: Row, { life, actor, commitment }: Asked): Standing[] {
  const cells = new Set<string>(ROWS[row].split(' '));
  return standings(life, actor, commitment).filter(
    ({ relation }) => cells.has(relation) || (cells.has(`${relation}*`) && isOpenTo(relation, { actor, commitment })),
  );
}

function isOpenTo(relation: Relation, { actor, commitment }: Omit<Asked, 'life'>): boolean {
  if (commitment.classification === 'public') return true;
  return relation === 'observer' && commitment.observers.includes(actor);
}

export interface Asked {
  life: Life;
  actor: ActorName;
  commitment: Commitment;
}

/** Whoever leads it today, by a post of their own or a lent one, neither moves its deadline nor decides on a report. */
export function leads({ life, actor, commitment }: Asked): boolean {
  return reach(life, actor).some(({ post }) => post === commitment.lead);
}

/** What may not be seen looks the same as what does not exist. */
export function sees(asked: Asked): boolean {
  return isCleared(asked.actor, asked.commitment.classification) && allowing('see', asked).length > 0;
}
