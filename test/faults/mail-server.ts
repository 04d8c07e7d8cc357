import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { BOTH, type Scenario } from './scenario.js';
import type { Intervention } from './sink.js';
import type { Stage } from './stage.js';
import type { Figure } from './verdict.js';

/** A mail server that is not one for a while: every mail has to fail once, and to arrive once when it is back. */
function standsIn(mails: number, serve: (socket: Socket) => void) {
  return async (stage: Stage): Promise<Figure[]> => {
    await stage.people(mails);
    await stage.sink.standIn(serve);
    await stage.worker();
    await stage.fallDue();
    stage.faults += 1;
    await stage.until('every mail has failed', everyMailHasFailed(stage), 200);
    await stage.sink.endStandIn();
    await stage.settled(120, ['waits']);
    return stage.judge({ doubled: 0 });
  };
}

const everyMailHasFailed = (stage: Stage) => async (): Promise<boolean> => {
  const rows = await stage.query(`SELECT FROM mailings WHERE last_error IS NOT NULL`);
  return rows.length >= stage.owed.size;
};

async function down(stage: Stage): Promise<Figure[]> {
  await stage.people(40);
  await stage.sink.close();
  await stage.worker();
  await stage.fallDue();
  stage.faults += 1;
  await stage.until('every mail has failed', everyMailHasFailed(stage));
  await stage.sink.open();
  await stage.settled(120, ['waits']);
  return stage.judge({ doubled: 0 });
}

/** The server behaves so on the first attempt of every mail. */
function onceEach(doubled: (mails: number) => number, answerAt: Record<string, Awaited<ReturnType<Intervention>>>) {
  return async (stage: Stage): Promise<Figure[]> => {
    await stage.people(40);
    await stage.worker();
    const seen = new Set<string>();
    stage.sink.intervene = (step, address) => {
      const answer = answerAt[step];
      if (answer === undefined || seen.has(address)) return 'go';
      seen.add(address);
      stage.faults += 1;
      return answer;
    };
    await stage.fallDue();
    await stage.settled(120, ['waits']);
    return stage.judge({ doubled: doubled(40) });
  };
}

/** Who is refused for good is owed nothing more; the superior post is told. */
async function refusedForGood(stage: Stage): Promise<Figure[]> {
  await stage.people(40);
  await stage.worker();
  stage.sink.intervene = (step, address) =>
    step === 'recipient' && address === 'person-7@example.org' ? { code: 550 } : 'go';
  await stage.fallDue();
  stage.faults += 1;
  stage.owed.set('person-0@example.org', stage.owed.get('person-7@example.org') ?? 0);
  stage.owed.delete('person-7@example.org');
  await stage
    .until('the superior is told', () => stage.sink.taken.some(({ to }) => to === 'person-0@example.org'), 30)
    .catch(() => undefined);
  await stage.settled(60, ['waits']);
  return stage.judge({ doubled: 0 });
}

/** A byte a second: the whole of its time-outs is used up. */
function byTheByte(socket: Socket): void {
  const greeting = '220 mail.example.org ready\r\n';
  void (async () => {
    for (const byte of greeting) {
      if (socket.destroyed) return;
      socket.write(byte);
      await pause(1_000);
    }
  })();
}

/** Offers encryption and then speaks nonsense. */
function failingTls(socket: Socket): void {
  socket.write('220 mail.example.org ready\r\n');
  socket.on('data', (data) => {
    const command = data.toString('latin1').slice(0, 8).toUpperCase();
    if (command.startsWith('EHLO')) socket.write('250-mail.example.org\r\n250 STARTTLS\r\n');
    else if (command.startsWith('STARTTLS')) socket.write('220 go ahead\r\nthis is no handshake\r\n');
    else socket.destroy();
  });
}

const server = (name: string, play: Scenario['play'], quick: Scenario['quick'] = []): Scenario => ({
  name: `mail server ${name}`,
  backends: ['PostgreSQL'],
  quick,
  play,
});

export const MAIL_SERVER: Scenario[] = [
  { ...server('down', down), backends: BOTH },
  server('slow by the byte', standsIn(6, byTheByte)),
  server('failing TLS', standsIn(20, failingTls)),
  server(
    'refusing with 4xx',
    onceEach(() => 0, { recipient: { code: 451 } }),
  ),
  server(
    'refusing the content with 4xx',
    onceEach(() => 0, { content: { code: 452 } }),
  ),
  server('refusing with 5xx', refusedForGood),
  server(
    'dropping before it takes',
    onceEach((mails) => mails, { content: 'drop' }),
  ),
  server(
    'dropping after it took',
    onceEach((mails) => mails, { taken: 'drop' }),
  ),
];
