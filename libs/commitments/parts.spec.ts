import { History } from '#history';
import { CompletePart } from './complete-part.js';
import { DecideReport } from './decide-report.js';
import { EditCommitment } from './edit-commitment.js';
import { ReadCommitment } from './read-commitment.js';
import { SubmitReport } from './submit-report.js';
import { caught, RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;

beforeAll(async () => {
  fixture = await RegisterFixture.start();
});
beforeEach(() => fixture.clock.set('2023-12-18T09:00:00Z'));
afterAll(() => fixture.stop());

const at = async (id: string) => ({ commitmentId: id, version: await fixture.versionOf(id) });

/** Of each part its words, and whether it is complete. */
async function partsOf(id: string) {
  const { parts } = await fixture.as('registrar', () => fixture.nest.get(ReadCommitment).read(id));
  return parts.map(({ text, completedAt }) => [text, completedAt !== null]);
}

async function edit(id: string, parts: string[]) {
  const target = await at(id);
  return fixture.as('registrar', () => fixture.nest.get(EditCommitment).run({ ...target, edit: { parts } }));
}

async function complete(id: string, number: number) {
  const target = await at(id);
  return fixture.as('lead', () => fixture.nest.get(CompletePart).run({ ...target, number }));
}

async function report(id: string) {
  const target = await at(id);
  const final = { kind: 'final' as const, text: 'Done.' };
  return fixture.as('lead', () => fixture.nest.get(SubmitReport).run({ ...target, ...final }));
}

describe('parts that are edited', () => {
  it('keep their completion wherever their words go, so that what was reported can be accepted', async () => {
    const id = await fixture.createActive({ parts: ['A', 'B'] });
    await complete(id, 1);
    await complete(id, 2);
    const { id: reportId } = await report(id);
    await edit(id, ['New', 'A', 'B']);
    expect(await partsOf(id)).toEqual([
      ['New', false],
      ['A', true],
      ['B', true],
    ]);
    await edit(id, ['B', 'A']);
    expect(await partsOf(id)).toEqual([
      ['B', true],
      ['A', true],
    ]);
    const { version } = await at(id);
    const decision = { reportId, version, outcome: 'accept' as const };
    await fixture.as('controller', () => fixture.nest.get(DecideReport).run(decision));
  });
});

describe('the return of a report', () => {
  const decide = async (id: string, reportId: string, more: object) => {
    const { version } = await at(id);
    const decision = { reportId, version, outcome: 'return' as const, reason: 'Part 2 is not done.', ...more };
    return fixture.as('controller', () => fixture.nest.get(DecideReport).run(decision));
  };

  async function reported() {
    const id = await fixture.createActive({ parts: ['A', 'B', 'C'] });
    for (const number of [1, 2, 3]) await complete(id, number);
    return { id, reportId: (await report(id)).id };
  }

  it('opens the parts again that it names, and the lead completes them before the next report', async () => {
    const { id, reportId } = await reported();
    await decide(id, reportId, { reopenedParts: [2] });
    expect(await partsOf(id)).toEqual([
      ['A', true],
      ['B', false],
      ['C', true],
    ]);
    expect(await caught(report(id))).toMatchObject({ code: 'parts_open', message: expect.stringContaining('2') });
    const events = await fixture.as('auditor', () => fixture.nest.get(History).list('commitment', id));
    expect(events.at(-1)).toMatchObject({
      type: 'commitment.report_returned',
      before: { parts: [{ number: 2, completedAt: expect.any(String) }] },
      after: { decision: { reopenedParts: [2] }, parts: [{ number: 2, completedAt: null }] },
    });
    await complete(id, 2);
    expect(await report(id)).toMatchObject({ kind: 'final' });
  });

  it('opens none when it names none', async () => {
    const { id, reportId } = await reported();
    await decide(id, reportId, {});
    expect((await partsOf(id)).map(([, isComplete]) => isComplete)).toEqual([true, true, true]);
    expect(await report(id)).toMatchObject({ kind: 'final' });
  });

  it('names only parts that are there and complete, and an acceptance none', async () => {
    const id = await fixture.createActive({
      parts: ['A', 'B'],
      deadline: { basis: 'recurring', frequency: 'quarterly' },
    });
    await complete(id, 1);
    const { id: reportId } = await report(id);
    expect(await caught(decide(id, reportId, { reopenedParts: [1, 2, 3] }))).toMatchObject({
      faults: [
        { path: 'reopenedParts[1]', message: 'part 2 is not complete' },
        { path: 'reopenedParts[2]', message: 'there is no part 3' },
      ],
    });
    const accept = { outcome: 'accept', reopenedParts: [1] };
    expect(await caught(decide(id, reportId, accept))).toMatchObject({ faults: [{ path: 'reopenedParts' }] });
    expect(await partsOf(id)).toEqual([
      ['A', true],
      ['B', false],
    ]);
  });
});
