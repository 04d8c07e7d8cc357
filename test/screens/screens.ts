import type { Page } from 'playwright-core';
import type { Who } from '../browser/browser-ground.js';

/** What the addresses of screens need to know of the sample. */
export interface SampleIds {
  /** The commitment of the bus specification. */
  buses: string;
  meeting: string;
  document: string;
  /** A meeting to come with the same bodies, which has a brief. */
  next: string;
  post: string;
  person: string;
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

/** Enters the next meeting with the same bodies, as the registrar who is signed in, and reads what the addresses need. */
export async function sampleIds(page: Page): Promise<SampleIds> {
  return page.evaluate(async () => {
    type Listed = { id: string; leadPostId?: string };
    const answer = async (path: string, sent?: object): Promise<unknown> => {
      const how = sent && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(sent),
      };
      const response = await fetch(`/api/v1/${path}`, how);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.json() as Promise<unknown>;
    };
    const first = async (path: string) => ((await answer(path)) as { items: Listed[] }).items[0]?.id ?? '';
    const meeting = await first('meetings');
    const [buses, document, post, person] = await Promise.all([
      first('commitments?q=fleet'),
      first(`meetings/${meeting}/documents`),
      first('posts?q=industry'),
      first('persons'),
    ]);
    const { participants } = (await answer(`meetings/${meeting}`)) as {
      participants: { body: Listed; side: string; spokesman: Listed | null }[];
    };
    const heldOn = new Date(Date.now() + 12_096e5).toISOString().slice(0, 10);
    const { id: next } = (await answer('meetings', {
      ...{
        code: `BY-RU-MOS/${heldOn}`,
        title: 'The next meeting with the Governor of Moscow Oblast',
        heldOn,
        place: '',
      },
      participants: participants.map(({ body, side, spokesman }) => ({
        ...{ bodyId: body.id, side, spokesmanPostId: spokesman?.id ?? null },
      })),
    })) as Listed;
    return { buses, meeting, document, next, post, person };
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
    tour: { language: 'en', height: 1100 },
  },
  {
    name: 'report',
    who: 'officer',
    path: ({ buses }) => `/commitments/${buses}?do=report`,
    whole: false,
    tour: { language: 'ru', size: 'phone', height: 700 },
  },
  { name: 'today-manager', who: 'manager', path: () => '/', tour: { language: 'en' } },
  { name: 'register', who: 'controller', path: () => '/register', tour: { language: 'ru' } },
  { name: 'timeline', who: 'controller', path: () => '/register?view=timeline' },
  { name: 'register-calendar', who: 'controller', path: () => '/register?view=calendar' },
  { name: 'meetings', who: 'registrar', path: () => '/meetings' },
  { name: 'meeting', who: 'registrar', path: ({ meeting }) => `/meetings/${meeting}`, tour: { language: 'en' } },
  { name: 'document', who: 'registrar', path: ({ document }) => `/documents/${document}`, tour: { language: 'en' } },
  {
    name: 'brief',
    who: 'auditor',
    path: ({ next }) => `/meetings/${next}/brief`,
    tour: { language: 'en', height: 1150 },
  },
  { name: 'measures', who: 'auditor', path: () => '/measures', tour: { language: 'ru', height: 1000 } },
  { name: 'comparison', who: 'auditor', path: () => '/comparison' },
  { name: 'bodies', who: 'administrator', path: () => '/bodies' },
  { name: 'post', who: 'administrator', path: ({ post }) => `/posts/${post}` },
  { name: 'persons', who: 'administrator', path: () => '/persons' },
  { name: 'person', who: 'administrator', path: ({ person }) => `/persons/${person}` },
  { name: 'areas', who: 'administrator', path: () => '/areas' },
  { name: 'regimes', who: 'administrator', path: () => '/regimes' },
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
  { name: 'history', who: 'auditor', path: () => '/history' },
  { name: 'profile', who: 'officer', path: () => '/profile' },
  { name: 'sign-in', who: 'officer', path: () => '/sign-in' },
];
