import { Tenures } from '#people';
import { Replanner, Transactions } from '#platform';
import { Claim, type ClaimedItem } from './claim.js';
import { Delivery } from './delivery.js';
import { date } from './examples.js';
import { DEFAULT_LADDER, type Ladder, type Whom } from './ladder.rules.js';
import { Ladders } from './ladders.js';
import { ReminderGround } from './reminder-ground.js';

/* Ladders that ask for more than the default one, on their way from the plan to the mail. */

let ground: ReminderGround;
let premier: string;

beforeAll(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
  await ground.addPost('clerk', { reportsTo: 'minister' });
  await ground.addPost('envoy');
  [{ id: premier }] = (await ground.query<{ id: string }>(`SELECT id FROM posts WHERE code = 'premier'`)) as [
    { id: string },
  ];
});
afterAll(() => ground.stop());
afterEach(clear);

async function clear(): Promise<void> {
  await ground.query('DELETE FROM occurrences');
  await ground.query('DELETE FROM mailings');
  await ground.query('DELETE FROM commitment_periods');
  await ground.query('DELETE FROM commitments');
  await ground.query(`DELETE FROM ladders WHERE code = 'wide'`);
  ground.sink.mails.length = 0;
}

async function onLadder(audience: Whom[], classification = 'public'): Promise<string> {
  const rules: Ladder = {
    ...DEFAULT_LADDER,
    rungs: [{ key: 'call', when: { before: 14, days: 'calendar' }, audience }],
  };
  await ground.query(`INSERT INTO ladders (code, name, rules) VALUES ('wide', 'Wide', $1)`, [JSON.stringify(rules)]);
  const id = await ground.addCommitment('clerk', { ladder: 'wide', classification });
  await ground.change(id, `counterpart_post_id = (SELECT id FROM posts WHERE code = 'envoy')`);
  return id;
}

async function claimed(): Promise<Pick<ClaimedItem, 'audience' | 'isDirect' | 'isOnLadder' | 'when'>[]> {
  const ids = await ground.gather();
  const taken = await ground.run(() => ground.nest.get(Claim).take(ids));
  const items = taken?.mailings.flatMap((mailing) => mailing.items) ?? [];
  return items
    .map(({ audience, isDirect, isOnLadder, when }) => ({ audience, isDirect, isOnLadder, when }))
    .sort((a, b) => a.audience.localeCompare(b.audience));
}

describe('a reminder of a ladder', () => {
  it('goes to superiors, the counterpart and named posts beyond doubt', async () => {
    const id = await onLadder(['superior', { superior: 2 }, 'counterpart']);
    expect(await ground.occurrences(id)).toEqual([
      'call envoy 01-04 planned',
      'call minister 01-04 planned',
      'call premier 01-04 planned',
    ]);
    const sure = { isDirect: true, isOnLadder: true, when: { before: 14, days: 'calendar' } };
    expect(await claimed()).toEqual([
      { audience: 'counterpart', ...sure },
      { audience: 'superior', ...sure },
      { audience: 'superior-2', ...sure },
    ]);
  });

  it('knows a named post, and one that another has taken over for', async () => {
    await onLadder([{ post: premier }]);
    expect(await claimed()).toMatchObject([{ audience: 'post', isDirect: true, isOnLadder: true }]);
    await ground.query(`UPDATE occurrences SET post_id = (SELECT id FROM posts WHERE code = 'minister')`);
    await ground.letTimePass();
    expect(await claimed()).toMatchObject([{ audience: 'post', isDirect: false, isOnLadder: true }]);
  });

  it('is in doubt where the line of reporting ends before the degree asked for, and is sent all the same', async () => {
    const id = await onLadder([{ superior: 5 }]);
    expect(await claimed()).toMatchObject([{ audience: 'superior-5', isDirect: false }]);
    await ground.letTimePass();
    await ground.gatherAndDeliver();
    expect(await ground.occurrences(id)).toEqual(['call premier 01-04 sent']);
  });

  it('says in the mail when and to whom, whatever the key', async () => {
    await onLadder(['counterpart', { post: premier }, { superior: 2 }]);
    await ground.gatherAndDeliver();
    const texts = (await ground.texts()).join('\n');
    expect(texts).toContain('14 days before the deadline, to the other side (Post envoy)');
    expect(texts).toContain('14 days before the deadline, to a post named in the reminder rules (Post premier)');
  });

  it('does not go out once the ladder asks for it no more', async () => {
    const id = await onLadder(['lead', 'superior']);
    const mailings = await ground.gather();
    await ground.query(
      `UPDATE ladders SET rules = jsonb_set(rules, '{rungs,0,audience}', '["lead"]') WHERE code = 'wide'`,
    );
    await ground.nest.get(Delivery).deliver(mailings);
    expect(await ground.occurrences(id)).toEqual(['call clerk 01-04 sent', 'call minister 01-04 expired']);
    const notes = await ground.query(`SELECT note FROM occurrences WHERE state = 'expired'`);
    expect(notes).toEqual([{ note: 'the ladder asks for it no more' }]);
  });

  it('waits while nobody on the other side is cleared for it', async () => {
    const id = await onLadder(['counterpart'], 'confidential');
    await ground.gatherAndDeliver();
    expect(await ground.occurrences(id)).toEqual(['call nobody 01-04 planned']);
    expect(ground.sink.mails).toEqual([]);
  });
});

