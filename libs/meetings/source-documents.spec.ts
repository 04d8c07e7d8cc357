import { createHash } from 'node:crypto';
import { SYSTEM_PRINCIPAL } from '#access';
import { SourceDocuments } from './source-documents.js';
import { MeetingGround, NOBODY } from './testing/meeting-ground.js';

let ground: MeetingGround;

beforeAll(async () => {
  ground = await MeetingGround.start();
});
afterAll(() => ground.stop());

describe('SourceDocuments', () => {
  let documents: SourceDocuments;
  beforeAll(() => {
    documents = ground.module.get(SourceDocuments);
  });

  const newDocument = (text: string) => ({ kind: 'news_report' as const, title: 'Report', language: 'en', text });

  it('keeps a text as it is given, save CR LF, with its hash and its length in code points', async () => {
    const { id } = await ground.meet();
    const given = 'One\r\ntwo \u00a0 cafe\u0301 𝔸\rthree\n';
    const text = 'One\ntwo \u00a0 cafe\u0301 𝔸\rthree\n';
    const document = await ground.run(() => documents.add(id, newDocument(given)));
    const sha256 = createHash('sha256').update(text).digest('hex');
    const length = Array.from(text).length;
    const marking = { classification: 'public', version: 1 };
    expect(document).toMatchObject({ meetingId: id, text, sha256, length, url: null, ...marking });
    expect(await ground.run(() => documents.get(document.id))).toEqual(document);
    const { text: _, ...head } = document;
    expect(await ground.run(() => documents.list(id))).toEqual([head]);
    const [event] = await ground.query<{ after: object }>('SELECT after FROM events WHERE subject_id = $1', [
      document.id,
    ]);
    expect(event?.after).toEqual(head);
  });

  it('takes a text once in a meeting, and again in another', async () => {
    const [one, other] = [await ground.meet(), await ground.meet()];
    await ground.run(() => documents.add(one.id, newDocument('a\nb')));
    await expect(ground.run(() => documents.add(one.id, newDocument('a\r\nb')))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'text_already_there',
    });
    await expect(ground.run(() => documents.add(other.id, newDocument('a\nb')))).resolves.toBeDefined();
    expect(await ground.run(() => documents.list(other.id))).toHaveLength(1);
  });

  it('takes as its original only a file of whoever adds it: whoever may read the document may then read that', async () => {
    const { id } = await ground.meet();
    const [mine, foreign] = await ground.query<{ id: string; owner: string }>(
      `WITH owners AS (
         INSERT INTO persons (code, name, email, time_zone)
         SELECT c, c, c || '@example.org', 'Europe/Minsk' FROM unnest(ARRAY['registrar', 'lead']) c RETURNING id)
       INSERT INTO files (name, media_type, size, sha256, content, uploaded_by_id)
       SELECT 'a.txt', 'text/plain', 1, repeat('0', 64), 'a', id FROM owners RETURNING id, uploaded_by_id AS owner`,
    );
    const owner = { ...SYSTEM_PRINCIPAL, personId: mine.owner, roles: ['registrar' as const] };
    const add = (text: string, fileId: string) =>
      ground.as(owner, () => documents.add(id, { ...newDocument(text), fileId }));
    await expect(add('y', foreign.id)).rejects.toMatchObject({ faults: [{ path: 'fileId' }] });
    await expect(add('y', mine.id)).resolves.toMatchObject({ fileId: mine.id });
  });

  it('names every field at fault', async () => {
    const { id } = await ground.meet();
    const given = { kind: 'poem', title: '', language: 'english', text: ' \n', url: 'javascript:alert(1)' };
    // What no type would let through still comes in from a file.
    const attempt = ground.run(() => documents.add(id, given as Parameters<SourceDocuments['add']>[1]));
    await expect(attempt).rejects.toMatchObject({
      faults: [{ path: 'kind' }, { path: 'title' }, { path: 'language' }, { path: 'text' }, { path: 'url' }],
    });
    for (const text of ['a\0b', 'a\ud800b']) {
      await expect(ground.run(() => documents.add(id, newDocument(text)))).rejects.toMatchObject({
        faults: [{ path: 'text' }],
      });
    }
    const missing = { ...newDocument('x'), fileId: NOBODY };
    await expect(ground.run(() => documents.add(id, missing))).rejects.toMatchObject({ faults: [{ path: 'fileId' }] });
    await expect(ground.run(() => documents.add(NOBODY, newDocument('x')))).rejects.toMatchObject({
      kind: 'not_found',
    });
    await expect(ground.run(() => documents.get(NOBODY))).rejects.toMatchObject({ kind: 'not_found' });
    await expect(ground.run(() => documents.requireReadable(NOBODY))).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('cannot be changed even by hand', async () => {
    const { id } = await ground.meet();
    const document = await ground.run(() => documents.add(id, newDocument('frozen')));
    await expect(
      ground.query("UPDATE source_documents SET text = 'thawed' WHERE id = $1", [document.id]),
    ).rejects.toThrow(/frozen/);
  });
});
