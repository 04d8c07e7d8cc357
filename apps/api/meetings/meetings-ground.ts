import { EveryPost, type Made, type Post } from '../testing/every-post.js';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

/** Meetings with a body across and what was promised at them, entered through the API and known by a name each. For tests. */
export class MeetingsGround {
  readonly meeting: Record<string, string> = {};
  readonly id: Record<string, string> = {};

  private constructor(
    readonly api: TestApi,
    readonly register: EveryPost,
  ) {}

  static async start(at: string): Promise<MeetingsGround> {
    const api = await startTestApi({ at });
    const register = await EveryPost.prepare(api);
    await api.sql.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`);
    const ground = new MeetingsGround(api, register);
    await ground.staySignedIn();
    return ground;
  }

  async addPerson(given: Parameters<TestApi['addPerson']>[0]): Promise<TestPerson> {
    const person = await this.api.addPerson(given);
    await this.staySignedIn();
    return person;
  }

  /** Months pass in a test, and nobody signs in again. */
  private async staySignedIn(): Promise<void> {
    await this.api.sql.query(`UPDATE sessions SET expires_at = '2999-01-01'`);
  }

  /** A body in Moscow, whose name is its code. */
  async addBody(code: string, parentId: string | null = null): Promise<string> {
    const { rows } = await this.api.sql.query<{ id: string }>(
      `INSERT INTO bodies (code, parent_id, kind, country, time_zone, name_en)
       VALUES ($1, $2, 'ministry', 'RU', 'Europe/Moscow', initcap($1)) RETURNING id`,
      [code, parentId],
    );
    return rows[0]?.id ?? '';
  }

  async meet(
    name: string,
    { theirs, ...given }: { heldOn: string; theirs: string | null; nextMeetingOn?: string; ladderCode?: string },
  ): Promise<void> {
    const participants = theirs === null ? [] : [{ bodyId: theirs, side: 'theirs' }];
    const body = { code: `BY-RU/${given.heldOn}`, title: name, ...given, participants };
    this.meeting[name] = (await this.send({ as: 'registrar', path: '/meetings', body })).id;
  }

  /** A promise of a meeting, on control. */
  async enter(name: string, at: string, more: object = {}): Promise<string> {
    const id = await this.draft(at, { title: name, ...more });
    await this.send({ as: 'registrar', path: `/commitments/${id}/control`, version: 1 });
    return (this.id[name] = id);
  }

  /** A promise of a meeting that is not on control yet. */
  async draft(at: string, more: object = {}): Promise<string> {
    this.register.made.set('/meetings', { id: this.meeting[at] ?? '', version: 1 });
    const body = { ...this.register.draft(), parts: [], ...more };
    return (await this.send({ as: 'registrar', path: '/commitments', body })).id;
  }

  /** A step on a promise that nothing has been done to since it was put on control. */
  step(as: Post['as'], name: string, [what, body]: [what: string, body: object]): Promise<Made> {
    return this.send({ as, path: `/commitments/${this.id[name]}/${what}`, version: 2, body });
  }

  /** Reported on as done, and accepted when `decidedAt` is given. */
  async report(name: string, decidedAt?: string): Promise<void> {
    const { id } = await this.step('lead', name, ['reports', { kind: 'final', text: 'Done.' }]);
    if (decidedAt === undefined) return;
    this.api.clock.set(decidedAt);
    const body = { outcome: 'accept' };
    await this.send({ as: 'controller', path: `/reports/${id}/decision`, version: 3, body });
  }

  async send(post: Post): Promise<Made> {
    const answer = await this.register.send(post);
    const { path } = post;
    expect({ path, done: answer.statusCode < 300, body: answer.body }).toMatchObject({ done: true });
    return answer.json<Made>();
  }

  get({ token }: { token: string }, path: string) {
    return this.api.app.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}` } });
  }
}
