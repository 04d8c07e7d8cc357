import { setTimeout as pause } from 'node:timers/promises';
import { Persons } from '#people';
import { Transactions } from '#platform';
import { Claim } from './claim.js';
import { Refusals } from './refusals.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;
beforeAll(async () => {
  ground = await ReminderGround.start();
});
afterAll(() => ground.stop());

const somebodyWaits = async () =>
  (await ground.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`))
    .length > 0;

/** A refusal that comes when a change has locked the person, and has its change of the plan still before it. */
function overlapping(refuse: () => Promise<boolean>, personId: string) {
  let lock = () => {};
  const locked = new Promise<void>((resolve) => (lock = resolve));
  const refusal = locked.then(refuse);
  refusal.catch(() => undefined);
  const waits = locked.then(async () => {
    while (!(await somebodyWaits())) await pause(5);
  });
  const change = ground.run(async () => {
    const persons = ground.nest.get(Persons, { strict: false });
    const { manager } = ground.nest.get(Transactions);
    await manager.query('SELECT FROM persons WHERE id = $1 FOR NO KEY UPDATE', [personId]);
    lock();
    await waits;
    await persons.update(personId, (await persons.get(personId)).version, { morning: '10:00' });
  });
  return { refusal, change };
}

it('a refusal waits for a change of the person, and neither is lost', async () => {
  await ground.addPost('minister', { reportsTo: 'premier' });
  await ground.addCommitment('minister');
  const ids = await ground.gather();
  const claimed = await ground.run(() => ground.nest.get(Claim).take(ids));
  const mailing = claimed?.mailings[0];
  if (!mailing) throw new Error('nothing was claimed');
  const { id: mailingId, attempt, recipient } = mailing;
  const { refusal, change } = overlapping(
    () =>
      ground.nest.get(Refusals).record({
        ...{ mailingId, attempt, state: 'failed', waitMinutes: 0, mayHaveBeenTaken: false },
        ...{ address: recipient.email, subject: 'Reminder', error: '550 5.1.1 No such user' },
      }),
    recipient.id,
  );
  await change;
  expect(await refusal).toBe(true);
  const [row] = await ground.query(
    `SELECT to_char(morning, 'HH24:MI') AS morning, email_refused_at IS NOT NULL AS refused FROM persons WHERE id = $1`,
    [recipient.id],
  );
  expect(row).toEqual({ morning: '10:00', refused: true });
});
