import { GUESSED_PASSWORDS } from './guessed-passwords.rules.js';
import { PASSWORD_LENGTH, passwordFault } from './password.rules.js';

const EMAIL = 'Olga.Kovaleva-Smirnova@mfa.example.org';

describe('a password', () => {
  it.each([
    ['eleven signs', 'a'.repeat(10) + 'b', { rule: 'too_short', limit: 12 }],
    ['257 signs', 'ab'.repeat(128) + 'c', { rule: 'too_long', limit: 256 }],
    ['the address', EMAIL, { rule: 'guessable' }],
    ['the address in other letters', EMAIL.toUpperCase(), { rule: 'guessable' }],
    ['what stands before the "@"', 'olga.kovaleva-smirnova', { rule: 'guessable' }],
    ['that without its signs', 'OlgaKovalevaSmirnova', { rule: 'guessable' }],
    ['a common one', 'password1234', { rule: 'guessable' }],
    ['a common one with capitals and signs', 'Password-1234!', { rule: 'guessable' }],
    ['a common one of ten signs with others', '1234567890!!', { rule: 'guessable' }],
    ['a common one in Cyrillic', 'Йцукенгшщзхъ', { rule: 'guessable' }],
  ])('will not do: %s', (_, password, fault) => {
    expect(passwordFault(password, EMAIL)).toMatchObject(fault);
  });

  it.each([
    ['words', 'correct horse battery'],
    ['more than the address', `${EMAIL} and more`],
    ['what only begins as a common one', 'password1234 of mine'],
    ['no letter at all', '!?!?!?!?!?!?'],
    ['the fewest signs', 'kzu-4mq-p7d-'],
    ['the most signs', 'kzu-4mq-'.repeat(32)],
  ])('will do: %s', (_, password) => {
    expect(passwordFault(password, EMAIL)).toBeNull();
  });
});

describe('the common passwords', () => {
  it('are about a hundred, each of which could be met', () => {
    expect(GUESSED_PASSWORDS.size).toBeGreaterThan(90);
    for (const common of GUESSED_PASSWORDS) {
      expect(common).toMatch(/^[\p{Ll}\p{N}]{10,}$/u);
      const typed = common.padEnd(PASSWORD_LENGTH.min, '!');
      expect({ common, fault: passwordFault(typed, EMAIL)?.rule }).toEqual({ common, fault: 'guessable' });
    }
  });
});
