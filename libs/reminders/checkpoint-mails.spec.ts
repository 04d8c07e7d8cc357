import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import PostalMime from 'postal-mime';
import { Checkpoints, CheckpointSettings, CheckpointsModule, HistoryModule, HistoryStatus, notesIn } from '#history';
import { createTestingModule } from '#testing';
import { CheckpointMails } from './checkpoint-mails.js';
import { MailHold } from './mail-hold.js';
import { ReminderGround } from './reminder-ground.js';

const [AUDITOR, ARCHIVE] = ['auditor@example.org', 'archive@example.org'];

let ground: ReminderGround;
let signer: TestingModule;
let home: string;

beforeEach(async () => {
  ground = await ReminderGround.start();
  home = await mkdtemp(join(tmpdir(), 'pacta-mails-'));
  const settings = new CheckpointSettings(join(home, 'checkpoints'), join(home, 'key.pem'));
  const imports = [HistoryModule, CheckpointsModule.forRoot(settings)];
  signer = await createTestingModule({ url: ground.database.url, clock: ground.clock }, { imports });
});
afterEach(async () => {
  await signer.close();
  await ground.stop();
  await rm(home, { recursive: true });
});

/** A minute after the one before it: no two have the same note. */
async function make(): Promise<string> {
  ground.clock.set(ground.clock.now().add({ minutes: 1 }).toString());
  return (await signer.get(Checkpoints).make()).note;
}
const keys = () => signer.get(Checkpoints).keys();
const send = (...addresses: string[]) => ground.nest.get(CheckpointMails).send(addresses, keys);
const stateOf = (address: string) =>
  ground.query(
    `SELECT last_number::integer AS last, sent_at IS NOT NULL AS "isSent", failure FROM checkpoint_mails WHERE address = $1`,
    [address],
  );

it('each address gets what is new to it, once, in a mail and as files that verify', async () => {
  const first = await make();
  await send(AUDITOR, ARCHIVE);
  await send(AUDITOR, ARCHIVE);
  expect(ground.sink.mails.map(({ to }) => to)).toEqual([[AUDITOR], [ARCHIVE]]);
  const mail = await PostalMime.parse(ground.sink.mails[0]?.raw ?? '');
  expect(mail.subject).toBe('Pacta: checkpoint 1 over 0 events');
  expect(notesIn(mail.text ?? '')).toEqual([first]);
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['checkpoint-0000000001.txt']);
  expect(await stateOf(AUDITOR)).toEqual([{ last: 1, isSent: true, failure: null }]);
});

it('what came meanwhile goes in one mail; a new address begins with the newest', async () => {
  await make();
  await send(AUDITOR);
  const notes = [await make(), await make()];
  await send(AUDITOR, ARCHIVE);
  const texts = await Promise.all(ground.sink.mails.map(async ({ raw }) => (await PostalMime.parse(raw)).text ?? ''));
  expect(texts.slice(1).map(notesIn)).toEqual([notes, notes.slice(1)]);
});

it('a refusal is kept and said, and made good after a pause', async () => {
  await make();
  ground.sink.behave({ onRecipient: () => ({ code: 550, message: 'nobody here' }) });
  await send(AUDITOR);
  expect(await stateOf(AUDITOR)).toEqual([
    { last: 0, isSent: false, failure: expect.stringContaining('checkpoint 1: ') as string },
  ]);
  ground.sink.behave({});
  await send(AUDITOR);
  expect(ground.sink.mails).toEqual([]);
  await ground.query(`UPDATE checkpoint_mails SET failed_at = failed_at - interval '6 minutes'`);
  await send(AUDITOR);
  expect(await stateOf(AUDITOR)).toEqual([{ last: 1, isSent: true, failure: null }]);
});

it('an address that was taken out is no alarm any more, unless another worker still tries it', async () => {
  const failing = async () =>
    (await ground.run(() => signer.get(HistoryStatus).alarms())).filter(
      ({ code }) => code === 'checkpoint-mail-failed',
    );
  const ago = (minutes: number) =>
    ground.query(`UPDATE checkpoint_mails SET failed_at = now() - $1 * interval '1 minute' WHERE address = $2`, [
      minutes,
      AUDITOR,
    ]);
  await make();
  ground.sink.behave({ onRecipient: () => ({ code: 550, message: 'nobody here' }) });
  await send(AUDITOR, ARCHIVE);
  expect(await failing()).toMatchObject([{ message: expect.stringContaining('2 of their addresses') as string }]);
  await ago(6);
  await send(ARCHIVE);
  expect(await failing()).toMatchObject([{ message: expect.stringContaining('2 of their addresses') as string }]);
  await ago(16);
  await send(ARCHIVE);
  expect(await stateOf(AUDITOR)).toEqual([{ last: 0, isSent: false, failure: null }]);
  expect(await failing()).toMatchObject([{ message: expect.stringContaining('1 of their addresses') as string }]);
  await ground.query(`UPDATE checkpoint_mails SET failed_at = now() - interval '16 minutes'`);
  await send();
  expect(await failing()).toEqual([]);
});

it('nothing leaves while mail is on hold, and nothing that no key has signed', async () => {
  await make();
  await ground.run(() => ground.nest.get(MailHold).hold('the mail server moves'));
  await send(AUDITOR);
  expect(ground.sink.mails).toEqual([]);
  await ground.run(() => ground.nest.get(MailHold).release());
  await ground.nest.get(CheckpointMails).send([AUDITOR], async () => []);
  expect(ground.sink.mails).toEqual([]);
  expect(await stateOf(AUDITOR)).toEqual([
    { last: 0, isSent: false, failure: expect.stringContaining('a key that is not known') as string },
  ]);
});
