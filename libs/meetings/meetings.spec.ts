import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { Access, AccessModule, type Principal, SYSTEM_PRINCIPAL } from '#access';
import { Regimes, CalendarsModule } from '#calendars';
import { Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, overlap, type TestDatabase } from '#testing';
import type { TestingModule } from '@nestjs/testing';
import { Meetings } from './meetings.js';
import { MeetingsModule } from './meetings.module.js';
import { NoRemindersModule } from './no-reminders.js';
import { Passages } from './passages.js';
import { SourceDocuments } from './source-documents.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const NOBODY = '00000000-0000-4000-8000-000000000000';

let database: TestDatabase;
let testing: TestingModule;
let transactions: Transactions;
let bodies: { ours: string; theirs: string };
let post: string;

const as = <T>(principal: Principal, work: () => Promise<T>): Promise<T> =>
  transactions.run({ personId: principal.personId }, () => {
    testing.get(Access).enter(principal);
    return work();
  });
const run = <T>(work: () => Promise<T>): Promise<T> => as(SYSTEM_PRINCIPAL, work);
const query = <T>(sql: string, values: unknown[] = []) => run(() => transactions.manager.query<T[]>(sql, values));

beforeAll(async () => {
  database = await createTestDatabase();
  const ground = { url: database.url, clock: new FixedClock('2023-12-19T09:00:00Z') };
  testing = await createTestingModule(ground, {
    imports: [NoRemindersModule, AccessModule, CalendarsModule, MeetingsModule],
  });
  transactions = testing.get(Transactions);
  await run(() => testing.get(Regimes).ensureShipped());
  const [ours, theirs] = await query<{ id: string }>(
    `INSERT INTO bodies (code, kind, country, time_zone, name_en)
     VALUES ('by', 'state', 'BY', 'Europe/Minsk', 'Belarus'), ('mos', 'region', 'RU', 'Europe/Moscow', 'Moscow Oblast')
     RETURNING id`,
  );
  bodies = { ours: ours.id, theirs: theirs.id };
  const [row] = await query<{ id: string }>(
    `INSERT INTO posts (code, body_id, title_en) VALUES ('governor', $1, 'Governor') RETURNING id`,
    [bodies.theirs],
  );
  post = row.id;
});
afterAll(async () => {
  await testing.close();
  await database.drop();
});

let count = 0;
const newMeeting = () => ({
  code: `BY-RU-MOS/2023-12-18-${++count}`,
  title: 'Working meeting',
  heldOn: day('2023-12-18'),
  participants: [],
});
const meet = () => run(() => testing.get(Meetings).create(newMeeting()));

