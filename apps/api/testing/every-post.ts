import { randomUUID } from 'node:crypto';
import { Regimes } from '#calendars';
import { SYSTEM, Transactions } from '#platform';
import { Ladders } from '#reminders';
import type { TestApi, TestPerson } from './start-test-api.js';

export type Part = 'administrator' | 'registrar' | 'lead' | 'controller' | 'auditor' | 'newcomer';

/** One POST that can be sent now, and is allowed. */
export interface Post {
  as: Part;
  path: string;
  version?: number;
  body?: object;
  file?: string;
}

/** What a route answers of what it has made. */
export interface Made {
  id: string;
  code?: string;
  version: number;
  token?: string;
}

const RULES = { rungs: [{ key: 'early', when: { before: 3 }, audience: ['lead'] }], pauseDays: 3, reviewDays: 30 };
const MINISTRY = { kind: 'ministry', country: 'BY', timeZone: 'Europe/Minsk', name: { en: 'Ministry' } };

/** A register in which every POST of the API can be sent once. */
export class EveryPost {
  /** What the routes have made so far, by route. */
  readonly made = new Map<string, Made>();

  private constructor(
    private readonly api: TestApi,
    readonly people: Readonly<Record<Part, TestPerson>>,
    readonly posts: Readonly<Record<'lead' | 'controller' | 'author', string>>,
  ) {}

  /** @param api on the day after the meeting, at 9:00 on 19 December 2023 in Minsk. */
  static async prepare(api: TestApi): Promise<EveryPost> {
    const people = {
      administrator: await api.addPerson({ roles: ['administrator'] }),
      registrar: await api.addPerson({ roles: ['registrar', 'assessor'] }),
      lead: await api.addPerson({ roles: ['executor'] }),
      controller: await api.addPerson({ roles: ['controller'] }),
      auditor: await api.addPerson({ roles: ['auditor'] }),
      newcomer: await api.addPerson(),
    };
    const posts = {
      lead: await api.addPost({ holder: people.lead.id }),
      controller: await api.addPost({ holder: people.controller.id }),
      author: await api.addPost(),
    };
    await api.app.get(Transactions).run(SYSTEM, async () => {
      await api.app.get(Regimes).ensureShipped();
      await api.app.get(Ladders).ensureShipped();
    });
    return new EveryPost(api, people, posts);
  }

  idFrom(route: string): string {
    const shown = this.made.get(route);
    if (!shown) throw new Error(`nothing was made at ${route}`);
    return shown.id;
  }

  draft() {
    return {
      ...{
        meetingId: this.idFrom('/meetings'),
        kind: 'commitment',
        side: 'ours',
        areaCode: 'transport',
        verifiable: true,
      },
      ...{ title: 'A bus', text: 'Send a bus.', deadline: { basis: 'default' }, parts: ['Send it'] },
      ...{ leadPostId: this.posts.lead, controllerPostId: this.posts.controller, authorPostId: this.posts.author },
    };
  }

  async enter(): Promise<Made> {
    return (await this.send({ as: 'registrar', path: '/commitments', body: this.draft() })).json<Made>();
  }

  /** A step on the commitment that was entered last, at the version that it has. */
  async step(name: string, { as, body }: Omit<Post, 'path'>): Promise<Post> {
    const id = this.idFrom('/commitments');
    const { rows } = await this.api.sql.query<Made>('SELECT version FROM commitments WHERE id = $1', [id]);
    return { as, path: `/commitments/${id}/${name}`, body, version: rows[0]?.version };
  }

  /** Bulk work on the commitment that was entered last. */
  async bulk(path: string): Promise<Post> {
    const id = this.idFrom('/commitments');
    const { version } = await this.step('', { as: 'registrar' });
    const action = { kind: 'reassign', leadPostId: this.posts.lead, reason: 'Nobody else can.' };
    return { as: 'registrar', path, body: { commitments: [{ id, version }], action } };
  }

  async decision(noun: 'extensions' | 'reports', body: object): Promise<Post> {
    const post = await this.step('', { as: 'controller', body });
    return { ...post, path: `/${noun}/${this.idFrom(`/commitments/{id}/${noun}`)}/decision` };
  }

  /** Somebody whom nothing in the register needs. */
  async stranger(): Promise<string> {
    const id = randomUUID();
    await this.api.sql.query(
      `INSERT INTO persons (id, code, name, email, time_zone) VALUES ($1, 'stranger', 'A Stranger', 's@example.org', 'UTC')`,
      [id],
    );
    return id;
  }

