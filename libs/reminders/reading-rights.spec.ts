import { Temporal } from 'temporal-polyfill';
import { type AccountChange, Accounts, type Role } from '#access';
import { Attempts } from './attempts.js';
import { CheckPlan } from './check-plan.js';
import { Delivery } from './delivery.js';
import { Explanations } from './explanations.js';
import { Forecasts } from './forecasts.js';
import { DEFAULT_LADDER } from './ladder.rules.js';
import { LadderPreviews } from './ladder-preview.js';
import { MailStatus } from './mail-status.js';
import { ReminderGround } from './reminder-ground.js';

let ground: ReminderGround;

beforeEach(async () => {
  ground = await ReminderGround.start();
  await ground.addPost('boss', { reportsTo: 'premier' });
  await ground.addPost('minister', { reportsTo: 'boss' });
});
afterEach(() => ground.stop());

const find = <T>(service: abstract new (...dependencies: never[]) => T): T =>
  ground.nest.get(service, { strict: false });
const addresses = () => ground.sink.mails.map(({ to }) => to.join().replace('@example.org', '')).sort();

async function idOf(code: string): Promise<string> {
  const [row] = await ground.query<{ id: string }>('SELECT id FROM persons WHERE code = $1', [code]);
  return row?.id ?? '';
}

async function addAccount(code: string, roles: Role[]): Promise<void> {
  const personId = await idOf(code);
  await ground.run(() => find(Accounts).add({ personId, password: 'correct horse battery', roles }));
}

async function changeAccount(code: string, change: AccountChange): Promise<void> {
  const personId = await idOf(code);
  await ground.run(async () => {
    const { version } = await find(Accounts).get(personId);
    await find(Accounts).change(personId, change, version);
  });
}

/** Today by the database's clock, so that what is passed on is not history to the plan. */
const today = () => ground.clock.set(new Date().toISOString());

/** Lets something happen, once, when the server waits for the content. */
function atTheLastMoment(happens: () => Promise<unknown>): void {
  const attempts = ground.nest.get(Attempts);
  const begin = attempts.begin.bind(attempts);
  let isOver = false;
  attempts.begin = async (mailing) => {
    if (!isOver) await happens();
    isOver = true;
    return begin(mailing);
  };
}

const notes = async () =>
  (await ground.query<{ note: string }>(`SELECT note FROM occurrences WHERE state = 'expired' ORDER BY note`)).map(
    ({ note }) => note,
  );

