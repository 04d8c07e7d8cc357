import { Passages } from './passages.js';
import { SourceDocuments } from './source-documents.js';
import { MeetingGround, NOBODY } from './testing/meeting-ground.js';

let ground: MeetingGround;

beforeAll(async () => {
  ground = await MeetingGround.start();
});
afterAll(() => ground.stop());

describe('Passages', () => {
  let passages: Passages;
  beforeAll(() => {
    passages = ground.module.get(Passages);
  });

  const TEXT = '𝔸 promise: we will deliver.\r\nAgain we will. Cafe\u0301 too.';
  const freeze = async () => {
    const { id } = await ground.meet();
    const document = { kind: 'protocol' as const, title: 'Protocol', language: 'en', text: TEXT };
    return (await ground.run(() => ground.module.get(SourceDocuments).add(id, document))).id;
  };

  it('keeps a quote at its place, counted in code points', async () => {
    const documentId = await freeze();
    const span = { startsAt: 11, endsAt: 26, quote: 'we will deliver' };
    const passage = await ground.run(() => passages.add(documentId, span));
    expect(passage).toEqual({ id: passage.id, documentId, ...span });
    expect(await ground.run(() => passages.get(passage.id))).toEqual(passage);
  });

  it('finds the place of words that stand once, over a line end and with a combining mark', async () => {
    const documentId = await freeze();
    const quotes = ['deliver.\r\nAgain', 'Cafe\u0301'];
    const made = await ground.run(() =>
      passages.addMany(
        documentId,
        quotes.map((quote) => ({ quote })),
      ),
    );
    expect(made).toMatchObject([
      { startsAt: 19, endsAt: 33, quote: 'deliver.\nAgain' },
      { startsAt: 43, endsAt: 48, quote: 'Cafe\u0301' },
    ]);
    expect((await ground.run(() => passages.list(documentId))).map(({ startsAt }) => startsAt)).toEqual([19, 43]);
    expect(await ground.run(() => passages.list(NOBODY))).toEqual([]);
  });

  it('says where the words do stand', async () => {
    const documentId = await freeze();
    const attempt = ground.run(() => passages.add(documentId, { startsAt: 0, endsAt: 7, quote: 'we will' }));
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
    await expect(ground.run(() => passages.add(documentId, given))).rejects.toMatchObject({
      kind: 'invalid',
      faults: [{ path, message: expect.stringMatching(message) }],
    });
  });

  it('refuses all of many when one is wrong, each named', async () => {
    const documentId = await freeze();
    const given = [{ quote: 'deliver' }, { quote: 'x' }, { quote: 'we will' }];
    await expect(ground.run(() => passages.addMany(documentId, given))).rejects.toMatchObject({
      faults: [{ path: 'passages[1].quote' }, { path: 'passages[2].quote' }],
    });
    expect(await ground.run(() => passages.list(documentId))).toEqual([]);
  });

  it('gives the same passage for the same place, also within one call and to two at once', async () => {
    const documentId = await freeze();
    const add = () => ground.run(() => passages.addMany(documentId, [{ quote: 'deliver' }, { quote: 'deliver' }]));
    const outcomes = await ground.overlap(add, add);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const made = (await Promise.all([add(), add(), add()])).flat();
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made).toHaveLength(6);
    expect(await ground.query('SELECT type FROM events WHERE subject_id = $1', [made[0]?.id])).toEqual([
      { type: 'passage.added' },
    ]);
  });

  it('finds no document under an id that is not there', async () => {
    await expect(ground.run(() => passages.add(NOBODY, { quote: 'x' }))).rejects.toMatchObject({ kind: 'not_found' });
    await expect(ground.run(() => passages.get(NOBODY))).rejects.toMatchObject({ kind: 'not_found' });
  });
});