  /** A mail about what the lead is still to be told, which the server has refused. */
  async failedMailing(): Promise<string> {
    const id = randomUUID();
    await this.api.sql.query(
      `INSERT INTO mailings (id, person_id, message_id, address, state, due_at, settled_at, last_error, attempt)
     VALUES ($1, $2, $3, $4, 'failed', '2023-12-19T06:00Z', '2023-12-19T06:01Z', '550 No', 1)`,
      [id, this.people.lead.id, `<${id}@example.org>`, this.people.lead.email],
    );
    await this.api.sql.query(
      `UPDATE occurrences SET state = 'failed', mailing_id = $1, due_at = '2023-12-19T06:00Z'
     WHERE id = (SELECT id FROM occurrences WHERE recipient_id = $2 AND state = 'planned' ORDER BY due_at LIMIT 1)`,
      [id, this.people.lead.id],
    );
    return id;
  }

  send({ as, path, version, body, file }: Post, key?: string) {
    const uploaded = file === undefined ? null : multipart(file);
    return this.api.app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      payload: uploaded?.payload ?? body,
      headers: {
        ...(path !== '/session' && { authorization: `Bearer ${this.people[as].token}` }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...uploaded?.headers,
      },
    });
  }
}

/** How each route is asked something that it does, in an order in which one makes what the next needs. */
export const EVERY_POST: Readonly<Record<string, (register: EveryPost) => Post | Promise<Post>>> = {
  '/session': (register) => ({
    as: 'lead',
    path: '/session',
    body: { email: register.people.lead.email, password: register.people.lead.password },
  }),
  '/session/views': () => ({
    as: 'registrar',
    path: '/session/views',
    body: { name: 'Overdue', address: 'timeliness=overdue' },
  }),
  '/areas': () => ({ as: 'administrator', path: '/areas', body: { code: 'transport', name: { en: 'Transport' } } }),
  '/bodies': () => ({ as: 'administrator', path: '/bodies', body: { code: 'industry', ...MINISTRY } }),
  '/posts': (register) => ({
    as: 'administrator',
    path: '/posts',
    body: { code: 'minister', bodyId: register.idFrom('/bodies'), title: { en: 'Minister' } },
  }),
  '/persons': () => ({
    as: 'administrator',
    path: '/persons',
    body: { code: 'anna', name: 'Anna Example', email: 'anna@example.org', timeZone: 'Europe/Minsk' },
  }),
  '/accounts': (register) => ({
    as: 'administrator',
    path: '/accounts',
    body: { personId: register.idFrom('/persons'), password: 'correct horse battery', roles: ['observer'] },
  }),
  '/tenures': (register) => ({
    as: 'administrator',
    path: '/tenures',
    body: { postId: register.posts.author, personId: register.idFrom('/persons'), startsOn: '2023-01-01' },
  }),
  '/posts/{id}/succession': (register) => ({
    as: 'administrator',
    path: `/posts/${register.posts.author}/succession`,
    body: { personId: register.people.newcomer.id, startsOn: '2023-12-01' },
  }),
  '/deputyships': (register) => ({
    as: 'administrator',
    path: '/deputyships',
    body: {
      absentId: register.people.lead.id,
      deputyId: register.people.newcomer.id,
      startsOn: '2024-02-01',
      endsOn: '2024-02-05',
    },
  }),
  '/persons/{id}/erasure': async (register) => ({
    as: 'administrator',
    path: `/persons/${await register.stranger()}/erasure`,
    version: 1,
    body: { reason: 'Asked for it.' },
  }),
  '/meetings': () => ({
    as: 'registrar',
    path: '/meetings',
    body: { code: 'BY-RU-MOS/2023-12-18', title: 'Meeting', heldOn: '2023-12-18', participants: [] },
  }),
  '/files': () => ({ as: 'registrar', path: '/files', file: 'The minutes.' }),
  '/meetings/{id}/documents': (register) => ({
    as: 'registrar',
    path: `/meetings/${register.idFrom('/meetings')}/documents`,
    body: { kind: 'protocol', title: 'Protocol', language: 'en', text: 'A bus will be sent.' },
  }),
  '/documents/{id}/passages': (register) => ({
    as: 'registrar',
    path: `/documents/${register.idFrom('/meetings/{id}/documents')}/passages`,
    body: { quote: 'A bus' },
  }),
  '/commitments': (register) => ({ as: 'registrar', path: '/commitments', body: register.draft() }),
  '/ladders': () => ({
    as: 'administrator',
    path: '/ladders',
    body: { code: 'strict', name: { en: 'Strict' }, rules: RULES },
  }),
  '/ladders/{code}/preview': () => ({
    as: 'administrator',
    path: '/ladders/default/preview',
    body: { rules: RULES },
  }),
  '/ladders/{code}/choice-preview': (register) => ({
    as: 'registrar',
    path: '/ladders/default/choice-preview',
    body: { meetingId: register.idFrom('/meetings') },
  }),
  '/commitments/{id}/proposal': (register) => register.step('proposal', { as: 'registrar' }),
  '/commitments/{id}/decline': (register) =>
    register.step('decline', { as: 'controller', body: { reason: 'Not ours.' } }),
  '/commitments/{id}/control': async (register) => {
    register.made.set('/commitments', await register.enter());
    return register.step('control', { as: 'registrar' });
  },
  '/commitments/{id}/parts/{number}/completion': (register) => register.step('parts/1/completion', { as: 'lead' }),
  '/commitments/{id}/acknowledgements': (register) =>
    register.step('acknowledgements', { as: 'lead', body: { willReportBy: '2024-01-10' } }),
  '/commitments/{id}/extensions': (register) =>
    register.step('extensions', { as: 'lead', body: { to: '2024-02-01', reason: 'The plant stands still.' } }),
  '/extensions/{id}/decision': (register) => register.decision('extensions', { outcome: 'grant' }),
  '/commitments/{id}/extension-by-decision': (register) =>
    register.step('extension-by-decision', {
      as: 'controller',
      body: { to: '2024-03-01', reason: 'The plant still stands still.' },
    }),
  '/commitments/bulk/preview': (register) => register.bulk('/commitments/bulk/preview'),
  '/commitments/bulk': (register) => register.bulk('/commitments/bulk'),
  '/commitments/{id}/reports': (register) =>
    register.step('reports', { as: 'lead', body: { kind: 'final', text: 'Sent.' } }),
  '/reports/{id}/decision': (register) => register.decision('reports', { outcome: 'return', reason: 'Which bus?' }),
  '/commitments/{id}/fulfilment': (register) =>
    register.step('fulfilment', {
      as: 'registrar',
      body: { fulfilment: 'minimal', reportIds: [register.idFrom('/commitments/{id}/reports')] },
    }),
  '/commitments/{id}/counterpart-status': async (register) => {
    const joint = { ...register.draft(), side: 'joint', counterpartBodyId: register.idFrom('/bodies') };
    const entered = await register.send({ as: 'registrar', path: '/commitments', body: joint });
    const { id, version } = entered.json<Made>();
    await register.send({ as: 'registrar', path: `/commitments/${id}/control`, version });
    const path = `/commitments/${id}/counterpart-status`;
    return { as: 'lead', path, version: version + 1, body: { status: 'reported', remark: 'Their note of today.' } };
  },
  '/commitments/{id}/blocker': (register) =>
    register.step('blocker', { as: 'lead', body: { side: 'theirs', text: 'The drawings have not come.' } }),
  '/commitments/{id}/blocker/removal': (register) =>
    register.step('blocker/removal', { as: 'lead', body: { remark: 'They have come.' } }),
  '/mailings/{id}/retry': async (register) => ({
    as: 'administrator',
    path: `/mailings/${await register.failedMailing()}/retry`,
  }),
  '/mail/hold': () => ({ as: 'administrator', path: '/mail/hold', body: { reason: 'The mail server moves.' } }),
  '/mail/release': () => ({ as: 'administrator', path: '/mail/release' }),
  '/history/checkpoints': () => ({ as: 'administrator', path: '/history/checkpoints' }),
  '/commitments/{id}/termination': (register) =>
    register.step('termination', { as: 'controller', body: { reason: 'No longer needed.' } }),
  '/commitments/{id}/reopening': (register) =>
    register.step('reopening', { as: 'controller', body: { reason: 'Needed after all.' } }),
};

function multipart(text: string) {
  const head = 'content-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain';
  return {
    payload: `--limit\r\n${head}\r\n\r\n${text}\r\n--limit--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=limit' },
  };
}
