import { Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { ErasePerson } from '#erasure';
import { Transactions } from '#platform';
import { overlap } from '#testing';
import { Allow } from '../http/allow.js';
import { ErasureGround, ZINAIDA } from './erasure-ground.js';

let onRead: () => Promise<void>;

/** Answers with a name that it reads without a lock, as one that tells of others beside its subject. */
@Controller('letters')
class LettersController {
  constructor(private readonly transactions: Transactions) {}

  @Post(':id')
  @Allow('look_up')
  async write(@Param('id', { schema: z.uuid() }) id: string) {
    const [row]: { name: string }[] = await this.transactions.manager.query('SELECT name FROM persons WHERE id = $1', [
      id,
    ]);
    await onRead();
    return { to: row?.name };
  }
}

let ground: ErasureGround;

beforeEach(async () => {
  onRead = () => Promise.resolve();
  ground = await ErasureGround.start({ controllers: [LettersController] });
});
afterEach(() => ground.api.close());

const write = (id: string, key: string) => ground.send(ground.administrator, ['POST', `/letters/${id}`], { key });
const waiting = async () => {
  const { rowCount } = await ground.api.sql.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rowCount ?? 0;
};
const untilWaiting = async (count: number, isOver: () => boolean = () => false) => {
  while (!isOver() && (await waiting()) < count) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('a stored answer names nobody who was erased', () => {
  it('though the name was read before the erasure, and the answer is kept after it began', async () => {
    const { id } = await ground.enter();
    let goOn = () => {};
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const isRead = new Promise<void>((resolve) => {
      onRead = () => {
        resolve();
        return mayGoOn;
      };
    });
    const writing = write(id, 'before').then((answer) => answer);
    await isRead;
    let isThrough = false;
    const erasing = ground.erase(id, 1).finally(() => (isThrough = true));
    await untilWaiting(1, () => isThrough);
    goOn();

    expect((await writing).json()).toEqual({ to: ZINAIDA.name });
    expect((await erasing).statusCode).toBe(200);
    expect(await ground.tablesThatTell()).toEqual([]);
    expect((await write(id, 'before')).json()).toEqual({ to: 'Erased person' });
  });

  it('though another answer that names them is to be forgotten at that moment', async () => {
    const { id } = await ground.enter(ZINAIDA, 'yesterday');
    await ground.api.sql.query(`UPDATE idempotency_keys SET created_at = created_at - interval '25 hours'`);
    const holding = await ground.api.sql.connect();
    await holding.query('BEGIN');
    await holding.query('SELECT FROM persons WHERE id = $1 FOR UPDATE', [id]);
    const erasing = ground.erase(id, 1).then((answer) => answer);
    await untilWaiting(1);
    const writing = write(ground.administrator.id, 'today').then((answer) => answer);
    await untilWaiting(2);
    await holding.query('COMMIT');
    holding.release();

    expect([(await erasing).statusCode, (await writing).statusCode]).toEqual([200, 201]);
    expect(await ground.tablesThatTell()).toEqual([]);
  });

  it('though it is asked for while the erasure is on its way', async () => {
    const { id } = await ground.enter();
    const erase = () => ground.api.app.get(ErasePerson).run({ personId: id, version: 1, reason: 'Asked for it.' });
    const [erased, written] = await overlap(ground.api.app.get(Transactions), erase, async () => {
      return (await write(id, 'meanwhile')).json<object>();
    });
    expect(erased?.status).toBe('fulfilled');
    expect(written).toMatchObject({ value: { to: 'Erased person' } });
    expect(await ground.tablesThatTell()).toEqual([]);
  });
});
