import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/*
 * The mail server of the measurement: takes everything, keeps nothing, and says when the first and the last of the
 * mails that it is told to expect have come.
 */

interface Order {
  expect: number;
}

let expected = 0;
let taken = 0;
let bytes = 0;
let firstAt = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData: (stream, _session, done) => {
    stream.on('data', (chunk: Buffer) => (bytes += chunk.length));
    stream.on('end', () => {
      done();
      count();
    });
  },
});
server.on('error', () => undefined);

function count(): void {
  taken += 1;
  if (taken === 1) firstAt = performance.now();
  if (taken === expected) process.send?.({ perSecond: ((taken - 1) / (performance.now() - firstAt)) * 1000, bytes });
}

process.on('message', ({ expect }: Order) => {
  expected = expect;
  taken = 0;
  bytes = 0;
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.server.address() as AddressInfo).port }));
