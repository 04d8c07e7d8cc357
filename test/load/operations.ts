import type { Request } from 'autocannon';
import { randomBytes } from 'node:crypto';
import type { Side } from './measure.js';
import type { Script } from './statements.types.js';

/** One thing that is measured: the same request to the API and to the bare server. */
export interface Operation {
  name: string;
  aim: { ratio?: number; perSecond?: number };
  /** Of the session. */
  token: string;
  method: 'GET' | 'POST';
  /** What differs from request to request; the first stands for all when the statements are recorded. */
  targets: string[][];
  path: (target: string[]) => string;
  /** Of a POST: every target serves once. */
  body?: (target: string[]) => object;
  ifMatch?: string;
}

/** Reads go round over so many targets. */
const READS = 200;

/** The requests of one operation to the API. */
export function ours(url: string, operation: Operation): Side {
  const { method, token, ifMatch } = operation;
  const headers = {
    authorization: `Bearer ${token}`,
    ...(method === 'POST' && { 'content-type': 'application/json' }),
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
  };
  return { url, requests: requestsOf(operation, (target) => ({ method, path: operation.path(target), headers })) };
}

/** The requests of the same operation to the bare server. */
export function limit(url: string, operation: Operation): Side {
  const { method, name } = operation;
  const headers: Record<string, string> = method === 'POST' ? { 'content-type': 'application/json' } : {};
  const path = (target: string[]) => `/${name}?${encodeURIComponent(target.join('~'))}`;
  return { url, requests: requestsOf(operation, (target) => ({ method, path: path(target), headers })) };
}

/** A list to go round on; for writes one request that takes the next target each time it is sent. */
function requestsOf({ targets, body }: Operation, request: (target: string[]) => Request): Request[] {
  const others = targets.slice(1);
  if (!body) return others.slice(0, READS).map(request);
  const waiting = others.values();
  const setupRequest = (previous: Request): Request => {
    const { value, done } = waiting.next();
    if (done) throw new Error('no target is left');
    return { ...previous, ...request(value), body: JSON.stringify(body(value)) };
  };
  return [{ ...request(others[0] ?? []), body: '{}', setupRequest }];
}

/** One request to the API, by hand. @returns the ids that it made */
export async function ask(url: string, operation: Operation, target: string[]): Promise<string[]> {
  const [request] = ours(url, { ...operation, body: undefined, targets: [[], target] }).requests;
  const body = operation.body && { body: JSON.stringify(operation.body(target)) };
  const response = await fetch(url + operation.path(target), { ...request, ...body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${operation.name} was answered with ${response.status}: ${text}`);
  if (operation.method === 'GET') return [];
  const { id, evidence = [] } = JSON.parse(text) as { id: string; evidence?: { id: string }[] };
  return [id, ...evidence.map((piece) => piece.id)];
}

/** Shows that the bare server does its part. */
export async function tryBare(url: string, operation: Operation): Promise<void> {
  const [, target = []] = operation.targets;
  const response = await fetch(`${url}/${operation.name}?${encodeURIComponent(target.join('~'))}`, {
    method: operation.method,
    ...(operation.body && { body: JSON.stringify(operation.body(target)) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${operation.name} on the bare server: ${text}`);
}

export type Scripts = Record<string, Script>;

export interface RegisterFacts {
  registrar: string;
  officer: string;
  leads: string[];
  officerLead: string;
  reportable: string[];
  meetings: { id: string; code: string; leadId: string; controllerId: string; authorId: string }[];
  dueFrom: string;
  dueTo: string;
}

const COMMITMENTS = '/api/v1/commitments';
/** Never given in the filling, and of as many digits as those that take its place. */
const FIRST_NUMBER = 50_000;

/** What is measured, on the register that was filled. */
export function operationsOn(facts: RegisterFacts, writes: number): Operation[] {
  return [...readsOf(facts), ...writesOn(facts, writes)];
}

const HALF = { ratio: 0.5 };

function readsOf({ registrar, officer, leads, officerLead, reportable, dueFrom, dueTo }: RegisterFacts): Operation[] {
  const list = ([leadPostId = '']: string[]) =>
    `${COMMITMENTS}?status=active&leadPostId=${leadPostId}&dueFrom=${dueFrom}&dueTo=${dueTo}&sort=due&limit=50`;
  const get = { method: 'GET', aim: HALF, token: officer } as const;
  const targets = reportable.slice(-READS - 1).map((id) => [id]);
  return [
    {
      ...get,
      name: 'list',
      aim: { ...HALF, perSecond: 500 },
      token: registrar,
      targets: leads.map((id) => [id]),
      path: list,
    },
    { ...get, name: 'list-own', aim: {}, targets: [[officerLead], [officerLead]], path: list },
    { ...get, name: 'read', targets, path: ([id]) => `${COMMITMENTS}/${id}` },
    { ...get, name: 'history', targets, path: ([id]) => `${COMMITMENTS}/${id}/history` },
  ];
}

/** The same list and reading of today and of a moment in the past, which `list` and `read` stand beside. */
export function operationsOfPast(facts: RegisterFacts, moment: string): Operation[] {
  const reads = readsOf(facts).filter(({ name }) => name === 'list' || name === 'read');
  return reads.flatMap((operation) => [
    { ...operation, aim: {} },
    {
      ...operation,
      name: `${operation.name}-as-of`,
      aim: {},
      path: (target: string[]) => {
        const path = operation.path(target);
        return `${path}${path.includes('?') ? '&' : '?'}asOf=${moment}`;
      },
    },
  ]);
}

function writesOn(facts: RegisterFacts, writes: number): Operation[] {
  const post = { method: 'POST', aim: {} } as const;
  return [
    {
      ...post,
      name: 'report',
      token: facts.officer,
      ifMatch: '"1"',
      targets: facts.reportable.slice(0, writes).map((id) => [id]),
      path: ([id]) => `${COMMITMENTS}/${id}/reports`,
      body: () => REPORT,
    },
    {
      ...post,
      name: 'create',
      token: facts.registrar,
      targets: Array.from({ length: writes }, (_, n) => {
        const { id = '', code = '' } = facts.meetings[n % facts.meetings.length] ?? {};
        return [id, code, String(FIRST_NUMBER + n)];
      }),
      path: () => COMMITMENTS,
      body: ([meetingId, , number]) => newCommitment(facts, meetingId, Number(number)),
    },
  ];
}

const REPORT = {
  kind: 'final',
  text: 'The whole lot was delivered.',
  evidence: [{ title: 'Act of acceptance', url: 'https://example.org/act' }],
};

function newCommitment({ meetings }: RegisterFacts, meetingId: string | undefined, number: number): object {
  const meeting = meetings.find(({ id }) => id === meetingId);
  return {
    meetingId,
    number,
    kind: 'commitment',
    side: 'ours',
    areaCode: 'area-1',
    title: `Поставка троллейбусов, партия ${number}`,
    text: 'Стороны договорились о поставке троллейбусов и об их сервисном обслуживании.',
    verifiable: true,
    leadPostId: meeting?.leadId,
    controllerPostId: meeting?.controllerId,
    authorPostId: meeting?.authorId,
    deadline: { basis: 'default' },
  };
}

/** A token as the API would have given it. */
export const newToken = (): string => randomBytes(32).toString('base64url');
