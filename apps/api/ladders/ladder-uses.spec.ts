import { MeetingsGround } from '../meetings/meetings-ground.js';

const RUNGS = [{ key: 'week', when: { before: 7 }, audience: ['lead'] }];
const RULES = { rungs: RUNGS, pauseDays: 0, reviewDays: 30 };

let ground: MeetingsGround;
beforeAll(async () => {
  ground = await MeetingsGround.start('2023-12-19T09:00:00+03:00');
  for (const code of ['of-a-meeting', 'its-own', 'of-nobody']) {
    const body = { code, name: { en: code }, rules: RULES };
    await ground.send({ as: 'administrator', path: '/ladders', body });
  }
  await ground.meet('plain', { heldOn: '2023-12-18', theirs: null });
  await ground.meet('strict', { heldOn: '2023-12-19', theirs: null, ladderCode: 'of-a-meeting' });
  await ground.enter('by default', 'plain');
  await ground.enter('by its own choice', 'plain', { ladderCode: 'its-own' });
  await ground.enter('by the meeting', 'strict');
  await ground.enter('by the meeting too', 'strict');
  await ground.enter('otherwise than the meeting', 'strict', { ladderCode: 'its-own' });
  // Chosen, but not on control: it stands in the way of a removal and follows nothing yet.
  await ground.draft('strict', { ladderCode: 'its-own' });
  await ground.draft('plain');
});
afterAll(() => ground.api.close());

/** The codes of the meetings that have chosen a ladder, and how many commitments have and follow it. */
async function usesOf(code: string) {
  const post = await ground.api.addPerson({ roles: ['administrator'] });
  const answer = await ground.get(post, `/ladders/${code}/uses`);
  const { meetings, ...counts } = answer.json<{
    meetings: { title: string }[];
    commitments: number;
    following: number;
  }>();
  return { meetings: meetings.map(({ title }) => title), ...counts };
}

describe('who has chosen a ladder, and who follows it', () => {
  it.each([
    ['of-a-meeting', { meetings: ['strict'], commitments: 0, following: 2 }],
    ['its-own', { meetings: [], commitments: 3, following: 2 }],
    ['default', { meetings: [], commitments: 0, following: 1 }],
    ['of-nobody', { meetings: [], commitments: 0, following: 0 }],
  ])('of %s', async (code, uses) => expect(await usesOf(code)).toEqual(uses));

  it('no longer counts what has ended', async () => {
    await ground.report('by the meeting', '2023-12-20T09:00:00+03:00');
    expect(await usesOf('of-a-meeting')).toMatchObject({ following: 1 });
  });

  it.each([
    ['of-a-meeting', 409],
    ['its-own', 409],
    ['default', 409],
    ['of-nobody', 204],
  ])('lets remove only what nobody has chosen: %s', async (code, status) => {
    const removal = { method: 'DELETE' as const, url: `/api/v1/ladders/${code}` };
    const { token } = await ground.api.addPerson({ roles: ['administrator'] });
    const headers = { authorization: `Bearer ${token}`, 'if-match': '"1"' };
    expect((await ground.api.app.inject({ ...removal, headers })).statusCode).toBe(status);
  });
});
