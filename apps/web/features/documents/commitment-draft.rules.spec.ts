import fc from 'fast-check';
import {
  commitmentOf,
  draftFrom,
  commitmentField,
  type Known,
  titleFrom,
  toRemember,
} from './commitment-draft.rules.js';

const name = { en: 'N', ru: null, be: null };
const known: Known = {
  quote: 'to open the road by 1 March 2024',
  meeting: {
    heldOn: '2023-12-18',
    participants: [
      { side: 'theirs', body: { id: 'them', code: 'them', name }, spokesman: null },
      { side: 'ours', body: { id: 'us', code: 'us', name }, spokesman: { id: 'post', code: 'post', title: name } },
    ],
  },
  classification: 'official',
  guess: { basis: 'stated', statedOn: '2024-03-01', words: 'by 1 March 2024' },
  remembered: {},
};

describe('the draft of a commitment', () => {
  it('is filled from the words, the meeting and its document', () => {
    expect(draftFrom(known)).toMatchObject({
      ...{ title: 'To open the road by 1 March 2024', text: known.quote, signedOn: '2023-12-18' },
      ...{ basis: 'stated', statedOn: '2024-03-01', counterpartBodyId: 'them', authorPostId: 'post' },
      ...{ classification: 'official', leadPostId: null },
    });
  });

  it('takes over what was chosen for the one before, but not its lead', () => {
    const before = { ...draftFrom(known), areaCode: 'transport', leadPostId: 'lead', controllerPostId: 'c' };
    expect(draftFrom({ ...known, guess: null, remembered: toRemember(before) })).toMatchObject({
      ...{ areaCode: 'transport', controllerPostId: 'c', leadPostId: null, basis: 'default' },
    });
  });

  it.each([
    [
      { basis: 'stated', statedOn: '2024-03-01' },
      { basis: 'stated', statedOn: '2024-03-01' },
    ],
    [
      { basis: 'urgency', urgency: 'promptly' },
      { basis: 'urgency', urgency: 'promptly' },
    ],
    [
      { basis: 'recurring', frequency: 'monthly' },
      { basis: 'recurring', frequency: 'monthly' },
    ],
    [{ basis: 'standing' }, { basis: 'standing' }],
  ] as const)('sends of the deadline only what its basis needs: %j', (fields, deadline) => {
    const sent = commitmentOf({ ...draftFrom(known), ...fields }, { meetingId: 'm', passageId: 'p' });
    expect(sent).toMatchObject({ meetingId: 'm', passageId: 'p', deadline });
    expect(Object.keys(sent.deadline)).toEqual(Object.keys(deadline));
  });

  it('sends each line of the parts that says something', () => {
    const fields = { ...draftFrom(known), parts: ' one \n\n two' };
    expect(commitmentOf(fields, { meetingId: 'm', passageId: 'p' }).parts).toEqual(['one', 'two']);
  });

  it('finds the fields of faults', () => {
    const paths = ['deadline.statedOn', 'deadline', 'leadPostId', 'parts[2]'];
    expect(paths.map(commitmentField)).toEqual(['statedOn', 'basis', 'leadPostId', 'parts']);
  });
});

describe('a title out of a quote', () => {
  it('is short, on one line, and splits no letter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('слово', '𝔸𝔹', '\n', ' ', 'e\u0301', '.'), { maxLength: 60 }), (words) => {
        const title = titleFrom(words.join(' '));
        expect(Array.from(title).length).toBeLessThanOrEqual(111);
        expect(title).not.toMatch(/\n|\p{Surrogate}/u);
      }),
    );
  });
});
