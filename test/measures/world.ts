import { Regimes } from '#calendars';
import { Periods } from '#commitments';
import { SYSTEM, Transactions } from '#platform';
import { Ladders } from '#reminders';
import { startTestApi, type TestApi, type TestPerson } from '../../apps/api/testing/start-test-api.js';

export type Actor = 'administrator' | 'registrar' | 'lead' | 'controller' | 'author' | 'assessor' | 'auditor';
type Method = 'GET' | 'POST' | 'PATCH';

/** Zones far apart, so that the same moment lies on different days. */
const ZONES = ['Europe/Minsk', 'Asia/Vladivostok', 'America/New_York'] as const;
const MEETINGS = ['BY-RU-MOS/2023-12-18', 'BY-CN-PEK/2024-01-05'] as const;

export interface Answer<Body> {
  status: number;
  body: Body;
}

/** A register made through the API alone, so that its history tells of everything in it. */
export class World {
  readonly bodies: string[] = [];
  /** Of posts that lead, two to a body. */
  readonly leads: string[] = [];
  readonly meetings: string[] = [];
  readonly areas = ['transport', 'trade'];
  controllerPost = '';
  authorPost = '';

  private constructor(
    readonly api: TestApi,
    readonly people: Readonly<Record<Actor, TestPerson>>,
  ) {}

  static async begin(at: string): Promise<World> {
    const api = await startTestApi({ at });
    const clearance = 'confidential';
    const world = new World(api, {
      administrator: await api.addPerson({ roles: ['administrator'] }),
      registrar: await api.addPerson({ roles: ['registrar'], clearance }),
      lead: await api.addPerson({ roles: ['executor'], clearance }),
      controller: await api.addPerson({ roles: ['controller'], clearance }),
      author: await api.addPerson({ roles: [], clearance }),
      assessor: await api.addPerson({ roles: ['assessor'], clearance }),
      auditor: await api.addPerson({ roles: ['auditor'], clearance }),
    });
    await api.app.get(Transactions).run(SYSTEM, async () => {
      await api.app.get(Regimes).ensureShipped();
      await api.app.get(Ladders).ensureShipped();
    });
    // Months pass in a test, and nobody signs in again.
    await api.sql.query(`UPDATE sessions SET expires_at = '2100-01-01'`);
    await world.furnish();
    return world;
  }

  private async furnish(): Promise<void> {
    for (const code of this.areas) await this.make('administrator', '/areas', { code, name: { en: `Area ${code}` } });
    for (const [i, timeZone] of ZONES.entries()) {
      const name = { en: `Ministry ${i}`, ru: `Министерство ${i}` };
      const body = { code: `ministry-${i}`, kind: 'ministry', country: 'BY', timeZone, name };
      this.bodies.push(await this.make('administrator', '/bodies', body));
      for (const n of [1, 2]) this.leads.push(await this.office(`lead-${i}-${n}`, i, 'lead'));
    }
    this.controllerPost = await this.office('controller', 0, 'controller');
    this.authorPost = await this.office('author', 0, 'author');
    for (const code of MEETINGS) {
      const meeting = { code, title: `Meeting ${code}`, heldOn: code.slice(-10), participants: [] };
      this.meetings.push(await this.make('registrar', '/meetings', meeting));
    }
  }

  private async office(code: string, body: number, holder: Actor): Promise<string> {
    const id = await this.make('administrator', '/posts', { code, bodyId: this.bodies[body], title: { en: code } });
    const tenure = { postId: id, personId: this.people[holder].id, startsOn: '2020-01-01' };
    await this.make('administrator', '/tenures', tenure);
    return id;
  }

  private async make(as: Actor, path: string, payload: object): Promise<string> {
    const { status, body } = await this.send<{ id: string }>(as, ['POST', path], { payload });
    if (status !== 201) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body.id;
  }

  async send<Body>(
    as: Actor,
    [method, path]: readonly [Method, string],
    { payload, version }: { payload?: object; version?: number } = {},
  ): Promise<Answer<Body>> {
    const answer = await this.api.app.inject({
      method,
      url: `/api/v1${path}`,
      payload,
      headers: {
        authorization: `Bearer ${this.people[as].token}`,
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
    });
    if (answer.statusCode >= 500) throw new Error(`${method} ${path}: ${answer.body} ${String(this.api.errors)}`);
    return { status: answer.statusCode, body: answer.json<Body>() };
  }

  read<Body>(path: string, as: Actor = 'auditor'): Promise<Answer<Body>> {
    return this.send<Body>(as, ['GET', path]);
  }

  /** What the worker does every night: periods that have come are opened. */
  async night(): Promise<void> {
    await this.api.app.get(Transactions).run(SYSTEM, () => this.api.app.get(Periods).topUpAll());
  }

  /** The history as an auditor exports it, a line each: docs/audit.md. */
  async exported(): Promise<string[]> {
    const { statusCode, body } = await this.api.app.inject({
      url: '/api/v1/history/export',
      headers: { authorization: `Bearer ${this.people.auditor.token}` },
    });
    if (statusCode !== 200) throw new Error(`GET /history/export: ${statusCode} ${body}`);
    return body.trimEnd().split('\n');
  }
}
