import { EveryPost, type Made } from '../testing/every-post.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;
let register: EveryPost;

type As = Parameters<EveryPost['send']>[0]['as'];

beforeAll(async () => {
  api = await startTestApi({ at: '2023-12-19T09:00:00+03:00' });
  register = await EveryPost.prepare(api);
  await register.send({ as: 'administrator', path: '/areas', body: { code: 'transport', name: { en: 'Transport' } } });
  const meeting = { code: 'BY-RU-MOS/2023-12-18', title: 'Meeting', heldOn: '2023-12-18', participants: [] };
  register.made.set('/meetings', (await register.send({ as: 'registrar', path: '/meetings', body: meeting })).json());
});
afterAll(() => api.close());

/** Put on control: version 2. */
async function onControl(): Promise<string> {
  const body = { ...register.draft(), parts: [] };
  const { id } = (await register.send({ as: 'registrar', path: '/commitments', body })).json<Made>();
  await register.send({ as: 'registrar', path: `/commitments/${id}/control`, version: 1 });
  return id;
}

/** A step on a commitment, `VERSION ID/STEP`. */
function step(as: As, what: string, body: object) {
  const [version, path] = what.split(' ');
  return register.send({ as, path: `/commitments/${path}`, version: Number(version), body });
}

const get = (as: As, path: string) =>
  api.app.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${register.people[as].token}` } });

describe('endings and beginnings', () => {
  it('terminate for another commitment and re-open, at the version that is known', async () => {
    const [id, next] = [await onControl(), await onControl()];
    const termination = { reason: 'Replaced.', supersededById: next };
    const wrong = await step('controller', `2 ${id}/termination`, { ...termination, supersededById: id });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json()).toMatchObject({ faults: [{ path: 'supersededById' }] });
    const ended = await step('controller', `2 ${id}/termination`, termination);
    expect(ended.json()).toMatchObject({ status: 'terminated', supersededBy: { id: next }, version: 3 });
    const reopening = { reason: 'After all.', newDeadline: '2024-03-01' };
    expect((await step('lead', `3 ${id}/reopening`, reopening)).statusCode).toBe(403);
    expect((await step('controller', `2 ${id}/reopening`, reopening)).statusCode).toBe(412);
    expect((await step('controller', `3 ${id}/reopening`, reopening)).json()).toMatchObject({
      ...{ status: 'active', supersededBy: null, currentDeadline: '2024-03-01', originalDeadline: '2024-01-18' },
      extensions: [{ origin: 'reopening', from: '2024-01-18', decidedByPost: null }],
      slip: { count: 1, days: 43 },
    });
  });

  it('return a report with a new term', async () => {
    const id = await onControl();
    const sent = await step('lead', `2 ${id}/reports`, { kind: 'final', text: 'Sent.' });
    const path = `/reports/${sent.json<Made>().id}/decision`;
    const decision = { outcome: 'return', reason: 'Which bus?', newDeadline: '2024-02-05' };
    const returned = await register.send({ as: 'controller', path, version: 3, body: decision });
    expect(returned.json()).toMatchObject({ status: 'active', currentDeadline: '2024-02-05', slip: { count: 1 } });
  });

  it('name what stands in the way, and list by it', async () => {
    const id = await onControl();
    const blocker = { side: 'theirs', text: 'The drawings have not come.', postId: register.posts.author };
    const unknown = await step('lead', `2 ${id}/blocker`, { ...blocker, side: 'nobody' });
    expect(unknown.json()).toMatchObject({ faults: [{ path: 'side' }] });
    expect((await step('lead', `2 ${id}/blocker`, blocker)).json()).toMatchObject({
      blocker: { side: 'theirs', text: blocker.text, post: { id: blocker.postId } },
    });
    const ids = async (blocked: string) =>
      (await get('lead', `/commitments?blocked=${blocked}`)).json<{ items: Made[] }>().items.map((line) => line.id);
    expect([await ids('true'), await ids('theirs'), await ids('ours')]).toEqual([[id], [id], []]);
    expect((await get('lead', '/commitments?blocked=maybe')).json()).toMatchObject({ faults: [{ path: 'blocked' }] });
    const cleared = await step('controller', `3 ${id}/blocker/removal`, { remark: 'They came.' });
    expect(cleared.json()).toMatchObject({ blocker: null, blockedSide: null });
  });

  it('do not let an edit move the other side', async () => {
    const edit = await api.app.inject({
      method: 'PATCH',
      url: `/api/v1/commitments/${await onControl()}`,
      payload: { counterpartStatus: 'closed' },
      headers: { authorization: `Bearer ${register.people.registrar.token}`, 'if-match': '"2"' },
    });
    expect(edit.statusCode).toBe(422);
  });
});

describe('what a score rests on', () => {
  it('is read by whoever sees the commitment, the history of which they may not read, and as of a date', async () => {
    const id = await onControl();
    const path = `/commitments/${id}`;
    expect((await get('administrator', path)).json()).toMatchObject({ fulfilment: 'no_evidence', score: null });
    const evidence = [{ title: 'Letter', url: 'https://example.org/letter' }];
    const sent = await step('lead', `2 ${id}/reports`, { kind: 'interim', text: 'Sent.', evidence });
    const report = sent.json<Made & { evidence: Made[] }>();
    const cited = { reportIds: [report.id], evidenceIds: report.evidence.map((piece) => piece.id) };
    await step('registrar', `3 ${id}/fulfilment`, { fulfilment: 'full', remark: 'By the letter.', ...cited });
    const scored = api.clock.now().toString();
    api.clock.advance({ hours: 1 });
    await step('registrar', `4 ${id}/fulfilment`, { fulfilment: 'no_evidence', remark: 'It was forged.' });
    expect((await get('administrator', `${path}/history`)).statusCode).toBe(403);
    const assessor = { id: register.people.registrar.id };
    expect((await get('administrator', path)).json()).toMatchObject({
      ...{ fulfilment: 'no_evidence' },
      score: { assessor, remark: 'It was forged.', cited: { reportIds: [], evidenceIds: [] } },
    });
    expect((await get('administrator', `${path}?asOf=${scored}`)).json()).toMatchObject({
      ...{ fulfilment: 'full' },
      score: { assessor, remark: 'By the letter.', cited },
    });
    expect((await get('newcomer', path)).statusCode).toBe(404);
  });
});
