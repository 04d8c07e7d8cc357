import { connect } from 'node:net';
import { type Environment, freePort, obstacleAt, type PortObstacle } from '#platform';

/** Ports of one run, none of them 0 any more. */
export interface Ports {
  api: number;
  mailUi: number;
  smtp: number;
}

/** Raised with every obstacle at once, a sentence each. */
export class Obstacles extends Error {
  override readonly name = 'Obstacles';

  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

/** A start that follows a kill finds ports that the old processes give back within moments. */
const PATIENCE_MILLISECONDS = 4_000;

const USES: { variable: PortVariable; use: string; onlyWithCatcher: boolean }[] = [
  { variable: 'PACTA_PORT', use: 'the API', onlyWithCatcher: false },
  { variable: 'PACTA_MAIL_UI_PORT', use: 'the page of the mail catcher', onlyWithCatcher: true },
  { variable: 'PACTA_SMTP_PORT', use: 'the mail catcher', onlyWithCatcher: true },
];

type PortVariable = 'PACTA_PORT' | 'PACTA_MAIL_UI_PORT' | 'PACTA_SMTP_PORT';

/**
 * Settles which ports this run takes: those asked for, where they are free, and free ones where 0 was asked for.
 * @throws Obstacles that name every port that is taken or asked for twice.
 */
export async function choosePorts(environment: Environment): Promise<Ports> {
  const host = environment.PACTA_HOST;
  if ((await obstacleAt(0, host)) !== null) {
    throw new Obstacles([
      `This machine does not have the address ${host}: set PACTA_HOST to one that it has, or leave it.`,
    ]);
  }
  const withCatcher = environment.SMTP_URL === undefined;
  const uses = USES.filter(({ onlyWithCatcher }) => withCatcher || !onlyWithCatcher);
  const wanted = uses.filter(({ variable }) => environment[variable] !== 0);
  const sentences: string[] = [];
  for (const { variable, use } of wanted) {
    const port = environment[variable];
    const twin = wanted.find((other) => other.variable !== variable && environment[other.variable] === port);
    if (twin && wanted.indexOf(twin) < wanted.findIndex((other) => other.variable === variable)) {
      sentences.push(`Port ${port} is asked for twice: give ${twin.variable} and ${variable} different numbers.`);
      continue;
    }
    const obstacle = await lastingObstacle(port, host);
    if (obstacle !== null)
      sentences.push(
        `Port ${port} for ${use} ${WORDS[obstacle]}, or set ${variable} to another port (0 for any free one).`,
      );
  }
  if (sentences.length > 0) throw new Obstacles(sentences);
  return {
    api: environment.PACTA_PORT || (await freePort()),
    mailUi: environment.PACTA_MAIL_UI_PORT || (await freePort()),
    smtp: environment.PACTA_SMTP_PORT || (await freePort()),
  };
}

const WORDS: Record<PortObstacle, string> = {
  taken: 'is taken: stop what listens there',
  forbidden: 'may not be used by this user: start as one who may',
  no_such_address: 'cannot be used: check PACTA_HOST',
};

/** @throws Obstacles when something outside that was named by a URL does not answer. */
export async function checkOutside(environment: Environment): Promise<void> {
  const named = [
    { variable: 'REDIS_URL', what: 'Redis', url: environment.REDIS_URL, port: 6379 },
    { variable: 'SMTP_URL', what: 'The mail server', url: environment.SMTP_URL, port: 587 },
  ];
  const sentences: string[] = [];
  for (const { variable, what, url, port } of named) {
    if (!url) continue;
    const { hostname, port: given } = new URL(url);
    const target = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(given) || port };
    if (await answers(target)) continue;
    sentences.push(
      `${what} at ${target.host}:${target.port} does not answer: check ${variable} and that it runs, or unset ${variable} to do without.`,
    );
  }
  if (sentences.length > 0) throw new Obstacles(sentences);
}

async function lastingObstacle(port: number, host: string): Promise<PortObstacle | null> {
  for (const began = performance.now(); ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const obstacle = await obstacleAt(port, host);
    if (obstacle !== 'taken' || performance.now() - began > PATIENCE_MILLISECONDS) return obstacle;
  }
}

function answers(target: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...target, timeout: 5_000 });
    const finish = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => finish(true));
    socket.once('timeout', () => finish(false));
    socket.once('error', () => finish(false));
  });
}
