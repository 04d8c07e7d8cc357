import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access } from '#access';
import { conflict, Transactions } from '#platform';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';
import { Allow } from './allow.js';
import { IfMatch } from './if-match.js';

const Note = z.strictObject({ text: z.string(), fail: z.boolean().default(false) });

@Controller('notes')
class NotesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  @Post()
  @Allow('look_up')
  async add(@Body({ schema: Note }) { text, fail }: z.infer<typeof Note>) {
    const { manager, actor } = this.transactions;
    const [row]: { id: string; actor: string }[] = await manager.query(
      `INSERT INTO notes (text) VALUES ($1) RETURNING id, current_setting('pacta.actor_id') AS actor`,
      [text],
    );
    if (fail) throw conflict('never', 'It was written, and must not stay.');
    return { ...row, same: actor.personId === row?.actor && this.access.principal.personId === row?.actor, version: 1 };
  }

  @Post('steps')
  @HttpCode(204)
  @Allow('look_up')
  async step() {
    await this.transactions.manager.query(`INSERT INTO notes (text) VALUES ('step')`);
  }

  @Get(':id')
  @Allow('look_up')
  async read(@Param('id', { schema: z.uuid() }) id: string) {
    const [row]: { id: string; text: string }[] = await this.transactions.manager.query(
      'SELECT id, text FROM notes WHERE id = $1',
      [id],
    );
    return { ...row, version: 7 };
  }

  @Post('late')
  @Allow('look_up')
  async late() {
    // Fails at COMMIT, after the handler has returned.
    await this.transactions.manager.query(`INSERT INTO late (note_id) VALUES (gen_random_uuid())`);
    return { id: 'promised' };
  }

  @Post('swallowing')
  @Allow('look_up')
  async swallow() {
    await this.transactions.manager.query(`INSERT INTO notes (text) VALUES ('swallowed')`);
    await this.transactions.manager.query('SELECT 1 / 0').catch(() => undefined);
    return { id: 'promised' };
  }

  @Post('savepoint')
  @Allow('look_up')
  async savepoint() {
    await this.transactions.manager.query(`INSERT INTO notes (text) VALUES ('outer')`);
    await this.transactions.manager
      .transaction(async (manager) => {
        await manager.query(`INSERT INTO notes (text) VALUES ('inner')`);
        throw new Error('the inner part fails');
      })
      .catch(() => undefined);
    return {};
  }

  @Post(':id/rename')
  @HttpCode(200)
  @Allow('look_up')
  rename(@IfMatch() version: number) {
    return { version: version + 1 };
  }

  @Post('rules')
  @Allow('change_rules')
  rules() {
    return { changed: true };
  }
}

let api: TestApi;
let person: TestPerson;
beforeAll(async () => {
  api = await startTestApi({}, { controllers: [NotesController] });
  await api.sql.query(`
    CREATE TABLE notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), text text NOT NULL);
    CREATE TABLE late (note_id uuid REFERENCES notes DEFERRABLE INITIALLY DEFERRED)`);
  person = await api.addPerson();
});
afterAll(() => api.close());

const post = (url: string, payload: object | undefined, headers: Record<string, string> = {}) =>
  api.app.inject({
    method: 'POST',
    url: `/api/v1/notes${url}`,
    ...(payload && { payload }),
    headers: { authorization: `Bearer ${person.token}`, ...headers },
  });
const count = async (text: string) =>
  (await api.sql.query<{ n: number }>('SELECT count(*)::int AS n FROM notes WHERE text = $1', [text])).rows[0]?.n;

