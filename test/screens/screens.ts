import type { Page } from 'playwright-core';
import type { Who } from '../browser/browser-ground.js';

/** What the addresses of screens need to know of the sample. */
export interface SampleIds {
  /** The commitment of the bus specification. */
  buses: string;
  meeting: string;
  document: string;
}

export interface TourPicture {
  language: 'en' | 'ru' | 'be';
  size?: 'desk' | 'phone';
  /** Of the window in CSS pixels. */
  height?: number;
}

export interface Screen {
  name: string;
  who: Who;
  path: (ids: SampleIds) => string;
  /** What is done on it before the picture. */
  prepare?: (page: Page) => Promise<void>;
  /** False: what the window shows, for what lies over the page. */
  whole?: boolean;
  /** Shown in docs/tour.md, in one language and size. */
  tour?: TourPicture;
}

export async function sampleIds(page: Page): Promise<SampleIds> {
  return page.evaluate(async () => {
    const read = async (path: string) => (await (await fetch(`/api/v1/${path}`)).json()) as { items: { id: string }[] };
    const [buses] = (await read('commitments?q=fleet')).items;
    const [meeting] = (await read('meetings')).items;
    if (!buses || !meeting) throw new Error('the sample is not there');
    const [document] = (await read(`meetings/${meeting.id}/documents`)).items;
    return { buses: buses.id, meeting: meeting.id, document: document?.id ?? '' };
  });
}

/** Closes what lies over the page. */
export async function dismiss(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
}

/** Every screen, by who uses it most. */
export const SCREENS: readonly Screen[] = [
  { name: 'today-officer', who: 'officer', path: () => '/', tour: { language: 'be', size: 'phone', height: 700 } },
  {
    name: 'commitment',
    who: 'officer',
    path: ({ buses }) => `/commitments/${buses}`,
    tour: { language: 'be', height: 1100 },
  },
  { name: 'today-manager', who: 'manager', path: () => '/', tour: { language: 'en' } },
  { name: 'register', who: 'controller', path: () => '/register', tour: { language: 'ru' } },
  { name: 'meetings', who: 'registrar', path: () => '/meetings' },
  { name: 'meeting', who: 'registrar', path: ({ meeting }) => `/meetings/${meeting}`, tour: { language: 'en' } },
  { name: 'document', who: 'registrar', path: ({ document }) => `/documents/${document}`, tour: { language: 'en' } },
  {
    name: 'brief',
    who: 'auditor',
    path: ({ meeting }) => `/meetings/${meeting}/brief`,
    tour: { language: 'en', height: 1150 },
  },
  { name: 'measures', who: 'auditor', path: () => '/measures', tour: { language: 'ru', height: 1000 } },
  { name: 'ladders', who: 'administrator', path: () => '/ladders' },
  { name: 'ladder', who: 'administrator', path: () => '/ladders/default' },
  { name: 'calendars', who: 'administrator', path: () => '/calendars' },
  { name: 'calendar', who: 'administrator', path: () => '/calendars/BY' },
  { name: 'accounts', who: 'administrator', path: () => '/accounts' },
  {
    name: 'accounts-give',
    who: 'administrator',
    path: () => '/accounts',
    prepare: (page) => page.locator('.page-actions button').click(),
    whole: false,
  },
  { name: 'deputyships', who: 'administrator', path: () => '/deputyships' },
  { name: 'mail', who: 'administrator', path: () => '/mail' },
  { name: 'health', who: 'administrator', path: () => '/health' },
  { name: 'profile', who: 'officer', path: () => '/profile' },
];
