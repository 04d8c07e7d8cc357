import fc from 'fast-check';
import type { Actor, World } from './world.js';

/** One thing that somebody does to one of the commitments; some cannot be done then, are refused, and nothing happens. */
export interface Move {
  /** Which of the commitments. */
  which: number;
  /** Hours that pass before. */
  hours: number;
  /** Decides which of the acts that its status suggests. */
  act: number;
  /** Decides among what the act leaves open. */
  pick: number;
}

const SIDES = ['ours', 'theirs', 'joint'] as const;
const FULFILMENTS = ['no_evidence', 'not_started', 'minimal', 'substantial', 'full'] as const;

interface Known {
  id: string;
  version: number;
  status: string;
  currentDeadline: string | null;
  reports: { id: string; kind: string; decision: object | null }[];
  extensions: { id: string; state: string }[];
  periods: { ordinal: number }[];
}

interface Doing {
  as: Actor;
  path: string;
  method?: 'PATCH';
  payload?: object;
}

/** A date after the current deadline and after today; undefined where there is no deadline. */
function later({ currentDeadline }: Known, pick: number, { api }: World): string | undefined {
  if (currentDeadline === null) return undefined;
  const from = Math.max(Date.parse(currentDeadline), api.clock.now().epochMilliseconds);
  return new Date(from + (1 + (pick % 90)) * 86_400_000).toISOString().slice(0, 10);
}

type Deed = (known: Known, pick: number, world: World) => Doing | null;

const on = ({ id }: Known, path: string) => `/commitments/${id}/${path}`;
const waitingReport = ({ reports }: Known) => reports.find(({ kind, decision }) => kind === 'final' && !decision);
const waitingRequest = ({ extensions }: Known) => extensions.find(({ state }) => state === 'requested');
const decided = (noun: string, waits: { id: string } | undefined, payload: object): Doing | null =>
  waits ? { as: 'controller', path: `/${noun}/${waits.id}/decision`, payload } : null;

const DEEDS = {
  propose: (known) => ({ as: 'registrar', path: on(known, 'proposal') }),
  decline: (known) => ({ as: 'author', path: on(known, 'decline'), payload: { reason: 'Not ours.' } }),
  control: (known) => ({ as: 'registrar', path: on(known, 'control') }),
  report: (known, pick) => {
    const kind = pick % 5 === 0 ? 'interim' : 'final';
    return { as: 'lead', path: on(known, 'reports'), payload: { kind, text: 'Done.' } };
  },
  accept: (known, pick) => decided('reports', waitingReport(known), { outcome: 'accept', close: pick % 4 === 0 }),
  return: (known, pick, world) => {
    const newDeadline = pick % 2 === 0 ? later(known, pick, world) : undefined;
    return decided('reports', waitingReport(known), { outcome: 'return', reason: 'Which of them?', newDeadline });
  },
  extend: (known, pick, world) => {
    const to = later(known, pick, world);
    return to === undefined
      ? null
      : { as: 'lead', path: on(known, 'extensions'), payload: { to, reason: 'The plant stands still.' } };
  },
  grant: (known) => decided('extensions', waitingRequest(known), { outcome: 'grant' }),
  refuse: (known) => decided('extensions', waitingRequest(known), { outcome: 'refuse', reason: 'No.' }),
  terminate: (known) => ({ as: 'controller', path: on(known, 'termination'), payload: { reason: 'Overtaken.' } }),
  score: (known, pick) => {
    const [report] = known.reports;
    const fulfilment = report ? FULFILMENTS[pick % 5] : 'no_evidence';
    const conformity = [null, 'conforms', 'differs'][pick % 3];
    const reportIds = report && fulfilment !== 'no_evidence' ? [report.id] : [];
    const payload = { fulfilment, conformity, conformityRemark: 'As it is.', reportIds };
    return { as: 'assessor', path: on(known, 'fulfilment'), payload };
  },
  reassign: (known, pick, { leads }) => ({
    ...{ as: 'registrar', path: `/commitments/${known.id}`, method: 'PATCH' },
    payload: { leadPostId: leads[pick % leads.length] },
  }),
  classify: (known, pick, { areas }) => ({
    ...{ as: 'registrar', path: `/commitments/${known.id}`, method: 'PATCH' },
    payload: { areaCode: areas[pick % areas.length] },
  }),
  acrossMoves: (known, pick) => {
    const status = ['reported', 'closed', 'active', 'terminated'][pick % 4];
    return { as: 'lead', path: on(known, 'counterpart-status'), payload: { status } };
  },
  block: (known, pick) => {
    const payload = { side: pick % 2 === 0 ? 'ours' : 'theirs', text: 'The drawings have not come.' };
    return { as: 'lead', path: on(known, 'blocker'), payload };
  },
  unblock: (known) => ({ as: 'lead', path: on(known, 'blocker/removal'), payload: {} }),
  reopen: (known, pick, world) => {
    const newDeadline = pick % 2 === 0 ? later(known, pick, world) : undefined;
    return { as: 'controller', path: on(known, 'reopening'), payload: { reason: 'Needed after all.', newDeadline } };
  },
  agreeOnDeadline: (known, pick) => ({
    ...{ as: 'registrar', path: `/commitments/${known.id}`, method: 'PATCH' },
    payload: { deadline: { basis: 'stated', statedOn: `2024-0${1 + (pick % 9)}-15` } },
  }),
} satisfies Record<string, Deed>;

