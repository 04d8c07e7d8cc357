import fc from 'fast-check';
import { checkAddress, readMailbox } from './address.js';

describe('checkAddress', () => {
  it.each([
    'a@example.org',
    'first.last+tag@sub.example.org',
    "o'neil@example.org",
    'x_y-z@localhost',
    `${'a'.repeat(64)}@example.org`,
  ])('takes %s as it is', (address) => {
    expect(checkAddress(address)).toEqual({ address });
  });

  it('gives an international domain in its ASCII form', () => {
    expect(checkAddress('info@мин.бел')).toEqual({ address: 'info@xn--h1ahe.xn--90ais' });
  });

  it('refuses letters outside ASCII before the @ and says why', () => {
    expect(checkAddress('алесь@example.org')).toEqual({ fault: expect.stringContaining('outside ASCII') as string });
  });

  it.each([
    '',
    'nobody',
    '@example.org',
    'a@',
    'a@b@example.org',
    'a@example.org, b@example.org',
    'a@example.org;b@example.org',
    'a@example.org b@example.org',
    'Name <a@example.org>',
    '<a@example.org>',
    '"a b"@example.org',
    'a(comment)@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org\n',
    'a\r\nRCPT TO:<b@example.org>@example.org',
    'group: a@example.org;',
    'a..b@example.org',
    '.a@example.org',
    'a@-example.org',
    'a@exa_mple.org',
    'a@[127.0.0.1]',
    'a@b＠example.org',
    'a@example.org\u202E',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'bcd.'.repeat(70)}org`,
  ])('refuses %j', (address) => {
    expect(checkAddress(address)).toHaveProperty('fault');
  });

  it('takes nothing that holds a second address, a space or a line end', () => {
    const part = fc.oneof(
      fc.constantFrom('a', '@', ',', ';', ':', '<', '>', '"', '\r\n', ' ', '\0', '\u2028', '(', ')', '\\', '.'),
      fc.constantFrom('example.org', 'x@example.org', 'é', '＠', '，', 'Bcc: y@example.org'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const checked = checkAddress(parts.join(''));
        if ('address' in checked) expect(checked.address).toMatch(/^[!-~]+@[A-Za-z0-9.-]+$/);
        if ('address' in checked) expect(checked.address).not.toMatch(/[\s,;:<>"()\\[\]]|@.*@/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readMailbox', () => {
  it.each([
    ['Pacta <pacta@example.org>', { name: 'Pacta', address: 'pacta@example.org' }],
    ['"Register of promises" <pacta@example.org>', { name: 'Register of promises', address: 'pacta@example.org' }],
    ['pacta@example.org', { name: '', address: 'pacta@example.org' }],
  ])('reads %s', (text, mailbox) => expect(readMailbox(text)).toEqual(mailbox));

  it('names a sender that is no mailbox', () => {
    expect(() => readMailbox('Pacta')).toThrow('The sender of mail, "Pacta", is not one e-mail address');
  });
});
