import { EnvironmentError, readEnvironment } from './environment.js';

/** What a person reads who set these. */
function complaint(source: Record<string, string>): string {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return '';
}

describe('the environment', () => {
  it('has a default for everything that need not be set', () => {
    expect(readEnvironment({})).toMatchObject({ PACTA_PORT: 3000, PACTA_MAIL_UI_PORT: 1080, PACTA_DATA_DIR: '.pacta' });
    expect(readEnvironment({}).DATABASE_URL).toBeUndefined();
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnvironment({ PACTA_PORT: '', DATABASE_URL: '' })).toEqual(readEnvironment({}));
  });

  it.each([
    ['0', 0],
    ['65535', 65_535],
    [' 8080 ', 8080],
  ])('takes %j for a port', (text, port) => {
    expect(readEnvironment({ PACTA_PORT: text }).PACTA_PORT).toBe(port);
  });

  it.each(['abc', '-1', '65536', '30.5', '1e3', '0x50', '٣', ' ', '3000,3001'])(
    'refuses %j as a port, and quotes it',
    (text) => {
      expect(complaint({ PACTA_PORT: text })).toBe(`PACTA_PORT: must be a port number from 0 to 65535, not "${text}"`);
    },
  );

  it.each(['0', '101', '2.5', 'many'])('refuses %j connections to the mail server', (text) => {
    expect(complaint({ PACTA_SMTP_CONNECTIONS: text })).toBe(
      `PACTA_SMTP_CONNECTIONS: must be a number from 1 to 100, not "${text}"`,
    );
  });

  it.each(['abc', '0', '-5', 'Infinity', 'NaN'])('refuses %j as a number of seconds', (text) => {
    expect(complaint({ PACTA_SWEEP_SECONDS: text })).toBe(
      `PACTA_SWEEP_SECONDS: must be a number of seconds above 0, not "${text}"`,
    );
  });

  it('takes part of a second', () => {
    expect(readEnvironment({ PACTA_SWEEP_SECONDS: '0.5' }).PACTA_SWEEP_SECONDS).toBe(0.5);
  });

  it.each([
    ['10.0.0.5', ['10.0.0.5']],
    ['loopback, 172.16.0.0/12 ,fd00::/8', ['loopback', '172.16.0.0/12', 'fd00::/8']],
    ['2001:db8::1', ['2001:db8::1']],
  ])('takes %j for proxies', (text, proxies) => {
    expect(readEnvironment({}).PACTA_TRUSTED_PROXIES).toEqual(['loopback']);
    expect(readEnvironment({ PACTA_TRUSTED_PROXIES: text }).PACTA_TRUSTED_PROXIES).toEqual(proxies);
  });

  it.each([
    ['everybody', '"everybody"'],
    ['10.0.0.5, 10.0.0.256', '"10.0.0.256"'],
    ['10.0.0.0/33', '"10.0.0.0/33"'],
    ['::/129,10.0.0.1/', '"::/129", "10.0.0.1/"'],
    ['0.0.0.0/0', '"0.0.0.0/0"'],
    ['fe80::1%eth0', '"fe80::1%eth0"'],
    ['10.0.0.5,', '""'],
  ])('refuses %j as proxies, and quotes what is wrong', (text, wrong) => {
    expect(complaint({ PACTA_TRUSTED_PROXIES: text })).toBe(
      `PACTA_TRUSTED_PROXIES: must be addresses or networks with commas between them, like 10.0.0.5, 172.16.0.0/12, or loopback, not ${wrong}`,
    );
  });

  it('takes addresses with commas between them, and says what it takes', () => {
    expect(readEnvironment({}).PACTA_CHECKPOINT_MAIL).toEqual([]);
    const set = { PACTA_CHECKPOINT_MAIL: 'audit@example.org, archive@example.org' };
    expect(readEnvironment(set).PACTA_CHECKPOINT_MAIL).toEqual(['audit@example.org', 'archive@example.org']);
    expect(complaint({ PACTA_CHECKPOINT_MAIL: 'audit' })).toBe(
      'PACTA_CHECKPOINT_MAIL: must be addresses with commas between them, like audit@example.org, archive@example.org',
    );
    expect(complaint({ PACTA_CHECKPOINT_MINUTES: 'often' })).toBe(
      'PACTA_CHECKPOINT_MINUTES: must be a number from 0 to 10080, not "often"',
    );
  });

  it('says which levels of logging there are', () => {
    expect(complaint({ PACTA_LOG_LEVEL: 'loud' })).toBe(
      'PACTA_LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent, not "loud"',
    );
  });

  it('names every variable at fault at once, and never shows what may hold a password', () => {
    const said = complaint({
      DATABASE_URL: 'mysql://pacta:secret@db/pacta',
      SMTP_URL: 'secret',
      PACTA_PORT: 'abc',
      PACTA_MAIL_UI_PORT: '99999',
    });
    expect(said.split('\n')).toEqual([
      'DATABASE_URL: must be a URL that starts with postgres:// or postgresql://',
      'SMTP_URL: must be a URL that starts with smtp:// or smtps://',
      'PACTA_PORT: must be a port number from 0 to 65535, not "abc"',
      'PACTA_MAIL_UI_PORT: must be a port number from 0 to 65535, not "99999"',
    ]);
  });

  it('takes all that signs mail, or nothing of it, and says what is missing', () => {
    const all = { PACTA_DKIM_DOMAIN: 'example.org', PACTA_DKIM_SELECTOR: 'pacta', PACTA_DKIM_KEY_FILE: '/run/key.pem' };
    expect(readEnvironment(all)).toMatchObject(all);
    expect(complaint({ ...all, PACTA_DKIM_SELECTOR: '' })).toBe(
      'PACTA_DKIM_SELECTOR: must be set too where PACTA_DKIM_DOMAIN and PACTA_DKIM_KEY_FILE are',
    );
    expect(complaint({ PACTA_DKIM_DOMAIN: 'example.org', PACTA_PORT: 'abc' }).split('\n')).toEqual([
      'PACTA_PORT: must be a port number from 0 to 65535, not "abc"',
      'PACTA_DKIM_SELECTOR, PACTA_DKIM_KEY_FILE: must be set too where PACTA_DKIM_DOMAIN is',
    ]);
  });

  it.each(['example.org; l=0', 'a b', 'example..org', 'x'.repeat(64)])('refuses %j as a name in the DNS', (name) => {
    const said = complaint({ PACTA_DKIM_DOMAIN: name, PACTA_DKIM_SELECTOR: 's', PACTA_DKIM_KEY_FILE: 'k' });
    expect(said).toBe(`PACTA_DKIM_DOMAIN: must be a name as the DNS has it, not ${JSON.stringify(name)}`);
  });
});
