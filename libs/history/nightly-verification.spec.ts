import { HistoryGround } from './history-ground.js';
import { HistoryStatus } from './history-status.js';
import { NightlyVerification } from './nightly-verification.js';
import { READ_TABLES } from './plain-tables.rules.js';

let ground: HistoryGround;

beforeEach(async () => {
  ground = await HistoryGround.start();
  await ground.add(3);
  await ground.make();
});
afterEach(() => ground.stop());

const verifyTonight = () => ground.nest.get(NightlyVerification).runIfDue();
const state = () => ground.run(() => ground.nest.get(HistoryStatus).read());
const found = () => ground.sql('SELECT found::integer AS found FROM history_checks');

it('a verification that finds nothing raises no alarm', async () => {
  await verifyTonight();
  expect(await found()).toEqual([{ found: 0 }]);
  expect(await ground.alarms()).toEqual([]);
});

it.each(Object.keys(READ_TABLES))('the table %s, renamed or gone, is the alarm that it was altered', async (name) => {
  await ground.tamper(`ALTER TABLE ${name} RENAME TO others`);
  expect(await ground.alarms()).toEqual(['altered']);
  await verifyTonight();
  expect(await found()).toEqual([{ found: expect.any(Number) as number }]);
  expect(await found()).not.toEqual([{ found: 0 }]);
  await ground.tamper('DROP TABLE others CASCADE');
  expect(await ground.alarms()).toEqual(['altered']);
  expect((await state()).alarms[0]?.message).toBe(
    `the history cannot be read: ${name} is not there as it has to be; pacta verify says more`,
  );
});

it.each([
  ['history_checks', 'DROP TABLE history_checks'],
  ['checkpoint_mails', 'DROP TABLE checkpoint_mails'],
  ['events.occurred_at', 'ALTER TABLE events RENAME occurred_at TO happened_at'],
  ['history_state.fault', 'ALTER TABLE history_state DROP fault'],
])('what is read of the state, gone, is an alarm at once: %s', async (name, statement) => {
  await ground.tamper(statement);
  const { alarms } = await state();
  expect(alarms).toEqual([{ code: 'altered', message: expect.stringContaining(`: ${name} is not there`) as string }]);
});

it('the one row of the state, gone, is an alarm at once, and altered after the verification', async () => {
  await ground.tamper('DELETE FROM history_state');
  expect(await ground.alarms()).toEqual(['checkpoint-failed']);
  await ground.add();
  await expect(ground.make()).rejects.toThrow('the table history_state has no row');
  await verifyTonight();
  expect(await found()).toEqual([{ found: 1 }]);
  expect(await ground.alarms()).toEqual(['altered', 'checkpoint-failed']);
  expect(await state()).toMatchObject({ covered: 3, pending: 1, writtenNumber: 0 });
  await ground.tamper('INSERT INTO history_state DEFAULT VALUES');
  await ground.make();
  expect(await ground.verify()).toMatchObject({ found: 0, leaves: 4 });
});
