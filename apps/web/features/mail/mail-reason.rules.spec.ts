import { reasonOf } from './mail-reason.rules.js';

describe('why a mail has not arrived', () => {
  it.each([
    [null, null],
    ['', null],
    ["RCPT TO: Can't send mail - all recipients were rejected: 550 No such user", 'refused'],
    ["RCPT TO: Can't send mail - all recipients were rejected: 550 5.1.1 User unknown", 'refused'],
    ['DATA: Message failed: 552 5.2.2 Mailbox full', 'refused'],
    ['The address must be one e-mail address', 'refused'],
    ['DATA: Message failed: 554 5.7.1 Blocked by a list', 'policy'],
    ["RCPT TO: Can't send mail - all recipients were rejected: 550 Relaying denied", 'policy'],
    ['Invalid login: 535 5.7.8 Authentication failed', 'sign_in'],
    ["RCPT TO: Can't send mail - all recipients were rejected: 451 4.7.1 Greylisted, try again later", 'not_now'],
    ['connect ECONNREFUSED 127.0.0.1:25', 'unreachable'],
    ['getaddrinfo ENOTFOUND mail.example.org', 'unreachable'],
    ['Greeting never received', 'unreachable'],
    ['Connection timeout', 'unreachable'],
    ['its worker died twice while it was leaving; it may have arrived twice already', 'broken_off'],
    ['DATA: Connection closed unexpectedly; it may have arrived twice already', 'broken_off'],
    ['Something that nobody has seen', 'other'],
  ])('%j: %s', (said, reason) => expect(reasonOf(said)).toBe(reason));
});
