import { createTheme, InputWrapper } from '@mantine/core';

/** Civic blue; the seventh is the one of buttons and links, the same as in our mails. */
const CIVIC = [
  '#eef4fa',
  '#d9e5f1',
  '#b3cce4',
  '#8ab1d6',
  '#6799ca',
  '#3f7db8',
  '#1f68ae',
  '#0b5cad',
  '#0a4f92',
  '#083f75',
] as const;

const FONT = '"Source Sans 3 Variable", "Source Sans 3", "Segoe UI", Arial, sans-serif';

/** One calm look: borders and placeholders darker than the kit's, so that they hold 3:1 and 4.5:1 (WCAG 2.2 AA). */
export const theme = createTheme({
  primaryColor: 'civic',
  primaryShade: 7,
  colors: { civic: CIVIC },
  defaultRadius: 'sm',
  fontFamily: FONT,
  fontSizes: { xs: '13px', sm: '15px', md: '16px' },
  headings: { fontFamily: FONT, fontWeight: '650' },
  focusRing: 'auto',
  cursorType: 'pointer',
  components: {
    // Forms are short, and what may be left out says so: stars would be on nearly everything.
    InputWrapper: InputWrapper.extend({ defaultProps: { withAsterisk: false } }),
    // By name, so that the first view does not load what it does not show.
    // Grows with what is written in it.
    Textarea: { defaultProps: { autosize: true, minRows: 2, maxRows: 20 } },
    // Of a list that nobody has opened nothing has to be there: a row of filters holds hundreds of options.
    Combobox: { defaultProps: { keepMounted: false } },
  },
});
