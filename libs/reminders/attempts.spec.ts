import { Attempts } from './attempts.js';
import { Claim } from './claim.js';
import { ReminderGround } from './reminder-ground.js';
import type { Settlement } from './settlements.js';

let ground: ReminderGround;
beforeEach(async () => {
  ground = await ReminderGround.start();
});
afterEach(() => ground.stop());

it('words that the database cannot take keep no outcome from being recorded, their own included', async () => {
  await ground.addCommitments(await ground.addPosts(3));
  const ids = await ground.gather();
  const claimed = await ground.run(() => ground.nest.get(Claim).take(ids));
  const outcomes = (claimed?.mailings ?? []).map(({ id, attempt, recipient: { email } }): Settlement => ({
    ...{ mailingId: id, attempt, waitMinutes: 0, mayHaveBeenTaken: false, address: email },
    ...(email.startsWith('post1')
      ? { state: 'failed', subject: 'No\u0000text', error: 'No\u0000reason' }
      : { state: 'sent', subject: 'Reminder', error: null }),
  }));
  const attempts = ground.nest.get(Attempts);
  expect(await Promise.all(outcomes.map((outcome) => attempts.settle(outcome)))).toEqual([true, true, true]);
  const told = await ground.query(
    `SELECT p.code, m.state, m.subject FROM mailings m JOIN persons p ON p.id = m.person_id ORDER BY p.code`,
  );
  expect(told).toEqual([
    { code: 'post0', state: 'sent', subject: 'Reminder' },
    { code: 'post1', state: 'failed', subject: null },
    { code: 'post2', state: 'sent', subject: 'Reminder' },
  ]);
});

it('an outcome counts for the attempt that was made, not for a later one of the same mailing', async () => {
  await ground.addCommitments(await ground.addPosts(1));
  const ids = await ground.gather();
  const take = async () => (await ground.run(() => ground.nest.get(Claim).take(ids)))?.mailings[0];
  const first = await take();
  await ground.letTimePass();
  const second = await take();
  if (!first || !second) throw new Error('nothing was claimed');
  const outcomeOf = ({ id, attempt, recipient: { email } }: typeof first): Settlement => ({
    ...{ mailingId: id, attempt, state: 'sent', waitMinutes: 0, mayHaveBeenTaken: false, error: null },
    ...{ address: email, subject: 'Reminder' },
  });
  const attempts = ground.nest.get(Attempts);
  expect(await Promise.all([first, second].map((one) => attempts.settle(outcomeOf(one))))).toEqual([false, true]);
});
