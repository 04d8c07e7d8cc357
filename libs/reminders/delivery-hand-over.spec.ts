import { Transactions } from '#platform';
import { Attempts } from './attempts.js';
import { Delivery } from './delivery.js';
import { addressesIn, mailingsIn } from './delivery-ground.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
});
afterEach(() => ground.stop());

describe('between the claim and the hand-over', () => {
  /** Lets something happen when the server waits for the content. */
  const atTheLastMoment = (happens: () => Promise<unknown>): void => {
    const attempts = ground.nest.get(Attempts);
    const begin = attempts.begin.bind(attempts);
    let isOver = false;
    attempts.begin = async (mailing) => {
      if (!isOver) await happens();
      isOver = true;
      return begin(mailing);
    };
  };

  it.each([
    ['closed', `status = 'closed', settled_at = now()`],
    ['terminated', `status = 'terminated', settled_at = now(), version = version + 1`],
  ])('a commitment that is %s is not written about', async (_, assignments) => {
    const id = await ground.addCommitment('minister');
    const due = await ground.gather();
    atTheLastMoment(() => ground.change(id, assignments));
    await ground.nest.get(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    expect(addressesIn(ground)).toEqual([]);
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'expired', twice: false }]);
  });

  it('a commitment that was handed to another post reaches its holder, and nobody else', async () => {
    const id = await ground.addCommitment('minister');
    const other = await ground.addPost('other');
    const due = await ground.gather();
    atTheLastMoment(() => ground.change(id, `lead_post_id = '${other}', version = version + 1`));
    await ground.nest.get(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addressesIn(ground)).toEqual(['other@example.org']);
  });

  it('what only changed its wording goes out with the new one, once', async () => {
    const id = await ground.addCommitment('minister');
    const due = await ground.gather();
    atTheLastMoment(() => ground.change(id, `title = 'In other words', version = version + 1`));
    await ground.nest.get(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
    expect((await ground.texts())[0]).toContain('In other words');
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'sent', twice: false }]);
  });

  it('a worker whose lease has run out sends nothing', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    atTheLastMoment(() => ground.letTimePass());
    await ground.nest.get(Delivery).deliver(due);
    expect(addressesIn(ground)).toEqual([]);
    await ground.gatherAndDeliver();
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
  });

  it('a worker that was stopped for longer than a message may take sends nothing', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    const start = performance.now();
    let seconds = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => start + seconds * 1_000);
    const transactions = ground.nest.get(Transactions);
    const once = transactions.once.bind(transactions);
    transactions.once = async (...args) => {
      const rows = await once(...args);
      seconds += 40;
      return rows as never;
    };
    await ground.nest.get(Delivery).deliver(due);
    clock.mockRestore();
    Reflect.deleteProperty(transactions, 'once');
    expect(addressesIn(ground)).toEqual([]);
    await ground.gatherAndDeliver();
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
  });
});

describe('a batch that takes too long', () => {
  it('gives back what it has not begun, which nobody can have had', async () => {
    await ground.addCommitments(await ground.addPosts(10));
    const due = await ground.gather();
    const start = performance.now();
    let hours = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => start + hours * 3_600_000);
    // The clock of the process jumps while the first messages are with the server.
    ground.sink.behave({ onMessage: () => ((hours = 1), 'take') });
    await ground.nest.get(Delivery).deliver(due);
    clock.mockRestore();
    const left = (await mailingsIn(ground)).filter(({ state }) => state !== 'sent');
    expect(left.length).toBeGreaterThan(0);
    for (const mailing of left) expect(mailing).toMatchObject({ state: 'queued', twice: false });
    await ground.gatherAndDeliver();
    expect(new Set(addressesIn(ground)).size).toBe(10);
    expect(addressesIn(ground)).toHaveLength(10);
  });
});