describe('the plan', () => {
  it('goes by the roles of an account: the same transaction plans anew when they are given, changed or taken', async () => {
    const id = await ground.addCommitment('minister', { classification: 'official' });
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 planned']);
    // Of an official commitment the register shows an observer nothing, whatever post they hold.
    await addAccount('minister', ['observer']);
    expect(await ground.occurrences(id)).toEqual(['on-day boss 01-18 planned']);
    await addAccount('boss', ['executor']);
    expect(await ground.occurrences(id)).toEqual(['on-day premier 01-18 planned']);
    await changeAccount('boss', { roles: ['executor', 'head'] });
    expect(await ground.occurrences(id)).toEqual(['on-day boss 01-18 planned']);
    await changeAccount('minister', { roles: ['executor'] });
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 planned']);
  });

  it('tells whoever signs in with a superior post only where the register shows them what is below', async () => {
    const official = await ground.addCommitment('minister', { ladder: 'default', classification: 'official' });
    const open = await ground.addCommitment('minister', { ladder: 'default' });
    await addAccount('boss', ['observer']);
    const escalation = async (id: string) =>
      (await ground.occurrences(id)).filter((line) => line.startsWith('after-3'));
    expect(await escalation(official)).toEqual(['after-3 premier 01-23 planned']);
    expect(await escalation(open)).toEqual(['after-3 boss 01-23 planned']);
  });

  it('waits, with the alarm, while the account of everybody up the line is disabled, and is not lost', async () => {
    for (const code of ['minister', 'boss', 'premier']) {
      await addAccount(code, ['executor', 'head']);
      await changeAccount(code, { disabled: true });
    }
    const id = await ground.addCommitment('minister');
    expect(await ground.occurrences(id)).toEqual(['on-day nobody 01-18 planned']);
    const { alarms } = await ground.run(() => find(MailStatus).read(15));
    expect(alarms.map(({ code }) => code)).toContain('unreachable');
    await changeAccount('minister', { disabled: false });
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 planned']);
  });

  it('copies a deputy only what the register shows them in their own account', async () => {
    await addAccount('minister', ['executor']);
    const deputy = await ground.addPerson('deputy');
    await ground.query(
      `INSERT INTO deputyships (absent_id, deputy_id, starts_on, ends_on) VALUES ($1, $2, '2024-01-01', '2024-12-31')`,
      [await idOf('minister'), deputy],
    );
    const id = await ground.addCommitment('minister', { classification: 'official' });
    expect(await ground.occurrences(id)).toEqual(['on-day deputy 01-18 planned', 'on-day minister 01-18 planned']);
    await addAccount('deputy', ['observer']);
    expect(await ground.occurrences(id)).toEqual(['on-day minister 01-18 planned']);
    await changeAccount('deputy', { roles: ['executor'] });
    expect(await ground.occurrences(id)).toEqual(['on-day deputy 01-18 planned', 'on-day minister 01-18 planned']);
  });

  it('is what previews, forecasts, explanations and the nightly check go by', async () => {
    const id = await ground.addCommitment('minister', { classification: 'official' });
    await addAccount('minister', ['observer']);
    await addAccount('boss', ['head']);
    await changeAccount('boss', { disabled: true });
    expect(await ground.run(() => find(CheckPlan).run())).toMatchObject({ commitments: 1, differences: 0 });

    const rules = { ...DEFAULT_LADDER, rungs: DEFAULT_LADDER.rungs.filter(({ key }) => key === 'before-1') };
    const preview = await ground.run(() => find(LadderPreviews).of(rules, { commitmentId: id }));
    const added = preview.items.filter(({ change }) => change === 'added');
    expect(added.map(({ rung, recipient }) => `${rung} ${recipient?.name}`)).toEqual(['before-1 Person premier']);

    const day = Temporal.PlainDate.from('2024-01-18');
    const forecast = await ground.run(() => find(Forecasts).between(day, day));
    expect(forecast.map(({ person }) => person)).toEqual(['Person premier']);

    const explained = await ground.run(() => find(Explanations).of(id, { language: 'en' }));
    expect(explained).toMatchObject([
      {
        outcome: 'planned',
        recipient: { name: 'Person premier' },
        passedOver: [
          {
            post: { name: 'Post minister' },
            person: { name: 'Person minister' },
            because: 'the register would not show it to the recipient',
          },
          {
            post: { name: 'Post boss' },
            person: { name: 'Person boss' },
            because: 'the account of the recipient is disabled',
          },
        ],
      },
    ]);
  });
});

describe('the moment of sending', () => {
  it('passes on what is for an account that was disabled between planning and sending', async () => {
    await addAccount('minister', ['executor']);
    const id = await ground.addCommitment('minister');
    const due = await ground.gather();
    today();
    await changeAccount('minister', { disabled: true });
    await find(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['boss']);
    expect(await notes()).toEqual(['the account of the recipient is disabled']);
    expect(await ground.occurrences(id)).toEqual(['on-day boss 01-18 sent', 'on-day minister 01-18 expired']);
  });

  it('keeps what waits with nobody for an account that is enabled again, and sends it once', async () => {
    await addAccount('president', ['executor']);
    const id = await ground.addCommitment('president');
    const due = await ground.gather();
    today();
    await changeAccount('president', { disabled: true });
    await find(Delivery).deliver(due);
    expect((await ground.occurrences(id)).sort()).toEqual([
      'on-day nobody 01-18 planned',
      'on-day president 01-18 expired',
    ]);
    await changeAccount('president', { disabled: false });
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['president']);
    expect(await ground.occurrences(id)).toEqual(['on-day president 01-18 sent']);
  });

  it.each<[string, AccountChange, string]>([
    ['role is taken away', { roles: ['observer'] }, 'the register would not show it to the recipient'],
    ['account is disabled', { disabled: true }, 'the account of the recipient is disabled'],
  ])('when the %s between the claim and the content, nothing of it leaves', async (_, change, note) => {
    await addAccount('minister', ['executor']);
    await ground.addCommitment('minister', { classification: 'official' });
    const due = await ground.gather();
    today();
    atTheLastMoment(() => changeAccount('minister', change));
    await find(Delivery).deliver(due);
    expect(addresses()).toEqual([]);
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['boss']);
    expect(await notes()).toEqual([note]);
  });

  it('drops of a mail only what the reader may not see', async () => {
    await addAccount('minister', ['executor']);
    await ground.addCommitment('minister', { classification: 'official' });
    await ground.addCommitment('minister');
    const due = await ground.gather();
    today();
    await changeAccount('minister', { roles: ['observer'] });
    await find(Delivery).deliver(due);
    const [text] = await ground.texts();
    expect(text).toContain('BY-RU/2023-12-18/2');
    expect(text).not.toContain('BY-RU/2023-12-18/1');
  });

  it('tells of a refused address nobody above whom the register would show nothing', async () => {
    await addAccount('boss', ['observer']);
    await ground.addCommitment('minister', { classification: 'official' });
    today();
    ground.sink.behave({
      onRecipient: (address) => (address.startsWith('minister') ? { code: 550, message: 'No such user' } : 'take'),
    });
    await ground.gatherAndDeliver();
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['premier']);
  });

  it('sends a notice at once only to whoever may read it at once', async () => {
    const id = await ground.addCommitment('minister', { classification: 'official' });
    await ground.query('DELETE FROM occurrences');
    await ground.query(`UPDATE persons SET urgent = 'immediate' WHERE code = 'president'`);
    // The president takes office on the next working day, when the notice is due.
    await ground.query(`UPDATE tenures SET starts_on = '2023-12-19' WHERE person_id = $1`, [await idOf('president')]);
    const dueAt = async () => {
      await ground.change(id, `status = 'closed', settled_at = '2023-12-18T09:00:00Z', priority = 'high'`);
      const [row] = await ground.query<{ at: string }>(
        `SELECT to_char(due_at, 'MM-DD HH24:MI') AS at FROM occurrences WHERE rung = 'notice-closed'`,
      );
      return row?.at;
    };
    expect(await dueAt()).toBe('12-18 09:01');
    await addAccount('president', ['head']);
    expect(await dueAt()).toBe('12-19 06:00');
  });
});

