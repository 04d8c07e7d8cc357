import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from './child.js';

export interface MailCatcher {
  smtpUrl: string;
  page: string;
  /** Waits until mails can be sent to it and its page can be read. */
  ready(): Promise<void>;
  stop(): Promise<void>;
  kill(): void;
}

interface CatcherOptions {
  host: string;
  smtpPort: number;
  pagePort: number;
  folder: string;
  logFile: string;
  environment: Record<string, string | undefined>;
  say: (line: string) => void;
}

/** More than a demonstration ever sends; keeps memory and folder bounded. */
const KEPT_MAILS = 2_000;
const START_SECONDS = 30;

/** A mail server for trying things out: it delivers nothing, shows everything, and keeps it over a restart. */
export function startMailCatcher(options: CatcherOptions): MailCatcher {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const { host, smtpPort, pagePort, folder } = options;
  const child = new Child({
    name: 'mail catcher',
    script: 'dist/apps/launcher/catch-mail.js',
    arguments: [
      ...['--ip', '127.0.0.1', '--smtp', String(smtpPort), '--web-ip', host, '--web', String(pagePort)],
      ...['--mail-directory', folder, '--max-emails', String(KEPT_MAILS)],
    ],
    environment: options.environment,
    logFile: options.logFile,
    say: options.say,
  });
  child.start();
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    page: `http://${shownHost(host)}:${pagePort}/`,
    ready: () => waitForPage(child, `http://${reachedHost(host)}:${pagePort}/api/email`),
    stop: () => child.stop(),
    kill: () => child.kill(),
  };
}

async function waitForPage(child: Child, url: string): Promise<void> {
  for (let tenths = 0; tenths < START_SECONDS * 10; tenths++) {
    const answers = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
    if (child.crashesInARow > 1) break;
    await sleep(100);
  }
  throw new Error(`The mail catcher does not start. The end of its log:\n${child.logTail()}`);
}

/** How a person reaches a host that we listen on. */
export function shownHost(host: string): string {
  return ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : bracketed(host);
}

/** How this machine reaches a host that it listens on itself. */
export function reachedHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '[::1]' : bracketed(host);
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
