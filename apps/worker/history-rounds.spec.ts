import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { AccessModule } from '#access';
import { CheckpointList, CheckpointSettings, CheckpointsModule, History, HistoryModule, HistoryStatus } from '#history';
import { MailTransport } from '#mail';
import { SYSTEM, Transactions } from '#platform';
import { ReminderSettings, RemindersModule } from '#reminders';
import {
  createTestDatabase,
  createTestingModule,
  FixedClock,
  type SmtpSink,
  startSmtpSink,
  type TestDatabase,
} from '#testing';
import { HistoryRounds } from './history-rounds.js';
import { WorkerOptions } from './worker-options.js';

let database: TestDatabase;
let sink: SmtpSink;
let home: string;
let nest: TestingModule;
const clock = new FixedClock('2024-01-17T09:00:00Z');

beforeEach(async () => {
  [database, sink] = [await createTestDatabase(), await startSmtpSink()];
  home = await mkdtemp(join(tmpdir(), 'pacta-rounds-'));
  clock.set('2024-01-17T09:00:00Z');
  const settings = new CheckpointSettings(join(home, 'checkpoints'), join(home, 'key.pem'));
  const checkpoints = { settings, minutes: 60, addresses: ['auditor@example.org'] };
  nest = await start({ checkpoints });
});
afterEach(async () => {
  await nest.close();
  await sink.stop();
  await database.drop();
  await rm(home, { recursive: true });
});

/** What of a worker the rounds need. */
function start(options: Pick<WorkerOptions, 'checkpoints'>): Promise<TestingModule> {
  const reminders = RemindersModule.forRoot({
    settings: new ReminderSettings('Pacta <pacta@example.org>', 'http://localhost'),
    transport: new MailTransport({ url: sink.url }),
  });
  return createTestingModule(
    { url: database.url, clock },
    {
      imports: [AccessModule, reminders, HistoryModule, ...modulesOf(options)],
      providers: [HistoryRounds, { provide: WorkerOptions, useValue: options }],
    },
  );
}
const modulesOf = ({ checkpoints }: Pick<WorkerOptions, 'checkpoints'>) =>
  checkpoints ? [CheckpointsModule.forRoot(checkpoints.settings)] : [];

/** One round of each: checkpoints, verification, alarms. */
async function goRound(): Promise<void> {
  for (const round of nest.get(HistoryRounds).rounds) {
    round.start();
    await round.stop();
  }
}
const run = <T>(work: () => Promise<T>) => nest.get(Transactions).run(SYSTEM, work);
const query = <T>(sql: string) => run(() => nest.get(Transactions).manager.query<T[]>(sql));
const append = () => run(() => nest.get(History).append([{ subject: 'body', subjectId: 'b', type: 'body.edited' }]));
const state = () => run(() => nest.get(HistoryStatus).read());

it('make a checkpoint of what is new, mail it, and verify', async () => {
  await append();
  await goRound();
  expect(await readdir(join(home, 'checkpoints'))).toContain('checkpoint-0000000001.txt');
  expect(sink.mails.map(({ to }) => to)).toEqual([['auditor@example.org']]);
  expect(await state()).toMatchObject({ covered: 1, writtenNumber: 1, verification: { found: 0, leaves: 1 } });
});

it('do nothing more while nothing is due', async () => {
  await append();
  await goRound();
  await goRound();
  expect(sink.mails).toHaveLength(1);
  expect(await query('SELECT FROM history_checks')).toHaveLength(1);
});

it('say why no checkpoint can be made, and go on', async () => {
  const said: unknown[] = [];
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation((text) => void said.push(text));
  await append();
  await goRound();
  await rm(join(home, 'checkpoints'), { recursive: true });
  await append();
  clock.set('2024-01-18T09:00:00Z');
  await goRound();
  error.mockRestore();
  expect(said).toContainEqual(expect.stringContaining('Alarm: no checkpoint can be made: '));
  expect((await state()).alarms.map(({ code }) => code)).toContain('checkpoint-failed');
});

it('forget requests that were answered a month ago, and no others', async () => {
  const ask = () => run(() => nest.get(CheckpointList).request());
  await ask();
  await goRound();
  clock.set('2024-01-18T09:00:00Z');
  const kept = await ask();
  await goRound();
  clock.set('2024-02-16T10:00:00Z');
  await goRound();
  expect(await query('SELECT id FROM checkpoint_requests')).toEqual([{ id: kept.id }]);
  clock.set('2024-03-20T10:00:00Z');
  const { id } = await ask();
  await query(
    "UPDATE checkpoint_requests SET requested_at = requested_at - interval '2 months' WHERE answered_by IS NULL",
  );
  await run(() => nest.get(CheckpointList).forgetAnswered());
  expect(await query('SELECT id FROM checkpoint_requests')).toEqual([{ id }]);
});

it('are none in a worker that leaves the history to others', async () => {
  await nest.close();
  nest = await start({});
  expect(nest.get(HistoryRounds).rounds).toEqual([]);
});
