import { EventEmitter, once } from 'node:events';
import { get as request, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Access } from '#access';
import { ChangedCommitments } from '#commitments';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';
import { EVERY_POST, EveryPost, type Made } from '../testing/every-post.js';

let api: TestApi;
let register: EveryPost;
const open: Listener[] = [];
/** What a commitment has to be entered with. */
const NEEDED = ['/areas', '/meetings', '/commitments'];

beforeAll(async () => {
  api = await startTestApi({ at: '2023-12-19T09:00:00+03:00' });
  register = await EveryPost.prepare(api);
  for (const [route, prepare] of Object.entries(EVERY_POST)) {
    if (!NEEDED.includes(route)) continue;
    const sent = await register.send(await prepare(register));
    register.made.set(route, sent.json());
  }
  await api.app.listen(0, '127.0.0.1');
}, 90_000);
afterEach(async () => {
  jest.restoreAllMocks();
  for (const { answer } of open.splice(0)) answer.destroy();
});
afterAll(() => api.close());

/** What one person is told. */
class Listener {
  text = '';
  private readonly waiting: { word: string; resolve: () => void }[] = [];
  readonly ended: Promise<void>;

  constructor(readonly answer: IncomingMessage) {
    answer.setEncoding('utf8');
    answer.on('data', (part: string) => {
      this.text += part;
      for (const { word, resolve } of this.waiting) if (this.text.includes(word)) resolve();
    });
    answer.on('error', () => undefined);
    this.ended = new Promise((resolve) => answer.once('close', resolve));
    open.push(this);
  }

  hears(word: string): Promise<void> {
    if (this.text.includes(word)) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ word, resolve }));
  }
}

function listen({ token }: TestPerson): Promise<Listener> {
  const { port } = api.app.getHttpServer().address() as AddressInfo;
  const headers = { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    request({ port, path: '/api/v1/changes', headers }, (answer) => resolve(new Listener(answer))).on('error', reject);
  });
}

/** The stream looks at what there is before it tells what comes: a first change shows that it has. */
async function listening(who: TestPerson): Promise<Listener> {
  const listener = await listen(who);
  const marker = await enter({ title: 'A marker' });
  await listener.hears(marker.id);
  return listener;
}

async function enter(more: object = {}): Promise<Made> {
  const sent = await register.send({ as: 'registrar', path: '/commitments', body: { ...register.draft(), ...more } });
  expect(sent.statusCode).toBe(201);
  return sent.json<Made>();
}

/** Keeps back what is read for somebody, as it was found, till it may go on. */
function hold(who: TestPerson) {
  const { visible } = ChangedCommitments.prototype;
  const signs = new EventEmitter();
  const [begun, held] = [once(signs, 'begun'), once(signs, 'go on')];
  const asked: string[] = [];
  jest.spyOn(api.app.get(ChangedCommitments, { strict: false }), 'visible').mockImplementation(async function (
    this: ChangedCommitments,
    ids,
  ) {
    const found = await visible.call(this, ids);
    if (api.app.get(Access, { strict: false }).principal.personId === who.id) {
      asked.push(...ids);
      signs.emit('begun');
      await held;
    }
    return found;
  });
  return { begun, asked, goOn: () => signs.emit('go on') };
}

