import { different, toldOf } from './changed.rules.js';

describe('what somebody else has changed', () => {
  const then = [
    { name: 'Title', words: 'A bus' },
    { name: 'Deadline', words: '' },
    { name: 'Lead', words: 'Minister' },
  ];

  it.each([
    ['nothing', {}, []],
    ['a field', { Title: 'Two buses' }, [{ name: 'Title', then: 'A bus', now: 'Two buses' }]],
    ['what was empty', { Deadline: '18 Jan' }, [{ name: 'Deadline', then: '', now: '18 Jan' }]],
    ['what is empty', { Lead: '' }, [{ name: 'Lead', then: 'Minister', now: '' }]],
    [
      'several, in their order',
      { Lead: 'Envoy', Title: 'Two' },
      [
        { name: 'Title', then: 'A bus', now: 'Two' },
        { name: 'Lead', then: 'Minister', now: 'Envoy' },
      ],
    ],
  ])('is %s', (_, changed: Record<string, string>, expected) => {
    const now = then.map(({ name, words }) => ({ name, words: changed[name] ?? words }));
    expect(different(toldOf(then, now))).toEqual(expected);
  });
});
