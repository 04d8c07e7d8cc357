import { createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '#testing';
import { findDatabase } from '../embedded/open-database.js';
import { CONNECTION_SETTINGS } from './pooler.js';

const message = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int(body.length + 4, 4), body]);
};
const int = (value: number, bytes: number) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
};
const text = (value: string) => Buffer.from(`${value}\0`);
const READY = message('Z', Buffer.from('I'));
const WELCOME = Buffer.concat([message('R', int(0, 4)), message('K', int(4_711, 4), int(1, 4)), READY]);

function answer({ fields, rows }: pg.QueryArrayResult<unknown[]>): Buffer {
  const columns = fields.map(({ name, dataTypeID }) =>
    Buffer.concat([text(name), int(0, 6), int(dataTypeID, 4), int(-1, 2), int(-1, 4), int(0, 2)]),
  );
  const values = rows.map((row) =>
    row.map((value) => Buffer.from(String(value))).flatMap((value) => [int(value.length, 4), value]),
  );
  return Buffer.concat([
    message('T', int(fields.length, 2), ...columns),
    ...values.map((row) => message('D', int(fields.length, 2), ...row)),
    message('C', text('SELECT')),
    READY,
  ]);
}

/** Speaks as much of the protocol as a client needs that asks one simple question after the other. */
function serve(socket: Socket, connected: () => Buffer, ask: (sql: string) => Promise<Buffer>): void {
  let begun = false;
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    if (!begun) socket.write(connected());
    else if (data.toString('latin1', 0, 1) === 'Q')
      void ask(data.toString('utf8', 5, data.length - 1)).then((a) => socket.write(a));
    begun = true;
  });
}

describe('a pooler behind DATABASE_URL', () => {
  let database: TestDatabase;
  let servers: pg.Client[] = [];
  let pooler: Server;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.end()));
    await new Promise((resolve) => pooler.close(resolve));
  });

  /** @returns the URL of a pooler with so many connections of its own, opened with these settings. */
  async function pool(
    size: number,
    { options, refuses }: { options?: string; refuses?: string } = {},
  ): Promise<string> {
    servers = Array.from({ length: size }, () => new pg.Client({ connectionString: database.url, options }));
    await Promise.all(servers.map((server) => server.connect()));
    let clients = 0;
    pooler = createServer((socket) => {
      const server = servers[clients++ % size];
      const refusal = message('E', text('SFATAL'), text('C08P01'), text(`M${refuses}`), Buffer.from([0]));
      serve(
        socket,
        () => (refuses === undefined ? WELCOME : refusal),
        async (sql) => answer(await server.query<unknown[]>({ text: sql, rowMode: 'array' })),
      );
    });
    await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve));
    const { port } = pooler.address() as { port: number };
    return `postgres://nobody@127.0.0.1:${port}/pacta`;
  }
  const find = (url: string) => findDatabase({ DATABASE_URL: url, PACTA_DATA_DIR: '/nowhere', PACTA_POSTGRES_PORT: 0 });

  it('is refused in one sentence where clients share a connection', async () => {
    const url = await pool(1, { options: CONNECTION_SETTINGS });
    await expect(find(url)).rejects.toThrow(
      'DATABASE_URL leads to a pooler that lends a connection for one transaction (PgBouncer: pool_mode), and Pacta needs its own: let it lead to PostgreSQL itself.',
    );
  });

  it.each([
    ['leaves the settings out', {}],
    ['refuses them', { refuses: 'unsupported startup parameter: options' }],
  ])('is refused where it %s', async (_, how) => {
    const url = await pool(2, how);
    await expect(find(url)).rejects.toThrow('a pooler that does not pass on the settings of a connection');
  });

  it('is taken where each client has a connection of its own', async () => {
    const url = await pool(2, { options: CONNECTION_SETTINGS });
    await expect(find(url)).resolves.toMatchObject({ url });
  });

  it('is not looked for in a connection to PostgreSQL itself', async () => {
    await pool(1);
    await expect(find(database.url)).resolves.toMatchObject({ url: database.url });
    await expect(find(`${database.url}?options=-c%20geqo%3Doff`)).rejects.toThrow('DATABASE_URL sets "options"');
  });
});
