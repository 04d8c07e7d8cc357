import { createServer } from 'node:net';

/** A port of the loopback interface that nobody listens on. */
export async function freePort(): Promise<number> {
  return listen(0, '127.0.0.1');
}

/** What stands in the way of listening on a port: somebody else, the rights of this user, or the address. */
export type PortObstacle = 'taken' | 'forbidden' | 'no_such_address';

/** Whether a port can be listened on now. */
export async function portIsFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await obstacleAt(port, host)) === null;
}

export async function obstacleAt(port: number, host: string): Promise<PortObstacle | null> {
  return listen(port, host).then(
    () => null,
    ({ code }: NodeJS.ErrnoException) =>
      code === 'EADDRINUSE' ? 'taken' : code === 'EACCES' ? 'forbidden' : 'no_such_address',
  );
}

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
