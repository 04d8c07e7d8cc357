import { Acknowledge } from './acknowledge.js';
import { PlannableQuery } from './plannable-query.js';
import { ReadCommitment } from './read-commitment.js';
import { SubmitReport } from './submit-report.js';
import { caught, date, type PersonKey, RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
beforeEach(() => fixture.clock.set('2023-12-18T09:00:00Z'));
afterAll(() => fixture.stop());

async function acknowledge(who: PersonKey, commitmentId: string, by: string) {
  const version = await fixture.versionOf(commitmentId);
  const request = { commitmentId, version, willReportBy: date(by), note: `By ${by}.` };
  return fixture.as(who, () => fixture.nest.get(Acknowledge).run(request));
}

const read = (id: string) => fixture.as('registrar', () => fixture.nest.get(ReadCommitment).read(id));

/** From when the plan counts its pause. */
async function answeredAt(id: string): Promise<string | undefined> {
  const [commitment] = await fixture.as('system', () => fixture.nest.get(PlannableQuery).plannable([id]));
  return commitment.periods[0]?.answeredAt?.toString();
}

describe('"seen, will report by"', () => {
  it('is kept, told in the history, shown for its period, and has the plan made anew', async () => {
    const id = await fixture.createActive();
    await acknowledge('lead', id, '2024-01-10');
    fixture.clock.set('2023-12-19T09:00:00Z');
    fixture.replanner.changed.length = 0;
    await acknowledge('lead', id, '2024-01-15');
    expect(fixture.replanner.changed).toEqual([[id]]);
    expect(await read(id)).toMatchObject({
      status: 'active',
      currentDeadline: '2024-01-18',
      periods: [{ willReportBy: '2024-01-15', deadlineVersion: 1 }],
      acknowledgements: [
        { willReportBy: '2024-01-10', note: 'By 2024-01-10.', late: false, author: { name: 'Person lead' } },
        { willReportBy: '2024-01-15', addressedTo: 'controller' },
      ],
    });
    expect(
      await fixture.query(
        `SELECT type, after->'acknowledgement'->>'willReportBy' AS by FROM events WHERE subject_id = $1
         ORDER BY sequence DESC LIMIT 1`,
        [id],
      ),
    ).toEqual([{ type: 'commitment.acknowledged', by: '2024-01-15' }]);
  });

  it('names a day from today on where the lead is', async () => {
    const id = await fixture.createActive();
    // Past midnight in Minsk.
    fixture.clock.set('2024-01-10T21:30:00Z');
    expect(await caught(acknowledge('lead', id, '2024-01-10'))).toMatchObject({
      kind: 'invalid',
      faults: [{ path: 'willReportBy', message: expect.stringContaining('today is 2024-01-11') as string }],
    });
    expect(await acknowledge('lead', id, '2024-01-11')).toMatchObject({ late: false });
  });

  it('is said by whoever may report: by the registrar for the lead, by a co-executor to the lead', async () => {
    const id = await fixture.createActive({ coExecutorPostIds: [fixture.post.coExecutor] });
    expect(await caught(acknowledge('controller', id, '2024-01-11'))).toMatchObject({ kind: 'forbidden' });
    expect(await caught(acknowledge('stranger', id, '2024-01-11'))).toMatchObject({ kind: 'not_found' });
    await acknowledge('coExecutor', id, '2024-01-11');
    expect(await read(id)).toMatchObject({
      periods: [{ willReportBy: null }],
      acknowledgements: [{ addressedTo: 'lead' }],
    });
    expect(await answeredAt(id)).toBeUndefined();
    expect(await acknowledge('registrar', id, '2024-01-12')).toMatchObject({
      postId: fixture.post.lead,
      authorId: fixture.person.registrar,
      onBehalfOfId: fixture.person.lead,
      addressedTo: 'controller',
    });
  });

  it('quiets reminders once after a deadline, however often it is said; before it the latest counts', async () => {
    const id = await fixture.createActive();
    const saidAt = async (now: string, by = '2024-03-01') => {
      fixture.clock.set(now);
      await acknowledge('lead', id, by);
      return answeredAt(id);
    };
    expect(await saidAt('2024-01-04T09:00:00Z')).toBe('2024-01-04T09:00:00Z');
    // The deadline lasts to the end of the 18th in Minsk.
    expect(await saidAt('2024-01-18T20:59:00Z')).toBe('2024-01-18T20:59:00Z');
    expect(await saidAt('2024-01-19T09:00:00Z')).toBe('2024-01-19T09:00:00Z');
    expect(await saidAt('2024-01-26T09:00:00Z')).toBe('2024-01-19T09:00:00Z');
    // An extension was granted: another deadline, and again the first one after it.
    await fixture.query(
      `UPDATE commitment_periods SET current_deadline = '2024-02-01', deadline_version = 2 WHERE commitment_id = $1`,
      [id],
    );
    expect(await saidAt('2024-02-02T09:00:00Z')).toBe('2024-02-02T09:00:00Z');
    expect(await saidAt('2024-02-05T09:00:00Z')).toBe('2024-02-02T09:00:00Z');
  });

  it('is pointless once a final report waits, or where there is no such period', async () => {
    const id = await fixture.createActive();
    const wrong = { commitmentId: id, version: 2, willReportBy: date('2024-01-11'), period: 7 };
    expect(await caught(fixture.as('lead', () => fixture.nest.get(Acknowledge).run(wrong)))).toMatchObject({
      code: 'no_such_period',
    });
    const report = { commitmentId: id, version: 2, kind: 'final' as const, text: 'Done.' };
    await fixture.as('lead', () => fixture.nest.get(SubmitReport).run(report));
    expect(await caught(acknowledge('lead', id, '2024-01-11'))).toMatchObject({ code: 'report_waits' });
  });
});
