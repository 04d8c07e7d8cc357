import { Persons } from '#people';
import { Transactions } from '#platform';
import { interleave } from '#testing';
import { Claim } from './claim.js';
import { Refusals } from './refusals.js';
import { ReminderGround } from './reminder-ground.js';
import type { Settlement } from './settlements.js';

let ground: ReminderGround;
beforeAll(async () => {
  ground = await ReminderGround.start();
});
afterAll(() => ground.stop());

it('a refusal waits for a change of the person, and neither is lost', async () => {
  await ground.addPost('minister', { reportsTo: 'premier' });
  await ground.addCommitment('minister');
  const ids = await ground.gather();
  const claimed = await ground.run(() => ground.nest.get(Claim).take(ids));
  const mailing = claimed?.mailings[0];
  if (!mailing) throw new Error('nothing was claimed');
  const { id: mailingId, attempt, recipient } = mailing;
  const transactions = ground.nest.get(Transactions);
  const persons = ground.nest.get(Persons, { strict: false });
  const change = {
    before: () => transactions.manager.query('SELECT FROM persons WHERE id = $1 FOR NO KEY UPDATE', [recipient.id]),
    after: async () => persons.update(recipient.id, (await persons.get(recipient.id)).version, { morning: '10:00' }),
  };
  const refusal: Settlement = {
    ...{ mailingId, attempt, state: 'failed', waitMinutes: 0, mayHaveBeenTaken: false },
    ...{ address: recipient.email, subject: 'Reminder', error: '550 5.1.1 No such user' },
  };
  expect(await interleave(transactions, change, () => ground.nest.get(Refusals).record(refusal))).toBe(true);
  const [row] = await ground.query(
    `SELECT to_char(morning, 'HH24:MI') AS morning, email_refused_at IS NOT NULL AS refused FROM persons WHERE id = $1`,
    [recipient.id],
  );
  expect(row).toEqual({ morning: '10:00', refused: true });
});