describe('Meetings', () => {
  let meetings: Meetings;
  beforeAll(() => {
    meetings = testing.get(Meetings);
  });

  it('keeps what it is given, participants in their order', async () => {
    const given = {
      ...newMeeting(),
      place: 'Minsk',
      nextMeetingOn: day('2024-06-01'),
      participants: [
        { bodyId: bodies.theirs, side: 'theirs' as const, spokesmanPostId: post },
        { bodyId: bodies.ours, side: 'ours' as const },
      ],
    };
    const meeting = await run(() => meetings.create(given));
    expect(meeting).toMatchObject({
      code: given.code,
      place: 'Minsk',
      regimeCode: 'cis',
      ladderCode: null,
      version: 1,
      participants: [
        {
          body: { id: bodies.theirs, code: 'mos', name: { en: 'Moscow Oblast' } },
          side: 'theirs',
          spokesman: { id: post, code: 'governor', title: { en: 'Governor' } },
        },
        { body: { id: bodies.ours }, side: 'ours', spokesman: null },
      ],
    });
    expect([meeting.heldOn.toString(), meeting.nextMeetingOn?.toString()]).toEqual(['2023-12-18', '2024-06-01']);
    expect(JSON.stringify(await run(() => meetings.get(meeting.id)))).toBe(JSON.stringify(meeting));
    expect((await run(() => meetings.byCode(given.code)))?.id).toBe(meeting.id);
    expect(await run(() => meetings.byCode('BY-XX/2023-12-18'))).toBeNull();
    const events = await query('SELECT type, after FROM events WHERE subject_id = $1', [meeting.id]);
    expect(events).toMatchObject([{ type: 'meeting.created', after: { heldOn: '2023-12-18', code: given.code } }]);
  });

  it('reports every fault at once, each with its field', async () => {
    const participants = [
      { bodyId: bodies.ours, side: 'ours' as const, spokesmanPostId: NOBODY },
      { bodyId: bodies.ours, side: 'ours' as const },
      { bodyId: NOBODY, side: 'theirs' as const },
    ];
    const given = { code: 'moscow', title: '', heldOn: day('2024-01-01'), nextMeetingOn: day('2024-01-01') };
    await expect(run(() => meetings.create({ ...given, participants }))).rejects.toMatchObject({
      kind: 'invalid',
      faults: [
        { path: 'code' },
        { path: 'title' },
        { path: 'nextMeetingOn' },
        { path: 'participants[0].spokesmanPostId' },
        { path: 'participants[1].bodyId' },
        { path: 'participants[2].bodyId' },
      ],
    });
  });

  it.each([
    ['regimeCode', { regimeCode: 'roman' }],
    ['ladderCode', { ladderCode: 'rope' }],
  ])('refuses a %s that does not exist', async (path, given) => {
    await expect(run(() => meetings.create({ ...newMeeting(), ...given }))).rejects.toMatchObject({
      kind: 'invalid',
      faults: [{ path }],
    });
  });

  it('refuses a code that is taken', async () => {
    const { code } = await meet();
    await expect(run(() => meetings.create({ ...newMeeting(), code }))).rejects.toMatchObject({ code: 'code_taken' });
  });

  it('changes what is given, leaves the rest, and refuses a version that is gone', async () => {
    const participants = [{ bodyId: bodies.ours, side: 'ours' as const }];
    const meeting = await run(() => meetings.create({ ...newMeeting(), participants }));
    const renamed = await run(() => meetings.update(meeting.id, 1, { title: 'Renamed' }));
    expect(renamed).toMatchObject({ title: 'Renamed', version: 2, participants: meeting.participants });
    const swapped = await run(() =>
      meetings.update(meeting.id, 2, { participants: [{ bodyId: bodies.theirs, side: 'theirs' }] }),
    );
    expect(swapped.participants.map(({ body }) => body.id)).toEqual([bodies.theirs]);
    await expect(run(() => meetings.update(meeting.id, 2, { title: 'Late' }))).rejects.toMatchObject({ kind: 'stale' });
    await expect(run(() => meetings.update(NOBODY, 1, { title: 'x' }))).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('lets one of two changes to the same version win', async () => {
    const meeting = await meet();
    const change = () => meetings.update(meeting.id, 1, { title: 'Renamed' });
    const outcomes = await overlap(transactions, change, change);
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { kind: 'stale' } }]);
  });

  it('lists by words, dates and body, newest first, in pages', async () => {
    const make = (title: string, heldOn: string, bodyId: string) =>
      run(() =>
        meetings.create({ ...newMeeting(), title, heldOn: day(heldOn), participants: [{ bodyId, side: 'ours' }] }),
      );
    await make('Listed Alpha', '2019-05-01', bodies.ours);
    await make('Listed Beta', '2019-06-01', bodies.theirs);
    const found = async (filter: Parameters<Meetings['list']>[0]) =>
      (await run(() => meetings.list(filter, { limit: 100 }))).items.map(({ title }) => title);
    const q = 'listed';
    expect(await found({ q })).toEqual(['Listed Beta', 'Listed Alpha']);
    expect(await found({ q, sort: 'heldOn' })).toEqual(['Listed Alpha', 'Listed Beta']);
    expect(await found({ q, from: day('2019-05-02') })).toEqual(['Listed Beta']);
    expect(await found({ q, from: day('2019-06-01') })).toEqual(['Listed Beta']);
    expect(await found({ q, to: day('2019-05-31') })).toEqual(['Listed Alpha']);
    expect(await found({ q, bodyId: bodies.ours })).toEqual(['Listed Alpha']);
    expect(await found({ q: 'unheard' })).toEqual([]);
    const first = await run(() => meetings.list({ q }, { limit: 1 }));
    const second = await run(() => meetings.list({ q }, { limit: 1, after: first.next ?? '' }));
    expect(second).toMatchObject({ items: [{ title: 'Listed Alpha' }], next: null });
  });
});

