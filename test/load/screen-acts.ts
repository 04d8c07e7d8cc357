import type { Page } from 'playwright-core';

/** What the addresses need to know of the register that is filled. */
export interface Facts {
  /** A commitment that the reporter leads. */
  commitment: string;
  /** With fifty commitments. */
  meeting: string;
}

/** Something that a person does on a screen with one press, or with one key of many. */
export interface Act {
  name: string;
  work: (page: Page) => Promise<void>;
}

export interface ScreenToMeasure {
  name: string;
  /** Code of the person in the register. */
  who: 'person-2' | 'person-20' | 'person-200';
  path: (facts: Facts) => string;
  acts: readonly Act[];
}

const press = (role: 'button' | 'checkbox' | 'combobox' | 'option' | 'link', name: string | RegExp): Act => ({
  name: `press ${typeof name === 'string' ? name : name.source}`,
  work: (page) => page.getByRole(role, { name }).first().click(),
});

const FIND: readonly Act[] = [
  { name: 'open the palette', work: (page) => page.keyboard.press('Control+k') },
  { name: 'type into the palette', work: (page) => page.keyboard.type('автобус', { delay: 60 }) },
  { name: 'close the palette', work: (page) => page.keyboard.press('Escape') },
];

/** The screens of a day and what is done on them most, in an order in which each act is possible after the one before. */
export const SCREENS_TO_MEASURE: readonly ScreenToMeasure[] = [
  { name: 'today of a head', who: 'person-2', path: () => '/', acts: FIND },
  { name: 'today of an officer', who: 'person-20', path: () => '/', acts: [] },
  {
    name: 'register',
    who: 'person-200',
    path: () => '/register',
    acts: [
      {
        name: 'sort by the deadline',
        work: (page) => page.getByRole('columnheader', { name: 'Deadline' }).getByRole('button').first().click(),
      },
      press('combobox', 'Status'),
      press('option', 'On control'),
      { name: 'close the filter', work: (page) => page.keyboard.press('Escape') },
      press('checkbox', /^Select /),
      {
        name: 'type into the search',
        work: (page) => page.getByRole('searchbox').first().pressSequentially('партия 77'),
      },
      ...FIND,
    ],
  },
  { name: 'timeline', who: 'person-200', path: () => '/register?view=timeline', acts: [] },
  { name: 'calendar', who: 'person-200', path: () => '/register?view=calendar', acts: [] },
  {
    name: 'commitment',
    who: 'person-20',
    path: ({ commitment }) => `/commitments/${commitment}`,
    acts: [
      press('button', /^Report/),
      {
        name: 'type a report',
        work: async (page) => {
          await page.getByLabel('What was done').click();
          await page.keyboard.type('The lot was delivered.', { delay: 40 });
        },
      },
      { name: 'close the form', work: (page) => page.keyboard.press('Escape') },
    ],
  },
  { name: 'meeting', who: 'person-200', path: ({ meeting }) => `/meetings/${meeting}`, acts: [] },
  { name: 'measures', who: 'person-200', path: () => '/measures', acts: [] },
];
