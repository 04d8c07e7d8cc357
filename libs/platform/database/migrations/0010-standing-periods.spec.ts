import type { DataSource } from 'typeorm';
import { StandingPeriods1700000000010 } from './0010-standing-periods.js';
import { MigrationGround } from './migration-ground.js';

describe('the migration of standing periods', () => {
  let ground: MigrationGround;
  let source: DataSource;

  beforeAll(async () => {
    ground = await MigrationGround.start();
    ({ source } = ground);
  });
  afterAll(() => ground.stop());

  const deadlines = () =>
    source.query('SELECT reference, current_deadline::text AS due, version FROM commitments ORDER BY reference');
  const before = [
    { reference: 'active', due: '2024-01-10', version: 1 },
    { reference: 'reported, and the next has come', due: '2024-01-10', version: 1 },
    { reference: 'reported, the last there is', due: '2024-01-10', version: 1 },
  ];

  it('moves what is reported to the period that has come since, and back', async () => {
    await ground.undo(StandingPeriods1700000000010);
    await source.query(REGISTER_BEFORE);
    expect(await deadlines()).toEqual(before);
    await source.runMigrations();
    expect(await deadlines()).toEqual(before.map((row, i) => (i === 1 ? { ...row, due: '2024-02-09' } : row)));
    await ground.undo(StandingPeriods1700000000010);
    expect(await deadlines()).toEqual(before);
  });
});

/** Period 1 is due on 10 January, period 2 on 9 February; of what is reported the report on the first waits. */
const REGISTER_BEFORE = `
  INSERT INTO bodies (code, kind, country, time_zone, name_en) VALUES ('by', 'state', 'BY', 'Europe/Minsk', 'Belarus');
  INSERT INTO posts (code, body_id, title_en) SELECT post, id, post FROM bodies, unnest(ARRAY['lead', 'control']) post;
  INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}');
  INSERT INTO areas (code, name_en) VALUES ('trade', 'Trade');
  INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'Moscow', '2023-12-18');
  INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, status,
      lead_post_id, controller_post_id, author_post_id, regime_code, signed_on, controlled_at, deadline_basis,
      deadline_frequency, original_deadline, current_deadline)
    SELECT reference, m.id, row_number() OVER (), 'commitment', 'ours', 'trade', 'T', 'T', true,
      substring(reference FROM '^[a-z]+'), lead.id, control.id, control.id, 'cis', m.held_on, now(), 'recurring', 'monthly',
      '2024-01-10', '2024-01-10'
    FROM unnest(ARRAY['active', 'reported, and the next has come', 'reported, the last there is']) reference,
      meetings m, posts lead, posts control
    WHERE lead.title_en = 'lead' AND control.title_en = 'control';
  INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline, reported_at)
    SELECT c.id, p.ordinal, p.due, p.due, p.due, CASE WHEN c.status = 'reported' AND p.ordinal = 1 THEN now() END
    FROM commitments c, (VALUES (1, date '2024-01-10'), (2, '2024-02-09')) p (ordinal, due)
    WHERE p.ordinal = 1 OR c.reference <> 'reported, the last there is'`;
