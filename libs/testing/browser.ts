import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findProgram } from './programs.js';

/** The system's browser is driven; none is downloaded. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Nothing of a first start, nothing that calls home; no sandbox, since the tests may run as root. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const HOW_TO_GET_CHROMIUM = 'install Chromium (apt-get install chromium), or name one in PACTA_TEST_CHROMIUM';

/** Path of a Chromium on this machine, or null. */
export const findChromium = (): string | null => findProgram(NAMES, 'PACTA_TEST_CHROMIUM');

export interface Browser {
  page: Page;
  /** Ends it and removes its profile. */
  close(): Promise<void>;
}

/** A browser with an empty profile and one page. */
export async function openBrowser(executablePath: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'pacta-browser-'));
  // Loaded here: most tests that import what this stands beside open no browser.
  const { chromium } = await import('playwright-core');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    viewport: { width: 1280, height: 900 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page, close };
}
