import type { TestingModule } from '@nestjs/testing';
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { AccessModule } from '#access';
import { readMeetingFile } from '#meetings';
import { SYSTEM, Transactions } from '#platform';
import { Forecasts, RemindersPlanModule } from '#reminders';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase } from '#testing';
import { FileRefused } from './file-refused.js';
import { FileRules } from './file-rules.js';
import { forecastFile, SHIPPED_RULES } from './forecast-file.js';
import { ImportingModule } from './importing.module.js';
import { ImportMeetingFile, type ImportOutcome } from './import-meeting-file.js';

const SAMPLE = readFileSync('samples/moscow-oblast-2023-12-18.yaml', 'utf8');

describe('an import', () => {
  let database: TestDatabase;
  let module: TestingModule;
  const clock = new FixedClock('2023-12-18T12:00:00Z');

  beforeEach(async () => {
    database = await createTestDatabase();
    module = await createTestingModule(
      { url: database.url, clock },
      { imports: [AccessModule, RemindersPlanModule, ImportingModule] },
    );
  });
  afterEach(async () => {
    await module.close();
    await database.drop();
  });

  const importText = (text: string, asIfSigned?: string): Promise<ImportOutcome> =>
    module.get(Transactions, { strict: false }).run(SYSTEM, () =>
      module.get(ImportMeetingFile).run({
        text,
        readBeside: (name) => ({ refusal: name }),
        asIfSigned: asIfSigned === undefined ? null : Temporal.PlainDate.from(asIfSigned),
      }),
    );

  const query = <Row>(sql: string): Promise<Row[]> =>
    module
      .get(Transactions, { strict: false })
      .run(SYSTEM, () => module.get(Transactions, { strict: false }).manager.query<Row[]>(sql));

  /** Every row of every table of the register, so that nothing can change unseen. */
  const everything = async (): Promise<string> => {
    const tables = await query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    );
    const dumps = await Promise.all(
      tables.map(({ name }) =>
        query<{ rows: string }>(`SELECT jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)::text) AS rows FROM "${name}" t`),
      ),
    );
    return JSON.stringify(tables.map(({ name }, at) => [name, dumps[at]]));
  };

  const faultsOf = async (text: string, asIfSigned?: string): Promise<string[]> => {
    const outcome: unknown = await importText(text, asIfSigned).catch((error: unknown) => error);
    if (!(outcome instanceof FileRefused)) throw new Error(`not refused: ${JSON.stringify(outcome)}`);
    return outcome.faults.map(({ line, path, message }) => `${line} ${path} ${message}`);
  };

  const lineOf = (words: string): number => SAMPLE.slice(0, SAMPLE.indexOf(words)).split('\n').length;

  it('brings the whole sample into the register, anchored and on control from now', async () => {
    const deputy = '{ absent: rabinavaya, deputy: lipavets, startsOn: 2023-12-27, endsOn: 2024-01-12 }';
    const { meeting, added } = await importText(
      SAMPLE.replace('\nmeeting:\n', `\ndeputyships: [${deputy}]\n\nmeeting:\n`),
    );
    expect(meeting).toBe('BY-RU-MOS/2023-12-18');
    expect(added).toMatchObject({ meetings: 1, documents: 1, commitments: 15, deputyships: 1 });
    const rows = await query<Record<string, unknown>>(
      `SELECT c.reference, c.status, c.signed_on, c.current_deadline, c.controlled_at, s.quote,
              substring(d.text FROM s.starts_at + 1 FOR s.ends_at - s.starts_at) AS anchored
       FROM commitments c JOIN passages s ON s.id = c.passage_id JOIN source_documents d ON d.id = s.document_id
       ORDER BY c.number`,
    );
    expect(rows).toHaveLength(15);
    expect(rows.every(({ quote, anchored }) => quote === anchored)).toBe(true);
    expect(rows[0]).toMatchObject({
      reference: 'BY-RU-MOS/2023-12-18/01',
      status: 'active',
      signed_on: '2023-12-18',
      current_deadline: '2023-12-28',
      controlled_at: new Date('2023-12-18T12:00:00Z'),
    });
    expect(rows[7]).toMatchObject({ reference: 'BY-RU-MOS/2023-12-18/08', current_deadline: '2024-01-18' });
  });

  it.each([
    ['the sample', SAMPLE],
    [
      'a file with quarterly reports',
      SAMPLE.replace('{ basis: standing }', '{ basis: recurring, frequency: quarterly }'),
    ],
    ['a file with monthly reports', SAMPLE.replaceAll('{ basis: open }', '{ basis: recurring, frequency: monthly }')],
  ])('of %s leads to the mails that the forecast of the file foretold, and stores nothing for it', async (_, text) => {
    await importText(text, '2023-12-18');
    const before = await everything();
    const days = [Temporal.PlainDate.from('2023-12-18'), Temporal.PlainDate.from('2024-06-30')] as const;
    const fromRegister = await module
      .get(Transactions, { strict: false })
      .run(SYSTEM, () => module.get(Forecasts, { strict: false }).between(...days));
    const { file } = readMeetingFile(text, { ...SHIPPED_RULES, readBeside: (name) => ({ refusal: name }) });
    expect(fromRegister).toEqual(forecastFile(file!, { from: days[0], to: days[1] }));
    expect(await everything()).toBe(before);
  });

  it('changes nothing the second time', async () => {
    await importText(SAMPLE);
    const before = await everything();
    clock.set('2023-12-20T12:00:00Z');
    const { added } = await importText(SAMPLE);
    expect(Object.values(added).every((count) => count === 0)).toBe(true);
    expect(await everything()).toBe(before);
  });

  it('waits for one of the same file that is under way, and then changes nothing either', async () => {
    // On an empty register the second would wait for the first to add the rules that ship.
    await module.get(Transactions, { strict: false }).run(SYSTEM, () => module.get(FileRules).load());
    const [one, other] = await Promise.all([importText(SAMPLE), importText(SAMPLE)]);
    const commitments = [one, other].map(({ added }) => added['commitments']).sort();
    expect(commitments[0]).toBe(0);
    expect(commitments[1]).toBeGreaterThan(0);
  });

  it('adds what a file has more than the register', async () => {
    const at = SAMPLE.indexOf('  - number: 15');
    await importText(SAMPLE.slice(0, at));
    expect((await importText(SAMPLE)).added).toMatchObject({ meetings: 0, documents: 0, bodies: 0, commitments: 1 });
  });

  it('never overwrites: each difference is a fault with its line', async () => {
    await importText(SAMPLE);
    const before = await everything();
    const edited = SAMPLE.replace('title: Youth exchange', 'title: Exchange of the young')
      .replace('email: chairman@academy.by.example.org', 'email: head@academy.by.example.org')
      .replace('place: Minsk', 'place: Moscow')
      .replace('person: krutoi, startsOn: 2022-08-01', 'person: krutoi, startsOn: 2022-08-01, endsOn: 2024-06-27');
    const faults = await faultsOf(edited);
    expect(faults).toEqual([
      `${lineOf('email: chairman@academy')} persons[18].email is in the register already with another email: chairman@academy.by.example.org`,
      `${lineOf('person: krutoi')} tenures[2].endsOn is in the register already with another end: none`,
      `${lineOf('place: Minsk')} meeting.place is in the register already with another place: Minsk`,
      `${lineOf('title: Youth exchange')} commitments[14].title is in the register already with another title: Youth exchange`,
    ]);
    expect(await everything()).toBe(before);
  });

  it.each([
    ['an edited document', 'Buses come first.', 'Buses come last.', 'documents[0].title'],
    [
      'another holder of a post that is held',
      'person: krutoi, startsOn: 2022-08-01',
      'person: lipavets, startsOn: 2023-08-01',
      'tenures[2].startsOn',
    ],
    ['an address of somebody else', '- code: krutoi', '- code: krutoy', 'persons[2].email'],
    ['another deadline', '{ basis: urgency, urgency: promptly }', '{ basis: open }', 'commitments[0].deadline'],
    [
      'another co-executor',
      'coExecutors: [by-economy-minister]',
      'coExecutors: [by-industry-minister]',
      'commitments[6].coExecutors',
    ],
  ])('refuses %s', async (...[, was, is, path]) => {
    await importText(SAMPLE);
    const edited = SAMPLE.replaceAll(was, is).replaceAll(
      'person: krutoi',
      is.includes('krutoy') ? 'person: krutoy' : 'person: krutoi',
    );
    expect(edited).not.toBe(SAMPLE);
    expect((await faultsOf(edited)).map((fault) => fault.split(' ')[1])).toContain(path);
  });

  it('classifies a document as the file says, and at least as the commitments that rest on it', async () => {
    const closed = SAMPLE.replace('  - number: 15\n', '  - number: 15\n    classification: official\n');
    expect(closed).not.toBe(SAMPLE);
    await importText(closed);
    expect(await query('SELECT classification FROM source_documents')).toEqual([{ classification: 'official' }]);
    const before = await everything();
    await importText(closed);
    expect(await everything()).toBe(before);
    const more = closed.replace('documents:\n  - code:', 'documents:\n  - classification: confidential\n    code:');
    expect(await faultsOf(more)).toEqual([
      `${lineOf('documents:') + 1} documents[0].classification is in the register already with another classification: official`,
    ]);
  });

  it('leaves nothing behind when the last entry fails', async () => {
    const before = await everything();
    const late = SAMPLE.replace(/quote:\s+the wish is for exchanges.*\n(.*\n)?/, 'quote: words that nobody said\n');
    expect(late).not.toBe(SAMPLE);
    await expect(importText(late)).rejects.toBeInstanceOf(FileRefused);
    expect(await everything()).toBe(before);
  });

  it('leaves nothing behind when the database refuses the last commitment', async () => {
    await query(`ALTER TABLE commitments ADD CONSTRAINT no_youth CHECK (title <> 'Youth exchange')`);
    const before = await everything();
    await expect(importText(SAMPLE)).rejects.toThrow('no_youth');
    expect(await everything()).toBe(before);
  });

  it('can be made as if the meeting had been on another day: deadlines and control move, the meeting stays', async () => {
    clock.set('2026-11-23T12:00:00Z');
    await importText(SAMPLE, '2026-11-02');
    const [first] = await query<Record<string, unknown>>(
      `SELECT c.reference, c.signed_on, c.current_deadline, c.controlled_at, m.held_on
       FROM commitments c JOIN meetings m ON m.id = c.meeting_id WHERE c.number = 1`,
    );
    expect(first).toEqual({
      reference: 'BY-RU-MOS/2023-12-18/01',
      signed_on: '2026-11-02',
      current_deadline: '2026-11-12',
      controlled_at: new Date('2026-11-01T21:00:00Z'),
      held_on: '2023-12-18',
    });
    const due = await query(`SELECT DISTINCT c.number FROM occurrences o JOIN commitments c ON c.id = o.commitment_id
      WHERE o.due_at <= '2026-11-23T12:00:00Z' AND c.number IN (1, 8) ORDER BY 1`);
    expect(due).toEqual([{ number: 1 }, { number: 8 }]);
    const again = await importText(SAMPLE, '2026-11-02');
    expect(Object.values(again.added).every((count) => count === 0)).toBe(true);
    expect((await faultsOf(SAMPLE, '2026-11-03'))[0]).toContain('another day of signing: 2026-11-02');
  });

  it('does not move a stated date, and says so where it no longer fits', async () => {
    const stated = SAMPLE.replace('{ basis: standing }', '{ basis: stated, statedOn: 2024-03-01 }');
    expect(await faultsOf(stated, '2026-11-02')).toEqual([
      `${lineOf('{ basis: standing }')} commitments[5].deadline.statedOn 2024-03-01 is before the day of signing, 2026-11-02`,
    ]);
  });

  it('keeps drafts, proposals and a stated beginning of control', async () => {
    const mixed = SAMPLE.replace('  - number: 1\n', '  - number: 1\n    status: draft\n')
      .replace('  - number: 2\n', '  - number: 2\n    status: proposed\n')
      .replace('  - number: 3\n', '  - number: 3\n    onControlSince: 2023-12-20\n')
      .replace('  - number: 4\n', '  - number: 4\n    onControlSince: 2023-12-19T15:30:00+03:00\n');
    await importText(mixed);
    expect(await query('SELECT status, controlled_at FROM commitments WHERE number <= 4 ORDER BY number')).toEqual([
      { status: 'draft', controlled_at: null },
      { status: 'proposed', controlled_at: null },
      { status: 'active', controlled_at: new Date('2023-12-19T21:00:00Z') },
      { status: 'active', controlled_at: new Date('2023-12-19T12:30:00Z') },
    ]);
  });
});
