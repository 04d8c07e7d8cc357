import { Temporal } from 'temporal-polyfill';
import { Meetings } from './meetings.js';
import { MeetingGround, NOBODY } from './testing/meeting-ground.js';

const day = (text: string) => Temporal.PlainDate.from(text);

let ground: MeetingGround;

beforeAll(async () => {
  ground = await MeetingGround.start();
});
afterAll(() => ground.stop());

describe('Meetings', () => {
  let meetings: Meetings;
  beforeAll(() => {
    meetings = ground.module.get(Meetings);
  });

  it('keeps what it is given, participants in their order', async () => {
    const given = {
      ...ground.newMeeting(),
      place: 'Minsk',
      nextMeetingOn: day('2024-06-01'),
      participants: [
        { bodyId: ground.bodies.theirs, side: 'theirs' as const, spokesmanPostId: ground.governor },
        { bodyId: ground.bodies.ours, side: 'ours' as const },
      ],
    };
    const meeting = await ground.run(() => meetings.create(given));
    expect(meeting).toMatchObject({
      code: given.code,
      place: 'Minsk',
      regimeCode: 'cis',
      ladderCode: null,
      version: 1,
      participants: [
        {
          body: { id: ground.bodies.theirs, code: 'mos', name: { en: 'Moscow Oblast' } },
          side: 'theirs',
          spokesman: { id: ground.governor, code: 'governor', title: { en: 'Governor' } },
        },
        { body: { id: ground.bodies.ours }, side: 'ours', spokesman: null },
      ],
    });
    expect([meeting.heldOn.toString(), meeting.nextMeetingOn?.toString()]).toEqual(['2023-12-18', '2024-06-01']);
    expect(JSON.stringify(await ground.run(() => meetings.get(meeting.id)))).toBe(JSON.stringify(meeting));
    expect((await ground.run(() => meetings.byCode(given.code)))?.id).toBe(meeting.id);
    expect(await ground.run(() => meetings.byCode('BY-XX/2023-12-18'))).toBeNull();
    const events = await ground.query('SELECT type, after FROM events WHERE subject_id = $1', [meeting.id]);
    expect(events).toMatchObject([{ type: 'meeting.created', after: { heldOn: '2023-12-18', code: given.code } }]);
  });

  it('reports every fault at once, each with its field', async () => {
    const participants = [
      { bodyId: ground.bodies.ours, side: 'ours' as const, spokesmanPostId: NOBODY },
      { bodyId: ground.bodies.ours, side: 'ours' as const },
      { bodyId: NOBODY, side: 'theirs' as const },
    ];
    const given = { code: 'moscow', title: '', heldOn: day('2024-01-01'), nextMeetingOn: day('2024-01-01') };
    await expect(ground.run(() => meetings.create({ ...given, participants }))).rejects.toMatchObject({
      kind: 'invalid',
      faults: [
        { path: 'code' },
        { path: 'title' },
        { path: 'nextMeetingOn' },
        { path: 'participants[0].spokesmanPostId' },
        { path: 'participants[1].bodyId' },
        { path: 'participants[2].bodyId' },
      ],
    });
  });

  it.each([
    ['regimeCode', { regimeCode: 'roman' }],
    ['ladderCode', { ladderCode: 'rope' }],
  ])('refuses a %s that does not exist', async (path, given) => {
    await expect(ground.run(() => meetings.create({ ...ground.newMeeting(), ...given }))).rejects.toMatchObject({
      kind: 'invalid',
      faults: [{ path }],
    });
  });

  it('refuses a code that is taken', async () => {
    const { code } = await ground.meet();
    await expect(ground.run(() => meetings.create({ ...ground.newMeeting(), code }))).rejects.toMatchObject({
      code: 'code_taken',
    });
  });

  it('changes what is given, leaves the rest, and refuses a version that is gone', async () => {
    const participants = [{ bodyId: ground.bodies.ours, side: 'ours' as const }];
    const meeting = await ground.run(() => meetings.create({ ...ground.newMeeting(), participants }));
    const renamed = await ground.run(() => meetings.update(meeting.id, 1, { title: 'Renamed' }));
    expect(renamed).toMatchObject({ title: 'Renamed', version: 2, participants: meeting.participants });
    const swapped = await ground.run(() =>
      meetings.update(meeting.id, 2, { participants: [{ bodyId: ground.bodies.theirs, side: 'theirs' }] }),
    );
    expect(swapped.participants.map(({ body }) => body.id)).toEqual([ground.bodies.theirs]);
    await expect(ground.run(() => meetings.update(meeting.id, 2, { title: 'Late' }))).rejects.toMatchObject({
      kind: 'stale',
    });
    await expect(ground.run(() => meetings.update(NOBODY, 1, { title: 'x' }))).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('lets one of two changes to the same version win', async () => {
    const meeting = await ground.meet();
    const change = () => meetings.update(meeting.id, 1, { title: 'Renamed' });
    const outcomes = await ground.overlap(change, change);
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { kind: 'stale' } }]);
  });

  it('lists by words, dates and body, newest first, in pages', async () => {
    const make = (title: string, heldOn: string, bodyId: string) =>
      ground.run(() =>
        meetings.create({
          ...ground.newMeeting(),
          title,
          heldOn: day(heldOn),
          participants: [{ bodyId, side: 'ours' }],
        }),
      );
    await make('Listed Alpha', '2019-05-01', ground.bodies.ours);
    await make('Listed Beta', '2019-06-01', ground.bodies.theirs);
    const found = async (filter: Parameters<Meetings['list']>[0]) =>
      (await ground.run(() => meetings.list(filter, { limit: 100 }))).items.map(({ title }) => title);
    const q = 'listed';
    expect(await found({ q })).toEqual(['Listed Beta', 'Listed Alpha']);
    expect(await found({ q, sort: 'heldOn' })).toEqual(['Listed Alpha', 'Listed Beta']);
    expect(await found({ q, from: day('2019-05-02') })).toEqual(['Listed Beta']);
    expect(await found({ q, from: day('2019-06-01') })).toEqual(['Listed Beta']);
    expect(await found({ q, to: day('2019-05-31') })).toEqual(['Listed Alpha']);
    expect(await found({ q, bodyId: ground.bodies.ours })).toEqual(['Listed Alpha']);
    expect(await found({ q: 'unheard' })).toEqual([]);
    const first = await ground.run(() => meetings.list({ q }, { limit: 1 }));
    const second = await ground.run(() => meetings.list({ q }, { limit: 1, after: first.next ?? '' }));
    expect(second).toMatchObject({ items: [{ title: 'Listed Alpha' }], next: null });
  });
});
