import type { SigningKey } from '#mail';

/** What a worker is told by its environment. */
export class WorkerOptions {
  readonly databaseUrl: string;
  /** Null: BullMQ works on PostgreSQL. */
  readonly redisUrl: string | null;
  readonly smtpUrl: string;
  /** Where links in mails lead, without a slash at the end. */
  readonly publicUrl: string;
  readonly mailFrom: string;
  /** What signs the mail; null: it is not signed. */
  readonly signingKey: SigningKey | null;
  readonly sweepSeconds: number;
  /** Keeps the jobs of several registers on one Redis apart. */
  readonly queuePrefix?: string;

  constructor(options: WorkerOptions) {
    Object.assign(this, options);
  }
}
