import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Never in a log, wherever it turns up: what signs somebody in. */
const SECRET = ['password', 'token', 'authorization', 'cookie', '["set-cookie"]'];

/**
 * A process's own log: one JSON object a line on standard output, with the time in ISO 8601. What signs people in is
 * cut out; texts of commitments and mails are never logged by those who write here.
 */
export function createLogger(options: { process: string; level: string }, destination?: DestinationStream): Logger {
  return pino(
    {
      level: options.level,
      base: { process: options.process },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRET.flatMap((key) => [key, key.startsWith('[') ? `*${key}` : `*.${key}`]),
        censor: '(cut out)',
      },
    },
    destination,
  );
}

/** Nest's own messages in the process's log. Its chatter about routes and modules goes to `debug`. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, text(message));
  }

  error(message: unknown, ...details: unknown[]): void {
    const { context, stack } = readDetails(details);
    if (message instanceof Error) this.logger.error({ context, err: message }, message.message);
    else this.logger.error({ context, stack }, text(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, text(message));
  }

  debug(message: unknown, context?: string): void {
    this.logger.debug({ context }, text(message));
  }

  verbose(message: unknown, context?: string): void {
    this.logger.trace({ context }, text(message));
  }

  fatal(message: unknown, context?: string): void {
    this.logger.fatal({ context }, text(message));
  }
}

/** Nest passes the stack before the context, and either may be missing. */
function readDetails(details: unknown[]): { context?: string; stack?: string } {
  const texts = details.filter((detail) => typeof detail === 'string');
  const stack = texts.find((detail) => detail.includes('\n'));
  const context = texts.findLast((detail) => detail !== stack);
  return { ...(context && { context }), ...(stack && { stack }) };
}

function text(message: unknown): string {
  return typeof message === 'string' ? message : JSON.stringify(message);
}
