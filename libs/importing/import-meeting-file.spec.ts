import type { Type } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { Access, AccessModule, SYSTEM_PRINCIPAL } from '#access';
import { EditCommitment } from '#commitments';
import { Areas, Meetings, readMeetingFile } from '#meetings';
import { Bodies, Deputyships, Persons, Posts, Tenures } from '#people';
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

  it.each([
    { way: 'goes up the line', highest: 'confidential', code: 'lead_may_not_read', words: 'go to Prime Minister' },
    { way: 'waits', highest: 'official', code: 'nobody_can_be_told', words: 'will wait' },
  ])('says of what went on control that its mail $way', async ({ highest, code, words }) => {
    const text = SAMPLE.replaceAll('clearance: confidential', `clearance: ${highest}`)
      .replace('  - number: 7\n', '  - number: 7\n    classification: confidential\n')
      .replace('  - number: 8\n', '  - number: 8\n    classification: confidential\n    status: draft\n');
    const { warnings } = await importText(text);
    const message = expect.stringContaining(words) as string;
    expect(warnings).toEqual([{ reference: 'BY-RU-MOS/2023-12-18/07', code, message }]);
    expect((await importText(text)).warnings).toEqual([]);
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

  describe('after life went on', () => {
    const service = <T>(type: Type<T>): T => module.get(type, { strict: false });
    const work = <T>(of: () => Promise<T>): Promise<T> =>
      service(Transactions).run(SYSTEM, () => {
        service(Access).enter(SYSTEM_PRINCIPAL);
        return of();
      });
    const idOf = async (table: string, code: string): Promise<string> => {
      const [row] = await query<{ id: string }>(`SELECT id FROM ${table} WHERE code = '${code}'`);
      return row.id;
    };
    const LAST = SAMPLE.indexOf('  - number: 15');
    const SHORT = SAMPLE.slice(0, LAST);

    /** A succession, and a change of every kind of thing in the file that can be changed. */
    const goOn = async (): Promise<void> => {
      const [post, person] = [await idOf('posts', 'by-ambassador-ru'), await idOf('persons', 'lipavets')];
      const [first] = await query<{ id: string }>('SELECT id FROM commitments WHERE number = 1');
      const succession = { personId: person, startsOn: Temporal.PlainDate.from('2024-06-28') };
      await work(async () => {
        await service(Tenures).succeed(post, succession);
        await service(Persons).update(person, 1, { language: 'be', email: 'new@example.org', code: 'lipavets-i' });
        await service(Posts).update(post, 1, { reportsToId: null, code: 'by-envoy-ru' });
        await service(EditCommitment).run({ commitmentId: first.id, version: 1, edit: { title: 'Other words' } });
      });
      const [meeting, body] = [
        await idOf('meetings', 'BY-RU-MOS/2023-12-18'),
        await idOf('bodies', 'ru-mos-education'),
      ];
      await work(async () => {
        await service(Meetings).update(meeting, 1, { title: 'Renamed', code: 'BY-RU-MOS/2023-12-18-2' });
        await service(Bodies).update(body, 1, { name: { en: 'Education' }, code: 'ru-mos-schools' });
        await service(Areas).update('youth', 1, { name: { en: 'The young' } });
      });
    };

    it('changes nothing and finds no fault', async () => {
      await importText(SAMPLE);
      await goOn();
      const before = await everything();
      const { added } = await importText(SAMPLE);
      expect(Object.values(added).every((count) => count === 0)).toBe(true);
      expect(await everything()).toBe(before);
    });

    it('does not add again what was moved to other days', async () => {
      const deputy = '{ absent: rabinavaya, deputy: lipavets, startsOn: 2023-12-27, endsOn: 2024-01-12 }';
      const text = SAMPLE.replace('\nmeeting:\n', `\ndeputyships: [${deputy}]\n\nmeeting:\n`);
      await importText(text);
      const post = await idOf('posts', 'by-ambassador-ru');
      const [tenure] = await query<{ id: string }>(`SELECT id FROM tenures WHERE post_id = '${post}'`);
      const [deputyship] = await query<{ id: string }>('SELECT id FROM deputyships');
      await work(async () => {
        await service(Tenures).update(tenure.id, 1, { startsOn: Temporal.PlainDate.from('2023-01-01') });
        await service(Deputyships).update(deputyship.id, 1, { startsOn: Temporal.PlainDate.from('2024-01-08') });
      });
      expect((await importText(text)).added).toMatchObject({ tenures: 0, deputyships: 0 });
    });

    it('adds what a file has more, to the things that are called otherwise now', async () => {
      await importText(SHORT);
      await goOn();
      const more = SAMPLE.replace(
        '    lead: by-education-minister\n    coExecutors: [ru-mos-education-minister]',
        '    lead: by-ambassador-ru\n    coExecutors: []',
      );
      expect(more).not.toBe(SAMPLE);
      expect((await importText(more)).added).toMatchObject({ meetings: 0, bodies: 0, posts: 0, commitments: 1 });
      expect(
        await query(`SELECT m.title, p.code AS lead, b.code AS counterpart FROM commitments c
          JOIN meetings m ON m.id = c.meeting_id JOIN posts p ON p.id = c.lead_post_id
          JOIN bodies b ON b.id = c.counterpart_body_id WHERE c.number = 15`),
      ).toEqual([{ title: 'Renamed', lead: 'by-envoy-ru', counterpart: 'ru-mos-schools' }]);
    });

    it('says where the file was changed too, and to what', async () => {
      await importText(SHORT);
      await goOn();
      const before = await everything();
      const edited = SAMPLE.replace('person: krutoi, startsOn: 2022-08-01', '$&, endsOn: 2024-01-31')
        .replace('reportsTo: by-foreign-minister', 'reportsTo: by-president')
        .replace('email: staff@industry', 'email: pavel@industry')
        .replace('place: Minsk', 'place: Moscow')
        .replace('title: Joint specification', 'title: One specification');
      expect(await faultsOf(edited)).toEqual([
        `${lineOf('code: by-ambassador-ru')} posts[15].code is in the register already with another code: by-envoy-ru`,
        `${lineOf('reportsTo: by-foreign')} posts[15].reportsTo is in the register already with another superior post: none`,
        `${lineOf('code: lipavets')} persons[8].code is in the register already with another code: lipavets-i`,
        `${lineOf('email: staff@industry')} persons[8].email is in the register already with another email: new@example.org`,
        `${lineOf('email: staff@industry') + 1} persons[8].language is in the register already with another language: be`,
        `${lineOf('person: krutoi, startsOn')} tenures[2].endsOn is in the register already with another end: 2024-06-27`,
        `${lineOf('code: BY-RU-MOS/')} meeting.code is in the register already with another code: BY-RU-MOS/2023-12-18-2`,
        `${lineOf('title: Working meeting')} meeting.title is in the register already with another title: Renamed`,
        `${lineOf('place: Minsk')} meeting.place is in the register already with another place: Minsk`,
        `${lineOf('title: Joint specification')} commitments[0].title is in the register already with another title: Other words`,
      ]);
      expect(await everything()).toBe(before);
    });

    it('takes a file that has been brought up to what the register says, and the old one still', async () => {
      await importText(SAMPLE);
      await goOn();
      const tenure = '{ post: by-ambassador-ru, person: krutoi, startsOn: 2022-08-01';
      const after = `${tenure}, endsOn: 2024-06-27 }\n  - { post: by-ambassador-ru, person: lipavets, startsOn: 2024-06-28 }`;
      for (const text of [SAMPLE.replace(`${tenure} }`, after), SAMPLE]) {
        const { added } = await importText(text);
        expect(Object.values(added).every((count) => count === 0)).toBe(true);
      }
    });
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
