import { Delivery } from './delivery.js';
import { addressesIn, breakAfter, mailingsIn } from './delivery-ground.js';
import { type RecordingWaker, ReminderGround } from './reminder-ground.js';
import { Sweep, Waker } from './sweep.js';

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
});
afterEach(() => ground.stop());

describe('two at once', () => {
  it('send each of 500 mailings exactly once', async () => {
    await ground.addCommitments(await ground.addPosts(500));
    const second = await ground.worker();
    const due = (await Promise.all([ground.gather(), ground.gather(second)])).flat();
    const batches = Array.from({ length: 10 }, (_, n) => due.slice(n * 50, n * 50 + 50));
    const deliverAll = async (nest = ground.nest) => {
      for (const batch of batches) await nest.get(Delivery).deliver(batch);
    };
    await Promise.all([deliverAll(), deliverAll(second), deliverAll()]);
    await second.close();
    expect(addressesIn(ground)).toHaveLength(500);
    expect(new Set(addressesIn(ground)).size).toBe(500);
    expect(await ground.query(`SELECT FROM mailings WHERE state = 'sent' AND attempt = 1`)).toHaveLength(500);
  });

  it('sweep one after the other and wake in batches of fifty', async () => {
    await ground.addCommitments(await ground.addPosts(60));
    const sweep = ground.nest.get(Sweep);
    const found = await Promise.all([sweep.run(), sweep.run()]);
    expect(Math.max(...found)).toBe(60);
    const waker = ground.nest.get<Waker, RecordingWaker>(Waker);
    expect(waker.batches.slice(0, 2).map((batch) => batch.length)).toEqual([50, 10]);
    expect(await mailingsIn(ground)).toHaveLength(60);
  });

  it('send what nobody who was woken has taken', async () => {
    await ground.addCommitment('minister');
    const sweep = ground.nest.get(Sweep);
    await sweep.run();
    expect(addressesIn(ground)).toEqual([]);
    await ground.query(`UPDATE mailings SET next_attempt_at = now() - interval '21 s'`);
    await sweep.run();
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
  });

  it('send without the queue when it cannot be reached', async () => {
    await ground.addCommitment('minister');
    const mend = breakAfter(ground.nest.get<Waker>(Waker), 'wake');
    await ground.nest.get(Sweep).run();
    mend();
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
  });
});
