import { Persons } from '#people';
import { Replanner, Transactions } from '#platform';
import { Attempts } from './attempts.js';
import { Claim } from './claim.js';
import { Delivery } from './delivery.js';
import { Preparation } from './preparation.js';
import { type RecordingWaker, ReminderGround } from './reminder-ground.js';
import { Settlements } from './settlements.js';
import { Sweep, Waker } from './sweep.js';

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
});
afterEach(() => ground.stop());

const addresses = () => ground.sink.mails.map(({ to }) => to.join()).sort();
const mailings = () =>
  ground.query<{ state: string; attempt: number; twice: boolean; id: string }>(
    'SELECT state, attempt, possibly_twice AS twice, id FROM mailings ORDER BY created_at',
  );
const messageIds = () => ground.sink.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);

/** Lets the next calls of a method fail, or a worker die there, and gives back what it was. */
function breakAfter<T extends object>(target: T, method: keyof T & string): () => void {
  const original = Reflect.get(target, method) as (...args: unknown[]) => Promise<unknown>;
  Reflect.set(target, method, async (...args: unknown[]) => {
    await original.apply(target, args);
    throw new Error(`the power went after ${method}`);
  });
  return () => Reflect.deleteProperty(target, method);
}

describe('the way of a reminder', () => {
  it('is one mail to one person for everything that is due, and no second one', async () => {
    for (let n = 0; n < 5; n++) await ground.addCommitment('minister');
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['minister@example.org']);
    const [text] = await ground.texts();
    for (let n = 1; n <= 5; n++) expect(text).toContain(`BY-RU/2023-12-18/${n}`);
    expect(await mailings()).toMatchObject([{ state: 'sent', attempt: 1, twice: false }]);
    expect(await ground.query(`SELECT FROM occurrences WHERE state = 'sent'`)).toHaveLength(5);
  });

  it('is not gathered before its time by the database clock, however late the worker thinks it is', async () => {
    await ground.addCommitment('minister');
    await ground.query(`UPDATE occurrences SET due_at = now() + interval '1 minute'`);
    ground.clock.set('2030-01-01T00:00:00Z');
    expect(await ground.gather()).toEqual([]);
  });

  it('is not sent about a commitment that was closed after it was gathered', async () => {
    const id = await ground.addCommitment('minister');
    const due = await ground.gather();
    await ground.change(id, `status = 'closed', settled_at = now()`);
    await ground.nest.get(Delivery).deliver(due);
    expect(ground.sink.mails).toHaveLength(0);
    expect(await mailings()).toMatchObject([{ state: 'expired' }]);
    expect(await ground.query(`SELECT state, note FROM occurrences WHERE rung = 'on-day'`)).toEqual([
      { state: 'expired', note: 'the commitment is settled' },
    ]);
  });

  it('drops only what has become pointless from a mail', async () => {
    const [first] = [await ground.addCommitment('minister'), await ground.addCommitment('minister')];
    const due = await ground.gather();
    await ground.change(first, `status = 'terminated', settled_at = now()`);
    await ground.nest.get(Delivery).deliver(due);
    expect((await ground.texts())[0]).not.toContain('BY-RU/2023-12-18/1');
    expect((await ground.texts())[0]).toContain('BY-RU/2023-12-18/2');
  });

  it('goes to the new holder when the post changes hands between gathering and sending', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    const olga = await ground.addPerson('olga');
    await ground.query(
      `UPDATE tenures SET ends_on = current_date - 1 WHERE post_id IN (SELECT id FROM posts WHERE code = 'minister')`,
    );
    await ground.addTenure('minister', olga, new Date().toISOString().slice(0, 10));
    await ground.nest.get(Delivery).deliver(due);
    expect(ground.sink.mails).toHaveLength(0);
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['olga@example.org']);
  });

  it('goes up the line, marks the address and says so when the server refuses it for good', async () => {
    const id = await ground.addCommitment('minister');
    ground.clock.set(new Date().toISOString());
    ground.sink.behave({
      onRecipient: (address) => (address.startsWith('minister') ? { code: 550, message: 'No such user' } : 'take'),
    });
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['premier@example.org']);
    expect(
      await ground.query(`SELECT email_refusal IS NOT NULL AS refused FROM persons WHERE code = 'minister'`),
    ).toEqual([{ refused: true }]);
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 failed', 'on-day premier 01-18 sent']);
    expect(await ground.query(`SELECT note FROM occurrences WHERE state = 'sent'`)).toEqual([
      { note: 'passed on: mail to Person minister was refused' },
    ]);
    ground.clock.set('2023-12-18T09:00:00Z');
    const later = await ground.addCommitment('minister');
    expect(await ground.occurrences(later)).toEqual(['on-day premier 01-18 planned']);
  });

  it('goes out again when the refused address of somebody with nobody above is put right', async () => {
    const id = await ground.addCommitment('president');
    ground.clock.set(new Date().toISOString());
    ground.sink.behave({ onRecipient: () => ({ code: 550, message: 'No such user' }) });
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect((await ground.occurrences(id)).sort()).toEqual([
      'on-day nobody 01-18 planned',
      'on-day president 01-18 failed',
    ]);
    ground.sink.behave({});
    const [{ person, version }] = await ground.query<{ person: string; version: number }>(
      `SELECT id AS person, version FROM persons WHERE code = 'president'`,
    );
    await ground.run(() =>
      ground.nest.get(Persons, { strict: false }).update(person, version, { email: 'p@example.org' }),
    );
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['p@example.org']);
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['p@example.org']);
    expect(await ground.occurrences(id)).toEqual(['on-day president 01-18 sent']);
  });

  it('shows nothing above official and nothing above the clearance of whoever reads it', async () => {
    const chief = await ground.addPost('chief', { holder: null });
    await ground.addTenure('chief', await ground.addPerson('chief', 'confidential'));
    await ground.addCommitment('chief', { classification: 'confidential' });
    await ground.addCommitment('minister', { classification: 'confidential' });
    await ground.gatherAndDeliver();
    expect(chief).not.toBe('');
    expect(addresses()).toEqual(['chief@example.org']);
    expect((await ground.texts())[0]).toContain('BY-RU/2023-12-18/1');
    expect((await ground.texts())[0]).not.toContain('Title 1');
  });

  it('goes up the line to whoever is cleared, and waits when nobody is, whenever the clearance goes', async () => {
    const clear = async (code: string, clearance: 'public' | 'official') => {
      const [{ id, version }] = await ground.query<{ id: string; version: number }>(
        'SELECT id, version FROM persons WHERE code = $1',
        [code],
      );
      await ground.run(() => ground.nest.get(Persons, { strict: false }).update(id, version, { clearance }));
    };
    const id = await ground.addCommitment('minister', { classification: 'official' });
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 planned']);
    await clear('minister', 'public');
    expect(await ground.occurrences(id)).toEqual(['on-day premier 01-18 planned']);
    await clear('minister', 'official');
    const due = await ground.gather();
    ground.clock.set(new Date().toISOString());
    await clear('minister', 'public');
    await clear('premier', 'public');
    await ground.nest.get(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual([]);
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 expired', 'on-day nobody 01-18 planned']);
    expect(await ground.query(`SELECT note FROM occurrences WHERE state = 'expired'`)).toEqual([
      { note: 'the recipient is not cleared for it' },
    ]);
    await clear('premier', 'official');
    expect((await ground.occurrences(id)).sort()).toEqual([
      'on-day minister 01-18 expired',
      'on-day premier 01-18 planned',
    ]);
    // Cleared again before the superior was told: it is the lead's own once more.
    await clear('minister', 'official');
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['minister@example.org']);
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 sent', 'on-day premier 01-18 expired']);
  });

  it('is not lost when it reaches the same person through another post by the time it is sent', async () => {
    const id = await ground.addCommitment('minister');
    const other = await ground.addPost('other', { holder: 'minister' });
    const due = await ground.gather();
    await ground.query('UPDATE commitments SET lead_post_id = $1, version = version + 1', [other]);
    await ground.nest.get(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['minister@example.org']);
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 sent']);
  });

  it('waits 1 minute, then 5, after a temporary refusal, and joins what falls due meanwhile', async () => {
    await ground.addCommitment('minister');
    ground.sink.behave({ onMessage: () => ({ code: 451, message: 'Try again later' }) });
    await ground.gatherAndDeliver();
    const wait = async () =>
      (
        await ground.query<{ wait: number }>(
          `SELECT round(extract(epoch FROM next_attempt_at - now()) / 60)::integer AS wait FROM mailings`,
        )
      )[0]?.wait;
    expect(await wait()).toBe(1);
    expect(await ground.gather()).toEqual([]);
    await ground.letTimePass();
    await ground.gatherAndDeliver();
    expect(await wait()).toBe(5);
    ground.sink.behave({});
    await ground.addCommitment('minister');
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['minister@example.org']);
    expect((await ground.texts())[0]).toContain('BY-RU/2023-12-18/2');
    expect(await mailings()).toMatchObject([{ state: 'sent', attempt: 3, twice: false }]);
  });

  it('sends twice at the most, under one Message-ID, when the connection dies after the message', async () => {
    await ground.addCommitment('minister');
    ground.sink.behave({ onMessage: () => 'take-and-drop' });
    for (let n = 0; n < 4; n++) {
      await ground.gatherAndDeliver();
      await ground.letTimePass();
    }
    expect(addresses()).toEqual(['minister@example.org', 'minister@example.org']);
    expect(new Set(messageIds()).size).toBe(1);
    expect(await mailings()).toMatchObject([{ state: 'failed', attempt: 2, twice: true }]);
  });

  it('after a long outage is one message with the state as it is now', async () => {
    await ground.addCommitment('minister', { ladder: 'default' });
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual([
      'inspector@example.org',
      'minister@example.org',
      'premier@example.org',
      'president@example.org',
    ]);
    const states = await ground.query<{ rung: string; state: string }>(
      `SELECT rung, o.state FROM occurrences o JOIN persons p ON p.id = o.recipient_id WHERE p.code = 'minister' ORDER BY due_at`,
    );
    expect(states.map(({ rung, state }) => `${rung} ${state}`)).toEqual([
      'before-10 expired',
      'before-5 expired',
      'before-1 expired',
      'on-day expired',
      'after-1 sent',
    ]);
  });

  it('waits for a holder when nobody up the line can be reached, and is not lost', async () => {
    await ground.addPost('orphan', { holder: null });
    const id = await ground.addCommitment('orphan');
    expect(await ground.occurrences(id)).toEqual(['on-day nobody 01-18 planned']);
    expect(await ground.gather()).toEqual([]);
    ground.clock.set('2024-02-01T09:00:00Z');
    await ground.addTenure('orphan', await ground.addPerson('late'), '2024-01-25');
    await ground.run(async () => {
      const [{ id: post }]: [{ id: string }] = await ground.nest
        .get(Transactions)
        .manager.query(`SELECT id FROM posts WHERE code = 'orphan'`);
      await ground.nest.get(Replanner).rosterChanged({ postIds: [post] });
    });
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['late@example.org']);
  });
});

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
    expect(addresses()).toEqual([]);
    expect(await mailings()).toMatchObject([{ state: 'expired', twice: false }]);
  });

  it('a commitment that was handed to another post reaches its holder, and nobody else', async () => {
    const id = await ground.addCommitment('minister');
    const other = await ground.addPost('other');
    const due = await ground.gather();
    atTheLastMoment(() => ground.change(id, `lead_post_id = '${other}', version = version + 1`));
    await ground.nest.get(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['other@example.org']);
  });

  it('what only changed its wording goes out with the new one, once', async () => {
    const id = await ground.addCommitment('minister');
    const due = await ground.gather();
    atTheLastMoment(() => ground.change(id, `title = 'In other words', version = version + 1`));
    await ground.nest.get(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['minister@example.org']);
    expect((await ground.texts())[0]).toContain('In other words');
    expect(await mailings()).toMatchObject([{ state: 'sent', twice: false }]);
  });

  it('a worker whose lease has run out sends nothing', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    atTheLastMoment(() => ground.letTimePass());
    await ground.nest.get(Delivery).deliver(due);
    expect(addresses()).toEqual([]);
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['minister@example.org']);
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
    expect(addresses()).toEqual([]);
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['minister@example.org']);
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
    const left = (await mailings()).filter(({ state }) => state !== 'sent');
    expect(left.length).toBeGreaterThan(0);
    for (const mailing of left) expect(mailing).toMatchObject({ state: 'queued', twice: false });
    await ground.gatherAndDeliver();
    expect(new Set(addresses()).size).toBe(10);
    expect(addresses()).toHaveLength(10);
  });
});

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
    expect(addresses()).toHaveLength(500);
    expect(new Set(addresses()).size).toBe(500);
    expect(await ground.query(`SELECT FROM mailings WHERE state = 'sent' AND attempt = 1`)).toHaveLength(500);
  });

  it('sweep one after the other and wake in batches of fifty', async () => {
    await ground.addCommitments(await ground.addPosts(60));
    const sweep = ground.nest.get(Sweep);
    const found = await Promise.all([sweep.run(), sweep.run()]);
    expect(Math.max(...found)).toBe(60);
    const waker = ground.nest.get<Waker, RecordingWaker>(Waker);
    expect(waker.batches.slice(0, 2).map((batch) => batch.length)).toEqual([50, 10]);
    expect(await mailings()).toHaveLength(60);
  });

  it('send what nobody who was woken has taken', async () => {
    await ground.addCommitment('minister');
    const sweep = ground.nest.get(Sweep);
    await sweep.run();
    expect(addresses()).toEqual([]);
    await ground.query(`UPDATE mailings SET next_attempt_at = now() - interval '21 s'`);
    await sweep.run();
    expect(addresses()).toEqual(['minister@example.org']);
  });

  it('send without the queue when it cannot be reached', async () => {
    await ground.addCommitment('minister');
    const mend = breakAfter(ground.nest.get<Waker>(Waker), 'wake');
    await ground.nest.get(Sweep).run();
    mend();
    expect(addresses()).toEqual(['minister@example.org']);
  });
});

