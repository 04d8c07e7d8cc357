import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';

/** Of what the API answers only what these tests look at. */
export interface Read {
  id: string;
  reference: string;
  version: number;
  status: string;
  currentDeadline: string | null;
  reports: {
    id: string;
    kind: string;
    text: string;
    evidence: { title: string; fileId: string | null; url: string | null }[];
    decision: { outcome: string; reason: string } | null;
  }[];
  extensions: { to: string; state: string; reason: string; origin: string }[];
  acknowledgements: { willReportBy: string }[];
}

/** Asks the API as whoever is signed in in the browser. */
export async function ask<T>(
  page: Page,
  path: string,
  sent?: { body: unknown; version: number; method?: 'POST' | 'PATCH' },
): Promise<T> {
  return page.evaluate(
    async ([where, body, version, method]) => {
      const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` };
      const options = body === null ? {} : { method, headers, body };
      const response = await fetch(`/api/v1${where}`, options);
      if (!response.ok) throw new Error(`${where}: ${response.status} ${await response.text()}`);
      return (await response.json()) as never;
    },
    [path, sent ? JSON.stringify(sent.body) : null, sent?.version ?? 0, sent?.method ?? 'POST'] as const,
  );
}

/** A commitment by the end of its reference. */
export async function commitmentOf(page: Page, number: string): Promise<Read> {
  const { items } = await ask<{ items: Read[] }>(page, '/commitments?limit=100');
  const found = items.find(({ reference }) => reference.endsWith(`/${number}`));
  if (!found) throw new Error(`no commitment ${number}`);
  return ask<Read>(page, `/commitments/${found.id}`);
}

const days = (count: number) => Temporal.Now.plainDateISO('Europe/Minsk').add({ days: count });

/** A day from now, as the API has it and as people type it. */
export function dayIn(count: number): { iso: string; typed: string } {
  const day = days(count);
  return { iso: day.toString(), typed: [day.day, day.month, day.year].join('.') };
}

/** The dialog that is open. */
export const dialogOf = (page: Page) => page.getByRole('dialog');

/** What was done, as it is said once the dialog has closed. */
export async function said(page: Page): Promise<string> {
  await dialogOf(page).waitFor({ state: 'detached' });
  return page.locator('.control-said span').first().innerText();
}
