import type { Classification } from '#access';
import { DocumentClassifications, SourceDocuments } from '#meetings';
import { Transactions } from '#platform';
import { overlap } from '#testing';
import { CreateCommitment } from './create-commitment.js';
import { RegisterFixture } from './testing/register-fixture.js';

describe('a document and the commitments that rest on its words', () => {
  let fixture: RegisterFixture;
  beforeEach(async () => {
    fixture = await RegisterFixture.start();
  });
  afterEach(() => fixture.stop());

  const quote = 'joint specification';
  const enter = (classification: Classification) => () =>
    fixture.create({ classification, passage: { documentId: fixture.document, quote } });
  const read = () => fixture.as('registrar', () => fixture.nest.get(SourceDocuments).get(fixture.document));
  const classify = (version: number, classification: Classification) => () =>
    fixture.as('registrar', () =>
      fixture.nest.get(DocumentClassifications).change(fixture.document, version, classification),
    );

  it('is not opened while a closed commitment is being entered', async () => {
    await classify(1, 'confidential')();
    const outcomes = await overlap(fixture.nest.get(Transactions), enter('confidential'), classify(2, 'public'));
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'commitments_more_closed' } }]);
    expect(await read()).toMatchObject({ classification: 'confidential', version: 2 });
  });

  it('is closed again when it was opened while a closed commitment was being entered', async () => {
    await classify(1, 'confidential')();
    const outcomes = await overlap(fixture.nest.get(Transactions), classify(2, 'public'), enter('official'));
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }]);
    expect(await read()).toMatchObject({ classification: 'official', version: 4 });
  });

  it('is closed as far as the most closed of many that are entered at once', async () => {
    const drafts = (['official', 'confidential', 'public'] as const).map((classification) =>
      fixture.draft({ classification, passage: { documentId: fixture.document, quote } }),
    );
    await fixture.as('registrar', () => fixture.nest.get(CreateCommitment).createMany(drafts));
    expect(await read()).toMatchObject({ classification: 'confidential', version: 2 });
  });
});
