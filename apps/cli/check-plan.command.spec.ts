import { CliGround } from './cli-ground.js';

let ground: CliGround;
let sql: CliGround['sql'];

beforeEach(async () => {
  ground = await CliGround.start();
  process.env['DATABASE_URL'] = ground.url;
  ({ sql } = ground);
});
afterEach(() => ground.stop());

const checkPlan = (...words: string[]) => ground.pacta('check-plan', ...words);

/** A draft, of which nobody is to be reminded. */
const addDraft = () =>
  sql.query(
    `WITH body AS (
       INSERT INTO bodies (code, kind, country, time_zone, name_en)
       VALUES ('ministry', 'ministry', 'BY', 'Europe/Minsk', 'Ministry') RETURNING id
     ), posts AS (
       INSERT INTO posts (code, body_id, title_en)
       SELECT code, id, code FROM body, unnest(ARRAY['minister', 'inspector']) AS code RETURNING id, code
     ), area AS (
       INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')
     ), regime AS (
       INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}')
     ), meeting AS (
       INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'Meeting', '2023-12-18') RETURNING id, code
     )
     INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
       controller_post_id, author_post_id, status, regime_code, signed_on, deadline_basis, original_deadline, current_deadline)
     SELECT m.code || '/1', m.id, 1, 'commitment', 'ours', 'transport', 'Title', 'Text', true, l.id, i.id, i.id, 'draft',
       'cis', '2023-12-18', 'default', '2024-01-18', '2024-01-18'
     FROM meeting m, posts l, posts i WHERE l.code = 'minister' AND i.code = 'inspector'`,
  );

/** A reminder of it all the same, still to come. */
const plant = () =>
  sql.query(
    `WITH person AS (
       INSERT INTO persons (code, name, email, time_zone) VALUES ('anna', 'Anna', 'anna@example.org', 'Europe/Minsk')
       ON CONFLICT (code) DO UPDATE SET code = excluded.code RETURNING id
     )
     INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at)
     SELECT c.id, 'before-5', 1, 1, p.id, 'lead', c.lead_post_id, '2024-01-18', '2124-01-11T06:00Z'
     FROM commitments c, person p`,
  );

it('finds nothing where nothing is wrong', async () => {
  await addDraft();
  expect(await checkPlan()).toEqual({
    status: 0,
    said: '0 commitments checked: 0 reminders added as time went on, 0 wrong.',
    stderr: '',
  });
});

it('says what was wrong, mends it and ends with 1; then the status of the mail has an alarm', async () => {
  await addDraft();
  await plant();
  expect(await checkPlan()).toEqual({
    status: 1,
    said: [
      'BY-RU/2023-12-18/1  before-5, lead: Anna – should not have been there, due 2124-01-11 06:00 UTC',
      '1 commitment checked: 0 reminders added as time went on, 1 wrong and mended.',
    ].join('\n'),
    stderr: '',
  });
  expect((await sql.query('SELECT FROM occurrences')).rowCount).toBe(0);
  const { alarms } = JSON.parse((await mailStatus()).said) as { alarms: { code: string }[] };
  expect(alarms.map(({ code }) => code)).toEqual(['plan-wrong']);
  expect((await checkPlan()).status).toBe(0);
  expect(await mailStatus()).toMatchObject({ status: 0, said: expect.stringContaining('"differences": 0') as unknown });
});

it('tells it as JSON and nothing else', async () => {
  await addDraft();
  await plant();
  const { status, said, stderr } = await checkPlan('--format', 'json');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(JSON.parse(said)).toMatchObject({
    commitments: 1,
    added: 0,
    differences: 1,
    sample: [
      {
        change: 'taken_back',
        commitment: { reference: 'BY-RU/2023-12-18/1' },
        recipient: { name: 'Anna' },
        dueBefore: '2124-01-11T06:00:00Z',
        dueAt: null,
      },
    ],
  });
});

const mailStatus = () => ground.pacta('mail', 'status', '--json');
