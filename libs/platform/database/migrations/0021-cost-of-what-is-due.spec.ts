import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '#testing';

describe('uuid_by_time', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('makes different ids of version 7, with their millisecond in front', async () => {
    const before = Date.now();
    const { rows } = await client.query<{ id: string }>('SELECT uuid_by_time() AS id FROM generate_series(1, 1000)');
    const after = Date.now();
    const ids = rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      const madeAt = parseInt(id.replaceAll('-', '').slice(0, 12), 16);
      expect(madeAt).toBeGreaterThanOrEqual(before);
      expect(madeAt).toBeLessThanOrEqual(after);
    }
  });
});
