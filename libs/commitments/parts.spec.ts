import { CompletePart } from './complete-part.js';
import { DecideReport } from './decide-report.js';
import { EditCommitment } from './edit-commitment.js';
import { ReadCommitment } from './read-commitment.js';
import { SubmitReport } from './submit-report.js';
import { RegisterFixture } from './testing/register-fixture.js';

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
