import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { Temporal } from 'temporal-polyfill';
import { freePort } from '#platform';
import { createTestDatabase, type SmtpSink, startSmtpSink, type TestDatabase } from '#testing';
import { ApiClient } from './api-client.js';
import { eventually, pacta, run, type Running } from './processes.js';

const SAMPLE = 'samples/moscow-oblast-2023-12-18.yaml';
const PASSWORD = 'a password for tests';
const ACCOUNTS = {
  officer: { email: 'first-deputy@industry.by.example.org', roles: ['executor'] },
  controller: { email: 'office-head@government.by.example.org', roles: ['controller'] },
  administrator: { email: 'administrator@government.by.example.org', roles: ['administrator'] },
};

interface Item {
  nextAction: string;
  reportId: string | null;
  commitment: { id: string; reference: string; status: string; version: number };
}
interface ForecastMail {
  email: string;
  items: { reference: string; rung: string }[];
}

/*
 * The main job, from the outside: a meeting comes in by the command line, people act through the API of a running
 * process, and a running worker sends over SMTP. The order of the tests is the order of the story.
 */
describe('from a meeting to a reminder', () => {
  let database: TestDatabase;
  let sink: SmtpSink;
  let url: string;
  let variables: Record<string, string>;
  const running: Running[] = [];
  const today = Temporal.Now.plainDateISO('Europe/Minsk');

  const signedIn = async (who: keyof typeof ACCOUNTS) => {
    const client = new ApiClient(url);
    await client.signIn(ACCOUNTS[who].email, PASSWORD);
    return client;
  };
  const waitingFor = async (client: ApiClient, reference: string): Promise<Item> => {
    const { body } = await client.get<{ items: Item[] }>('/inbox');
    const item = body.items.find(({ commitment }) => commitment.reference.endsWith(reference));
    if (!item) throw new Error(`${reference} does not wait for this person: ${JSON.stringify(body)}`);
    return item;
  };
  const forecast = async (): Promise<ForecastMail[]> => {
    const days = ['--from', today.add({ days: 1 }).toString(), '--to', today.add({ months: 3 }).toString()];
    return JSON.parse(await pacta(['forecast', ...days, '--format', 'json'], variables)) as ForecastMail[];
  };
  const recipientsOf = (mails: ForecastMail[], reference: string) =>
    new Set(mails.filter(({ items }) => items.some((item) => item.reference.endsWith(reference))).map((m) => m.email));
  const mailTo = (address: string): Promise<Email> =>
    eventually(60, async () => {
      const mail = sink.mails.find(({ to }) => to.includes(address));
      return mail ? PostalMime.parse(mail.raw) : null;
    });

  beforeAll(async () => {
    [database, sink] = await Promise.all([createTestDatabase(), startSmtpSink()]);
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    variables = { DATABASE_URL: database.url, PACTA_PORT: String(port), SMTP_URL: sink.url, PACTA_SWEEP_SECONDS: '1' };
    await pacta(['migrate'], variables);
    await pacta(['import', SAMPLE, '--as-if-signed', today.subtract({ days: 21 }).toString()], variables);
    for (const { email, roles } of Object.values(ACCOUNTS)) {
      await pacta(['user', 'add', '--email', email, '--role', ...roles, '--password-stdin'], variables, PASSWORD);
    }
    running.push(run('dist/apps/api/main.js', { variables }));
    await eventually(30, async () => ((await fetch(`${url}/api/v1/health`)).ok ? true : null));
  }, 120_000);

  afterAll(async () => {
    for (const { process } of running) process.kill('SIGTERM');
    const codes = await Promise.all(running.map(({ ended }) => ended));
    await sink.stop();
    await database.drop();
    expect(codes).toEqual(running.map(() => 0));
  }, 60_000);

  it('hands a post over: what was planned for the old ambassador is for the new one', async () => {
    expect(recipientsOf(await forecast(), '/08')).toContain('ambassador@embassy-ru.by.example.org');
    const administrator = await signedIn('administrator');
    const { body: posts } = await administrator.get<{ items: { id: string; code: string }[] }>('/posts?limit=100');
    const embassy = posts.items.find(({ code }) => code === 'by-ambassador-ru');
    const person = await administrator.post<{ id: string }>('/persons', {
      code: 'successor',
      name: 'Alesia Zorka',
      email: 'new-ambassador@embassy-ru.by.example.org',
      timeZone: 'Europe/Moscow',
      language: 'en',
      clearance: 'official',
    });
    const succession = await administrator.post(`/posts/${embassy?.id}/succession`, {
      personId: person.body.id,
      startsOn: today.toString(),
    });

    expect(succession).toMatchObject({ status: 201 });
    const recipients = recipientsOf(await forecast(), '/08');
    expect(recipients).toContain('new-ambassador@embassy-ru.by.example.org');
    expect(recipients).not.toContain('ambassador@embassy-ru.by.example.org');
  });

  it('reminds those who are responsible, the new ambassador in the place of the old', async () => {
    running.push(run('dist/apps/worker/main.js', { variables }));

    const ambassador = await mailTo('new-ambassador@embassy-ru.by.example.org');
    expect(ambassador.subject).toMatch(/08: Review of certification\b.* – due /);
    expect(ambassador.text).toContain('/08');
    expect(ambassador.html).toContain('lang="en"');
    expect(ambassador.attachments).toContainEqual(expect.objectContaining({ mimeType: 'text/calendar' }));
    const officer = await mailTo(ACCOUNTS.officer.email);
    expect(officer.text).toContain('Joint specification for the public-transport fleet');
    expect(sink.mails.flatMap(({ to }) => to)).not.toContain('ambassador@embassy-ru.by.example.org');
  });

  it('sends each person one mail, however often the worker looks', async () => {
    // Several rounds without a new mail: the worker has looked again and found nothing owed.
    for (let known = -1; known !== sink.mails.length; await sleep(4_000)) known = sink.mails.length;
    const addresses = sink.mails.flatMap(({ to }) => to);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('lets the officer report, the controller accept, and is silent from then on', async () => {
    expect(recipientsOf(await forecast(), '/05').size).toBeGreaterThan(0);
    const officer = await signedIn('officer');
    const task = await waitingFor(officer, '/05');
    expect(task.nextAction).toBe('report');
    const { body } = await officer.get<{ parts: { number: number }[] }>(`/commitments/${task.commitment.id}`);
    const report = await officer.post<{ id: string; version: number }>(
      `/commitments/${task.commitment.id}/reports`,
      {
        kind: 'final',
        text: 'The hub is open.',
        evidence: [{ title: 'Opening', url: 'https://documents.example.org/hub' }],
        completedParts: body.parts.map(({ number }) => number),
      },
      { version: task.commitment.version },
    );
    expect(report).toMatchObject({ status: 201, body: { kind: 'final' } });

    const controller = await signedIn('controller');
    const decision = await waitingFor(controller, '/05');
    expect(decision).toMatchObject({ nextAction: 'decide_report', reportId: report.body.id });
    const stale = await controller.post(`/reports/${report.body.id}/decision`, { outcome: 'accept' }, { version: 1 });
    expect(stale.status).toBe(412);
    const accepted = await controller.post(
      `/reports/${report.body.id}/decision`,
      { outcome: 'accept' },
      { version: decision.commitment.version },
    );
    expect(accepted).toMatchObject({ status: 200 });

    expect(recipientsOf(await forecast(), '/05').size).toBe(0);
    const history = await controller.get(`/commitments/${task.commitment.id}/history?verify=true`);
    expect(JSON.stringify(history.body)).toContain('commitment.reported');
  });
});
