import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { run } from './run.js';

const SAMPLE = 'samples/moscow-oblast-2023-12-18.yaml';
const HALF_A_YEAR = ['--from', '2023-12-18', '--to', '2024-06-30'];

/** The command as an operator runs it; the database's address leads nowhere, so that nobody can open it unseen. */
function pacta(...words: string[]) {
  const environment = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nowhere' };
  return spawnSync(process.execPath, ['dist/apps/cli/main.js', ...words], { encoding: 'utf8', env: environment });
}

/** The same within this process: quicker, for what never comes to a database. */
async function usage(...words: string[]) {
  const written = { stdout: '', stderr: '' };
  const listen = (stream: 'stdout' | 'stderr') =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    });
  const spies = [listen('stdout'), listen('stderr')];
  try {
    return { status: await run(words), ...written };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

describe('pacta', () => {
  it.each([
    [['--help'], 'Usage: pacta '],
    [['migrate', '--help'], 'Usage: pacta migrate'],
    [['import', '--help'], 'Usage: pacta import'],
    [['help', 'forecast'], 'Usage: pacta forecast'],
    [['explain', '--help'], 'Usage: pacta explain'],
    [['calendar', '--help'], 'Usage: pacta calendar'],
    [['user', 'add', '--help'], 'Usage: pacta user add'],
    [['erase-person', '--help'], 'Usage: pacta erase-person'],
    [['mail', '--help'], 'Usage: pacta mail'],
    [['check-plan', '--help'], 'Usage: pacta check-plan'],
    [['mail', 'bounce', '--help'], 'Usage: pacta mail bounce'],
  ])('%j explains itself with an example, without a database', async (words, first) => {
    const { status, stdout, stderr } = await usage(...words);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(first);
    expect(stdout).toContain('Example');
  });

  it.each([
    [[], 'Usage'],
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['import'], "missing required argument 'file'"],
    [['import', SAMPLE, '--as-if-signed', '18.12.2023'], 'must be a date written YYYY-MM-DD'],
    [['forecast', '--from', '2024-02-30', '--to', '2024-03-01'], 'There is no such day'],
    [['forecast', '--from', '2024-03-01', '--to', '2024-02-01'], '--from must not be after --to'],
    [['forecast', ...HALF_A_YEAR, '--format', 'xml'], 'Allowed choices are json, table'],
    [['explain'], "missing required argument 'reference'"],
    [['calendar', '--country', 'by', ...HALF_A_YEAR], 'must be a country code'],
    [['user', 'add', '--email', 'a@example.org', '--role', 'king'], 'There are: registrar'],
    [['erase-person', 'anna'], "required option '--reason <reason>' not specified"],
    [['mail', 'retry'], 'give the id of a mailing, or --all-failed'],
    [['check-plan', '--format', 'xml'], 'Allowed choices are json, table'],
    [['mail', 'retry', '7'], 'It must be the id of a mailing'],
  ])('%j is wrong usage', async (words, complaint) => {
    const { status, stdout, stderr } = await usage(...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(complaint);
  });

  it('as a process of its own: help is 0, wrong usage is 2', () => {
    expect(pacta('--help')).toMatchObject({ status: 0, stderr: '' });
    expect(pacta('forecast', '--from', 'now')).toMatchObject({ status: 2, stdout: '' });
  });

  it('prints the forecast of a file as one JSON array and nothing else', () => {
    const { status, stdout, stderr } = pacta('forecast', '--file', SAMPLE, ...HALF_A_YEAR, '--format', 'json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const mails = JSON.parse(stdout) as Record<string, unknown>[];
    expect(mails[0]).toEqual({
      at: '2023-12-20T09:00:00+03:00',
      person: 'Alena Rabinavaya',
      post: 'First Deputy Minister of Industry',
      email: 'first-deputy@industry.by.example.org',
      items: [{ reference: 'BY-RU-MOS/2023-12-18/01', rung: 'before-5', deadline: '2023-12-28' }],
    });
    const order = mails.map(({ at, email }) => `${String(at)} ${String(email)}`);
    expect(order).toEqual([...order].sort());
  });

  it('prints the shipped working days where no register answers', () => {
    const { status, stdout } = pacta(
      'calendar',
      '--country',
      'BY',
      '--from',
      '2024-01-01',
      '--to',
      '2024-01-05',
      '--format',
      'json',
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(['2024-01-03', '2024-01-04', '2024-01-05']);
  });

  it('refuses a database that does not answer, in one sentence', () => {
    const { status, stdout, stderr } = pacta('import', SAMPLE);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('DATABASE_URL');
  });

  it('names the line of every fault of a file', () => {
    const { status, stdout, stderr } = pacta('forecast', '--file', 'package.json', ...HALF_A_YEAR);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^package\.json:\d+:\d+ name: is not a field here/m);
  });

  it('prints the schema that is published', () => {
    const { stdout } = pacta('meeting-file-schema');
    expect(stdout).toBe(readFileSync('docs/meeting-file.schema.json', 'utf8'));
  });
});
