import { SHORTEST_PASSWORD, spokenPassword } from './password.rules.js';

describe('a password to be told by mouth', () => {
  it('has four groups of signs that nobody takes for another', () => {
    const password = spokenPassword(crypto.getRandomValues(new Uint32Array(20)));
    expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    expect(password).not.toMatch(/[ijlo01]/);
    expect(password.length).toBeGreaterThanOrEqual(SHORTEST_PASSWORD);
  });

  it('is as random as what it is made of', () => {
    expect(spokenPassword(new Uint32Array(20))).toBe('aaaaa-aaaaa-aaaaa-aaaaa');
    expect(spokenPassword(new Uint32Array(20).fill(31))).toBe('bbbbb-bbbbb-bbbbb-bbbbb');
  });
});
