import { Persons } from '#people';
import { Replanner, Transactions } from '#platform';
import { Delivery } from './delivery.js';
import { addressesIn, mailingsIn, messageIdsIn } from './delivery-ground.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
});
afterEach(() => ground.stop());

describe('the way of a reminder', () => {
  it('is one mail to one person for everything that is due, and no second one', async () => {
    for (let n = 0; n < 5; n++) await ground.addCommitment('minister');
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
    const [text] = await ground.texts();
    for (let n = 1; n <= 5; n++) expect(text).toContain(`BY-RU/2023-12-18/${n}`);
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'sent', attempt: 1, twice: false }]);
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
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'expired' }]);
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
    expect(addressesIn(ground)).toEqual(['olga@example.org']);
  });

  it('goes up the line, marks the address and says so when the server refuses it for good', async () => {
    const id = await ground.addCommitment('minister');
    ground.clock.set(new Date().toISOString());
    ground.sink.behave({
      onRecipient: (address) => (address.startsWith('minister') ? { code: 550, message: 'No such user' } : 'take'),
    });
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addressesIn(ground)).toEqual(['premier@example.org']);
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
    expect(addressesIn(ground)).toEqual(['p@example.org']);
    await ground.gatherAndDeliver();
    expect(addressesIn(ground)).toEqual(['p@example.org']);
    expect(await ground.occurrences(id)).toEqual(['on-day president 01-18 sent']);
  });

  it('shows nothing above official and nothing above the clearance of whoever reads it', async () => {
    const chief = await ground.addPost('chief', { holder: null });
    await ground.addTenure('chief', await ground.addPerson('chief', 'confidential'));
    await ground.addCommitment('chief', { classification: 'confidential' });
    await ground.addCommitment('minister', { classification: 'confidential' });
    await ground.gatherAndDeliver();
    expect(chief).not.toBe('');
    expect(addressesIn(ground)).toEqual(['chief@example.org']);
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
    expect(addressesIn(ground)).toEqual([]);
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
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
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
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
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
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
    expect((await ground.texts())[0]).toContain('BY-RU/2023-12-18/2');
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'sent', attempt: 3, twice: false }]);
  });

  it('sends twice at the most, under one Message-ID, when the connection dies after the message', async () => {
    await ground.addCommitment('minister');
    ground.sink.behave({ onMessage: () => 'take-and-drop' });
    for (let n = 0; n < 4; n++) {
      await ground.gatherAndDeliver();
      await ground.letTimePass();
    }
    expect(addressesIn(ground)).toEqual(['minister@example.org', 'minister@example.org']);
    expect(new Set(messageIdsIn(ground)).size).toBe(1);
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'failed', attempt: 2, twice: true }]);
  });

  it('after a long outage is one message with the state as it is now', async () => {
    await ground.addCommitment('minister', { ladder: 'default' });
    await ground.gatherAndDeliver();
    expect(addressesIn(ground)).toEqual([
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
    expect(addressesIn(ground)).toEqual(['late@example.org']);
  });
});
