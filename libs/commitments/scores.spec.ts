import { ReadCommitment } from './read-commitment.js';
import { ScoreFulfilment } from './score-fulfilment.js';
import { SubmitReport } from './submit-report.js';
import { caught, RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
beforeEach(() => fixture.clock.set('2023-12-18T09:00:00Z'));
afterAll(() => fixture.stop());

const read = (id: string) => fixture.as('registrar', () => fixture.nest.get(ReadCommitment).read(id));

async function interimReport(commitmentId: string) {
  const version = await fixture.versionOf(commitmentId);
  const request = { commitmentId, version, kind: 'interim' as const, text: 'Done.' };
  return fixture.as('lead', () => fixture.nest.get(SubmitReport).run(request));
}

describe('scores', () => {
  const score = async (id: string, more: object) => {
    const version = await fixture.versionOf(id);
    const nothing = { conformity: null, conformityRemark: null, reportIds: [], evidenceIds: [] };
    const request = { commitmentId: id, version, ...nothing, fulfilment: 'full' as const, ...more };
    return fixture.as('assessor', () => fixture.nest.get(ScoreFulfilment).run(request));
  };

  it('cite reports of the commitment; without any it is no_evidence', async () => {
    const id = await fixture.createActive();
    const { id: reportId } = await interimReport(id);
    const other = await interimReport(await fixture.createActive());
    expect(await caught(score(id, {}))).toMatchObject({ faults: [{ path: 'reportIds' }] });
    expect(await caught(score(id, { reportIds: [other.id] }))).toMatchObject({ faults: [{ path: 'reportIds[0]' }] });
    await score(id, { fulfilment: 'no_evidence' });
    await score(id, { reportIds: [reportId], conformity: 'differs', conformityRemark: 'Fewer buses.' });
    expect(await read(id)).toMatchObject({ fulfilment: 'full', conformity: 'differs', status: 'active' });
  });

  it('tell whoever sees the commitment who gave the last one, when, and what it cites', async () => {
    const id = await fixture.createActive();
    expect((await read(id)).score).toBeNull();
    const evidence = [1, 2].map((page) => ({ title: `Page ${page}`, url: `https://example.org/${page}` }));
    const request = { commitmentId: id, version: 2, kind: 'interim' as const, text: 'Half.', evidence };
    const first = await fixture.as('lead', () => fixture.nest.get(SubmitReport).run(request));
    const second = await interimReport(id);
    const pages = (await read(id)).reports.flatMap((one) => one.evidence.map((piece) => piece.id));
    const cited = { reportIds: [second.id, first.id], evidenceIds: pages.reverse() };
    await score(id, { ...cited, remark: 'By what was sent.' });
    const seen = await fixture.as('auditor', () => fixture.nest.get(ReadCommitment).read(id));
    expect(seen.score).toEqual({
      assessor: { id: fixture.person.assessor, name: 'Person assessor' },
      ...{ scoredAt: '2023-12-18T09:00:00.000Z', remark: 'By what was sent.', cited },
    });
    fixture.clock.set('2023-12-19T09:00:00Z');
    await score(id, { fulfilment: 'no_evidence' });
    expect((await read(id)).score).toMatchObject({
      ...{ scoredAt: '2023-12-19T09:00:00.000Z', remark: '', cited: { reportIds: [], evidenceIds: [] } },
    });
  });

  it('are not given on the own work', async () => {
    const id = await fixture.createActive();
    const request = {
      commitmentId: id,
      version: 2,
      fulfilment: 'no_evidence' as const,
      reportIds: [],
      evidenceIds: [],
    };
    const attempt = fixture.as(
      'assessor',
      () => fixture.nest.get(ScoreFulfilment).run({ ...request, conformity: null, conformityRemark: null }),
      { postIds: [fixture.post.controller] },
    );
    expect(await caught(attempt)).toMatchObject({ kind: 'forbidden' });
  });
});
