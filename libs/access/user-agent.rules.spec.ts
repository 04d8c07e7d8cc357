import { keptUserAgent } from './user-agent.rules.js';

describe('what is kept of how a program calls itself', () => {
  it.each([
    [undefined, null],
    ['', null],
    [' \t\u202e ', null],
    ['Mozilla/5.0 (X11; Linux x86_64)', 'Mozilla/5.0 (X11; Linux x86_64)'],
    [' curl/8\u0000\u202e \n7 ', 'curl/8 7'],
    ['a'.repeat(250), 'a'.repeat(200)],
    [`${'a'.repeat(199)} b`, 'a'.repeat(199)],
    ['😀'.repeat(250), '😀'.repeat(200)],
    ['half \ud83d', 'half'],
  ])('of %j it is %j', (given, kept) => expect(keptUserAgent(given)).toBe(kept));
});