describe('the plan by a ladder', () => {
  it('follows the succession in the counterpart, a named post and a superior of the second degree', async () => {
    const newcomer = await ground.addPerson('newcomer');
    const succeed = (post: string) =>
      ground.run(async () => {
        const { manager } = ground.nest.get(Transactions);
        const [{ id }] = (await manager.query<{ id: string }[]>('SELECT id FROM posts WHERE code = $1', [post])) as [
          { id: string },
        ];
        await ground.nest.get(Tenures).succeed(id, { personId: newcomer, startsOn: date('2024-01-03') });
      });
    const goBack = async () => {
      await ground.query(`DELETE FROM tenures WHERE person_id = $1`, [newcomer]);
      await ground.query(`UPDATE tenures SET ends_on = NULL`);
    };
    for (const [whom, post] of [
      ['counterpart', 'envoy'],
      [{ superior: 2 }, 'premier'],
      [{ post: premier }, 'premier'],
    ] as [Whom, string][]) {
      const id = await onLadder([whom]);
      expect(await ground.occurrences(id)).toEqual([`call ${post} 01-04 planned`]);
      await succeed(post);
      expect(await ground.occurrences(id)).toEqual(['call newcomer 01-04 planned']);
      await goBack();
      await clear();
    }
  });

  it('follows the calendar of a country that only the named post and the counterpart are in', async () => {
    await ground.query(`INSERT INTO bodies (code, kind, country, time_zone, name_en)
      VALUES ('abroad', 'embassy', 'KZ', 'Asia/Almaty', 'Embassy')`);
    await ground.query(`UPDATE posts SET body_id = (SELECT id FROM bodies WHERE code = 'abroad') WHERE code = 'envoy'`);
    const [envoy] = await ground.query<{ id: string }>(`SELECT id FROM posts WHERE code = 'envoy'`);
    for (const whom of ['counterpart', { post: envoy?.id ?? '' }] as Whom[]) {
      const id = await onLadder([whom]);
      if (whom !== 'counterpart') await ground.change(id, 'counterpart_post_id = NULL');
      const [before] = await ground.occurrences(id);
      await ground.run(async () => {
        await ground.query(
          `INSERT INTO calendar_days (country, day, working, origin) VALUES ('KZ', '2024-01-04', false, 'manual')
           ON CONFLICT (country, day) DO UPDATE SET working = false`,
        );
        await ground.query(`UPDATE calendars SET version = version + 1 WHERE country = 'KZ'`);
        await ground.nest.get(Replanner).calendarChanged('KZ');
      });
      expect([before, ...(await ground.occurrences(id))]).toEqual([
        'call envoy 01-04 planned',
        'call envoy 01-03 planned',
      ]);
      await ground.query(`DELETE FROM calendar_days WHERE country = 'KZ' AND day = '2024-01-04'`);
      await ground.query(`UPDATE calendars SET version = version + 1 WHERE country = 'KZ'`);
      await clear();
    }
  });

  it('is the meeting’s unless the commitment has one of its own, in what is stored and in what is sent', async () => {
    const id = await onLadder(['lead']);
    await ground.query(`UPDATE meetings SET ladder_code = 'wide'`);
    await ground.change(id, 'ladder_code = NULL');
    expect(await ground.occurrences(id)).toEqual(['call clerk 01-04 planned']);
    const rules: Ladder = { ...DEFAULT_LADDER, rungs: [{ key: 'call', when: { before: 1 }, audience: ['lead'] }] };
    await ground.run(() => ground.nest.get(Ladders).update('wide', 1, { rules }));
    expect(await ground.occurrences(id)).toEqual(['call clerk 01-17 planned']);
    expect(await claimed()).toMatchObject([{ audience: 'lead', isOnLadder: true }]);
    await ground.query('UPDATE meetings SET ladder_code = NULL');
    await ground.letTimePass();
    await ground.gatherAndDeliver();
    expect(await ground.occurrences(id)).toEqual(['call clerk 01-17 expired']);
  });
});