describe('a worker that dies', () => {
  it('in the transaction of gathering leaves everything as it was', async () => {
    await ground.addCommitment('minister');
    await expect(
      ground.run(async () => {
        await ground.gather();
        throw new Error('the power went');
      }),
    ).rejects.toThrow();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['minister@example.org']);
  });

  it('in the transaction of the claim leaves the mailing free', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    const mend = breakAfter(ground.nest.get(Claim), 'take');
    await expect(ground.nest.get(Delivery).deliver(due)).rejects.toThrow('the power went');
    mend();
    await ground.nest.get(Delivery).deliver(due);
    expect(addresses()).toEqual(['minister@example.org']);
    expect(await mailings()).toMatchObject([{ state: 'sent', attempt: 1, twice: false }]);
  });

  it('after the claim leaves a lease that another takes over when it has run out, and not before', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    await ground.run(() => ground.nest.get(Claim).take(due));
    await ground.gatherAndDeliver();
    await ground.nest.get(Delivery).deliver(due);
    expect(addresses()).toEqual([]);
    await ground.letTimePass();
    expect(await ground.gather()).toEqual(due);
    await ground.nest.get(Delivery).deliver(due);
    expect(addresses()).toEqual(['minister@example.org']);
    // It had not begun to leave: nobody is in doubt.
    expect(await mailings()).toMatchObject([{ state: 'sent', attempt: 2, twice: false }]);
  });

  it('after the hand-over costs a second copy under the same Message-ID, and no third', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    await ground.nest.get(Delivery).deliver(due);
    // As if the outcome had never been written.
    await ground.query(`UPDATE mailings SET state = 'sending', settled_at = NULL, lease_until = now()`);
    await ground.query(`UPDATE occurrences SET state = 'gathered'`);
    await ground.letTimePass();
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toHaveLength(2);
    expect(new Set(messageIds()).size).toBe(1);
    expect(await mailings()).toMatchObject([{ state: 'sent', twice: true }]);
  });

  it('twice while the message leaves does not cost a third copy, and says so', async () => {
    const id = await ground.addCommitment('minister');
    const due = await ground.gather();
    for (let n = 0; n < 2; n++) {
      const [{ mailing } = { mailing: null }] = await ground.nest.get(Preparation).prepare(due);
      expect(mailing?.possiblyTwice).toBe(n === 1);
      await ground.query('UPDATE mailings SET begun_attempt = attempt');
      await ground.letTimePass();
    }
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual([]);
    expect(await mailings()).toMatchObject([{ state: 'failed', attempt: 2, twice: true }]);
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 failed']);
  });

  it('and comes back late does not write over the outcome of whoever took over', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    const claimed = await ground.run(() => ground.nest.get(Claim).take(due));
    await ground.letTimePass();
    await ground.run(() => ground.nest.get(Claim).take(due));
    const late = { waitMinutes: 1, mayHaveBeenTaken: false, address: 'x@example.org', subject: null, error: 'late' };
    const stood = await ground.run(() =>
      ground.nest
        .get(Settlements)
        .write(
          (claimed?.mailings ?? []).map(({ id, attempt }) => ({ mailingId: id, attempt, state: 'queued', ...late })),
        ),
    );
    expect(stood).toEqual([]);
    expect(await mailings()).toMatchObject([{ state: 'sending', attempt: 2 }]);
  });

  it('in the transaction of a refusal is made up for by the next attempt', async () => {
    await ground.addCommitment('minister');
    ground.sink.behave({
      onRecipient: (to) => (to.startsWith('minister') ? { code: 550, message: 'No such user' } : 'take'),
    });
    const mend = breakAfter(ground.nest.get(Settlements), 'write');
    await ground.gatherAndDeliver();
    mend();
    expect(await mailings()).toMatchObject([{ state: 'sending' }]);
    await ground.letTimePass();
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['premier@example.org']);
  });
});