describe('SourceDocuments', () => {
  let documents: SourceDocuments;
  beforeAll(() => {
    documents = testing.get(SourceDocuments);
  });

  const newDocument = (text: string) => ({ kind: 'news_report' as const, title: 'Report', language: 'en', text });

  it('keeps a text as it is given, save CR LF, with its hash and its length in code points', async () => {
    const { id } = await meet();
    const given = 'One\r\ntwo \u00a0 cafe\u0301 𝔸\rthree\n';
    const text = 'One\ntwo \u00a0 cafe\u0301 𝔸\rthree\n';
    const document = await run(() => documents.add(id, newDocument(given)));
    const sha256 = createHash('sha256').update(text).digest('hex');
    const length = Array.from(text).length;
    const marking = { classification: 'public', version: 1 };
    expect(document).toMatchObject({ meetingId: id, text, sha256, length, url: null, ...marking });
    expect(await run(() => documents.get(document.id))).toEqual(document);
    const { text: _, ...head } = document;
    expect(await run(() => documents.list(id))).toEqual([head]);
    const [event] = await query<{ after: object }>('SELECT after FROM events WHERE subject_id = $1', [document.id]);
    expect(event?.after).toEqual(head);
  });

  it('takes a text once in a meeting, and again in another', async () => {
    const [one, other] = [await meet(), await meet()];
    await run(() => documents.add(one.id, newDocument('a\nb')));
    await expect(run(() => documents.add(one.id, newDocument('a\r\nb')))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'text_already_there',
    });
    await expect(run(() => documents.add(other.id, newDocument('a\nb')))).resolves.toBeDefined();
    expect(await run(() => documents.list(other.id))).toHaveLength(1);
  });

  it('takes as its original only a file of whoever adds it: whoever may read the document may then read that', async () => {
    const { id } = await meet();
    const [mine, foreign] = await query<{ id: string; owner: string }>(
      `WITH owners AS (
         INSERT INTO persons (code, name, email, time_zone)
         SELECT c, c, c || '@example.org', 'Europe/Minsk' FROM unnest(ARRAY['registrar', 'lead']) c RETURNING id)
       INSERT INTO files (name, media_type, size, sha256, content, uploaded_by_id)
       SELECT 'a.txt', 'text/plain', 1, repeat('0', 64), 'a', id FROM owners RETURNING id, uploaded_by_id AS owner`,
    );
    const owner = { ...SYSTEM_PRINCIPAL, personId: mine.owner, roles: ['registrar' as const] };
    const add = (text: string, fileId: string) => as(owner, () => documents.add(id, { ...newDocument(text), fileId }));
    await expect(add('y', foreign.id)).rejects.toMatchObject({ faults: [{ path: 'fileId' }] });
    await expect(add('y', mine.id)).resolves.toMatchObject({ fileId: mine.id });
  });

  it('names every field at fault', async () => {
    const { id } = await meet();
    const given = { kind: 'poem', title: '', language: 'english', text: ' \n', url: 'javascript:alert(1)' };
    // What no type would let through still comes in from a file.
    const attempt = run(() => documents.add(id, given as Parameters<SourceDocuments['add']>[1]));
    await expect(attempt).rejects.toMatchObject({
      faults: [{ path: 'kind' }, { path: 'title' }, { path: 'language' }, { path: 'text' }, { path: 'url' }],
    });
    for (const text of ['a\0b', 'a\ud800b']) {
      await expect(run(() => documents.add(id, newDocument(text)))).rejects.toMatchObject({
        faults: [{ path: 'text' }],
      });
    }
    const missing = { ...newDocument('x'), fileId: NOBODY };
    await expect(run(() => documents.add(id, missing))).rejects.toMatchObject({ faults: [{ path: 'fileId' }] });
    await expect(run(() => documents.add(NOBODY, newDocument('x')))).rejects.toMatchObject({ kind: 'not_found' });
    await expect(run(() => documents.get(NOBODY))).rejects.toMatchObject({ kind: 'not_found' });
    await expect(run(() => documents.requireReadable(NOBODY))).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('cannot be changed even by hand', async () => {
    const { id } = await meet();
    const document = await run(() => documents.add(id, newDocument('frozen')));
    await expect(query("UPDATE source_documents SET text = 'thawed' WHERE id = $1", [document.id])).rejects.toThrow(
      /frozen/,
    );
  });
});

describe('Passages', () => {
  let passages: Passages;
  beforeAll(() => {
    passages = testing.get(Passages);
  });

  const TEXT = '𝔸 promise: we will deliver.\r\nAgain we will. Cafe\u0301 too.';
  const freeze = async () => {
    const { id } = await meet();
    const document = { kind: 'protocol' as const, title: 'Protocol', language: 'en', text: TEXT };
    return (await run(() => testing.get(SourceDocuments).add(id, document))).id;
  };

  it('keeps a quote at its place, counted in code points', async () => {
    const documentId = await freeze();
    const span = { startsAt: 11, endsAt: 26, quote: 'we will deliver' };
    const passage = await run(() => passages.add(documentId, span));
    expect(passage).toEqual({ id: passage.id, documentId, ...span });
    expect(await run(() => passages.get(passage.id))).toEqual(passage);
  });

  it('finds the place of words that stand once, over a line end and with a combining mark', async () => {
    const documentId = await freeze();
    const quotes = ['deliver.\r\nAgain', 'Cafe\u0301'];
    const made = await run(() =>
      passages.addMany(
        documentId,
        quotes.map((quote) => ({ quote })),
      ),
    );
    expect(made).toMatchObject([
      { startsAt: 19, endsAt: 33, quote: 'deliver.\nAgain' },
      { startsAt: 43, endsAt: 48, quote: 'Cafe\u0301' },
    ]);
    expect((await run(() => passages.list(documentId))).map(({ startsAt }) => startsAt)).toEqual([19, 43]);
    expect(await run(() => passages.list(NOBODY))).toEqual([]);
  });

  it('says where the words do stand', async () => {
    const documentId = await freeze();
    const attempt = run(() => passages.add(documentId, { startsAt: 0, endsAt: 7, quote: 'we will' }));
    await expect(attempt).rejects.toMatchObject({
      kind: 'invalid',
      faults: [{ path: 'quote', message: 'does not stand at 0 to 7; it stands at 11 to 18, at 34 to 41' }],
    });
  });

  it.each([
    [{ quote: 'we will' }, 'quote', /^stands 2 times/],
    [{ quote: 'we shall' }, 'quote', /^does not stand in the document$/],
    [{ quote: 'Caf\u00e9' }, 'quote', /^does not stand in the document$/],
    [{ quote: '' }, 'quote', /^must not be empty$/],
    [{ quote: 'we will', startsAt: 11 }, 'endsAt', /^must come with startsAt/],
    [{ quote: 'we will', startsAt: 18, endsAt: 11 }, 'endsAt', /^must come with startsAt/],
    [{ quote: 'we will', startsAt: 11, endsAt: 2_000_000_000 }, 'quote', /it stands at 11 to 18/],
  ])('refuses %j', async (given, path, message) => {
    const documentId = await freeze();
    await expect(run(() => passages.add(documentId, given))).rejects.toMatchObject({
      kind: 'invalid',
      faults: [{ path, message: expect.stringMatching(message) }],
    });
  });

  it('refuses all of many when one is wrong, each named', async () => {
    const documentId = await freeze();
    const given = [{ quote: 'deliver' }, { quote: 'x' }, { quote: 'we will' }];
    await expect(run(() => passages.addMany(documentId, given))).rejects.toMatchObject({
      faults: [{ path: 'passages[1].quote' }, { path: 'passages[2].quote' }],
    });
    expect(await run(() => passages.list(documentId))).toEqual([]);
  });

  it('gives the same passage for the same place, also within one call and to two at once', async () => {
    const documentId = await freeze();
    const add = () => run(() => passages.addMany(documentId, [{ quote: 'deliver' }, { quote: 'deliver' }]));
    const outcomes = await overlap(transactions, add, add);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const made = (await Promise.all([add(), add(), add()])).flat();
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made).toHaveLength(6);
    expect(await query('SELECT type FROM events WHERE subject_id = $1', [made[0]?.id])).toEqual([
      { type: 'passage.added' },
    ]);
  });

  it('finds no document under an id that is not there', async () => {
    await expect(run(() => passages.add(NOBODY, { quote: 'x' }))).rejects.toMatchObject({ kind: 'not_found' });
    await expect(run(() => passages.get(NOBODY))).rejects.toMatchObject({ kind: 'not_found' });
  });
});