describe('a request', () => {
  it('runs in one transaction that knows who acts', async () => {
    const response = await post('', { text: 'one' });
    expect(response.statusCode).toBe(201);
    expect(response.json()).toMatchObject({ actor: person.id, same: true });
    expect(response.headers['location']).toBe(`/api/v1/notes/${response.json<{ id: string }>().id}`);
    expect(response.headers['etag']).toBe('"1"');
    expect(await count('one')).toBe(1);
  });

  it('leaves nothing behind when it fails', async () => {
    expect((await post('', { text: 'two', fail: true })).statusCode).toBe(409);
    expect(await count('two')).toBe(0);
  });

  it('promises nothing before the commit', async () => {
    const response = await post('/late', {});
    expect(response.statusCode).toBe(409);
    expect(response.body).not.toContain('promised');
  });

  it('is no success when a failed statement was swallowed', async () => {
    const response = await post('/swallowing', {});
    expect(response.statusCode).toBe(500);
    expect(await count('swallowed')).toBe(0);
    expect(api.errors.splice(0)).toHaveLength(1);
  });

  it('holds transactions inside it as savepoints', async () => {
    expect((await post('/savepoint', {})).statusCode).toBe(201);
    expect([await count('outer'), await count('inner')]).toEqual([1, 0]);
  });

  it('gives connections back: many more requests than connections end', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, (_, i) => post('', { text: 'many', fail: i % 2 === 0 })));
    expect(ids.filter(({ statusCode }) => statusCode === 201)).toHaveLength(30);
    expect(await count('many')).toBe(30);
  });

  it('is refused before the handler when the roles do not allow a general action', async () => {
    expect((await post('/rules', {})).statusCode).toBe(403);
  });

  it('asks for the version that was read', async () => {
    expect((await post('/x/rename', {})).json()).toMatchObject({ status: 428, faults: [{ path: 'If-Match' }] });
    for (const unreadable of ['3', '*', '"3", "4"', '"three"', '']) {
      expect((await post('/x/rename', {}, { 'if-match': unreadable })).json()).toMatchObject({
        status: 400,
        code: 'malformed_header',
        faults: [{ path: 'If-Match' }],
      });
    }
    expect((await post('/x/rename', {}, { 'if-match': '"3"' })).headers['etag']).toBe('"4"');
  });
});

describe('an Idempotency-Key', () => {
  it('lets twenty at once have one effect and one answer', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => post('', { text: 'once' }, { 'idempotency-key': 'k-1' })),
    );
    expect(new Set(all.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
    expect(new Set(all.map((response) => response.json<{ id: string }>().id)).size).toBe(1);
    expect(new Set(all.map(({ headers }) => `${headers['location']} ${headers['etag']}`)).size).toBe(1);
    expect(all.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(19);
    expect(await count('once')).toBe(1);
  });

  it('repeats an answer without a body', async () => {
    const before = (await count('step')) ?? 0;
    for (const round of [1, 2]) {
      const response = await post('/steps', undefined, { 'idempotency-key': 'k-2' });
      expect([round, response.statusCode, response.body]).toEqual([round, 204, '']);
    }
    expect(await count('step')).toBe(before + 1);
  });

  it('refuses another body under the same key, and names the header', async () => {
    await post('', { text: 'first' }, { 'idempotency-key': 'k-3' });
    const other = await post('', { text: 'second' }, { 'idempotency-key': 'k-3' });
    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ faults: [{ path: 'Idempotency-Key' }] });
    expect(await count('second')).toBe(0);
  });

  it('is free again when the first try failed', async () => {
    const failing = { text: 'retried', fail: true };
    expect((await post('', failing, { 'idempotency-key': 'k-4' })).statusCode).toBe(409);
    expect((await post('', { text: 'retried' }, { 'idempotency-key': 'k-4' })).statusCode).toBe(201);
  });

  it("is a person's own", async () => {
    const other = await api.addPerson();
    await post('', { text: 'mine' }, { 'idempotency-key': 'k-5' });
    const theirs = await post(
      '',
      { text: 'mine' },
      { 'idempotency-key': 'k-5', authorization: `Bearer ${other.token}` },
    );
    expect(theirs.headers['idempotency-replayed']).toBeUndefined();
    expect(await count('mine')).toBe(2);
  });

  it('is kept for 24 hours, and no longer', async () => {
    const before = api.clock.now();
    await api.sql.query(`UPDATE sessions SET expires_at = '2100-01-01'`);
    await post('', { text: 'daily' }, { 'idempotency-key': 'k-6' });
    api.clock.set(before.add({ hours: 24 }));
    await post('', { text: 'daily' }, { 'idempotency-key': 'k-6' });
    expect(await count('daily')).toBe(1);
    api.clock.set(before.add({ hours: 24, seconds: 1 }));
    await post('', { text: 'daily' }, { 'idempotency-key': 'k-6' });
    expect(await count('daily')).toBe(2);
    api.clock.set(before);
  });

  it('must be visible ASCII', async () => {
    const response = await post('', { text: 'x' }, { 'idempotency-key': 'with space' });
    expect(response.json()).toMatchObject({ status: 422, faults: [{ path: 'Idempotency-Key' }] });
  });
});
