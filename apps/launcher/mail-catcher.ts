import { mkdirSync } from 'node:fs';
import { MailDev } from 'maildev';

export interface MailCatcher {
  smtpUrl: string;
  page: string;
  stop(): Promise<void>;
}

/** More than a demonstration ever sends; keeps memory and folder bounded. */
const KEPT_MAILS = 2_000;

/** A mail server for trying things out: it delivers nothing, shows everything, and keeps it over a restart. */
export async function startMailCatcher(options: {
  host: string;
  smtpPort: number;
  pagePort: number;
  folder: string;
}): Promise<MailCatcher> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const catcher = new MailDev({
    ip: '127.0.0.1',
    smtp: options.smtpPort,
    webIp: options.host,
    web: options.pagePort,
    mailDirectory: options.folder,
    maxEmails: KEPT_MAILS,
    silent: true,
  });
  await catcher.start();
  return {
    smtpUrl: `smtp://127.0.0.1:${options.smtpPort}`,
    page: `http://${shownHost(options.host)}:${options.pagePort}/`,
    stop: () => catcher.stop(),
  };
}

/** How a person reaches a host that we listen on. */
export function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1' || host === '::1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
