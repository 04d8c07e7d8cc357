import { byCommitment, loads, type PreviewedChange } from './preview.rules.js';

const change = (kind: PreviewedChange['change'], person: string | null, commitment = 'a'): PreviewedChange => ({
  ...{
    change: kind,
    commitment: { id: commitment, reference: commitment.toUpperCase() },
    rung: 'before-5',
    ordinal: 1,
  },
  ...{
    audience: 'lead',
    deadline: null,
    recipient: person === null ? null : { id: person, name: person, names: { ru: null, be: null } },
  },
  ...{ post: { id: 'post', title: { en: 'Post', ru: null, be: null } }, dueBefore: null, dueAt: null },
});

describe('the preview of a ladder', () => {
  it('says who hears more often and who less', () => {
    const items = [
      ...[change('added', 'minister'), change('added', 'minister'), change('taken_back', 'minister')],
      ...[change('added', 'clerk'), change('added', 'clerk'), change('taken_back', 'envoy')],
      ...[change('moved', 'moved'), change('other_reason', 'moved'), change('added', null)],
      ...[change('added', 'even'), change('taken_back', 'even')],
    ];
    expect(loads(items).map(({ name, more }) => [name, more])).toEqual([
      ['clerk', 2],
      ['minister', 1],
      ['envoy', -1],
    ]);
    expect(loads([])).toEqual([]);
  });

  it('is told by commitment, in the order of the first change of each', () => {
    const items = [change('added', 'x', 'b'), change('moved', 'x', 'a'), change('taken_back', 'y', 'b')];
    expect(byCommitment(items).map(({ commitment, changes }) => [commitment.reference, changes.length])).toEqual([
      ['B', 2],
      ['A', 1],
    ]);
  });
});