describe('GET /changes', () => {
  it('is an event stream, for who is signed in', async () => {
    const { answer } = await listen(register.people.lead);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect((await api.app.inject({ url: '/api/v1/changes' })).statusCode).toBe(401);
  });

  it('tells of a change of what somebody may see, with its version', async () => {
    const listener = await listening(register.people.lead);
    const { id, version } = await enter();
    await listener.hears(id);
    expect(listener.text).toContain(`event: commitment\ndata: ${JSON.stringify({ commitmentId: id, version })}\n\n`);
    const { token } = register.people.registrar;
    await api.app.inject({
      method: 'PATCH',
      url: `/api/v1/commitments/${id}`,
      payload: { title: 'Two buses' },
      headers: { authorization: `Bearer ${token}`, 'if-match': `"${version}"` },
    });
    await listener.hears(JSON.stringify({ commitmentId: id, version: version + 1 }));
  });

  it('tells nothing of what somebody may not see, by what they may see then', async () => {
    const listener = await listening(register.people.lead);
    await api.sql.query(`UPDATE persons SET clearance = 'official' WHERE id = $1`, [register.people.registrar.id]);
    const closed = await enter({ classification: 'official' });
    const { id } = await enter();
    await listener.hears(id);
    expect(listener.text).not.toContain(closed.id);

    await api.sql.query(`UPDATE persons SET clearance = 'official' WHERE id = $1`, [register.people.lead.id]);
    const opened = await enter({ classification: 'official' });
    await listener.hears(opened.id);
  });

  it('ends with the session, and tells nothing after', async () => {
    const leaving = await api.addPerson({ roles: ['registrar'] });
    const listener = await listening(leaving);
    const headers = { authorization: `Bearer ${leaving.token}` };
    expect((await api.app.inject({ method: 'DELETE', url: '/api/v1/session', headers })).statusCode).toBe(204);
    const { id } = await enter();
    await listener.ended;
    expect(listener.text).not.toContain(id);
  });

  it('is given to nobody more than three times at once', async () => {
    const person = await api.addPerson({ roles: ['registrar'] });
    const three = [await listen(person), await listen(person), await listen(person)];
    const fourth = await listen(person);
    expect([fourth.answer.statusCode, fourth.answer.headers['retry-after']]).toEqual([429, '60']);
    three[0]?.answer.destroy();
    let next = fourth;
    while (next.answer.statusCode === 429) next = await listen(person);
    expect(next.answer.statusCode).toBe(200);
  });

  it('is given up when its reader is gone before it began', async () => {
    const person = await api.addPerson({ roles: ['registrar'] });
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const head = `GET /api/v1/changes HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${person.token}\r\n\r\n`;
    for (let after = 0; after < 24; after += 1) {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(head);
      await pause(after % 6);
      socket.destroy();
    }
    await pause(500);
    const three = [await listen(person), await listen(person), await listen(person)];
    expect(three.map(({ answer }) => answer.statusCode)).toEqual([200, 200, 200]);
  });

  it('goes on to the others when one cannot be told, and makes up for it', async () => {
    const [first, second] = [await listening(register.people.lead), await listening(register.people.registrar)];
    const { visible } = ChangedCommitments.prototype;
    let failures = 0;
    const spied = jest
      .spyOn(api.app.get(ChangedCommitments, { strict: false }), 'visible')
      .mockImplementation(function (this: ChangedCommitments, ids) {
        failures += 1;
        if (failures === 1) throw new Error('canceling statement due to lock timeout');
        return visible.call(this, ids);
      });
    const { id } = await enter();
    await Promise.all([first.hears(id), second.hears(id)]);
    spied.mockRestore();
    expect(api.errors.splice(0)).toHaveLength(1);
  });

  it('is read for once by a session, however many listen by it', async () => {
    const { lead, registrar } = register.people;
    const listeners = [await listening(registrar)];
    for (let tab = 0; tab < 3; tab += 1) listeners.push(await listening(lead));
    const spied = jest.spyOn(api.app.get(ChangedCommitments, { strict: false }), 'visible');
    const { id } = await enter();
    await Promise.all(listeners.map((listener) => listener.hears(id)));
    expect(spied.mock.calls.filter(([ids]) => ids.includes(id))).toHaveLength(2);
    spied.mockRestore();
    for (const { text } of listeners) expect(text.split(id)).toHaveLength(2);
  });

  it('does not wait for another whose reading takes long, nor does what comes later', async () => {
    const { lead, registrar } = register.people;
    const [slow, quick] = [await listening(lead), await listening(registrar)];
    const reading = hold(lead);
    const made = [await enter()];
    await Promise.race([quick.hears(made[0].id), pause(5_000)]);
    made.push(await enter());
    await Promise.race([quick.hears(made[1].id), pause(5_000)]);
    const heard = [slow, quick].map(({ text }) => made.map(({ id }) => text.includes(id)));
    reading.goOn();
    expect(heard).toEqual([
      [false, false],
      [true, true],
    ]);
    for (const { id } of made) await slow.hears(id);
    await pause(1_500);
    for (const { id } of made) for (const { text } of [slow, quick]) expect(text.split(id)).toHaveLength(2);
  });

  it('tells what changes while it is read for', async () => {
    const { lead, registrar } = register.people;
    const listener = await listening(lead);
    const reading = hold(lead);
    const { id, version } = await enter();
    await reading.begun;
    await api.app.inject({
      method: 'PATCH',
      url: `/api/v1/commitments/${id}`,
      payload: { title: 'Two buses' },
      headers: { authorization: `Bearer ${registrar.token}`, 'if-match': `"${version}"` },
    });
    await pause(1_500);
    reading.goOn();
    await listener.hears(JSON.stringify({ commitmentId: id, version }));
    await listener.hears(JSON.stringify({ commitmentId: id, version: version + 1 }));
  });

  it('reads nothing more for one that has gone while it was read for', async () => {
    const { lead, registrar } = register.people;
    const [leaving, other] = [await listening(lead), await listening(registrar)];
    const reading = hold(lead);
    const first = await enter();
    await reading.begun;
    const second = await enter();
    await other.hears(second.id);
    leaving.answer.destroy();
    await leaving.ended;
    await pause(100);
    reading.goOn();
    await other.hears((await enter()).id);
    expect(reading.asked).toEqual([first.id]);
  });

  it('goes on by one session of a person when another of theirs has ended', async () => {
    const person = await api.addPerson({ roles: ['registrar'] });
    const { email, password } = person;
    const again = await api.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password } });
    const here = await listening(person);
    const there = await listening({ ...person, token: again.json<{ token: string }>().token });
    const headers = { authorization: `Bearer ${person.token}` };
    await api.app.inject({ method: 'DELETE', url: '/api/v1/session', headers });
    const { id } = await enter();
    await Promise.all([here.ended, there.hears(id)]);
    expect(here.text).not.toContain(id);
  });

  it('answers a question for its head alone', async () => {
    const { token } = register.people.lead;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await api.app.inject({ method: 'HEAD', url: '/api/v1/changes', headers });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  it('carries what every answer carries', async () => {
    const { answer } = await listen(register.people.lead);
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    });
  });

  it('ends when the server does', async () => {
    const listener = await listening(register.people.lead);
    expect(api.errors).toEqual([]);
    await api.app.close();
    await listener.ended;
  });
});
