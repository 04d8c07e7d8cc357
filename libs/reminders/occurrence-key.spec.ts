import { ReminderGround } from './reminder-ground.js';

describe('the key of an occurrence', () => {
  let ground: ReminderGround;
  beforeAll(async () => {
    ground = await ReminderGround.start();
    await ground.addPost('minister', { reportsTo: 'premier' });
    await ground.addCommitment('minister');
  });
  afterAll(() => ground.stop());

  /** The same reminder once more, but for some columns. */
  const again = (changes: string) =>
    ground.query(`
      INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at)
      SELECT commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at
      FROM (SELECT (jsonb_populate_record(o, ${changes})).* FROM occurrences o LIMIT 1) AS changed`);

  it.each([
    ['at another moment', `jsonb_build_object('due_at', o.due_at + interval '1 h')`],
    ['for another deadline', `jsonb_build_object('deadline', o.deadline + 1)`],
    ['as another audience', `'{"audience": "controller"}'`],
  ])('never lets one person hear the same rung of the same deadline twice: %s', async (_, changes) => {
    await expect(again(changes)).rejects.toThrow('occurrences_once');
  });

  it('lets them hear the next version of the deadline', async () => {
    await expect(again(`'{"deadline_version": 2}'`)).resolves.toBeDefined();
  });
});
