import type { Brief } from '../../client/api.generated.js';

type Listed = Pick<Brief, 'filter' | 'numbers' | 'blockers'>;

/**
 * A brief of a moment of the past, with the lists behind its numbers as of the same: the API names them without the
 * moment, which is the reader's to ask for.
 */
export function listedAsOf<Part extends Listed>(brief: Part, asOf: string | undefined): Part {
  if (asOf === undefined) return brief;
  const then = (filter: string) => `${filter}&${new URLSearchParams({ asOf }).toString()}`;
  const listed = <Some extends { filter: string | null }>(part: Some): Some => ({
    ...part,
    filter: part.filter === null ? null : then(part.filter),
  });
  const side = (numbers: Brief['numbers']['ours']) => ({ ...listed(numbers), open: listed(numbers.open) });
  const { numbers, blockers } = brief;
  return {
    ...listed(brief),
    numbers: { ours: side(numbers.ours), theirs: side(numbers.theirs), joint: side(numbers.joint) },
    blockers: { ours: listed(blockers.ours), theirs: listed(blockers.theirs) },
  };
}
