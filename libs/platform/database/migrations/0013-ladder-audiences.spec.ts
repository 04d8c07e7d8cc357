import type { DataSource } from 'typeorm';
import { LadderAudiences1700000000013 } from './0013-ladder-audiences.js';
import { MigrationGround } from './migration-ground.js';

describe('the migration to ladders that follow the meeting', () => {
  let ground: MigrationGround;
  let source: DataSource;

  beforeAll(async () => {
    ground = await MigrationGround.start();
    ({ source } = ground);
  });
  afterAll(() => ground.stop());

  /** `meeting's choice, own choice: stored`. */
  const stored = async () => {
    const rows: { line: string }[] = await source.query(
      `SELECT c.title || ': ' || coalesce(c.ladder_code, 'null') AS line FROM commitments c ORDER BY number`,
    );
    return rows.map(({ line }) => line);
  };

  it('leaves every commitment on the ladder that it was on, there and back', async () => {
    await ground.undo(LadderAudiences1700000000013);
    await source.query(REGISTER_BEFORE);
    await source.runMigrations();
    expect(await stored()).toEqual([
      'null, null: null',
      'null, default: null',
      'null, strict: strict',
      'default, null: null',
      'default, default: null',
      'default, strict: strict',
      'strict, null: default',
      'strict, default: default',
      'strict, strict: null',
    ]);
    await ground.undo(LadderAudiences1700000000013);
    // Null was the default ladder.
    expect((await stored()).map((line) => line.replace(/null$/, 'default'))).toEqual([
      'null, null: default',
      'null, default: default',
      'null, strict: strict',
      'default, null: default',
      'default, default: default',
      'default, strict: strict',
      'strict, null: default',
      'strict, default: default',
      'strict, strict: strict',
    ]);
  });
});

const REGISTER_BEFORE = `
  INSERT INTO bodies (code, kind, country, time_zone, name_en) VALUES ('by', 'state', 'BY', 'Europe/Minsk', 'Belarus');
  INSERT INTO posts (code, body_id, title_en) SELECT post, id, post FROM bodies, unnest(ARRAY['lead', 'control']) post;
  INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}');
  INSERT INTO ladders (code, name, rules) VALUES ('default', 'Default', '{}'), ('strict', 'Strict', '{}');
  INSERT INTO areas (code, name_en) VALUES ('trade', 'Trade');
  INSERT INTO meetings (code, title, held_on, ladder_code)
    SELECT 'BY-RU/2023-12-1' || nth, coalesce(choice, 'null'), '2023-12-18', choice
    FROM unnest(ARRAY[NULL, 'default', 'strict']) WITH ORDINALITY AS choices (choice, nth);
  INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, status,
      lead_post_id, controller_post_id, author_post_id, regime_code, ladder_code, signed_on, deadline_basis)
    SELECT 'R' || n, id, n, 'commitment', 'ours', 'trade', of_meeting || ', ' || coalesce(own, 'null'), 'T', true, 'draft',
      lead, control, control, 'cis', own, '2023-12-18', 'default'
    FROM (SELECT m.id, m.title AS of_meeting, own, row_number() OVER (ORDER BY m.code, choices.place) AS n
          FROM meetings m, unnest(ARRAY[NULL, 'default', 'strict']) WITH ORDINALITY AS choices (own, place)) AS each,
      (SELECT l.id AS lead, k.id AS control FROM posts l, posts k WHERE l.code = 'lead' AND k.code = 'control') AS those`;
