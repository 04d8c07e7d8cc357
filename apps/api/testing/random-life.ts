import { Regimes } from '#calendars';
import { SYSTEM, Transactions } from '#platform';
import { Ladders } from '#reminders';
import type { TestApi, TestPerson } from './start-test-api.js';

/** A step of a life: what is done, to which of the things there are, and how many hours pass before the next. */
export interface LifeStep {
  kind: keyof typeof STEPS;
  which: number;
  /** Which of two ways, where there are two. */
  flag: boolean;
  hours: number;
}

interface Made {
  id: string;
  version: number;
}

interface Request {
  as: TestPerson;
  method: 'POST' | 'PATCH';
  path: string;
  body?: object;
  version?: number;
}

type Part = 'registrar' | 'administrator' | 'auditor' | 'author' | 'controller' | 'lead' | 'deputy' | 'observer';

/** A register in which anything may happen to a few commitments. */
export class RandomLife {
  readonly commitments: string[] = [];
  readonly reports: string[] = [];
  readonly extensions: string[] = [];
  private steps = 0;

  private constructor(
    readonly api: TestApi,
    readonly people: Readonly<Record<Part, TestPerson>>,
    /** Two that lead in turns, and those of the controller and the author. */
    readonly posts: readonly [lead: string, other: string, controller: string, author: string],
    readonly meetingId: string,
  ) {}

  static async prepare(api: TestApi): Promise<RandomLife> {
    const people = {
      registrar: await api.addPerson({ roles: ['registrar', 'assessor'], clearance: 'confidential' }),
      administrator: await api.addPerson({ roles: ['administrator'] }),
      auditor: await api.addPerson({ roles: ['auditor'], clearance: 'confidential' }),
      author: await api.addPerson({ clearance: 'official' }),
      controller: await api.addPerson({ roles: ['controller'], clearance: 'official' }),
      lead: await api.addPerson({ roles: ['executor'], clearance: 'official' }),
      deputy: await api.addPerson({ roles: ['executor'], clearance: 'official' }),
      observer: await api.addPerson({ roles: ['observer'] }),
    };
    const posts = [
      await api.addPost({ holder: people.lead.id }),
      await api.addPost({ holder: people.deputy.id, timeZone: 'Asia/Vladivostok' }),
      await api.addPost({ holder: people.controller.id }),
      await api.addPost({ holder: people.author.id }),
    ] as const;
    // The life goes on for years.
    await api.sql.query(`UPDATE sessions SET expires_at = '2999-01-01'`);
    await api.app.get(Transactions).run(SYSTEM, async () => {
      await api.app.get(Regimes).ensureShipped();
      await api.app.get(Ladders).ensureShipped();
    });
    await api.sql.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`);
    const { rows } = await api.sql.query<Made>(
      `INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU-MOS/2023-12-18', 'Meeting', '2023-12-18') RETURNING id`,
    );
    return new RandomLife(api, people, posts, rows[0]?.id ?? '');
  }

  /** Does a step, if it can be done. @returns the status that it was answered with; null where there was nothing to do */
  async take(step: LifeStep): Promise<number | null> {
    this.steps += 1;
    const take: Take = STEPS[step.kind];
    const request = await take(this, step);
    if (request === null) return null;
    const { as, method, path, body, version } = request;
    const response = await this.api.app.inject({
      method,
      url: `/api/v1${path}`,
      payload: body,
      headers: { authorization: `Bearer ${as.token}`, ...(version !== undefined && { 'if-match': `"${version}"` }) },
    });
    const made = response.statusCode === 201 ? response.json<Made>().id : null;
    if (made !== null) this.madeBy[step.kind]?.push(made);
    return response.statusCode;
  }

  /** Another text for each step. */
  get words(): string {
    return `Words of step ${this.steps}`;
  }

  pick(ids: readonly string[], { which }: LifeStep): string | undefined {
    return ids[which % Math.max(ids.length, 1)];
  }

  /** The present version of a thing. */
  async versionOf(table: string, id: string): Promise<number> {
    const { rows } = await this.api.sql.query<Made>(`SELECT version FROM ${table} WHERE id = $1`, [id]);
    return rows[0]?.version ?? 0;
  }

  /** What of a commitment is not the same from one to the other, and who may act on it now. */
  async standing(id: string) {
    const { rows } = await this.api.sql.query<{ version: number; lead: string; holder: string | null }>(
      `SELECT c.version, c.lead_post_id AS lead,
         (SELECT person_id FROM tenures t WHERE t.post_id = c.lead_post_id
           AND $2::timestamptz::date BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity')) AS holder
       FROM commitments c WHERE id = $1`,
      [id, this.api.clock.now().toString()],
    );
    const [row] = rows;
    const holder = Object.values(this.people).find((person) => person.id === row?.holder) ?? this.people.lead;
    return { version: row?.version ?? 0, leadId: row?.lead ?? '', holder };
  }

  private get madeBy(): Partial<Record<LifeStep['kind'], string[]>> {
    return { create: this.commitments, report: this.reports, ask: this.extensions };
  }
}

type Take = (life: RandomLife, step: LifeStep) => Promise<Request | null> | Request;

