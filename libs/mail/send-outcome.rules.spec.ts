import { outcomeOfFailure, type SendFailure } from './send-outcome.rules.js';

const failure = (code: string, command: string, reply?: [number, string]): SendFailure => ({
  message: 'failed',
  code,
  command,
  ...(reply && { responseCode: reply[0], response: `${reply[0]} ${reply[1]}` }),
});

describe('outcomeOfFailure', () => {
  it.each<[string, SendFailure]>([
    ['an unknown mailbox', failure('EENVELOPE', 'RCPT TO', [550, 'no such user'])],
    ['a refused message', failure('EMESSAGE', 'DATA', [554, 'not accepted'])],
    ['DATA refused', failure('EENVELOPE', 'DATA', [554, 'no'])],
    ['an unknown mailbox by its status', failure('EENVELOPE', 'RCPT TO', [550, '5.1.1 <a@example.org> unknown'])],
    ['a mailbox that is closed', failure('EMESSAGE', 'DATA', [550, '5.2.1 disabled'])],
  ])('%s is permanent', (_what, given) => {
    expect(outcomeOfFailure(given, true).kind).toBe('permanent');
  });

  it.each<[string, SendFailure]>([
    ['a mailbox that is busy', failure('EENVELOPE', 'RCPT TO', [450, 'busy'])],
    ['a message put off', failure('EMESSAGE', 'DATA', [451, 'later'])],
    ['a refused sender', failure('EENVELOPE', 'MAIL FROM', [553, 'not allowed'])],
    ['a wrong password', failure('EAUTH', 'AUTH PLAIN', [535, 'bad credentials'])],
    ['authentication asked for at the recipient', failure('EENVELOPE', 'RCPT TO', [530, 'authenticate first'])],
    ['a refusal to relay', failure('EENVELOPE', 'RCPT TO', [554, '5.7.1 Relay access denied'])],
    ['commands in the wrong order', failure('EMESSAGE', 'DATA', [503, 'bad sequence'])],
    ['a greeting that refuses', failure('EPROTOCOL', 'CONN', [554, 'no service'])],
    ['a blocklist at the recipient', failure('EENVELOPE', 'RCPT TO', [554, '5.7.1 Client host [192.0.2.1] blocked'])],
    ['a policy at the message', failure('EMESSAGE', 'DATA', [550, '5.7.26 unauthenticated mail'])],
    ['a server that is full', failure('EMESSAGE', 'DATA', [552, '5.3.4 message too big'])],
    ['no connection', failure('ECONNECTION', 'CONN')],
  ])('%s is temporary', (_what, given) => {
    expect(outcomeOfFailure(given, false)).toMatchObject({ kind: 'temporary', mayHaveBeenTaken: false });
  });

  it('cannot know after the whole message went out unanswered', () => {
    expect(outcomeOfFailure(failure('ECONNECTION', 'CONN'), true)).toMatchObject({ mayHaveBeenTaken: true });
    expect(outcomeOfFailure(failure('EMESSAGE', 'DATA', [451, 'later']), true)).toMatchObject({
      mayHaveBeenTaken: false,
    });
  });

  it('keeps the reason on one line, with the command that was refused', () => {
    const given = { ...failure('EENVELOPE', 'RCPT TO', [550, '']), message: 'refused:\r\n550 no such user' };
    expect(outcomeOfFailure(given, false)).toEqual({ kind: 'permanent', reason: 'RCPT TO: refused: 550 no such user' });
  });

  it('keeps of a reply only what a text column takes', () => {
    const message = `550 \0no\u0007 such \ud83d${'user '.repeat(200)}`;
    const { reason } = outcomeOfFailure({ ...failure('EENVELOPE', 'RCPT TO', [550, '']), message }, false) as {
      reason: string;
    };
    expect(reason).toMatch(/^RCPT TO: 550 no such \ufffduser user .*…$/);
    expect(reason).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    expect(reason.length).toBeLessThanOrEqual(500);
  });
});
