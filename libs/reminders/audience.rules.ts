import type { PlannableCommitment } from '#commitments';
import type { Roster } from '#people';
import { type Audience, AUDIENCES, degreeOf, type Ladder, type Whom } from './ladder.rules.js';

/** As whom those hear whom a rung speaks to. */
export function audienceOf(whom: Whom): Audience {
  const degree = degreeOf(whom);
  if (degree === 1) return 'superior';
  if (degree !== null) return known(`superior-${degree}`);
  return typeof whom === 'object' ? 'post' : known(whom);
}

/** The posts that a rung of a ladder speaks to about a commitment. Who holds them, or stands in, is another question. */
export function postsOf(
  whom: Whom,
  commitment: PlannableCommitment,
  { ladder, roster }: { ladder: Ladder; roster: Roster },
): readonly string[] {
  const degree = degreeOf(whom);
  if (degree !== null) return superiorOf(degree, { ladder, line: roster.ancestorsOf(commitment.leadPostId) });
  if (typeof whom === 'object') return 'post' in whom ? [whom.post] : [];
  switch (whom) {
    case 'lead':
      return [commitment.leadPostId];
    case 'co_executors':
      return commitment.coExecutorPostIds;
    case 'controller':
      return [commitment.controllerPostId];
    case 'author':
      return [commitment.authorPostId];
    case 'counterpart':
      return commitment.counterpartPostId === null ? [] : [commitment.counterpartPostId];
    default:
      return [];
  }
}

/**
 * A line that ends before the degree asked for: its top hears instead, so that an escalation does not end with nobody.
 * Of several degrees that the line does not reach only the lowest does so, and none where the ladder speaks to the top by
 * its own degree: the top would be told the same by every one of them. A lead at the top has nobody above to tell.
 */
function superiorOf(degree: number, { ladder, line }: { ladder: Ladder; line: readonly string[] }): string[] {
  const superior = line[degree - 1];
  if (superior !== undefined) return [superior];
  const top = line.at(-1);
  const degrees = ladder.rungs.flatMap(({ audience }) => audience.flatMap((whom) => degreeOf(whom) ?? []));
  const first = Math.min(...degrees.filter((other) => other >= line.length));
  return top !== undefined && degree === first ? [top] : [];
}

function known(text: string): Audience {
  const audience = AUDIENCES.find((candidate) => candidate === text);
  if (audience === undefined) throw new RangeError(`there is no audience ${text}`);
  return audience;
}
