import { Claim } from './claim.js';
import { Delivery } from './delivery.js';
import { addressesIn, breakAfter, mailingsIn, messageIdsIn } from './delivery-ground.js';
import { Preparation } from './preparation.js';
import { ReminderGround } from './reminder-ground.js';
import { Settlements } from './settlements.js';

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('minister', { reportsTo: 'premier' });
});
afterEach(() => ground.stop());

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
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
  });

  it('in the transaction of the claim leaves the mailing free', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    const mend = breakAfter(ground.nest.get(Claim), 'take');
    await expect(ground.nest.get(Delivery).deliver(due)).rejects.toThrow('the power went');
    mend();
    await ground.nest.get(Delivery).deliver(due);
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'sent', attempt: 1, twice: false }]);
  });

  it('after the claim leaves a lease that another takes over when it has run out, and not before', async () => {
    await ground.addCommitment('minister');
    const due = await ground.gather();
    await ground.run(() => ground.nest.get(Claim).take(due));
    await ground.gatherAndDeliver();
    await ground.nest.get(Delivery).deliver(due);
    expect(addressesIn(ground)).toEqual([]);
    await ground.letTimePass();
    expect(await ground.gather()).toEqual(due);
    await ground.nest.get(Delivery).deliver(due);
    expect(addressesIn(ground)).toEqual(['minister@example.org']);
    // It had not begun to leave: nobody is in doubt.
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'sent', attempt: 2, twice: false }]);
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
    expect(addressesIn(ground)).toHaveLength(2);
    expect(new Set(messageIdsIn(ground)).size).toBe(1);
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'sent', twice: true }]);
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
    expect(addressesIn(ground)).toEqual([]);
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'failed', attempt: 2, twice: true }]);
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
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'sending', attempt: 2 }]);
  });

  it('in the transaction of a refusal is made up for by the next attempt', async () => {
    await ground.addCommitment('minister');
    ground.sink.behave({
      onRecipient: (to) => (to.startsWith('minister') ? { code: 550, message: 'No such user' } : 'take'),
    });
    const mend = breakAfter(ground.nest.get(Settlements), 'write');
    await ground.gatherAndDeliver();
    mend();
    expect(await mailingsIn(ground)).toMatchObject([{ state: 'sending' }]);
    await ground.letTimePass();
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addressesIn(ground)).toEqual(['premier@example.org']);
  });
});
