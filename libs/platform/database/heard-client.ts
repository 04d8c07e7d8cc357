import pg from 'pg';

/**
 * A connection whose breaking never ends the process. The driver tells of it by an event, which is fatal when nobody
 * listens: a pool does for idle connections, TypeORM for those of a query runner, but nobody between the two and nobody
 * for a pool's other users. Whoever was using the connection learns it from the failure of their query.
 */
export class HeardClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