export type Act = keyof typeof DEEDS;
export const ACTS = Object.keys(DEEDS) as Act[];

/** What is likely to be done to a commitment at its status. */
const LIKELY: Readonly<Record<string, readonly Act[]>> = {
  draft: ['control', 'control', 'control', 'propose', 'agreeOnDeadline', 'reassign'],
  proposed: ['control', 'decline', 'reassign'],
  active: [
    ...(['report', 'report', 'report', 'extend', 'extend', 'grant', 'grant', 'refuse', 'score', 'reassign'] as const),
    ...([
      'classify',
      'acrossMoves',
      'acrossMoves',
      'agreeOnDeadline',
      'terminate',
      'block',
      'block',
      'unblock',
    ] as const),
  ],
  reported: ['accept', 'accept', 'accept', 'return', 'return', 'score', 'grant', 'report', 'terminate', 'acrossMoves'],
  closed: ['score', 'reopen'],
  terminated: ['score', 'reopen'],
  declined: ['score'],
};

export const moves = (commitments: number): fc.Arbitrary<Move> =>
  fc.record({
    which: even(commitments - 1),
    hours: even(60),
    act: even(1_000),
    pick: even(1_000),
  });

/** Any of them as likely as another: small numbers are not the hard ones here. */
const even = (max: number) => fc.noBias(fc.nat(max));

/** What a commitment is when it is entered. */
export interface Begin {
  side: number;
  lead: number;
  meeting: number;
  area: number;
  counterpart: number | null;
  deadline: object;
  onControl: boolean;
}

export const begins = (deadlines: readonly object[]): fc.Arbitrary<Begin> =>
  fc.record({
    side: fc.nat(2),
    lead: fc.nat(5),
    meeting: fc.nat(1),
    area: fc.nat(1),
    counterpart: fc.option(fc.nat(2)),
    deadline: fc.constantFrom(...deadlines),
    onControl: fc.boolean(),
  });

/** Enters a commitment. @returns its id */
export async function enter(world: World, begin: Begin): Promise<string> {
  const side = SIDES[begin.side] ?? 'ours';
  const counterpart = begin.counterpart ?? (side === 'joint' ? 0 : null);
  const { status, body } = await world.send<{ id: string }>('registrar', ['POST', '/commitments'], {
    payload: {
      ...{ kind: 'commitment', side, verifiable: true, title: 'Buses', text: 'Send the buses.' },
      ...{ meetingId: world.meetings[begin.meeting], areaCode: world.areas[begin.area] },
      ...{ leadPostId: world.leads[begin.lead], controllerPostId: world.controllerPost },
      ...{ authorPostId: world.authorPost, deadline: begin.deadline },
      ...{ counterpartBodyId: counterpart === null ? null : world.bodies[counterpart] },
    },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  if (begin.onControl) await world.send('registrar', ['POST', `/commitments/${body.id}/control`], { version: 1 });
  return body.id;
}

/** Lets somebody do it. @returns what was done; null when it was refused */
export async function doMove(world: World, ids: readonly string[], move: Move): Promise<Act | null> {
  world.api.clock.advance({ hours: move.hours });
  const { body: known } = await world.read<Known>(`/commitments/${ids[move.which]}`);
  const likely = LIKELY[known.status] ?? [];
  const act = likely[move.act % likely.length] ?? 'score';
  const doing: Doing | null = DEEDS[act](known, move.pick, world);
  if (doing === null) return null;
  const { as, path, method = 'POST', payload } = doing;
  const { status } = await world.send(as, [method, path], { payload, version: known.version });
  return status < 300 ? act : null;
}
