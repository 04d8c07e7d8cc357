import type { CheckpointSettings } from '#history';
import type { SigningKey } from '#mail';

/** What a worker is told by its environment. */
export class WorkerOptions {
  readonly databaseUrl: string;
  /** Null: BullMQ works on PostgreSQL. */
  readonly redisUrl: string | null;
  readonly smtpUrl: string;
  /** To the mail server. */
  readonly smtpConnections: number;
  /** Where links in mails lead, without a slash at the end. */
  readonly publicUrl: string;
  readonly mailFrom: string;
  /** What signs the mail; null: it is not signed. */
  readonly signingKey: SigningKey | null;
  readonly sweepSeconds: number;
  /** How long due mail may stay unsent before that is an alarm. */
  readonly mailLateMinutes: number;
  /** Where a dry run puts what it shows, instead of sending it. */
  readonly dryRunFolder?: string;
  /** Where delivery reports come back to. */
  readonly bounceAddress?: string;
  /** Where the worker takes them by SMTP. */
  readonly bounceListener?: { host: string; port: number };
  /** What it does for the history; without it, nothing. */
  readonly checkpoints?: { settings: CheckpointSettings; minutes: number; addresses: readonly string[] };
  /** Keeps the jobs of several registers on one Redis apart. */
  readonly queuePrefix?: string;

  constructor(options: WorkerOptions) {
    Object.assign(this, options);
  }
}
