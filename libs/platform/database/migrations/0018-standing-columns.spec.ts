import type { DataSource } from 'typeorm';
import { StandingColumns1700000000018 } from './0018-standing-columns.js';
import { MigrationGround } from './migration-ground.js';

describe('the migration of standing columns', () => {
  let ground: MigrationGround;
  let source: DataSource;

  beforeAll(async () => {
    ground = await MigrationGround.start();
    ({ source } = ground);
  });
  afterAll(() => ground.stop());

  it('finds the period that each commitment stands at', async () => {
    await ground.undo(StandingColumns1700000000018);
    await source.query(REGISTER_BEFORE);
    await source.runMigrations();
    const stand = `SELECT reference, period, reported_at::date::text AS reported FROM commitments ORDER BY number`;
    expect(await source.query(stand)).toEqual([
      { reference: 'active at the second', period: 2, reported: null },
      { reference: 'reported, another waits to be reported on', period: 2, reported: null },
      { reference: 'reported, the last there is', period: 1, reported: '2024-01-09' },
      { reference: 'closed', period: 2, reported: '2024-02-09' },
    ]);
  });
});

/** Period 1 is due on 10 January, period 2 on 9 February. */
const REGISTER_BEFORE = `
  INSERT INTO bodies (code, kind, country, time_zone, name_en) VALUES ('by', 'state', 'BY', 'Europe/Minsk', 'Belarus');
  INSERT INTO posts (code, body_id, title_en) SELECT post, id, post FROM bodies, unnest(ARRAY['lead', 'control']) post;
  INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}');
  INSERT INTO areas (code, name_en) VALUES ('trade', 'Trade');
  INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'Moscow', '2023-12-18');
  INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, status,
      lead_post_id, controller_post_id, author_post_id, regime_code, signed_on, controlled_at, settled_at, deadline_basis,
      deadline_frequency, original_deadline, current_deadline)
    SELECT reference, m.id, row_number() OVER (), 'commitment', 'ours', 'trade', 'T', 'T', true,
      substring(reference FROM '^[a-z]+'), lead.id, control.id, control.id, 'cis', m.held_on, now(),
      CASE reference WHEN 'closed' THEN now() END, 'recurring', 'monthly', '2024-01-10', '2024-01-10'
    FROM unnest(ARRAY['active at the second', 'reported, another waits to be reported on', 'reported, the last there is',
        'closed']) reference, meetings m, posts lead, posts control
    WHERE lead.title_en = 'lead' AND control.title_en = 'control';
  INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline, reported_at, settled_at)
    SELECT c.id, p.ordinal, p.due, p.due, p.due, p.reported, p.settled
    FROM commitments c JOIN (VALUES
        (1, 1, date '2024-01-10', timestamptz '2024-01-09Z', timestamptz '2024-01-10Z'), (1, 2, '2024-02-09', NULL, NULL),
        (2, 1, '2024-01-10', '2024-01-09Z', NULL), (2, 2, '2024-02-09', NULL, NULL),
        (3, 1, '2024-01-10', '2024-01-09Z', NULL),
        (4, 1, '2024-01-10', '2024-01-09Z', '2024-01-10Z'), (4, 2, '2024-02-09', '2024-02-09Z', '2024-02-10Z'),
        (4, 3, '2024-03-10', NULL, NULL)
      ) p (number, ordinal, due, reported, settled) ON p.number = c.number`;
