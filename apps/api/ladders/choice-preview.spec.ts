import { LadderPreviews } from '#reminders';
import { MeetingsGround } from '../meetings/meetings-ground.js';
import type { TestPerson } from '../testing/start-test-api.js';

const RULES = { rungs: [{ key: 'week', when: { before: 7 }, audience: ['lead'] }], pauseDays: 0, reviewDays: 30 };

interface Preview {
  commitments: number;
  changedCommitments: number;
  counts: Record<string, number>;
  items: { commitment: { id: string } }[];
  notListed: number;
}

let ground: MeetingsGround;
let cleared: TestPerson;
let uncleared: TestPerson;
beforeAll(async () => {
  ground = await MeetingsGround.start('2023-12-19T09:00:00+03:00');
  await ground.send({
    as: 'administrator',
    path: '/ladders',
    body: { code: 'other', name: { en: 'other' }, rules: RULES },
  });
  cleared = await ground.addPerson({ roles: ['registrar'], clearance: 'confidential' });
  uncleared = await ground.addPerson({ roles: ['registrar'] });
  for (const name of ['open', 'mixed', 'closed']) {
    await ground.meet(name, { heldOn: `2023-12-1${name.length}`, theirs: null });
  }
  await ground.enter('public', 'open');
  await ground.enter('beside it', 'mixed');
  for (const at of ['mixed', 'closed']) ground.id[`closed at ${at}`] = await ground.enter(`closed at ${at}`, at);
  // Marked afterwards: the registrar who entered it may not be cleared for it.
  const closed = [ground.id['closed at mixed'], ground.id['closed at closed']];
  await ground.api.sql.query(`UPDATE commitments SET classification = 'confidential' WHERE id = ANY($1)`, [closed]);
});
afterAll(() => ground.api.close());

async function preview(who: TestPerson, choice: object): Promise<Preview> {
  const headers = { authorization: `Bearer ${who.token}` };
  const url = '/api/v1/ladders/other/choice-preview';
  const answer = await ground.api.app.inject({ method: 'POST', url, headers, payload: choice });
  expect(answer.statusCode).toBe(200);
  return answer.json<Preview>();
}
const ofMeeting = (who: TestPerson, name: string) => preview(who, { meetingId: ground.meeting[name] });

describe('what the choice of a ladder for a meeting would do', () => {
  it('is that of nothing where all of it is closed to the reader', async () => {
    const nothing = { added: 0, taken_back: 0, moved: 0, other_reason: 0 };
    expect(await ofMeeting(uncleared, 'closed')).toEqual({
      ...{ commitments: 0, changedCommitments: 0, counts: nothing, items: [], notListed: 0 },
    });
  });

  it('is the same with and without what is closed to the reader', async () => {
    const { items, ...numbers } = await ofMeeting(uncleared, 'mixed');
    const { items: alone, ...numbersAlone } = await ofMeeting(uncleared, 'open');
    expect(numbers).toEqual(numbersAlone);
    expect([numbers.commitments, numbers.notListed, items.length]).toEqual([1, 0, alone.length]);
    expect(new Set(items.map(({ commitment }) => commitment.id))).toEqual(new Set([ground.id['beside it']]));
  });

  it('is of all to whoever may read all', async () => {
    expect(await ofMeeting(cleared, 'mixed')).toMatchObject({ commitments: 2, changedCommitments: 2, notListed: 0 });
    expect(await ofMeeting(cleared, 'closed')).toMatchObject({ commitments: 1, changedCommitments: 1 });
  });
});

describe('a preview', () => {
  const RULES_OF_ALL = { url: '/api/v1/ladders/default/preview', payload: { rules: RULES } };
  const ask = ({ token }: TestPerson) =>
    ground.api.app.inject({ method: 'POST', ...RULES_OF_ALL, headers: { authorization: `Bearer ${token}` } });

  it('is made one at a time, and the next when it is done', async () => {
    const administrator = await ground.addPerson({ roles: ['administrator'] });
    const previews = ground.api.app.get(LadderPreviews, { strict: false });
    const make = previews.of.bind(previews);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let first: ReturnType<typeof ask> | undefined;
    await new Promise<void>((begun) => {
      jest.spyOn(previews, 'of').mockImplementationOnce(async (...given) => {
        begun();
        await held;
        return make(...given);
      });
      first = ask(administrator);
    });
    const second = await ask(administrator);
    release();
    expect([second.statusCode, second.headers['retry-after']]).toEqual([429, '5']);
    expect(second.json()).toMatchObject({ code: 'preview_runs' });
    expect([(await first)?.statusCode, (await ask(administrator)).statusCode]).toEqual([200, 200]);
  });

  it('that fails keeps nobody from the next', async () => {
    const administrator = await ground.addPerson({ roles: ['administrator'] });
    const payload = { rules: { ...RULES, rungs: [{ ...RULES.rungs[0], audience: [{ post: 'nobody' }] }] } };
    const headers = { authorization: `Bearer ${administrator.token}` };
    const failed = await ground.api.app.inject({ method: 'POST', url: RULES_OF_ALL.url, headers, payload });
    expect(failed.statusCode).toBeGreaterThanOrEqual(400);
    expect((await ask(administrator)).statusCode).toBe(200);
  });
});
