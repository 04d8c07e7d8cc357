import { Claim, type ClaimedItem } from './claim.js';
import { Delivery } from './delivery.js';
import { DEFAULT_LADDER, type Ladder, type Whom } from './ladder.rules.js';
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
afterEach(async () => {
  await ground.query('DELETE FROM occurrences');
  await ground.query('DELETE FROM mailings');
  await ground.query('DELETE FROM commitment_periods');
  await ground.query('DELETE FROM commitments');
  await ground.query(`DELETE FROM ladders WHERE code = 'wide'`);
  ground.sink.mails.length = 0;
});

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

  it('is not sent to a counterpart who is not cleared for it', async () => {
    const id = await onLadder(['counterpart'], 'confidential');
    await ground.gatherAndDeliver();
    expect(await ground.occurrences(id)).toEqual(['call envoy 01-04 expired']);
    expect(ground.sink.mails).toEqual([]);
  });
});
