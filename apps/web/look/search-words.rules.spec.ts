import { followed, openedOn, type SearchWords, sentOff } from './search-words.rules.js';

const typing = (box: SearchWords, typed: string): SearchWords => ({ ...box, typed });

describe('the box of a search', () => {
  it('is emptied by a link to the whole list, and filled again on the way back', () => {
    const searched = followed(sentOff(typing(openedOn(''), 'Ivanov')), 'Ivanov');
    expect(searched).toEqual(openedOn('Ivanov'));
    const whole = followed(searched, '');
    expect(whole.typed).toBe('');
    expect(followed(whole, 'Ivanov').typed).toBe('Ivanov');
  });

  it('takes back nothing that is typed on while the address still follows', () => {
    const ahead = typing(sentOff(typing(openedOn(''), 'Iva')), 'Ivan');
    expect(followed(ahead, '').typed).toBe('Ivan');
    expect(followed(ahead, 'Iva').typed).toBe('Ivan');
  });

  it('keeps the space that somebody has just typed, which the address does not hold', () => {
    const sent = sentOff(typing(openedOn(''), 'Ivan '));
    expect(followed(sent, 'Ivan').typed).toBe('Ivan ');
  });

  it('is as it was while the address is', () => {
    const box = typing(openedOn('Ivan'), 'Ivanov');
    expect(followed(box, 'Ivan')).toBe(box);
  });
});
