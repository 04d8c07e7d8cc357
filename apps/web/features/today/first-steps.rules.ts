import type { InboxItem, Profile } from '../../client/api.generated.js';

export const STEPS = [
  'mine',
  'open',
  'report',
  'mail',
  'waiting',
  'decide',
  'measures',
  'overdue',
  'brief',
  'meeting',
  'mark',
  'register',
  'changes',
  'proof',
  'accounts',
  'posts',
  'ladders',
  'health',
] as const;
export type StepName = (typeof STEPS)[number];

export interface Step {
  name: StepName;
  /** The address of the screen. */
  to: string;
  /** What was noted when it was done: the screen that was opened, or what was done. */
  mark: string;
}

/** Of several roles the one whose work is least like that of others. */
const ROLES = ['administrator', 'registrar', 'auditor', 'controller', 'head', 'executor'] as const;

const OF_ROLE: Record<(typeof ROLES)[number] | 'reader', readonly StepName[]> = {
  administrator: ['accounts', 'posts', 'ladders', 'health'],
  registrar: ['meeting', 'mark', 'open'],
  auditor: ['register', 'open', 'changes', 'proof'],
  controller: ['waiting', 'decide', 'measures'],
  head: ['overdue', 'measures', 'brief'],
  executor: ['mine', 'open', 'report', 'mail'],
  reader: ['register', 'open', 'measures', 'changes'],
};

/** What of the register the steps lead to. */
export interface Around {
  profile: Pick<Profile, 'roles'>;
  /** What waits for the reader, the most pressing first. */
  items: readonly InboxItem[];
  /** The body under which a head looks; undefined without one. */
  bodyId: string | undefined;
  /** The latest meeting; undefined while it is not known, or without one. */
  meeting: { id: string; heldOn: string } | undefined;
  /** Where the reader is. */
  today: string;
}

/** The first steps of somebody by their role, in order. */
export function firstSteps(around: Around): Step[] {
  const role = ROLES.find((one) => around.profile.roles.includes(one)) ?? 'reader';
  return OF_ROLE[role].map((name) => ({ name, ...placeOf(name, around) }));
}

/** That of the next meeting, on its day too; before it is entered it is had from the last one. */
function briefOf(latest: Around['meeting'], today: string): string {
  if (latest === undefined) return '/meetings';
  return `/meetings/${latest.id}/brief${latest.heldOn < today ? '?next=true' : ''}`;
}

const COMMITMENT = '/member/commitments/$id';

function placeOf(name: StepName, { items, bodyId, meeting: latest, today }: Around): Omit<Step, 'name'> {
  const first = items[0]?.commitment.id;
  const toReport = items.find(({ nextAction }) => nextAction === 'report')?.commitment.id ?? first;
  const toDecide = items.find(({ nextAction }) => nextAction === 'decide_report')?.commitment.id;
  const meeting = latest === undefined ? '/meetings' : `/meetings/${latest.id}`;
  const under = bodyId === undefined ? '' : `&leadBodyId=${bodyId}`;
  const places: Record<StepName, readonly [to: string, mark: string]> = {
    mine: ['/register?mine=true', '/member/register'],
    open: [first === undefined ? '/register' : `/commitments/${first}`, COMMITMENT],
    report: [toReport === undefined ? '/register?mine=true' : `/commitments/${toReport}?do=report`, 'report'],
    mail: ['/profile', '/member/profile'],
    waiting: [toDecide === undefined ? '/register?status=reported' : `/commitments/${toDecide}`, COMMITMENT],
    decide: [
      toDecide === undefined ? '/register?status=reported' : `/commitments/${toDecide}?do=decide_report`,
      'decide_report',
    ],
    measures: ['/measures', '/member/measures'],
    overdue: [`/register?timeliness=overdue${under}`, '/member/register'],
    brief: [briefOf(latest, today), '/member/meetings/$id/brief'],
    meeting: [meeting, '/member/meetings/$id'],
    mark: [meeting, 'enter_commitment'],
    register: ['/register', '/member/register'],
    changes: ['/comparison', '/member/comparison'],
    proof: ['/history', '/member/history'],
    accounts: ['/accounts', '/member/accounts'],
    posts: ['/bodies', '/member/bodies'],
    ladders: ['/ladders', '/member/ladders'],
    health: ['/health', '/member/health'],
  };
  const [to, mark] = places[name];
  return { to, mark };
}
