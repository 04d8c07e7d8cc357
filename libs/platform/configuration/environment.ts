import { isIP } from 'node:net';
import { z } from 'zod';

const quoted = (text: unknown) => JSON.stringify(text);

const whole = (what: string, from: number, to: number) => (fallback: number) =>
  z
    .string()
    .refine((text) => /^\s*\d{1,5}\s*$/.test(text) && Number(text) >= from && Number(text) <= to, {
      error: ({ input }) => `must be a ${what} from ${from} to ${to}, not ${quoted(input)}`,
    })
    .transform(Number)
    .default(fallback);

const port = whole('port number', 0, 65_535);
const connections = whole('number', 1, 100);

const above0 = (unit: string) => (fallback: number) =>
  z
    .string()
    .refine((text) => Number(text) > 0 && Number.isFinite(Number(text)), {
      error: ({ input }) => `must be a number of ${unit} above 0, not ${quoted(input)}`,
    })
    .transform(Number)
    .default(fallback);

const seconds = above0('seconds');
const minutes = above0('minutes');

/** E-mail addresses with commas between them; what is wrong with one is said where mail is sent. */
const addresses = z
  .string()
  .transform((text) => text.split(',').map((address) => address.trim()))
  .refine((all) => all.every((address) => /^[^\s@<>]+@[^\s@<>]+$/.test(address)), {
    error: 'must be addresses with commas between them, like audit@example.org, archive@example.org',
  })
  .default([]);

/**
 * Whether a text is an address, a network as 10.0.0.0/8, or this machine. The network of everybody is none: whoever asks
 * could then say that they are somebody else.
 */
function isProxy(text: string): boolean {
  if (text === 'loopback') return true;
  const [, address = '', prefix] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  if (family === 0 || prefix === undefined) return family !== 0;
  return Number(prefix) >= 1 && Number(prefix) <= (family === 4 ? 32 : 128);
}

/** Proxies with commas between them. */
const proxies = z
  .string()
  .transform((text) => text.split(',').map((proxy) => proxy.trim()))
  .refine((all) => all.every(isProxy), {
    error: ({ input }) => {
      const wrong = (input as string[]).filter((proxy) => !isProxy(proxy)).map(quoted);
      return `must be addresses or networks with commas between them, like 10.0.0.5, 172.16.0.0/12, or loopback, not ${wrong.join(', ')}`;
    },
  })
  .default(['loopback']);

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1)),
      `must be a URL that starts with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
    );

/** A name in the DNS; it becomes part of a header. */
const domainName = z
  .string()
  .refine((text) => /^(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/i.test(text), {
    error: ({ input }) => `must be a name as the DNS has it, not ${quoted(input)}`,
  })
  .optional();

const SIGNING = ['PACTA_DKIM_DOMAIN', 'PACTA_DKIM_SELECTOR', 'PACTA_DKIM_KEY_FILE'] as const;

/** Everything that can be set from outside. docs/configuration.md is the same list in words. */
export const Environment = z.object({
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  REDIS_URL: url('redis', 'rediss').optional(),
  SMTP_URL: url('smtp', 'smtps').optional(),
  /** How many connections each worker keeps to the mail server: as many mails leave at once, and are in doubt if it dies. */
  PACTA_SMTP_CONNECTIONS: connections(4),
  PACTA_PORT: port(3000),
  PACTA_HOST: z.string().default('127.0.0.1'),
  /** Whose X-Forwarded-For is believed. */
  PACTA_TRUSTED_PROXIES: proxies,
  PACTA_MAIL_UI_PORT: port(1080),
  /** 0 takes any free port. */
  PACTA_SMTP_PORT: port(0),
  PACTA_POSTGRES_PORT: port(0),
  PACTA_DATA_DIR: z.string().min(1).default('.pacta'),
  /** Where links in mails lead. */
  PACTA_PUBLIC_URL: url('http', 'https').optional(),
  PACTA_MAIL_FROM: z.string().default('Pacta <pacta@pacta.test>'),
  /** `send`, or `dry-run`: nothing is delivered, everything is shown. */
  PACTA_MAIL: z
    .enum(['send', 'dry-run'], { error: ({ input }) => `must be send or dry-run, not ${quoted(input)}` })
    .default('send'),
  /** How long due mail may stay unsent before that is an alarm, in minutes. */
  PACTA_MAIL_LATE_MINUTES: minutes(15),
  /** Where delivery reports come back to. Each mail gets an address of its own under it. */
  PACTA_BOUNCE_ADDRESS: z
    .string()
    .regex(/^[^\s@<>+]+@[^\s@<>]+$/, 'must be one address without a "+", like bounces@example.org')
    .optional(),
  /** Where the worker takes delivery reports by SMTP; without it, it takes none. */
  PACTA_BOUNCE_PORT: port(0),
  PACTA_BOUNCE_HOST: z.string().default('127.0.0.1'),
  /** With all three set, mail is signed (DKIM, RFC 6376). */
  PACTA_DKIM_DOMAIN: domainName,
  PACTA_DKIM_SELECTOR: domainName,
  PACTA_DKIM_KEY_FILE: z.string().optional(),
  /** Where checkpoints of the history are kept, outside of the database; `checkpoints` in the data folder without it. */
  PACTA_CHECKPOINT_DIR: z.string().optional(),
  /** What signs them; `checkpoint-key.pem` in the data folder without it. */
  PACTA_CHECKPOINT_KEY_FILE: z.string().optional(),
  /** Between two while something is new; 0: this worker makes none. */
  PACTA_CHECKPOINT_MINUTES: whole('number', 0, 10_080)(60),
  /** Who gets each of them by mail. */
  PACTA_CHECKPOINT_MAIL: addresses,
  PACTA_LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: ({ input }) => `must be one of ${LOG_LEVELS.join(', ')}, not ${quoted(input)}` })
    .default('info'),
  /** How often a worker looks for due mail, in seconds. */
  PACTA_SWEEP_SECONDS: seconds(5),
});

export type Environment = z.infer<typeof Environment>;

/** Raised with every problem at once, one line each. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/**
 * Reads a process's environment once, at its start. An empty variable counts as not set.
 * @throws EnvironmentError that names every variable at fault and what is expected.
 */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = Environment.safeParse(given);
  const problems = [
    ...(result.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...halfSetSigning(given),
  ];
  if (result.success && problems.length === 0) return result.data;
  throw new EnvironmentError(problems.join('\n'));
}

/** Mail that is meant to be signed and is not would be taken for a forgery: all three, or none. */
function halfSetSigning(given: Record<string, unknown>): string[] {
  const missing = SIGNING.filter((name) => given[name] === undefined);
  if (missing.length === 0 || missing.length === SIGNING.length) return [];
  const set = SIGNING.filter((name) => given[name] !== undefined);
  return [`${missing.join(', ')}: must be set too where ${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'}`];
}