/** A step on one of the commitments, at the version that it has. */
const onCommitment =
  (
    make: (life: RandomLife, step: LifeStep, standing: Awaited<ReturnType<RandomLife['standing']>>) => Partial<Request>,
  ): Take =>
  async (life, step) => {
    const id = life.pick(life.commitments, step);
    if (id === undefined) return null;
    const standing = await life.standing(id);
    const { as = life.people.registrar, method = 'POST', path = '', body } = make(life, step, standing);
    return { as, method, path: `/commitments/${id}${path}`, body, version: standing.version };
  };

/** A decision of the controller, at the version that the commitment has. */
const decision =
  (noun: 'reports' | 'extensions', outcomes: [string, string]): Take =>
  async (life, step) => {
    const id = life.pick(life[noun].slice(-3), step);
    if (id === undefined) return null;
    const { rows } = await life.api.sql.query<Made>(
      `SELECT c.version FROM commitments c JOIN ${noun} x ON x.commitment_id = c.id WHERE x.id = $1`,
      [id],
    );
    const body = { outcome: outcomes[step.flag ? 0 : 1], reason: life.words };
    return {
      as: life.people.controller,
      method: 'POST',
      path: `/${noun}/${id}/decision`,
      body,
      version: rows[0]?.version,
    };
  };

const renaming =
  (table: 'bodies' | 'posts' | 'persons' | 'meetings', change: (life: RandomLife) => object): Take =>
  async (life, step) => {
    const { rows } = await life.api.sql.query<Made>(`SELECT id, version FROM ${table} ORDER BY id`);
    const found = rows[step.which % rows.length];
    if (!found) return null;
    const as = table === 'meetings' ? life.people.registrar : life.people.administrator;
    return { as, method: 'PATCH', path: `/${table}/${found.id}`, body: change(life), version: found.version };
  };

export const STEPS = {
  create: (life, { flag, which }) => ({
    as: life.people.registrar,
    method: 'POST',
    path: '/commitments',
    body: {
      ...{ meetingId: life.meetingId, kind: 'commitment', side: 'ours', areaCode: 'transport', verifiable: true },
      ...{ title: life.words, text: `${life.words} and trolleybuses.`, parts: ['One', 'Two'] },
      ...{ leadPostId: life.posts[0], controllerPostId: life.posts[2], authorPostId: life.posts[3] },
      classification: flag ? 'public' : 'official',
      observerIds: which % 2 === 0 ? [life.people.observer.id] : [],
      deadline: which % 3 === 0 ? { basis: 'recurring', frequency: 'monthly' } : { basis: 'default' },
    },
  }),
  edit: onCommitment((life, { flag }) => ({
    method: 'PATCH',
    body: flag
      ? { title: life.words, coExecutorPostIds: [life.posts[3]] }
      : { text: life.words, coExecutorPostIds: [], parts: [life.words], priority: 'high' },
  })),
  reassign: onCommitment((life, _, { leadId }) => ({
    method: 'PATCH',
    body: { leadPostId: leadId === life.posts[0] ? life.posts[1] : life.posts[0] },
  })),
  control: onCommitment(() => ({ path: '/control' })),
  report: onCommitment((life, { flag }, { holder }) => ({
    as: holder,
    path: '/reports',
    body: {
      kind: flag ? 'final' : 'interim',
      text: life.words,
      completedParts: flag ? [1] : [],
      evidence: [{ title: life.words, url: 'https://example.org/act' }],
    },
  })),
  complete: onCommitment((_, { flag }, { holder }) => ({ as: holder, path: `/parts/${flag ? 1 : 2}/completion` })),
  acknowledge: onCommitment((life, { which }, { holder }) => ({
    as: holder,
    path: '/acknowledgements',
    body: { willReportBy: life.api.clock.today('Europe/Minsk').add({ days: which }).toString(), note: life.words },
  })),
  ask: onCommitment((life, { which }, { holder }) => ({
    as: holder,
    path: '/extensions',
    body: {
      to: life.api.clock
        .today('Europe/Minsk')
        .add({ days: 30 + which })
        .toString(),
      reason: life.words,
    },
  })),
  score: onCommitment((life) => ({
    path: '/fulfilment',
    body: { fulfilment: 'minimal', reportIds: life.reports.slice(-1), remark: life.words },
  })),
  terminate: onCommitment((life) => ({
    as: life.people.controller,
    path: '/termination',
    body: { reason: life.words },
  })),
  decide: decision('reports', ['accept', 'return']),
  grant: decision('extensions', ['grant', 'refuse']),
  body: renaming('bodies', (life) => ({ name: { en: life.words, ru: `Слова ${life.words}` } })),
  post: renaming('posts', (life) => ({ title: { en: life.words } })),
  person: renaming('persons', (life) => ({ name: life.words })),
  meeting: renaming('meetings', (life) => ({ title: life.words, place: life.words })),
  area: async (life) => {
    const { rows } = await life.api.sql.query<{ version: number }>(
      `SELECT version FROM areas WHERE code = 'transport'`,
    );
    const [as, body, version] = [life.people.administrator, { name: { en: life.words } }, rows[0]?.version ?? 0];
    return { as, method: 'PATCH', path: '/areas/transport', body, version };
  },
  succession: (life, { flag, which }) => ({
    as: life.people.administrator,
    method: 'POST',
    path: `/posts/${life.posts[flag ? 0 : 1]}/succession`,
    body: {
      personId: (which % 2 === 0 ? life.people.lead : life.people.deputy).id,
      startsOn: life.api.clock
        .today('Europe/Minsk')
        .add({ days: which % 3 })
        .toString(),
    },
  }),
} as const satisfies Record<string, Take>;
