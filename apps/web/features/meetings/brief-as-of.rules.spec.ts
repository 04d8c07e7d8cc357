import type { Brief } from '../../client/api.generated.js';
import { listedAsOf } from './brief-as-of.rules.js';

const side = (name: string) => ({ filter: `side=${name}`, open: { count: 1, filter: `side=${name}&status=active` } });
const brief = JSON.parse(
  JSON.stringify({
    filter: 'meetingId=1',
    numbers: { ours: side('ours'), theirs: side('theirs'), joint: side('joint') },
    blockers: { ours: { filter: 'blocked=ours', count: 1 }, theirs: { filter: null, count: 0 } },
  }),
) as Pick<Brief, 'filter' | 'numbers' | 'blockers'>;

/** Every list that is named in it. */
function filtersIn(value: unknown): string[] {
  const filters: string[] = [];
  JSON.stringify(value, (name, part: unknown) => {
    if (name === 'filter' && typeof part === 'string') filters.push(part);
    return part;
  });
  return filters;
}

describe('a brief as of a moment of the past', () => {
  it('has every list behind its numbers as of the same', () => {
    expect(filtersIn(listedAsOf(brief, '2026-11-20'))).toEqual(
      filtersIn(brief).map((filter) => `${filter}&asOf=2026-11-20`),
    );
    expect(filtersIn(brief)).toHaveLength(8);
  });

  it('is what it was, today', () => expect(listedAsOf(brief, undefined)).toBe(brief));
});
