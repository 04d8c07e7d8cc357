import { type Listed, registerLink } from './register-link.rules.js';
import { readSearch } from './register-search.rules.js';

describe('a link to the register', () => {
  it.each<[string, Listed[]]>([
    ['/register', []],
    ['/register', ['', {}]],
    ['/register?mine=true', [{ mine: 'true' }]],
    ['/register?timeliness=overdue', [{ timeliness: 'overdue', leadBodyId: undefined, side: '' }]],
    ['/register?meetingId=a,b&side=ours', ['meetingId=a,b&side=ours']],
    ['/register?meetingId=a&having=overdue', ['meetingId=a', { having: 'overdue' }]],
    ['/register?q=%D1%85%D0%BB%D0%B5%D0%B1+%26+%D1%81%D0%BE%D0%BB%D1%8C', [{ q: 'хлеб & соль' }]],
  ])('is %s', (link, listed) => expect(registerLink(...listed)).toBe(link));

  it('says what the register reads', () => {
    const filters = { q: 'a=b&c', status: 'active,reported', dueTo: '2024-01-18' };
    const query = Object.fromEntries(new URL(registerLink(filters), 'https://example.org').searchParams);
    expect(readSearch(query)).toEqual(filters);
  });
});