describe('a digest', () => {
  beforeEach(async () => {
    await addAccount('boss', ['head']);
    await ground.addCommitment('minister', { classification: 'official' });
    await ground.query('DELETE FROM occurrences');
    await ground.query(`UPDATE persons SET digest = 'off' WHERE code <> 'boss'`);
    await ground.gather();
    await ground.query(`UPDATE digest_turns SET looked_at = now() - interval '8 days', look_at = '-infinity'`);
  });
  const digests = () =>
    ground.query<{ state: string; note: string }>(
      `SELECT state, note FROM mailings WHERE note <> 'overtaken by a later digest'`,
    );

  it.each<[string, AccountChange]>([
    ['role was removed', { roles: ['observer'] }],
    ['account was disabled', { disabled: true }],
  ])('does not go to a reader whose %s after it was made', async (_, change) => {
    const due = await ground.gather();
    expect(due).toHaveLength(1);
    await changeAccount('boss', change);
    await find(Delivery).deliver(due);
    expect(addresses()).toEqual([]);
    expect(await digests()).toEqual([{ state: 'expired', note: 'the recipient is not to get it any more' }]);
  });

  it('does not leave when the role of its reader goes while the server waits for the content', async () => {
    const due = await ground.gather();
    atTheLastMoment(() => changeAccount('boss', { roles: ['observer'] }));
    await find(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    expect(addresses()).not.toContain('boss');
    expect(await digests()).toContainEqual({ state: 'expired', note: 'the recipient is not to get it any more' });
  });

  it.each([
    ['wants no digests any more', `UPDATE persons SET digest = 'off' WHERE code = 'boss'`],
    [
      'has given up the post',
      `UPDATE tenures SET ends_on = current_date - 2 WHERE person_id = (SELECT id FROM persons WHERE code = 'boss')`,
    ],
  ])('does not leave when its reader %s while the server waits for the content', async (_, change) => {
    const due = await ground.gather();
    atTheLastMoment(() => ground.query(change));
    await find(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    expect(addresses()).not.toContain('boss');
    expect(await digests()).toContainEqual({ state: 'expired', note: 'the recipient is not to get it any more' });
  });

  it('goes to the address that its reader has by the time when the server waits for the content', async () => {
    const due = await ground.gather();
    atTheLastMoment(() => ground.query(`UPDATE persons SET email = 'chief@example.org' WHERE code = 'boss'`));
    await find(Delivery).deliver(due);
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['chief']);
  });

  it('goes to a reader who keeps the role', async () => {
    await ground.gatherAndDeliver();
    expect(addresses()).toEqual(['boss']);
  });
});
